import Delivery
import Testing

@testable import Store

@Suite struct RetentionTests {
    private static let limits = RetentionLimits(deliveries: 1_000, messages: 2_000)

    /// A letter, when it was created and settled, and whether it outlasts its age.
    struct Aged: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var subject = Letter.Subject.testimony("one")
        var outcome: DeliveryOutcome?
        var settledAt = 100
        var letters: Int
        var attempts: Int

        static let all = [
            Aged(testDescription: "sent long ago", outcome: .sent(status: 200), letters: 0, attempts: 0),
            Aged(testDescription: "dropped long ago", outcome: .dropped(reason: "erased"), letters: 0, attempts: 0),
            Aged(
                testDescription: "sent lately", outcome: .sent(status: 200), settledAt: 1_000, letters: 1, attempts: 1),
            Aged(
                testDescription: "given up long ago", outcome: .dead(error: "404", status: 404), letters: 1, attempts: 0
            ),
            Aged(testDescription: "waiting for long", letters: 1, attempts: 0),
            Aged(
                testDescription: "a week told long ago", subject: .digest(week: "2026-W20"),
                outcome: .sent(status: 200),
                letters: 1, attempts: 0),
        ]
    }

    @Test(arguments: StoreDriver.allCases, Aged.all)
    func whatIsDoneGoesByItsAge(_ driver: StoreDriver, _ example: Aged) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(letters: [.make(subject: example.subject)]))
            if let outcome = example.outcome { try await store.take("letter", as: outcome, at: example.settledAt) }
            _ = try await store.prune(before: Self.limits)
            #expect(try await store.deliveries().count == example.letters)
            #expect(try await store.attempts(of: "letter").count == example.attempts)
        }
    }

    @Test func anAttemptAfterPrunedOnesHasANumberOfItsOwn() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(letters: [.make()]))
            for at in [100, 5_000, 6_000] {
                try await store.take("letter", as: .retry(at: 0, error: "503", status: 503), at: at)
                _ = try await store.prune(before: Self.limits)
            }
            #expect(try await store.attempts(of: "letter").map(\.madeAt) == [5_000, 6_000])
            #expect(Set(try await store.attempts(of: "letter").map(\.number)).count == 2)
        }
    }

    @Test func idsOfMessagesAreForgottenInTheirTime() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(messageID: "old", now: 1_999))
            _ = try await store.commit(.make(messageID: "young", now: 2_000))
            #expect(try await store.prune(before: Self.limits) == 1)
            #expect(try await store.commit(.make(messageID: "young")) == .duplicate)
            #expect(try await store.commit(.make(messageID: "old")) == .committed)
        }
    }

    @Test(arguments: [1, 3, 7, 500]) func batchesOfAnySizeLeaveNothingBehind(size: Int) async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(letters: (0..<7).map { .make("\($0)", subject: .test) }))
            for id in 0..<7 { try await store.take("\(id)", as: .sent(status: 200), at: 100) }
            #expect(try await store.prune(before: Self.limits, batch: size) == 14)
            #expect(try await store.deliveries().isEmpty)
        }
    }
}
