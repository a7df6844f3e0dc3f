import Foundation
import IRC
import Intake
import Transport

/// IRC lines on standard input and output: what `socat` or inetd need to make a small server of it.
struct IRCChat {
    private let exchange: Exchange
    private var server: LineServer

    init(_ exchange: Exchange, bot: String) throws {
        guard let nickname = Nickname(bot) else { throw Failure(.usage, "'\(bot)' cannot be a nick") }
        self.exchange = exchange
        var settings = LineServer.Settings(bot: nickname)
        settings.allowsRelays = exchange.site.value.configuration.line?.allowsRelays ?? false
        server = LineServer(settings)
    }

    func run() async throws {
        var server = server
        let source = try ByteSource("-")
        var splitter = LineSplitter(limit: LineServer.lineLimit)
        var isOpen = true
        while isOpen, let bytes = try source.next(1 << 14) {
            for line in splitter.push(bytes) where isOpen { isOpen = try await take(line, &server) }
        }
        if isOpen, let line = splitter.finish() { _ = try await take(line, &server) }
        if server.replacedSequences > 0 {
            StandardError.line("stdin: \(wasReplaced(server.replacedSequences))", .warning)
        }
    }

    /// Handles one line; false once the stream is to be closed.
    private func take(_ line: ByteLine, _ server: inout LineServer) async throws -> Bool {
        let known = server.conversations
        let actions = server.receive(line, at: exchange.clock.now)
        let arrived = server.conversations.subtracting(known)
        for action in actions {
            switch action {
            case .send(let text): try send(text)
            case .close:
                try StandardOutput.flush()
                return false
            case .deliver(let message):
                try exchange.makeReady()
                _ = try await exchange.conversations.receive(message)
                try await sayWhatWaits(in: message.conversation, server)
            }
        }
        try StandardOutput.flush()
        for conversation in arrived.sorted() { try await sayWhatWaits(in: conversation, server) }
        return true
    }

    /// Says what is committed and not said yet: the answer, and before it what an earlier run could not say.
    private func sayWhatWaits(in conversation: String, _ server: LineServer) async throws {
        let waiting = try await exchange.conversations.unsaid(server.transport, conversation)
        for reply in waiting {
            for case .send(let text) in server.say(OutboundMessage(conversation: conversation, text: reply.text)) {
                try send(text)
            }
        }
        guard let last = waiting.last else { return }
        try StandardOutput.flush()
        try await exchange.conversations.markSaid(last.conversation, upTo: last.id)
    }

    private func send(_ text: String) throws { try StandardOutput.write(Array((text + "\r\n").utf8)) }
}
