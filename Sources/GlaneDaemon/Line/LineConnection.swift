import IRC
import NIOCore
import Synchronization
import TestimonyModel
import Transport

/// One client's stream: its protocol state and its socket.
final class LineConnection: Sendable {
    /// Counts from 1; for logs.
    let number: Int
    private let channel: any Channel
    private let server: Mutex<LineServer>

    init(_ number: Int, _ channel: any Channel, _ settings: LineServer.Settings) {
        self.number = number
        self.channel = channel
        server = Mutex(LineServer(settings))
    }

    /// What a line asks for, and the conversations that can be reached here from now on.
    func receive(_ line: ByteLine, at now: Moment) -> (actions: [LineServer.Action], arrived: Set<String>) {
        server.withLock { server in
            let before = server.conversations
            let actions = server.receive(line, at: now)
            return (actions, server.conversations.subtracting(before))
        }
    }

    /// Returns once the system took the words; throws when the client is gone or does not read.
    func say(_ message: OutboundMessage) async throws {
        let lines = server.withLock { $0.say(message) }.compactMap { action in
            if case .send(let line) = action { line } else { nil }
        }
        guard !lines.isEmpty else { throw NobodyThere() }
        try await send(lines)
    }

    func send(_ lines: [String]) async throws {
        guard !lines.isEmpty else { return }
        let text = lines.map { $0 + "\r\n" }.joined()
        try await channel.writeAndFlush(channel.allocator.buffer(string: text)).get()
    }

    /// Ends the connection after what it already received.
    func stop() { channel.pipeline.fireUserInboundEventTriggered(StopConnection()) }
}

/// No stream leads to this conversation now.
struct NobodyThere: Error {}
