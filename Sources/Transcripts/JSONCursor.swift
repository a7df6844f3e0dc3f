/// Why a line is not the JSON that was expected, and where.
struct JSONFault: Error {
    /// Bytes from the start of the line.
    let offset: Int
    let message: String
}

/// Walks over one JSON text (RFC 8259), value by value, without building a tree.
///
/// It lives inside the closure that lends it the bytes.
struct JSONCursor {
    /// Levels of nesting a value may have that is only skipped.
    static let depthLimit = 64

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset = 0
    /// Broken UTF-8 sequences and lone surrogates that became U+FFFD in the strings read.
    var replaced = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next byte that is not white space; `nil` at the end.
    mutating func peek() -> UInt8? {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0D, 0x0A: offset += 1
            default: return bytes[offset]
            }
        }
        return nil
    }

    /// Steps over `byte` if it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    mutating func expect(_ byte: UInt8, _ what: String) throws(JSONFault) {
        guard take(byte) else { throw fault("expected \(what)") }
    }

    func fault(_ message: String) -> JSONFault { JSONFault(offset: offset, message: message) }

    /// Steps over the byte that is next, whatever it is.
    mutating func advance(by count: Int = 1) { offset += count }
}

extension JSONCursor {
    /// Steps over one value of any kind.
    mutating func skipValue(depth: Int = 0) throws(JSONFault) {
        guard depth < JSONCursor.depthLimit else { throw fault("the value is nested too deeply") }
        switch peek() {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"): try skipObject(depth: depth)
        case UInt8(ascii: "["): try skipArray(depth: depth)
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): _ = try number()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: throw fault("expected a value")
        }
    }

    mutating func literal(_ word: StaticString) throws(JSONFault) {
        let count = word.utf8CodeUnitCount
        guard offset + count <= bytes.count, (0..<count).allSatisfy({ bytes[offset + $0] == word.utf8Start[$0] })
        else { throw fault("expected '\(word)'") }
        advance(by: count)
    }

    /// The text of a number, as it stands.
    mutating func number() throws(JSONFault) -> String {
        let start = offset
        if digit(at: offset) == nil { advance() }
        guard let first = digit(at: offset) else { throw fault("expected a digit") }
        advance()
        if first == 0, digit(at: offset) != nil { throw fault("a number cannot begin with 0") }
        skipDigits()
        if byte(at: offset) == UInt8(ascii: ".") {
            advance()
            try requireDigits()
        }
        if let letter = byte(at: offset), letter | 0x20 == UInt8(ascii: "e") {
            advance()
            if let sign = byte(at: offset), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { advance() }
            try requireDigits()
        }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
    }

    private mutating func skipObject(depth: Int) throws(JSONFault) {
        advance()
        if take(UInt8(ascii: "}")) { return }
        repeat {
            guard peek() == UInt8(ascii: "\"") else { throw fault("expected a key in quotation marks") }
            try skipString()
            try expect(UInt8(ascii: ":"), "':' after a key")
            try skipValue(depth: depth + 1)
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"), "',' or '}'")
    }

    private mutating func skipArray(depth: Int) throws(JSONFault) {
        advance()
        if take(UInt8(ascii: "]")) { return }
        repeat { try skipValue(depth: depth + 1) } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"), "',' or ']'")
    }

    func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func digit(at index: Int) -> UInt8? {
        byte(at: index).flatMap { (48...57).contains($0) ? $0 - 48 : nil }
    }

    private mutating func skipDigits() {
        while digit(at: offset) != nil { advance() }
    }

    private mutating func requireDigits() throws(JSONFault) {
        guard digit(at: offset) != nil else { throw fault("expected a digit") }
        skipDigits()
    }
}
