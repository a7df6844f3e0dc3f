import Delivery
import Store

/// Lets summaries for a wider audience go before the evening, once enough witnesses are together to hide each other.
package struct WiderRelease: Sendable {
    private let store: TestimonyStore
    private let destinations: [Destination]

    package init(store: TestimonyStore, destinations: [Destination]) {
        self.store = store
        self.destinations = destinations.filter { $0.audience == .wider }
    }

    /// To be called after a commit with letters: makes due at `now` what may go, and answers how many that were.
    package func release(at now: Int) async throws -> Int {
        var released = 0
        for destination in destinations {
            let waiting = try await store.unreleased(to: destination.name, at: now)
            guard destination.release.releases(speakers: waiting.speakers) else { continue }
            for letter in waiting.letters where try await store.retry(letter, at: now) { released += 1 }
        }
        return released
    }
}
