import Transport

extension JSONCursor {
    /// The string whose opening quotation mark is next.
    mutating func string() throws(JSONFault) -> String {
        advance()
        let start = offset
        try skipPlain()
        // Most strings have no escape: one copy, one check.
        if bytes[offset] == UInt8(ascii: "\"") {
            advance()
            return decode(UnsafeBufferPointer(rebasing: bytes[start..<offset - 1]))
        }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(2 * (offset - start) + 64)
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        while bytes[offset] == UInt8(ascii: "\\") {
            appendUTF8(try escape(), to: &buffer)
            let plain = offset
            try skipPlain()
            buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<offset]))
        }
        advance()
        return buffer.withUnsafeBufferPointer { decode($0) }
    }

    /// Steps over a string; its escapes are checked all the same.
    mutating func skipString() throws(JSONFault) {
        advance()
        try skipPlain()
        while bytes[offset] == UInt8(ascii: "\\") {
            let counted = replaced
            _ = try escape()
            replaced = counted
            try skipPlain()
        }
        advance()
    }

    /// Goes on to the next quotation mark or backslash; what is neither, nor legal, is a fault.
    private mutating func skipPlain() throws(JSONFault) {
        var at = offset
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                advance(by: at - offset)
                return
            }
            if byte < 0x20 {
                advance(by: at - offset)
                throw fault("a control character must be escaped in a string")
            }
            at += 1
        }
        advance(by: at - offset)
        throw fault("the string has no end")
    }

    private mutating func decode(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        let (text, broken) = repairingUTF8(utf8)
        replaced += broken
        return text
    }

    /// The character behind the backslash that is next. Half of a surrogate pair becomes U+FFFD and is counted.
    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let letter = byte(at: offset + 1)
        if letter == UInt8(ascii: "u") { return try unicodeEscape() }
        guard let letter, let scalar = plainEscapes(letter) else {
            throw fault(letter == nil ? "the string has no end" : "unknown escape in a string")
        }
        advance(by: 2)
        return scalar
    }

    private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
        let first = try codeUnit()
        if UTF16.isLeadSurrogate(first), byte(at: offset) == UInt8(ascii: "\\"),
            byte(at: offset + 1) == UInt8(ascii: "u")
        {
            let afterFirst = offset
            let second = try codeUnit()
            if UTF16.isTrailSurrogate(second) {
                let pair = 0x1_0000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
                return Unicode.Scalar(pair) ?? "\u{FFFD}"
            }
            // It stands for itself and is read again.
            advance(by: afterFirst - offset)
        }
        if let scalar = Unicode.Scalar(first) { return scalar }
        replaced += 1
        return "\u{FFFD}"
    }

    /// The four hexadecimal digits behind `\u`.
    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        var value: UInt16 = 0
        for index in offset + 2..<offset + 6 {
            guard let digit = byte(at: index).flatMap(hexValue) else { throw fault("expected four digits after '\\u'") }
            value = value << 4 | digit
        }
        advance(by: 6)
        return value
    }
}

private func plainEscapes(_ letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(letter)
    case UInt8(ascii: "b"): "\u{08}"
    case UInt8(ascii: "f"): "\u{0C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    default: nil
    }
}

private func hexValue(_ byte: UInt8) -> UInt16? {
    switch byte {
    case 48...57: UInt16(byte - 48)
    case 65...70: UInt16(byte - 55)
    case 97...102: UInt16(byte - 87)
    default: nil
    }
}

private func appendUTF8(_ scalar: Unicode.Scalar, to buffer: inout [UInt8]) {
    buffer.append(contentsOf: UTF8.encode(scalar)!)
}
