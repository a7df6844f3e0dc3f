import Delivery
import Testing

struct VerdictTests {
    private let record = DeliveryRecord(
        letter: Letter(id: "a", destination: "d", subject: .test), state: .leased, attempts: 2, dueAt: 0, createdAt: 0)

    private func verdict(_ result: AttemptResult, attempts: Int = 2, now: Int = 1_000) -> Verdict {
        var record = record
        record.attempts = attempts
        return Verdict(result, on: record, host: "https://h", now: now, chance: 0.5)
    }

    @Test(arguments: [200, 201, 204, 299])
    func successIsSent(status: Int) {
        #expect(verdict(.answered(status: status, retryAfter: 9)).outcome == .sent(status: status))
    }

    @Test(arguments: [408, 425, 429, 500, 502, 503, 504, 599])
    func aPassingTroubleIsTriedAgain(status: Int) {
        // The third attempt failed: half of 5 · 2².
        let expected = DeliveryOutcome.retry(at: 1_010, error: "https://h answered \(status)", status: status)
        #expect(verdict(.answered(status: status, retryAfter: nil)).outcome == expected)
        #expect(verdict(.answered(status: status, retryAfter: 3)).outcome == expected)
    }

    @Test(arguments: [(120, 1_120), (0, 1_010), (-5, 1_010), (10_000_000, 87_400)])
    func retryAfterIsTheLeastWaitWithinReason(wait: Int, at: Int) {
        let outcome = verdict(.answered(status: 429, retryAfter: wait)).outcome
        #expect(outcome == .retry(at: at, error: "https://h answered 429", status: 429))
    }

    @Test(arguments: [0, 100, 199, 301, 302, 307, 400, 401, 403, 404, 405, 413, 422, 451, 499, 600, 999, -1])
    func everythingElseIsDead(status: Int) {
        guard case .dead(let error, status) = verdict(.answered(status: status, retryAfter: 1)).outcome else {
            Issue.record("not dead: \(status)")
            return
        }
        #expect(error.hasPrefix("https://h answered \(status)"))
    }

    @Test func goneDisables() {
        let gone = verdict(.answered(status: 410, retryAfter: nil))
        #expect(gone.disablesDestination)
        guard case .dead = gone.outcome else {
            Issue.record("not dead")
            return
        }
        #expect(!verdict(.answered(status: 404, retryAfter: nil)).disablesDestination)
    }

    @Test func noAnswerIsTriedAgainUnlessItCannotWork() {
        #expect(
            verdict(.failed(error: "e", isRetryable: true)).outcome == .retry(at: 1_010, error: "e", status: nil))
        #expect(verdict(.failed(error: "e", isRetryable: false)).outcome == .dead(error: "e", status: nil))
    }

    @Test(arguments: [(29, 0, true), (28, 0, false), (4, 300_000, true), (3, 300_000, false), (28, 259_199, false)])
    func attemptsAndAgeEndIt(attempts: Int, now: Int, isDead: Bool) {
        let outcome = verdict(.answered(status: 500, retryAfter: nil), attempts: attempts, now: now).outcome
        if case .dead = outcome { #expect(isDead) } else { #expect(!isDead) }
    }
}

struct BackoffTests {
    @Test(arguments: [
        (1, 0.999_999, 4), (1, 0, 1), (2, 0.5, 5), (4, 0.5, 20), (12, 0.5, 5_120), (13, 0.5, 7_200), (60, 0.5, 7_200),
        (10_000, 0.999_999, 14_399), (0, 0.999_999, 4), (-3, 0.5, 2),
    ])
    func theWaitDoublesUpToTheCap(attempts: Int, chance: Double, seconds: Int) {
        #expect(Backoff().delay(after: attempts, chance: chance) == seconds)
    }
}

struct RateMeterTests {
    @Test func postsBeyondTheRateWaitForTheOldest() {
        var meter = RateMeter(.init(posts: 2, seconds: 60))
        #expect(meter.next(at: 100) == 100)
        meter.count(1, at: 100)
        #expect(meter.next(at: 110) == 110)
        meter.count(1, at: 110)
        #expect(meter.next(at: 111) == 160)
        #expect(meter.next(at: 160) == 160)
        meter.count(1, at: 160)
        #expect(meter.next(at: 161) == 170)
        #expect(meter.next(at: 500) == 500)
    }

    @Test func aLetterOfSeveralPostsCountsThemAll() {
        var meter = RateMeter(.init(posts: 2, seconds: 60))
        meter.count(5, at: 100)
        #expect(meter.next(at: 101) == 160)
    }
}
