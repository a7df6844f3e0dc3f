import Synchronization

/// Wakes one waiter. A ring that nobody waits for is kept for the next one; several count as one.
package final class Doorbell: Sendable {
    private enum State {
        case quiet, rung
        case awaited(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    package init() {}

    package func ring() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if case .awaited(let waiter) = state {
                state = .quiet
                return waiter
            }
            state = .rung
            return nil
        }
        waiter?.resume()
    }

    /// Returns at the next ring, or when its task is cancelled. One waiter at a time.
    package func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let isRung = state.withLock { state in
                    if case .rung = state {
                        state = .quiet
                        return true
                    }
                    state = .awaited(waiter)
                    return false
                }
                if isRung { waiter.resume() }
            }
        } onCancel: {
            // Also right when it comes before the waiter: the ring is kept.
            ring()
        }
    }
}
