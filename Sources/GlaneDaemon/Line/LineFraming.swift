import IRC
import NIOCore
import Transport

/// What one connection's reader meets, in order.
enum LineEvent: Sendable {
    case line(ByteLine)
    /// The daemon stops: nothing that comes later is heard.
    case stopping
}

/// Sent through a channel's pipeline to stop its connection after what it already received.
struct StopConnection: Sendable {}

/// Cuts a connection's bytes into lines, looks after silent clients, and never lets a connection outlast a stop.
///
/// Reading pauses while the lines before are still being answered (the asynchronous channel sees to it), so a client
/// that writes faster than it is answered fills its own socket and nobody's memory.
final class LineFraming: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = LineEvent
    typealias OutboundOut = ByteBuffer

    /// How long a connection may take to say its last words.
    private static let patience = TimeAmount.seconds(3)
    private var splitter = LineSplitter(limit: LineServer.lineLimit)
    private var wasPinged = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        wasPinged = false
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        for line in splitter.push(bytes) { pass(.line(line), context) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is IdleStateHandler.IdleStateEvent: meetSilence(context)
        case is StopConnection:
            pass(.stopping, context)
            context.fireChannelReadComplete()
            let channel = context.channel
            context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        case ChannelEvent.inputClosed:
            // `printf … | nc` ends its side and still reads the answers.
            if let line = splitter.finish() { pass(.line(line), context) }
            context.fireChannelReadComplete()
            context.fireUserInboundEventTriggered(event)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// A first silence is asked about, a second one ends the connection.
    private func meetSilence(_ context: ChannelHandlerContext) {
        guard !wasPinged else { return context.close(promise: nil) }
        wasPinged = true
        let ping = context.channel.allocator.buffer(string: IRCMessage("PING", ["glane"]).line + "\r\n")
        context.writeAndFlush(wrapOutboundOut(ping), promise: nil)
    }

    private func pass(_ event: LineEvent, _ context: ChannelHandlerContext) {
        context.fireChannelRead(wrapInboundOut(event))
    }
}
