import GRDB
import TestimonyModel
import Testing

@testable import Store

@Suite struct ReviewTests {
    private static func change(
        _ decision: ReviewDecision, _ before: TestimonyRecord, revision: Int = 0, actor: String = "nadia",
        note: String? = nil, at now: Int = 70, _ edit: (inout TestimonyRecord) -> Void = { _ in }
    ) -> ReviewChange {
        var after = before
        after.review = before.review.after(decision) ?? before.review
        edit(&after)
        return ReviewChange(
            decision, before: before, after: after, revision: revision, actor: actor, note: note, madeAt: now)
    }

    private static func correction(_ before: TestimonyRecord, revision: Int = 0, place: String) -> ReviewChange {
        change(.correct, before, revision: revision) {
            $0.frame.places = [place]
            $0.settled = .all
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func whatTheProgramProposedOutlivesEveryDecision(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            let proposed = TestimonyRecord.make()
            try await store.save([proposed])
            #expect(try await store.decide(Self.correction(proposed, place: "cour")) == .done(part: nil))
            let once = try #require(await store.testimony("one"))
            #expect(once.review == .corrected && once.frame.places == ["cour"] && once.settled == .all)
            #expect(once.frame.personal == ["Fatou"], "no decision touches personal data")

            let revision = try await store.reviews(of: "one").revision
            #expect(
                try await store.decide(Self.correction(once, revision: revision, place: "jardin")) == .done(part: nil))
            #expect(try await store.proposal(of: "one") == proposed)

            for place in ["cour", "cantine"] {
                #expect(
                    try await store.undoReview(of: "one", revision: nil, actor: "zoé", at: 80) == .done(part: nil))
                #expect(try await store.testimony("one")?.frame.places == [place])
            }
            #expect(try await store.testimony("one") == proposed)
            #expect(try await store.undoReview(of: "one", revision: nil, actor: "zoé", at: 81) == .nothingToUndo)
        }
    }

    @Test func whoWhenAndWhyAreKeptAndAudited() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make()])
        _ = try await store.decide(Self.change(.reject, .make(), note: "une blague"))
        _ = try await store.decide(Self.change(.note, .make(), actor: "zoé", note: "à revoir", at: 75))
        _ = try await store.undoReview(of: "one", revision: nil, actor: "zoé", note: "pas une blague", at: 80)
        let entries = try await store.reviews(of: "one")
        #expect(entries.map(\.actor) == ["nadia", "zoé", "zoé"])
        #expect(entries.map(\.note) == ["une blague", "à revoir", "pas une blague"])
        #expect(entries.map(\.decidedAt) == [70, 75, 80])
        #expect(entries.map(\.undoes) == [nil, nil, entries[0].id])
        #expect(entries.standing.isEmpty)
        #expect(
            try await store.audit(site: "cesure", subject: "one").map(\.action)
                == ["review.reject", "review.note", "review.undo"])
    }

    @Test func theSecondOfTwoCoordinatorsIsToldWhatTheFirstDid() async throws {
        let store = try TestimonyStore(path: .memory)
        let seen = TestimonyRecord.make()
        try await store.save([seen])
        _ = try await store.decide(Self.change(.note, seen, note: "bonjour"))
        _ = try await store.decide(Self.correction(seen, place: "cour"))
        let outcome = try await store.decide(Self.change(.reject, seen, actor: "zoé", note: "doublon"))
        guard case .overtaken(let entries) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(entries.map(\.decision) == [.correct] && entries.map(\.actor) == ["nadia"])
        #expect(try await store.testimony("one")?.review == .corrected)
        #expect(try await store.audit(site: "cesure").map(\.action) == ["review.note", "review.correct"])
        #expect(
            try await store.undoReview(of: "one", revision: 0, actor: "zoé", at: 80) == .overtaken(entries),
            "nor is undone what was not seen")
    }

    @Test func aTestimonyThatChangedOrWentIsLeftAlone() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make(consent: .count)])
        #expect(try await store.decide(Self.change(.accept, .make())) == .changed)
        #expect(try await store.reviews(of: "one").isEmpty)
        #expect(try await store.audit(site: "cesure").isEmpty)
        try await store.erase("one")
        #expect(try await store.decide(Self.change(.accept, .make())) == .gone)
        #expect(try await store.undoReview(of: "one", revision: nil, actor: "zoé", at: 80) == .gone)
    }

    @Test func anUndoingKeepsWhatSomebodyElseChanged() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make()])
        _ = try await store.decide(Self.change(.accept, .make()))
        var changed = try #require(await store.testimony("one"))
        changed.frame.places = ["bar"]
        try await store.save([changed])
        #expect(try await store.undoReview(of: "one", revision: nil, actor: "zoé", at: 80) == .changed)
        #expect(try await store.testimony("one") == changed)
    }

    private static func splitting(_ whole: TestimonyRecord) -> ReviewChange {
        var (first, second) = (whole, whole)
        first.text = "Les voisins nous ont prêté"
        second.text = "une échelle."
        second.frame.observations = []
        return ReviewChange(
            .split, before: whole, after: first, revision: 0, actor: "nadia", part: second, madeAt: 70)
    }

    @Test(arguments: StoreDriver.allCases)
    func twoTestimoniesComeOfOneAndGoBackIntoIt(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            let whole = TestimonyRecord.make()
            try await store.save([whole])
            #expect(try await store.decide(Self.splitting(whole)) == .done(part: "one-p2"))
            let part = try #require(await store.testimony("one-p2"))
            #expect(part.text == "une échelle." && part.speaker == whole.speaker && part.consent == whole.consent)

            _ = try await store.decide(Self.change(.accept, part))
            let undo = { try await store.undoReview(of: $0, revision: nil, actor: "zoé", at: 80) }
            #expect(try await undo("one") == .partDecided("one-p2"))
            #expect(try await undo("one-p2") == .done(part: nil))
            #expect(try await undo("one") == .done(part: "one-p2"))
            #expect(try await store.testimonies() == [whole])
        }
    }

    @Test func erasingATestimonyTakesItsDecisionsAndItsPartAlong() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        try await store.save([.make()])
        _ = try await store.decide(Self.splitting(.make()))
        _ = try await store.decide(Self.change(.note, .make("one-p2"), note: "échafaudage"))
        #expect(try folder.bytes().range(of: .init("prêté une échelle".utf8)) != nil)
        try await store.erase("one")
        #expect(try await store.testimonies().isEmpty)
        for id in ["one", "one-p2"] { #expect(try await store.reviews(of: id).isEmpty) }
        for word in ["échelle", "échafaudage", "prêté"] {
            #expect(try folder.bytes().range(of: .init(word.utf8)) == nil, "\(word)")
        }
        try store.close()
    }

    @Test func whatWasMergedIsKnownUntilItIsTakenBack() async throws {
        let store = try TestimonyStore(path: .memory)
        let double = TestimonyRecord.make("two")
        try await store.save([.make(), double])
        var change = Self.change(.merge, double)
        change.into = "one"
        _ = try await store.decide(change)
        #expect(try await store.testimony("two")?.review == .rejected)
        #expect(try await store.merged(into: "one") == ["two"])
        _ = try await store.undoReview(of: "two", revision: nil, actor: "zoé", at: 80)
        #expect(try await store.merged(into: "one").isEmpty)
        #expect(try await store.testimony("two") == double)
    }

    @Test(arguments: [
        ("t-1", ["t-1"]), ("t-", ["t-1", "t-10"]), ("t-10", ["t-10"]), ("u", []), ("", ["t-1", "t-10"]),
    ])
    func aTestimonyGoesByTheBeginningOfItsId(prefix: String, ids: [String]) async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make("t-1"), .make("t-10"), .make("t-2", site: "elsewhere")])
        #expect(try await store.testimonyIDs(site: "cesure", prefix: prefix) == ids)
    }

    @Test(arguments: [
        "UPDATE reviews SET actor = 'x'", "UPDATE reviews SET decision = 'accept', note = NULL", "DELETE FROM reviews",
    ])
    func decisionsAreOnlyAdded(statement: String) async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make()])
        _ = try await store.decide(Self.change(.reject, .make(), note: "une blague"))
        await #expect(throws: StoreError.self) {
            try await store.writing { try $0.execute(sql: statement) }
        }
        #expect(try await store.reviews(of: "one").count == 1)
    }
}
