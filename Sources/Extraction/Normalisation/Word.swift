/// A folded word of at most sixteen bytes, packed so that comparing two costs two comparisons of integers.
///
/// The closed classes (numerals, months, determiners …) have no longer words; whatever is longer is `Word.long`,
/// which equals no literal.
struct Word: Hashable, Sendable {
    /// The first eight bytes, the last of them lowest; folded text has no zero bytes, so the length needs no room.
    let head: UInt64
    /// The ninth byte and those behind it.
    let tail: UInt64

    static let long = Word(head: .max, tail: .max)
    static let empty = Word(head: 0, tail: 0)

    private init(head: UInt64, tail: UInt64) {
        self.head = head
        self.tail = tail
    }

    @inline(__always) init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 16 else {
            self = .long
            return
        }
        var head: UInt64 = 0
        var tail: UInt64 = 0
        for index in 0..<min(bytes.count, 8) { head = head << 8 | UInt64(bytes[index]) }
        if bytes.count > 8 { for index in 8..<bytes.count { tail = tail << 8 | UInt64(bytes[index]) } }
        self.init(head: head, tail: tail)
    }

    init(_ bytes: some Collection<UInt8>) {
        if let word = bytes.withContiguousStorageIfAvailable({ Word($0) }) {
            self = word
        } else {
            self = Array(bytes).withUnsafeBufferPointer { Word($0) }
        }
    }

    init(_ text: String) { self.init(text.utf8) }

    /// The last byte; 0 for the empty word.
    var last: UInt8 { UInt8(truncatingIfNeeded: tail == 0 ? head : tail) }

    /// Without its last byte, for words of at most eight.
    var shortened: Word { Word(head: head >> 8, tail: 0) }

    /// With one byte more, for words of less than eight.
    func followed(by byte: UInt8) -> Word { Word(head: head << 8 | UInt64(byte), tail: 0) }

    /// Whether an apostrophe or a hyphen stands in it ("l'", "quelqu'un", and what "rdv" was written out to).
    var hasSeparator: Bool { Self.hasSeparator(head) || tail != 0 && Self.hasSeparator(tail) }

    /// The usual test for a zero byte, twice.
    private static func hasSeparator(_ bytes: UInt64) -> Bool {
        func hasZero(_ bytes: UInt64) -> Bool {
            (bytes &- 0x0101_0101_0101_0101) & ~bytes & 0x8080_8080_8080_8080 != 0
        }
        return hasZero(bytes ^ 0x2727_2727_2727_2727) || hasZero(bytes ^ 0x2D2D_2D2D_2D2D_2D2D)
    }

    /// The last eight bytes, the last of them lowest.
    var suffix: UInt64 {
        guard tail != 0 else { return head }
        let count = UInt64(8 - tail.leadingZeroBitCount / 8)
        return count == 8 ? tail : head << (count * 8) | tail
    }

    /// The upper bits are the better ones.
    var hash: UInt64 { (head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93 }
}

extension Word: ExpressibleByStringLiteral {
    @inline(__always) init(stringLiteral text: StaticString) {
        self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
