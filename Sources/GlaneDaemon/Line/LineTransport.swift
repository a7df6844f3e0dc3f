import DialogFormat
import IRC
import Intake
import NIOCore
import NIOPosix
import Transport

/// IRC lines on a loopback socket: each client has a task of its own, its lines are answered in order, and none waits
/// for another.
struct LineTransport: ChatTransport {
    private typealias Client = NIOAsyncChannel<LineEvent, ByteBuffer>

    /// Clients at once.
    private static let mostConnections = 64
    /// Silence after which a client is asked whether it is still there; twice that ends the connection.
    private static let silence = TimeAmount.minutes(2)

    let name = "irc"
    /// Where it listens.
    let endpoint: Status.Listening
    private let socket: NIOAsyncChannel<Client, Never>
    private let presence = LinePresence(limit: Self.mostConnections)
    private let settings: LineServer.Settings
    private let clock: SiteClock
    private let log: Log

    /// Throws a `Failure` when the port cannot be had.
    static func bind(_ endpoint: Configuration.LineEndpoint, _ clock: SiteClock, _ log: Log) async throws
        -> LineTransport
    {
        guard let bot = Nickname("glane") else { preconditionFailure("the bot's own name is a nick") }
        let socket: NIOAsyncChannel<Client, Never>
        do {
            socket = try await listen(at: endpoint)
        } catch {
            let reason = (error as? IOError)?.description ?? "\(error)"
            throw Failure(.unavailable, "cannot listen on \(endpoint.host) port \(endpoint.port): \(reason)")
        }
        let place = Status.Listening(host: endpoint.host, port: socket.channel.localAddress?.port ?? endpoint.port)
        log.listening(host: place.host, port: place.port)
        var settings = LineServer.Settings(bot: bot)
        settings.allowsRelays = endpoint.allowsRelays
        return LineTransport(endpoint: place, socket: socket, settings: settings, clock: clock, log: log)
    }

    private init(
        endpoint: Status.Listening, socket: NIOAsyncChannel<Client, Never>, settings: LineServer.Settings,
        clock: SiteClock, log: Log
    ) {
        self.endpoint = endpoint
        self.socket = socket
        self.settings = settings
        self.clock = clock
        self.log = log
    }

    private static func listen(at endpoint: Configuration.LineEndpoint) async throws -> NIOAsyncChannel<Client, Never> {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(host: endpoint.host, port: endpoint.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandlers(IdleStateHandler(readTimeout: Self.silence), LineFraming())
                    return try Client(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// Closes the door and lets everybody inside finish.
    func stop() {
        socket.channel.close(promise: nil)
        for connection in presence.stop() { connection.stop() }
    }

    func run(_ listener: some ChatListener) async throws {
        try await socket.executeThenClose { clients in
            try await withThrowingDiscardingTaskGroup { group in
                for try await client in clients {
                    group.addTask { await serve(client, listener) }
                }
            }
        }
    }

    func say(_ message: OutboundMessage) async throws {
        guard let connection = presence.connection(of: message.conversation) else { throw NobodyThere() }
        try await connection.say(message)
    }
}

// MARK: - One client

extension LineTransport {
    private func serve(_ client: Client, _ listener: some ChatListener) async {
        do {
            try await client.executeThenClose { events, _ in
                let admitted = presence.admit { LineConnection($0, client.channel, settings) }
                guard let connection = admitted else { return try await refuse(client) }
                log.connected(connection.number)
                defer {
                    presence.leave(connection)
                    log.disconnected(connection.number)
                }
                for try await event in events {
                    guard try await take(event, connection, listener) else { return }
                }
            }
        } catch {
            // The client is gone; what it was not told waits for its return.
        }
    }

    private func refuse(_ client: Client) async throws {
        log.refused(limit: presence.limit)
        let line = IRCMessage("ERROR", ["Trop de monde à la fois : réessaie dans un moment"]).line
        try await client.channel.writeAndFlush(client.channel.allocator.buffer(string: line + "\r\n")).get()
    }

    /// False once the connection is to be closed.
    private func take(
        _ event: LineEvent, _ connection: LineConnection, _ listener: some ChatListener
    ) async throws -> Bool {
        guard case .line(let line) = event else {
            try await connection.send([IRCMessage("ERROR", ["Le service s’arrête : à tout à l’heure"]).line])
            return false
        }
        var (actions, arrived) = connection.receive(line, at: clock.now)
        for conversation in arrived { presence.heard(conversation, by: connection) }
        for action in actions {
            switch action {
            case .send(let text): try await connection.send([text])
            case .close: return false
            case .deliver(let message):
                arrived.remove(message.conversation)
                presence.heard(message.conversation, by: connection)
                try await deliver(message, connection, listener)
            }
        }
        for conversation in arrived { try await listener.arrive(conversation) }
        return true
    }

    private func deliver(
        _ message: InboundMessage, _ connection: LineConnection, _ listener: some ChatListener
    ) async throws {
        do {
            try await listener.deliver(message)
        } catch {
            log.notKept(error)
            let sorry = "Je n’arrive pas à garder ce que tu écris pour l’instant. Réessaie dans un moment."
            try await connection.say(OutboundMessage(conversation: message.conversation, text: sorry))
        }
    }
}
