import Synchronization
import Testing

@testable import Intake

struct LaterTests {
    private final class Count: Sendable {
        let value = Mutex(0)
    }

    @Test func whatNobodyNeedsIsNotMade() {
        let count = Count()
        let later = Later(starts: false) { count.value.withLock { $0 += 1 } }
        #expect(count.value.withLock { $0 } == 0)
        later.get()
        later.get()
        #expect(count.value.withLock { $0 } == 1)
    }

    @Test func whatIsStartedIsMadeOnce() {
        let count = Count()
        let later = Later(starts: true) {
            count.value.withLock { count in
                count += 1
                return count
            }
        }
        #expect(later.get() == 1)
        #expect(later.get() == 1)
    }
}
