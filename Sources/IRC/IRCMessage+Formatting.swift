import Transport

extension IRCMessage {
    /// "Messages … shall not exceed 512 characters in length, counting all characters including the trailing CR-LF"
    /// (RFC 2812, 2.3); tags have a room of their own.
    package static let byteLimit = 512

    /// The line without its CR LF, never longer than 510 bytes after the tags: the last parameter is cut at a whole
    /// character.
    ///
    /// Whatever the fields hold, the result is one line and has this command and this number of parameters: CR, LF
    /// and NUL are taken out, and so is what would end a middle parameter.
    package var line: String {
        var words: [String] = []
        if let source { words.append(":" + word(source)) }
        words.append(word(command))
        words += parameters.dropLast().map(middle)
        if let last = parameters.last { words.append(trailing(last)) }
        return tagWord + cut(words.joined(separator: " "))
    }

    private var tagWord: String {
        guard !tags.isEmpty else { return "" }
        let items = tags.map { word($0.key) + ($0.value.isEmpty ? "" : "=" + TagValue.escape($0.value)) }
        return "@" + items.joined(separator: ";") + " "
    }

    private func middle(_ parameter: String) -> String {
        let text = String(word(parameter).drop { $0 == ":" })
        return text.isEmpty ? "*" : text
    }

    private func trailing(_ parameter: String) -> String {
        let text = oneLine(parameter)
        let isPlain = !text.isEmpty && !text.utf8.contains(UInt8(ascii: " ")) && text.utf8.first != UInt8(ascii: ":")
        return isPlain ? text : ":" + text
    }

    private func word(_ text: String) -> String {
        String(String.UnicodeScalarView(oneLine(text).unicodeScalars.filter { $0 != " " }))
    }

    private func cut(_ text: String) -> String {
        guard text.utf8.count > IRCMessage.byteLimit - 2 else { return text }
        let bytes = Array(text.utf8.prefix(IRCMessage.byteLimit - 2))
        return String(decoding: bytes.prefix(wholeCharacters(in: bytes)), as: UTF8.self)
    }
}

/// `text` without the three characters that no parameter may hold.
private func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" && $0 != "\n" && $0 != "\0" }))
}
