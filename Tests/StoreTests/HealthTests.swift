import Delivery
import Testing

@testable import Store

struct HealthTests {
    @Test(arguments: StoreDriver.allCases) func anEmptyStoreIsWell(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            let health = try await store.health()
            #expect(
                health
                    == StoreHealth(
                        openConversations: 0, testimonies: 0, waitingLetters: 0, deadLetters: 0, unsaidReplies: 0,
                        lastDigest: nil))
        }
    }

    @Test(arguments: StoreDriver.allCases) func whatThereIsIsCounted(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(conversation: "a", deadline: 900, replies: ["?", "!"]))
            _ = try await store.commit(
                .make(conversation: "b", saved: [.make()], letters: [.make("one"), .make("two"), .make("three")]))
            for (id, week) in [("w1", "2026-W47"), ("w2", "2026-W09")] {
                _ = try await store.enqueueOnce(.make(id, subject: .digest(week: week), dueAt: 5_000), site: "cesure")
            }
            _ = try await store.lease(dueAt: 100, limit: 1, owner: "me", leaseSeconds: 60)
            try await store.take("two", as: .dead(error: "404", status: 404), at: 100)
            try await store.take("three", as: .sent(status: 200), at: 100)
            let health = try await store.health()
            #expect(
                health
                    == StoreHealth(
                        openConversations: 1, testimonies: 1, waitingLetters: 3, deadLetters: 1, unsaidReplies: 2,
                        lastDigest: "2026-W47"))
        }
    }

    @Test(arguments: StoreDriver.allCases) func onlyTheLeasesOfTheDeadAreReleased(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(letters: [.make("one"), .make("two"), .make("three", dueAt: 9_000)]))
            _ = try await store.lease(dueAt: 100, limit: 1, owner: "dead", leaseSeconds: 600)
            _ = try await store.lease(dueAt: 100, limit: 1, owner: "alive", leaseSeconds: 600)
            #expect(try await store.releaseLeases(of: "dead", at: 101) == 1)
            #expect(try await store.releaseLeases(of: "dead", at: 102) == 0)
            #expect(try await store.delivery("one")?.state == .pending)
            #expect(try await store.delivery("two")?.state == .leased)
            #expect(try await store.attempts(of: "one").map(\.outcome) == [.lost])
            #expect(
                try await store.lease(dueAt: 102, limit: 9, owner: "next", leaseSeconds: 600).map(\.letter.id) == [
                    "one"
                ])
        }
    }
}
