/// One line as it came, without its line end.
package struct ByteLine: Sendable, Hashable {
    package var bytes: [UInt8]
    /// 1-based, within the stream.
    package var number: Int
    /// The line was longer than the splitter's limit; `bytes` is its beginning.
    package var isCut: Bool

    package init(bytes: [UInt8], number: Int, isCut: Bool = false) {
        self.bytes = bytes
        self.number = number
        self.isCut = isCut
    }

    /// The line as text, and how many broken UTF-8 sequences were replaced by U+FFFD in it.
    ///
    /// A character that the cut broke counts as nothing: it is left out.
    package func decoded() -> (text: String, replaced: Int) {
        repairingUTF8(isCut ? bytes.dropLast(bytes.count - wholeCharacters(in: bytes)) : bytes[...])
    }
}

/// `bytes` as text, with the number of broken sequences that became U+FFFD.
package func repairingUTF8(_ bytes: some Collection<UInt8>) -> (text: String, replaced: Int) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, 0) }
    let text = String(decoding: bytes, as: UTF8.self)
    var replaced = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    // A replacement character that the sender wrote is no fault.
    var tail: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
        if tail == (0xEF, 0xBF), byte == 0xBD { replaced -= 1 }
        tail = (tail.1, byte)
    }
    return (text, replaced)
}

/// The length of the longest prefix of `bytes` that does not end inside a UTF-8 character.
package func wholeCharacters(in bytes: [UInt8]) -> Int {
    var start = bytes.count - 1
    while start >= 0, start > bytes.count - 4, bytes[start] & 0b1100_0000 == 0b1000_0000 { start -= 1 }
    guard start >= 0 else { return bytes.count }
    let length =
        switch bytes[start] {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    return start + length > bytes.count ? start : bytes.count
}
