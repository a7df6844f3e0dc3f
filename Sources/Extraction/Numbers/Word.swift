/// A folded word of at most sixteen bytes, packed so that comparing two costs two comparisons of integers.
///
/// The closed classes (numerals, months, determiners …) have no longer words; whatever is longer is `Word.long`,
/// which equals no literal.
struct Word: Hashable, Sendable {
    let head: UInt64
    let tail: UInt64

    static let long = Word(head: .max, tail: .max)

    private init(head: UInt64, tail: UInt64) {
        self.head = head
        self.tail = tail
    }

    init(_ bytes: some RandomAccessCollection<UInt8>) {
        guard bytes.count <= 16 else {
            self = .long
            return
        }
        var head: UInt64 = 0
        var tail: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            if index < 8 { head = head << 8 | UInt64(byte) } else { tail = tail << 8 | UInt64(byte) }
        }
        self.init(head: head, tail: tail)
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    var slot: Int { Int(truncatingIfNeeded: ((head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93) >> 40) }
}

extension Word: ExpressibleByStringLiteral {
    init(stringLiteral text: StaticString) {
        self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// A map from words, built once and then only read: open addressing, a few comparisons a look-up.
struct WordMap<Value: Sendable>: Sendable {
    private var keys: [Word?]
    private var values: [Value?]
    private let mask: Int

    /// Of entries with the same word the last wins.
    init(_ entries: [(Word, Value)]) {
        var capacity = 16
        while capacity < entries.count * 3 { capacity *= 2 }
        mask = capacity - 1
        keys = Array(repeating: nil, count: capacity)
        values = Array(repeating: nil, count: capacity)
        for (word, value) in entries {
            let slot = find(word)
            keys[slot] = word
            values[slot] = value
        }
    }

    subscript(word: Word) -> Value? { values[find(word)] }

    private func find(_ word: Word) -> Int {
        var slot = word.slot & mask
        while let key = keys[slot], key != word { slot = (slot + 1) & mask }
        return slot
    }
}

/// A set of words, written in code as one string with spaces.
struct WordSet: Sendable {
    private let map: WordMap<Bool>

    init(_ words: String) { self.init(words.split(separator: " ").map { Word(String($0)) }) }
    init(_ words: [Word]) { map = WordMap(words.map { ($0, true) }) }

    func contains(_ word: Word) -> Bool { map[word] != nil }
}
