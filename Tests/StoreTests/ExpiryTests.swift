import Foundation
import TestimonyModel
import Testing

@testable import Store

/// What has had its time: words first, codes later.
struct ExpiryTests {
    private static let word = "Quetzalcoatl"

    /// Words wherever a testimony can hold some.
    private static func told(_ id: String, at seconds: Int) -> TestimonyRecord {
        var record = TestimonyRecord.make(
            id, consent: .attributed, text: "\(word) nous a prêté une échelle",
            observations: [.make(evidence: "\(word) nous a prêté")], attribution: word,
            confirmedAt: Moment(epochSeconds: seconds, utcOffset: 3_600))
        record.frame.counts = [Count(value: 3, bound: .atLeast, unit: word, start: 2, end: 5)]
        record.frame.personal = [word]
        record.frame.observations[0].rules = ["« \(word) »"]
        record.dialog = "avis"
        record.answers = [
            Answer(slot: "why", value: .text(word)), Answer(slot: "floor", value: .text("second")),
            Answer(slot: "note", value: .number(4)), Answer(slot: "days", value: .list(["mon"])),
            Answer(slot: "children", value: .instances([[Answer(slot: "why", value: .text(word))]])),
        ]
        return record
    }

    @Test func wordsGoAndCodesStay() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        try await store.save([Self.told("old", at: 999), Self.told("young", at: 1_000)])
        let batch = try await store.beginRecoding(site: "cesure", at: 5)
        let old = try #require(await store.testimony("old"))
        #expect(try await store.recode([(old, old)], in: batch).isEmpty)
        #expect(try await store.agedTestimonies(before: 1_000, withWords: true, site: "cesure") == 1)

        let coded: CodedAnswers = ["avis": ["floor"]]
        #expect(
            try await store.removeWords(before: 1_000, at: 2_000, site: "elsewhere", keeping: coded) == 0)
        #expect(
            try await store.removeWords(before: 1_000, at: 2_000, site: "cesure", keeping: coded) == 1)
        #expect(
            try await store.removeWords(before: 1_000, at: 2_000, site: "cesure", keeping: coded) == 0)
        #expect(try await store.testimony("young") == Self.told("young", at: 1_000))

        let kept = try #require(await store.testimony("old"))
        #expect(kept.text.isEmpty && kept.attribution == nil && kept.frame.personal.isEmpty)
        #expect(kept.frame.facets == old.frame.facets && kept.frame.when == old.frame.when)
        #expect(kept.frame.counts == [Count(value: 3, bound: .atLeast, unit: nil, start: 0, end: 0)])
        let observation = try #require(kept.frame.observations.first)
        #expect(
            observation.effect == "solidarite" && observation.polarity == .positive
                && observation.evidence.isEmpty)
        #expect(observation.facets == old.frame.observations[0].facets && observation.rules.isEmpty)
        #expect(kept.answers.map(\.slot) == ["floor", "note", "days", "children"])
        #expect(kept.answers.last?.value == .instances([[]]))
        #expect(try await store.recodings(site: "cesure").map(\.count) == [0])
        #expect(try await store.integrityCheck().isEmpty)

        #expect(try await store.expire(before: 1_001, at: 2_000, site: "cesure") == 2)
        #expect(await store.finishScrubbing())
        #expect(try folder.bytes().range(of: Data(Self.word.utf8)) == nil)
        try store.close()
    }

    @Test func theBytesOfWordsGoWithTheNextScrubbing() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        let word = Data(Self.word.utf8)
        try await store.save([Self.told("old", at: 999)])
        // A decision keeps the codes from before, evidence and all.
        let seen = try #require(await store.testimony("old"))
        var accepted = seen
        accepted.review = .accepted
        let change = ReviewChange(.accept, before: seen, after: accepted, revision: 0, actor: "nadia", madeAt: 1_500)
        #expect(try await store.decide(change) == .done(part: nil))
        #expect(try folder.bytes().range(of: word) != nil, "else the test proves nothing")
        #expect(try await store.removeWords(before: 1_000, at: 2_000, site: "cesure") == 1)
        #expect(try await store.proposal(of: "old")?.frame.observations.map(\.evidence) == [""])
        #expect(
            try await store.undoReview(of: "old", revision: nil, actor: "nadia", at: 2_001) == .done(part: nil))
        try store.close()
        // As after a crash: the mark makes the next opening do it.
        try TestimonyStore(path: .file(folder.file("glane.sqlite"))).close()
        #expect(try folder.bytes().range(of: word) == nil)
    }

    @Test(arguments: [1, 3, 500]) func whatExpiresLeavesATombstone(batch: Int) async throws {
        try await StoreDriver.memory.withStore { store in
            let records = (0..<7).map { Self.told("\($0)", at: $0) }
            _ = try await store.commit(.make(saved: records, letters: [.make(subject: .testimony("2"))]))
            #expect(try await store.removeWords(before: 2, at: 50, site: "cesure", batch: batch) == 2)
            #expect(try await store.expire(before: 5, at: 50, site: "cesure", batch: batch) == 5)
            #expect(try await store.testimonies().map(\.id) == ["5", "6"])
            #expect(try await store.deliveries().isEmpty)
            #expect(try await store.save([Self.told("3", at: 3)]) == 0)
            let acts = try await store.consents(of: "2")
            #expect(acts.count == 3 && acts.allSatisfy { $0.act == .given }, "nobody took it back")
        }
    }

    @Test func wordsThatWereRemovedSinceABackupDoNotComeBack() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        try await store.save([Self.told("old", at: 999)])
        _ = try await store.backUp(to: folder.file("backup"))
        _ = try await store.removeWords(
            before: 1_000, at: 2_000, site: "cesure", keeping: ["avis": ["floor"]])
        let kept = try await store.testimonies()
        try store.close()
        _ = try await Restoration(of: folder.file("backup"), over: folder.file("glane.sqlite")).finish(
            keeping: folder.file("aside"), AuditEntry(actor: "n", action: "backup.restore", madeAt: 1),
            site: "cesure")
        let restored = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await restored.testimonies() == kept)
        try restored.close()
        let bytes = try Data(contentsOf: URL(filePath: folder.file("glane.sqlite")))
        #expect(bytes.range(of: Data(Self.word.utf8)) == nil)
    }

    @Test func whatIsOldIsCountedBeforeItGoes() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(
                .make(messageID: "old", letters: [.make("a"), .make("b"), .make("c")], now: 5))
            for (id, time) in [("a", 100), ("b", 3_000)] {
                try await store.take(id, as: .sent(status: 200), at: time)
            }
            let limits = RetentionLimits(deliveries: 1_000, messages: 1_000)
            let foretold = try await store.prunable(before: limits)
            #expect(foretold == 3)
            #expect(try await store.prune(before: limits) == foretold)
        }
    }
}
