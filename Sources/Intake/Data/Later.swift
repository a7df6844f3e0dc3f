import Foundation
import Synchronization

/// A value that is made once, on a thread of its own, while its owner already works; whoever needs it waits.
final class Later<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isMade = DispatchSemaphore(value: 0)

    /// Starts to make the value.
    init(_ make: @escaping @Sendable () -> Value) {
        Thread.detachNewThread { [self] in
            let made = make()
            value.withLock { $0 = made }
            isMade.signal()
        }
    }

    /// Blocks until the value is there: a few tenths of a second after the start, never again.
    func get() -> Value {
        if let made = value.withLock({ $0 }) { return made }
        isMade.wait()
        isMade.signal()
        return value.withLock { $0! }
    }
}
