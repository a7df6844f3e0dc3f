import Transport

/// One transport's people at one end, the conversations at the other: a message is committed, then its replies are
/// said from the store, and with them whatever an earlier turn could not say.
package struct Reception<Road: ChatTransport>: ChatListener {
    private let conversations: Conversations
    private let transport: Road
    private let onTurn: @Sendable ((any Error)?) -> Void

    /// `onTurn` is called after every committed message, with the error that keeps its replies unsaid for now.
    package init(
        _ transport: Road, _ conversations: Conversations,
        onTurn: @escaping @Sendable ((any Error)?) -> Void = { _ in }
    ) {
        self.transport = transport
        self.conversations = conversations
        self.onTurn = onTurn
    }

    package func run() async throws { try await transport.run(self) }

    /// Throws only when the message could not be committed.
    package func deliver(_ message: InboundMessage) async throws {
        _ = try await conversations.receive(message)
        do {
            try await sayWhatWaits(in: message.conversation)
            onTurn(nil)
        } catch {
            onTurn(error)
        }
    }

    package func arrive(_ conversation: String) async throws { try await sayWhatWaits(in: conversation) }

    /// A reply is marked as soon as the network took it, so that a connection that breaks between two replies repeats
    /// none of them and loses none.
    private func sayWhatWaits(in conversation: String) async throws {
        for reply in try await conversations.unsaid(transport.name, conversation) {
            do {
                try await transport.say(OutboundMessage(conversation: conversation, text: reply.text))
            } catch {
                // Nobody is there: it waits for their return.
                return
            }
            try await conversations.markSaid(reply.conversation, upTo: reply.id)
        }
    }
}
