import Transport

/// One transport's people at one end, the conversations at the other: a message is committed, then its replies are
/// said from the store, and with them whatever an earlier turn could not say.
package struct Reception<Road: ChatTransport>: ChatListener {
    private let conversations: Conversations
    private let transport: Road
    private let patience: Int
    private let sleep: @Sendable (_ seconds: Int) async throws -> Void
    private let onTurn: @Sendable ((any Error)?) -> Void
    private let voice = Voice()
    private let silences: AsyncStream<Silence>
    private let expectSilence: AsyncStream<Silence>.Continuation

    /// What is waited for behind a message of a story.
    private struct Silence: Sendable {
        var message: InboundMessage
        var seconds: Int
    }

    /// Messages of a story that come within `patience` seconds are heard together; 0 hears each at once. `onTurn` is
    /// called after every committed message, with the error that keeps its replies unsaid for now.
    package init(
        _ transport: Road, _ conversations: Conversations, patience: Int = 0,
        onTurn: @escaping @Sendable ((any Error)?) -> Void = { _ in },
        sleep: @escaping @Sendable (_ seconds: Int) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.transport = transport
        self.conversations = conversations
        self.patience = patience
        self.sleep = sleep
        self.onTurn = onTurn
        (silences, expectSilence) = AsyncStream.makeStream()
    }

    package func run() async throws {
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { expectSilence.finish() }
                try await transport.run(self)
            }
            group.addTask { await hearSilences() }
            try await group.waitForAll()
        }
    }

    /// Throws only when the message could not be committed.
    package func deliver(_ message: InboundMessage) async throws {
        let outcome = try await conversations.receive(message, patience: patience)
        if outcome.deadline != nil {
            await conversations.answer(outcome.conversation) { await answer(in: message.conversation) }
        }
        if patience > 0, let deadline = outcome.deadline {
            let seconds = deadline - message.sentAt.epochSeconds
            if (0...patience).contains(seconds) { expectSilence.yield(Silence(message: message, seconds: seconds)) }
        }
        await answer(in: message.conversation)
    }

    package func arrive(_ conversation: String) async throws {
        try await conversations.welcome(transport.name, conversation) { await answer(in: conversation) }
        try await sayWhatWaits(in: conversation)
    }

    private func answer(in conversation: String) async {
        do {
            try await sayWhatWaits(in: conversation)
            onTurn(nil)
        } catch {
            onTurn(error)
        }
    }

    // MARK: - Silence

    /// What a run leaves unheard when it ends, the scheduler of the next one finds.
    private func hearSilences() async {
        await withDiscardingTaskGroup { group in
            for await silence in silences {
                group.addTask {
                    do {
                        try await sleep(silence.seconds)
                        _ = try await conversations.settle(silence.message)
                        await answer(in: silence.message.conversation)
                    } catch {
                        onTurn(error)
                    }
                }
            }
            group.cancelAll()
        }
    }

    // MARK: - Saying

    /// One voice a conversation: whoever finds it speaking leaves the rest to it, so that nothing is said twice.
    private func sayWhatWaits(in conversation: String) async throws {
        guard await voice.takes(conversation) else { return }
        do {
            repeat { try await sayAll(in: conversation) } while await voice.goesOn(conversation)
        } catch {
            await voice.leaves(conversation)
            throw error
        }
    }

    /// A reply is marked as soon as the network took it, so that a connection that breaks between two replies repeats
    /// none of them and loses none.
    private func sayAll(in conversation: String) async throws {
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

/// Which conversations are being spoken in, and whether more came to say meanwhile.
private actor Voice {
    private var hasMore: [String: Bool] = [:]

    /// False where somebody speaks there already, who is then to look again.
    func takes(_ conversation: String) -> Bool {
        guard hasMore[conversation] == nil else {
            hasMore[conversation] = true
            return false
        }
        hasMore[conversation] = false
        return true
    }

    /// Whether to look again; if not, the conversation is left.
    func goesOn(_ conversation: String) -> Bool {
        guard hasMore[conversation] == true else {
            hasMore[conversation] = nil
            return false
        }
        hasMore[conversation] = false
        return true
    }

    func leaves(_ conversation: String) { hasMore[conversation] = nil }
}
