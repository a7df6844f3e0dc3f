import Foundation
import Synchronization

/// A value that is made once, on a thread of its own; whoever needs it waits.
final class Later<Value: Sendable>: Sendable {
    private enum State {
        case unmade(@Sendable () -> Value)
        case underWay
        case made(Value)
    }

    private let state: Mutex<State>
    private let isMade = DispatchSemaphore(value: 0)

    /// Starts to make the value while its owner already works, or leaves that to whoever needs it first.
    init(starts: Bool, _ make: @escaping @Sendable () -> Value) {
        state = Mutex(.unmade(make))
        if starts { start() }
    }

    /// Blocks until the value is there: a few tenths of a second after the start, never again.
    func get() -> Value {
        if case .made(let value) = state.withLock({ $0 }) { return value }
        start()
        isMade.wait()
        isMade.signal()
        guard case .made(let value) = state.withLock({ $0 }) else { preconditionFailure("signalled once it is made") }
        return value
    }

    private func start() {
        let make = state.withLock { state -> (@Sendable () -> Value)? in
            guard case .unmade(let make) = state else { return nil }
            state = .underWay
            return make
        }
        guard let make else { return }
        Thread.detachNewThread { [self] in
            let value = make()
            state.withLock { $0 = .made(value) }
            isMade.signal()
        }
    }
}
