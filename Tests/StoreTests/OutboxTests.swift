import Delivery
import Testing

@testable import Store

@Suite struct OutboxTests {
    @Test(arguments: StoreDriver.allCases)
    func leaseTakesWhatIsDueOldestFirst(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(
                .make(letters: [.make("late", dueAt: 101), .make("second", dueAt: 20), .make("first", dueAt: 10)]))
            #expect(try await store.nextDue() == 10)

            let leased = try await store.lease(dueAt: 100, limit: 5, owner: "worker", leaseSeconds: 30)
            #expect(leased.map(\.letter.id) == ["first", "second"])
            #expect(leased.allSatisfy { $0.state == .leased && $0.attempts == 0 })
            #expect(try await store.nextDue() == 101, "the leases end later")
            #expect(try await store.lease(dueAt: 100, limit: 5, owner: "other", leaseSeconds: 30).isEmpty)
        }
    }

    @Test func leaseTakesNoMoreThanItsLimit() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(letters: (0..<5).map { .make("\($0)", subject: .test, dueAt: $0) }))
            #expect(
                try await store.lease(dueAt: 9, limit: 2, owner: "w", leaseSeconds: 9).map(\.letter.id) == ["0", "1"])
            #expect(
                try await store.lease(dueAt: 9, limit: 2, owner: "w", leaseSeconds: 9).map(\.letter.id) == ["2", "3"])
            #expect(try await store.lease(dueAt: 9, limit: 0, owner: "w", leaseSeconds: 9).isEmpty)
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func leaseThatRanOutIsTakenAgain(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(letters: [.make(dueAt: 10)]))
            _ = try await store.lease(dueAt: 10, limit: 1, owner: "dies", leaseSeconds: 30)
            #expect(try await store.nextDue() == 40)
            #expect(try await store.lease(dueAt: 39, limit: 1, owner: "next", leaseSeconds: 30).isEmpty)
            let again = try await store.lease(dueAt: 40, limit: 1, owner: "next", leaseSeconds: 30)
            #expect(again.map(\.attempts) == [0])
            #expect(try await store.attempts(of: "letter").map(\.outcome) == [.lost])
            try await store.settle("letter", as: .sent(status: 200), by: "next", at: 41)
            #expect(try await store.delivery("letter")?.attempts == 1)
            #expect(try await store.attempts(of: "letter").map(\.outcome) == [.lost, .sent])
        }
    }

    @Test(arguments: StoreDriver.allCases, SettledLetter.all)
    func outcomeSettlesTheLetter(_ driver: StoreDriver, _ example: SettledLetter) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(letters: [.make(dueAt: 10)]))
            for (step, outcome) in example.outcomes.enumerated() {
                try await store.take("letter", as: outcome, at: 20 + step)
            }
            let letter = try #require(try await store.delivery("letter"))
            #expect(letter.state == example.state)
            #expect(letter.attempts == example.attempts)
            #expect(letter.lastError == example.error)
            #expect(try await store.nextDue() == example.due)
            let attempts = try await store.attempts(of: "letter")
            let logged = example.outcomes.enumerated().filter { !$0.element.isWaiting }.map { 20 + $0.offset }
            #expect(attempts.map(\.madeAt) == logged)
            #expect(attempts.map(\.number) == logged.indices.map { $0 + 1 })
        }
    }

    @Test func attemptKeepsStatusAndError() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(letters: [.make()]))
            try await store.take("letter", as: .retry(at: 300, error: "example.org: 503", status: 503), at: 200)
            try await store.take("letter", as: .sent(status: 200), at: 300)
            #expect(
                try await store.attempts(of: "letter") == [
                    DeliveryAttempt(number: 1, madeAt: 200, outcome: .retry, status: 503, error: "example.org: 503"),
                    DeliveryAttempt(number: 2, madeAt: 300, outcome: .sent, status: 200, error: nil),
                ])
        }
    }

    /// The worker "slow" was not heard of in time, "next" took its letter over.
    @Test(arguments: StoreDriver.allCases, TakenOverLetter.all)
    func whoeverHoldsTheLetterSaysWhatBecomesOfIt(_ driver: StoreDriver, _ example: TakenOverLetter) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(letters: [.make(dueAt: 10)]))
            _ = try await store.lease(dueAt: 10, limit: 1, owner: "slow", leaseSeconds: 30)
            _ = try await store.lease(dueAt: 40, limit: 1, owner: "next", leaseSeconds: 30)
            if let first = example.next, example.isSettledFirst {
                try await store.settle("letter", as: first, by: "next", at: 45)
            }
            try await store.settle("letter", as: example.slow, by: "slow", at: 50)
            if let last = example.next, !example.isSettledFirst {
                try await store.settle("letter", as: last, by: "next", at: 55)
            }
            let letter = try #require(try await store.delivery("letter"))
            #expect((letter.state, letter.attempts) == (example.state, example.attempts))
            #expect(try await store.nextDue() == example.due)
        }
    }

    @Test func oneLetterIsLeasedByItsID() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(letters: [.make("a"), .make("b"), .make("c", dueAt: 900)]))
            func lease(_ id: String) async throws -> [String] {
                try await store.lease(id, dueAt: 100, limit: 9, owner: "w", leaseSeconds: 9).map(\.letter.id)
            }
            #expect(try await lease("b") == ["b"])
            #expect(try await lease("c").isEmpty, "it is not due")
            #expect(try await store.delivery("a")?.state == .pending)
        }
    }

    @Test func settlingAnUnknownLetterIsNothing() async throws {
        try await StoreDriver.memory.withStore { store in
            try await store.settle("?", as: .sent(status: 200), by: "worker", at: 1)
            #expect(try await store.deliveries().isEmpty)
            #expect(try await store.nextDue() == nil)
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func weekIsEnqueuedOnceForADestination(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            let week = DeliveryRecord.make("d1", subject: .digest(week: "2026-W47"))
            #expect(try await store.enqueueOnce(week, site: "cesure"))
            #expect(try await store.enqueueOnce(.make("d2", subject: week.letter.subject), site: "cesure") == false)
            #expect(try await store.enqueueOnce(week, site: "autre") == false, "the id is taken")
            #expect(try await store.enqueueOnce(.make("d3", subject: week.letter.subject), site: "autre"))
            #expect(try await store.enqueueOnce(.make("d4", subject: .digest(week: "2026-W48")), site: "cesure"))
            #expect(
                try await store.enqueueOnce(
                    .make("d5", destination: "large", subject: week.letter.subject), site: "cesure"))
            try await store.take("d1", as: .sent(status: 200), at: 9)
            #expect(try await store.enqueueOnce(.make("d6", subject: week.letter.subject), site: "cesure") == false)
            #expect(try await store.deliveries().map(\.letter.id) == ["d1", "d3", "d4", "d5"])
        }
    }

    @Test func deadLettersAreRevivedWithAFreshCount() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(
                .make(letters: [.make("a"), .make("b", destination: "large"), .make("c"), .make("d")]))
            for id in ["a", "b", "c"] { try await store.take(id, as: .dead(error: "410", status: 410), at: 120) }
            try await store.take("d", as: .sent(status: 200), at: 120)

            #expect(try await store.retry("a", at: 500))
            #expect(try await store.delivery("a")?.attempts == 0)
            #expect(try await store.delivery("a")?.dueAt == 500)
            #expect(try await store.retry("d", at: 500) == false, "it was sent")
            #expect(try await store.retry("?", at: 500) == false)
            #expect(try await store.retryAllDead(at: 600, destination: "large") == 1)
            #expect(try await store.retryAllDead(at: 700) == 1)
            #expect(try await store.deliveries(DeliveryFilter(states: [.pending])).map(\.dueAt) == [500, 600, 700])
        }
    }

    @Test func droppedLetterIsNeverLeased() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(letters: [.make("a"), .make("b")]))
            _ = try await store.lease(dueAt: 100, limit: 1, owner: "worker", leaseSeconds: 1)
            #expect(try await store.drop("a"))
            #expect(try await store.drop("a") == false)
            #expect(try await store.drop("b"))
            #expect(try await store.retry("b", at: 1) == false)
            #expect(try await store.lease(dueAt: 1_000, limit: 9, owner: "worker", leaseSeconds: 1).isEmpty)
        }
    }

    @Test func filterNarrowsByStateDestinationAndSubject() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(
                .make(letters: [
                    .make("a"), .make("b", destination: "large"), .make("c", subject: .test),
                    .make("d", subject: .digest(week: "2026-W47")),
                ]))
            try await store.take("b", as: .dead(error: "404", status: 404), at: 1)
            for (filter, found) in [
                (DeliveryFilter(), "abcd"), (DeliveryFilter(states: [.dead, .sent]), "b"),
                (DeliveryFilter(states: []), ""), (DeliveryFilter(destination: "equipe"), "acd"),
                (DeliveryFilter(subject: .testimony("one")), "ab"), (DeliveryFilter(subject: .test), "c"),
                (DeliveryFilter(limit: 2), "cd"), (DeliveryFilter(limit: 0), ""),
            ] {
                #expect(try await store.deliveries(filter).map(\.letter.id).joined() == found)
            }
        }
    }
}

extension DeliveryOutcome {
    fileprivate var isWaiting: Bool { if case .postponed = self { true } else { false } }
}

/// A leased letter, what attempts make of it, and where it stands then.
struct SettledLetter: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var outcomes: [DeliveryOutcome]
    var state: DeliveryRecord.State
    var attempts: Int
    var error: String?
    var due: Int?

    private static let retry = DeliveryOutcome.retry(at: 77, error: "example.org: timed out", status: nil)
    private static let dead = DeliveryOutcome.dead(error: "example.org: 410", status: 410)

    static let all = [
        SettledLetter(testDescription: "sent", outcomes: [.sent(status: 200)], state: .sent, attempts: 1),
        SettledLetter(
            testDescription: "to be retried", outcomes: [retry], state: .pending, attempts: 1,
            error: "example.org: timed out", due: 77),
        SettledLetter(
            testDescription: "given up", outcomes: [dead], state: .dead, attempts: 1, error: "example.org: 410"),
        SettledLetter(
            testDescription: "nothing to send", outcomes: [.dropped(reason: "erased")], state: .dropped, attempts: 0,
            error: "erased"),
        SettledLetter(
            testDescription: "postponed with a reason", outcomes: [.postponed(until: 88, reason: "no URL")],
            state: .pending, attempts: 0, error: "no URL", due: 88),
        SettledLetter(
            testDescription: "retried, then postponed", outcomes: [retry, .postponed(until: 88, reason: nil)],
            state: .pending, attempts: 1, error: "example.org: timed out", due: 88),
        SettledLetter(
            testDescription: "retried, then sent", outcomes: [retry, .sent(status: 204)], state: .sent, attempts: 2),
    ]
}

/// What two workers say of one letter, and where it stands then.
struct TakenOverLetter: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var slow: DeliveryOutcome
    var next: DeliveryOutcome?
    var isSettledFirst = true
    var state: DeliveryRecord.State
    var attempts: Int
    var due: Int?

    private static let sent = DeliveryOutcome.sent(status: 200)
    private static let retry = DeliveryOutcome.retry(at: 77, error: "example.org: timed out", status: nil)
    private static let dead = DeliveryOutcome.dead(error: "example.org: 404", status: 404)
    private static let wait = DeliveryOutcome.postponed(until: 88, reason: "no URL")

    static let all = [
        TakenOverLetter(testDescription: "next sent it", slow: dead, next: sent, state: .sent, attempts: 1),
        TakenOverLetter(testDescription: "both sent it", slow: sent, next: sent, state: .sent, attempts: 1),
        TakenOverLetter(
            testDescription: "next will try again", slow: dead, next: retry, state: .pending, attempts: 1, due: 77),
        TakenOverLetter(
            testDescription: "next will try again at its own time", slow: wait, next: retry, state: .pending,
            attempts: 1, due: 77),
        TakenOverLetter(testDescription: "next gave it up", slow: retry, next: dead, state: .dead, attempts: 1),
        TakenOverLetter(
            testDescription: "next gave up what slow had sent", slow: sent, next: dead, state: .sent, attempts: 2),
        TakenOverLetter(
            testDescription: "slow gives up what next is sending", slow: dead, state: .leased, attempts: 0, due: 70),
        TakenOverLetter(
            testDescription: "slow puts off what next then gives up", slow: wait, next: dead, isSettledFirst: false,
            state: .dead, attempts: 1),
        TakenOverLetter(
            testDescription: "slow sent it after all, next fails", slow: sent, next: retry, isSettledFirst: false,
            state: .sent, attempts: 1),
    ]
}
