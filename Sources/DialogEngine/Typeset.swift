/// French typography for what the bot says: no-break spaces where a line must not break.
///
/// A narrow one before ; ! ? and a plain one before : and inside « », as the Imprimerie nationale has it.
package func typeset(_ text: String) -> String {
    text.withBytes { bytes in
        guard let first = bytes.indices.first(where: { space(at: $0, in: bytes) != nil }) else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 16)
        out += bytes[..<first]
        for index in first..<bytes.count {
            if let space = space(at: index, in: bytes) { out += space } else { out.append(bytes[index]) }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// The no-break space that belongs in the place of a plain one; `nil` for any other byte.
@inline(__always)
private func space(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard bytes[index] == UInt8(ascii: " "), index + 1 < bytes.count else {
        return bytes[index] == UInt8(ascii: " ") && endsQuoteMark(index, bytes) ? plainSpace : nil
    }
    switch bytes[index + 1] {
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): return narrowSpace
    case UInt8(ascii: ":"): return plainSpace
    default:
        let closes = bytes[index + 1] == closing[0] && index + 2 < bytes.count && bytes[index + 2] == closing[1]
        return closes || endsQuoteMark(index, bytes) ? plainSpace : nil
    }
}

/// Whether « stands before a byte.
@inline(__always)
private func endsQuoteMark(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    index > 1 && bytes[index - 1] == opening[1] && bytes[index - 2] == opening[0]
}

private let narrowSpace = Array("\u{202F}".utf8)
private let plainSpace = Array("\u{A0}".utf8)
private let opening = Array("«".utf8)
private let closing = Array("»".utf8)

/// The text with its first letter as a capital.
package func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

func uncapitalised(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

/// The bot's own apostrophe in words that it takes up.
package func curly(_ words: String) -> String { String(words.map { $0 == "'" ? "’" : $0 }) }
