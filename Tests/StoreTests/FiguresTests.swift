import TestimonyModel
import Testing

@testable import Store

/// What SQLite counts for digests.
struct FiguresTests {
    private static func told(
        _ id: String, by speaker: String?, at confirmed: Int?, consent: Consent = .quote, review: Review = .confirmed,
        isTestimony: Bool = true, site: String = "cesure", _ observations: [Observation] = [.make()]
    ) -> TestimonyRecord {
        var record = TestimonyRecord.make(id, speaker: speaker ?? "x", consent: consent, observations: observations)
        record.speaker = speaker
        record.conversation = speaker == nil ? "room" : record.conversation
        record.site = site
        record.review = review
        record.frame.isTestimony = isTestimony
        record.confirmedAt = confirmed.map { Moment(epochSeconds: $0, utcOffset: 0) }
        return record
    }

    @Test(arguments: StoreDriver.allCases)
    func aWeekIsCountedBetweenItsEdges(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            var bad = Observation.make()
            bad.polarity = .negative
            var wish = Observation.make()
            wish.status = .wished
            try await store.save([
                Self.told("first", by: "a", at: 100), Self.told("last", by: "a", at: 199, [bad]),
                Self.told("wish", by: nil, at: 150, [wish]), Self.told("next", by: "b", at: 200),
                Self.told("unconfirmed", by: "c", at: nil), Self.told("refused", by: "c", at: 150, consent: .none),
                Self.told("set aside", by: "c", at: 150, review: .rejected),
                Self.told("proposed", by: "c", at: 150, review: .proposed),
                Self.told("chatter", by: "c", at: 150, isTestimony: false),
                Self.told("elsewhere", by: "c", at: 50, site: "other"),
            ])
            let effect = Observation.make().effect
            #expect(
                try await store.figures(site: "cesure", between: [100, 200, 300, 400]) == [
                    WeekFigures(
                        testimonies: 3, witnesses: 2, observed: [effect: [.positive: 1, .negative: 1]]),
                    WeekFigures(testimonies: 1, witnesses: 1, observed: [effect: [.positive: 1]]),
                    WeekFigures(),
                ])
            #expect(try await store.firstConfirmation(site: "cesure") == 100)
            #expect(try await store.firstConfirmation(site: "nowhere") == nil)
            #expect(try await store.awaitingReview(site: "cesure") == 4)
        }
    }

    @Test func whatChangedIsCountedByItsTime() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(saved: [.make("one"), .make("two")]))
            _ = try await store.commit(.make(session: nil, withdrawn: ["two"]))
            for (action, subject, at) in [
                ("review.correct", "one", 60), ("review.correct", "one", 61), ("review.reject", "one", 62),
                ("review.accept", "one", 63), ("review.correct", "one", 300),
            ] {
                try await store.note(
                    AuditEntry(actor: "nadia", action: action, subject: subject, madeAt: at), site: "cesure")
            }
            #expect(
                try await store.changes(site: "cesure", from: 0, before: 300)
                    == LaterChanges(erased: 1, corrected: 1, rejected: 1))
            #expect(try await store.changes(site: "cesure", from: 300, before: 400) == LaterChanges(corrected: 1))
            #expect(try await store.changes(site: "other", from: 0, before: 400).isEmpty)
        }
    }
}
