import Synchronization

/// What the listener does with a request.
package enum ListenerAnswer: Sendable, Hashable {
    case respond(Int, headers: [HTTPRequest.Header] = [], body: [UInt8] = [])
    /// Never answers: holds the connection until the client or the listener gives up.
    case stall
    /// Closes without a byte.
    case close
    /// Promises `length` bytes of body, sends `body` and closes.
    case breakOff(Int, length: Int, body: [UInt8])

    package static func text(_ status: Int, _ text: String) -> ListenerAnswer {
        .respond(status, headers: [.init("Content-Type", "text/plain")], body: Array(text.utf8))
    }
}

package struct ListenerFailure: Error, CustomStringConvertible {
    /// A sentence with the system's reason.
    package let description: String
}

/// A small HTTP/1.1 server on loopback: for `glane webhook listen`, and for tests that need a receiver that is told
/// how to misbehave. One thread accepts, one thread a connection reads and answers; connections are few here.
package final class HTTPListener: Sendable {
    package typealias Handler = @Sendable (ReceivedRequest) -> ListenerAnswer

    /// The port that it got.
    package let port: UInt16
    private let socket: ListeningSocket
    private let connections: Connections
    /// Once the accepting thread has closed the socket, its number may belong to somebody else.
    private let isStopped = Mutex(false)

    /// Listens at `127.0.0.1`; port 0 takes a free one. The handler runs on the connections' threads.
    package init(port: UInt16 = 0, handler: @escaping Handler) throws(ListenerFailure) {
        socket = try ListeningSocket(port: port)
        self.port = socket.port
        connections = Connections()
        Thread.detach { [socket, connections] in
            while let descriptor = socket.accept() {
                guard let connection = connections.open(descriptor) else { continue }
                Thread.detach {
                    RequestLoop(connection, handler: handler).run()
                    connections.close(connection)
                }
            }
        }
    }

    deinit { stop() }

    package var origin: String { "http://127.0.0.1:\(port)" }

    /// Takes no more connections and breaks those that are open; calls after the first do nothing.
    package func stop() {
        let isFirst = isStopped.withLock { stopped in
            defer { stopped = true }
            return !stopped
        }
        guard isFirst else { return }
        socket.stop()
        connections.breakAll()
    }
}

/// The open connections, so that `stop` can wake the threads that wait on them.
private final class Connections: Sendable {
    private struct State {
        var open: [Int32: Connection] = [:]
        var isStopped = false
    }

    /// More at once are refused: each costs a thread.
    private static let most = 64
    private let state = Mutex(State())

    func open(_ descriptor: Int32) -> Connection? {
        let connection = Connection(descriptor)
        let isTaken = state.withLock { state in
            guard !state.isStopped, state.open.count < Self.most else { return false }
            state.open[descriptor] = connection
            return true
        }
        if !isTaken { connection.close() }
        return isTaken ? connection : nil
    }

    /// Forgets it first: once closed, the system may give its number to the next connection.
    func close(_ connection: Connection) {
        state.withLock { _ = $0.open.removeValue(forKey: connection.descriptor) }
        connection.close()
    }

    func breakAll() {
        state.withLock { state in
            state.isStopped = true
            for connection in state.open.values { connection.breakOff() }
        }
    }
}
