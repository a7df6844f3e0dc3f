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
        settings.allowsRelays = exchange.site.configuration.line?.allowsRelays ?? false
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
            StandardError.line("stdin: \(server.replacedSequences) broken bytes were replaced")
        }
    }

    /// Handles one line; false once the stream is to be closed.
    private func take(_ line: ByteLine, _ server: inout LineServer) async throws -> Bool {
        for action in server.receive(line, at: exchange.clock.now) {
            switch action {
            case .send(let text): try send(text)
            case .close:
                try StandardOutput.flush()
                return false
            case .deliver(let message):
                try exchange.makeReady()
                let outcome = try await exchange.conversations.receive(message)
                for say in outcome.says {
                    let reply = OutboundMessage(conversation: message.conversation, text: say.text)
                    for case .send(let text) in server.say(reply) { try send(text) }
                }
                try StandardOutput.flush()
                try await exchange.conversations.markSaid(outcome.conversation)
            }
        }
        try StandardOutput.flush()
        return true
    }

    private func send(_ text: String) throws { try StandardOutput.write(Array((text + "\r\n").utf8)) }
}
