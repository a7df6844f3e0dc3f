import Delivery
import Store

/// The outbox as if it held one letter only: for an administrator who sends that one.
package struct OneLetter: Outbox {
    private let store: TestimonyStore
    private let id: String

    package init(_ id: String, in store: TestimonyStore) {
        self.store = store
        self.id = id
    }

    package func lease(
        dueAt now: Int, limit: Int, owner: String, leaseSeconds: Int
    ) async throws -> [DeliveryRecord] {
        try await store.lease(id, dueAt: now, limit: limit, owner: owner, leaseSeconds: leaseSeconds)
    }

    package func settle(_ id: String, as outcome: DeliveryOutcome, by owner: String, at now: Int) async throws {
        try await store.settle(id, as: outcome, by: owner, at: now)
    }

    package func nextDue() async throws -> Int? {
        guard let record = try await store.delivery(id), record.state == .pending else { return nil }
        return record.dueAt
    }

    package func closedDestinations() async throws -> [String: Int] { try await store.closedDestinations() }

    package func closeDestination(of id: String, at now: Int) async throws {
        try await store.closeDestination(of: id, at: now)
    }
}
