import Extraction
import Reporting
import Store
import TestimonyModel

/// A testimony as a coordinator sees it, with what was decided about it so far.
package struct SeenTestimony: Sendable, Hashable {
    package var record: TestimonyRecord
    package var entries: [ReviewEntry]
}

/// What a coordinator sits at: the testimonies of a site and its codebook. Decisions go through here, whether they were
/// typed as commands, on a screen or in a conversation.
package struct ReviewDesk: Sendable {
    package let store: TestimonyStore
    package let site: String
    package let clock: SiteClock
    package let words: ReviewWords
    /// The details that stand here to be read and are masked elsewhere.
    package let sensitive: SensitiveWords
    /// Reads what was split off.
    private let extractor: @Sendable () throws -> Extractor

    package var codebook: Codebook { words.codebook }

    package init(
        store: TestimonyStore, site: String, clock: SiteClock, codebook: Codebook, sensitive: SensitiveWords,
        extractor: @escaping @Sendable () throws -> Extractor
    ) {
        self.store = store
        self.site = site
        self.clock = clock
        words = ReviewWords(codebook)
        self.sensitive = sensitive
        self.extractor = extractor
    }

    /// The testimony that an id, or the beginning of one, means.
    package func seen(_ prefix: String) async throws -> SeenTestimony {
        let ids = try await store.testimonyIDs(site: site, prefix: prefix)
        guard let id = ids.first, !prefix.isEmpty else {
            throw Failure(.noInput, "aucun témoignage dont l’identifiant commence par « \(prefix) »")
        }
        guard ids.count == 1 else {
            let some = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? "…" : "")
            throw Failure(.usage, "« \(prefix) » peut désigner plusieurs témoignages : \(some)")
        }
        guard let seen = try await seen(id: id) else { throw Failure(.noInput, "\(id) vient d’être effacé") }
        return seen
    }

    package func seen(id: String) async throws -> SeenTestimony? {
        guard let record = try await store.testimony(id), record.site == site else { return nil }
        return SeenTestimony(record: record, entries: try await store.reviews(of: id))
    }

    /// All testimonies of the site, in the order in which they were told.
    package func records() async throws -> [TestimonyRecord] { try await store.testimonies(TestimonyQuery(site: site)) }

    /// Takes a decision that leaves the codes as they are.
    package func decide(
        _ decision: ReviewDecision, on seen: SeenTestimony, by actor: String, note: String? = nil, into: String? = nil
    ) async throws -> ReviewOutcome {
        try await decide(decision, on: seen, after: seen.record.reviewed(decision), by: actor, note: note, into: into)
    }

    package func decide(
        _ decision: ReviewDecision, on seen: SeenTestimony, after: TestimonyRecord, by actor: String,
        note: String? = nil, into: String? = nil, part: TestimonyRecord? = nil
    ) async throws -> ReviewOutcome {
        try await store.decide(
            ReviewChange(
                decision, before: seen.record, after: after, revision: seen.entries.revision, actor: actor, note: note,
                into: into, part: part, madeAt: clock.now.epochSeconds))
    }

    package func undo(_ seen: SeenTestimony, by actor: String, note: String? = nil) async throws -> ReviewOutcome {
        try await store.undoReview(
            of: seen.record.id, revision: seen.entries.revision, actor: actor, note: note, at: clock.now.epochSeconds)
    }

    /// `into` is an id, or its beginning.
    package func merge(_ seen: SeenTestimony, into: String, by actor: String) async throws -> ReviewOutcome {
        let kept = try await self.seen(into).record
        if kept.id == seen.record.id { throw Failure(.usage, "\(kept.id) ne peut pas être réuni avec lui-même") }
        if kept.review == .rejected { throw Failure(.badData, "\(kept.id) est écarté : rien ne peut y être réuni") }
        return try await decide(.merge, on: seen, by: actor, into: kept.id)
    }

    /// `place` is the first words of the second part, or how many characters come before it.
    package func split(_ seen: SeenTestimony, at place: String, by actor: String) async throws -> ReviewOutcome {
        let record = seen.record
        guard let offset = Int(place) ?? PlainWords.range(of: place, in: record.text)?.lowerBound else {
            throw Failure(.usage, words.sentence(.evidenceNotInText))
        }
        let extractor = try extractor()
        guard
            let parts = record.split(
                at: offset, codebook, reading: { extractor.record($0, sentAt: record.sentAt).frame })
        else {
            throw Failure(.usage, "chaque partie veut des mots : ici l’une des deux n’en a pas")
        }
        return try await decide(.split, on: seen, after: parts.first, by: actor, part: parts.second)
    }
}

extension TestimonyRecord {
    /// After a decision that leaves the codes as they are.
    func reviewed(_ decision: ReviewDecision) -> TestimonyRecord {
        var record = self
        record.review = review.after(decision) ?? review
        return record
    }
}
