import NIOCore
import NIOEmbedded
import Testing
import Transport

@testable import GlaneDaemon

/// The part of a connection that counts bytes and time, with a clock that the test moves.
struct LineFramingTests {
    private let channel: EmbeddedChannel
    private static let silence = IdleStateHandler.IdleStateEvent.read

    init() throws {
        channel = EmbeddedChannel(handler: LineFraming())
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func receive(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

    /// What the connection's reader meets next; lines as text.
    private func next() throws -> String? {
        switch try channel.readInbound(as: LineEvent.self) {
        case .line(let line): line.decoded().text
        case .stopping: "(stopping)"
        case nil: nil
        }
    }

    private func written() throws -> String? {
        try channel.readOutbound(as: ByteBuffer.self).map { String(buffer: $0) }
    }

    @Test func linesComeWholeHoweverBytesFall() throws {
        for piece in ["NI", "CK lea\r", "\nPING", " :x\n\nQU"] { try receive(piece) }
        #expect(try [next(), next(), next(), next()] == ["NICK lea", "PING :x", "", nil])
    }

    @Test func aSilentClientIsAskedOnceAndThenLetGo() throws {
        channel.pipeline.fireUserInboundEventTriggered(Self.silence)
        #expect(try written() == "PING glane\r\n")
        #expect(channel.isActive)
        channel.pipeline.fireUserInboundEventTriggered(Self.silence)
        #expect(!channel.isActive)
    }

    @Test func aClientThatAnswersStays() throws {
        for _ in 0..<5 {
            channel.pipeline.fireUserInboundEventTriggered(Self.silence)
            #expect(try written() == "PING glane\r\n")
            try receive("PONG glane\r\n")
        }
        #expect(channel.isActive)
    }

    @Test func aStopComesAfterWhatWasReceived() throws {
        try receive("PRIVMSG glane :encore\r\n")
        channel.pipeline.fireUserInboundEventTriggered(StopConnection())
        #expect(try [next(), next()] == ["PRIVMSG glane :encore", "(stopping)"])
        #expect(channel.isActive, "the last words may be said")
        channel.embeddedEventLoop.advanceTime(by: .seconds(3))
        #expect(!channel.isActive)
    }

    @Test func theLastLineNeedsNoEnd() throws {
        try receive("QUIT")
        #expect(try next() == nil)
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(try next() == "QUIT")
    }
}
