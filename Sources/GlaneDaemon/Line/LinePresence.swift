import NIOCore
import Synchronization

/// Who is connected, and by which connection each conversation was heard last.
final class LinePresence: Sendable {
    private struct State {
        var count = 0
        var connections: [Int: LineConnection] = [:]
        var latest: [String: LineConnection] = [:]
        var isStopped = false
    }

    /// Connections at once.
    let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Counts a connection in; `nil` when there are too many, or the daemon stops.
    func admit(_ make: (_ number: Int) -> LineConnection) -> LineConnection? {
        state.withLock { state in
            guard !state.isStopped, state.connections.count < limit else { return nil }
            state.count += 1
            let connection = make(state.count)
            state.connections[connection.number] = connection
            return connection
        }
    }

    func leave(_ connection: LineConnection) {
        state.withLock { state in
            state.connections[connection.number] = nil
            state.latest = state.latest.filter { $0.value !== connection }
        }
    }

    func heard(_ conversation: String, by connection: LineConnection) {
        state.withLock { $0.latest[conversation] = connection }
    }

    func connection(of conversation: String) -> LineConnection? { state.withLock { $0.latest[conversation] } }

    /// Admits nobody any more; those who were there.
    func stop() -> [LineConnection] {
        state.withLock { state in
            state.isStopped = true
            return Array(state.connections.values)
        }
    }
}
