import TestimonyModel

/// What one person wrote in one conversation, as a transport decoded it.
package struct InboundMessage: Sendable, Hashable {
    /// The transport's name in the configuration: `terminal`, `irc` …
    package var transport: String
    /// Names the conversation within its transport, and stays the same from one message to the next.
    package var conversation: String
    /// The network's own name of who speaks; never stored, only its keyed pseudonym is.
    package var speaker: String
    /// The network's id of the message, where it has one: a message seen before is ignored.
    package var messageID: String?
    package var text: String
    package var sentAt: Moment
    /// How the network compares names of speakers.
    package var comparison: NameComparison
    /// Whether nobody else reads the conversation: only then are people heard in a role of theirs.
    package var isPrivate: Bool
    /// Where the network carries a sign under a post, and nothing was written.
    package var reaction: InboundReaction?

    package init(
        transport: String, conversation: String, speaker: String, messageID: String? = nil, text: String,
        sentAt: Moment, comparison: NameComparison = .exact, isPrivate: Bool = false, reaction: InboundReaction? = nil
    ) {
        self.transport = transport
        self.conversation = conversation
        self.speaker = speaker
        self.messageID = messageID
        self.text = text
        self.sentAt = sentAt
        self.comparison = comparison
        self.isPrivate = isPrivate
        self.reaction = reaction
    }
}

/// What the program says in one conversation.
package struct OutboundMessage: Sendable, Hashable {
    package var conversation: String
    package var text: String

    package init(conversation: String, text: String) {
        self.conversation = conversation
        self.text = text
    }
}
