extension IRCMessage {
    /// Why a line is no message.
    package enum Fault: Error, Sendable, Hashable { case empty, noCommand }

    /// Reads one line, its CR LF taken off.
    ///
    /// Several spaces separate like one, as RFC 1459 has it; servers write them so. `":a b c :d e"` has the source
    /// `a`, the command `b` and the parameters `c`, `d e`; `":a"` throws `noCommand`.
    package init(line: String) throws(Fault) {
        // Bytes, not characters: a combining mark after a space would hide that space.
        var rest = Substring(line).utf8
        rest.skipSpaces()
        guard !rest.isEmpty else { throw .empty }
        var tags: [Tag] = []
        if rest.first == UInt8(ascii: "@") {
            tags = readTags(Substring(rest.takeWord().dropFirst()))
        }
        var source: String?
        if rest.first == UInt8(ascii: ":") {
            source = String(Substring(rest.takeWord().dropFirst()))
        }
        let command = String(Substring(rest.takeWord()))
        guard !command.isEmpty else { throw .noCommand }
        self.init(tags: tags, source: source, command, readParameters(rest))
    }
}

private func readParameters(_ text: Substring.UTF8View) -> [String] {
    var rest = text
    var parameters: [String] = []
    while let first = rest.first {
        if first == UInt8(ascii: ":") {
            parameters.append(String(Substring(rest.dropFirst())))
            break
        }
        parameters.append(String(Substring(rest.takeWord())))
    }
    return parameters
}

/// Of tags that stand twice the last one counts.
private func readTags(_ text: Substring) -> [IRCMessage.Tag] {
    var tags: [IRCMessage.Tag] = []
    for item in text.utf8.split(separator: UInt8(ascii: ";")) {
        let parts = item.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        let key = String(Substring(parts[0]))
        tags.removeAll { $0.key == key }
        tags.append(IRCMessage.Tag(key: key, value: parts.count == 2 ? TagValue.unescape(Substring(parts[1])) : ""))
    }
    return tags
}

extension Substring.UTF8View {
    fileprivate mutating func skipSpaces() {
        self = drop { $0 == UInt8(ascii: " ") }
    }

    /// The bytes before the next space; the spaces after them go too.
    fileprivate mutating func takeWord() -> Substring.UTF8View {
        let word = prefix { $0 != UInt8(ascii: " ") }
        self = self[word.endIndex...]
        skipSpaces()
        return word
    }
}
