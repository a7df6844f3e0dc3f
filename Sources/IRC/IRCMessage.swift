/// One IRC message: what a line says, without its line end.
package struct IRCMessage: Sendable, Hashable {
    /// Message tags in the order of the line; a tag without value has an empty one.
    package var tags: [Tag]
    /// Who speaks, without the leading colon: `nick!user@host` or a server's name.
    package var source: String?
    package var command: String
    package var parameters: [String]

    package struct Tag: Sendable, Hashable {
        package var key: String
        package var value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    package init(tags: [Tag] = [], source: String? = nil, _ command: String, _ parameters: [String] = []) {
        self.tags = tags
        self.source = source
        self.command = command
        self.parameters = parameters
    }

    /// The first value that one of these tags has; an empty one is none.
    package func tag(_ keys: String...) -> String? {
        tags.first { keys.contains($0.key) && !$0.value.isEmpty }?.value
    }

    /// The nick in `source`: what stands before `!` or `@`.
    package var nick: String? {
        source.map { String($0.unicodeScalars.prefix { $0 != "!" && $0 != "@" }) }
    }
}
