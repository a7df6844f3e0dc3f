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
            let waiting = try await waiting(for: destination.name, at: now)
            let testimonies = try await store.testimonies(.init(ids: waiting.map(\.testimony)))
            // One that was erased meanwhile, or that is not to be told, hides nobody.
            let told = testimonies.filter { $0.consent != .none && $0.review != .rejected }
            guard destination.release.releases(speakers: told.map(\.speaker)) else { continue }
            for letter in waiting where try await store.retry(letter.id, at: now) { released += 1 }
        }
        return released
    }

    /// Letters that have not been tried: a failed one waits for another reason.
    private func waiting(for destination: String, at now: Int) async throws -> [(id: String, testimony: String)] {
        try await store.deliveries(.init(states: [.pending], destination: destination)).compactMap { record in
            guard record.attempts == 0, record.dueAt > now, case .testimony(let id) = record.letter.subject else {
                return nil
            }
            return (record.letter.id, id)
        }
    }
}
