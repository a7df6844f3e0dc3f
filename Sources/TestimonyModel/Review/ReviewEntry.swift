/// What a decision may change of a testimony: never who told it, when, and what may be done with it.
package struct ReviewedCodes: Codable, Sendable, Hashable {
    package var review: Review
    package var settled: SettledCodes
    package var codebook: Int
    /// Without the personal data, which no decision changes.
    package var frame: Frame
    /// Only where the testimony was split.
    package var text: String?

    package init(of record: TestimonyRecord, withText: Bool = false) {
        review = record.review
        settled = record.settled
        codebook = record.codebook
        frame = record.frame
        frame.personal = []
        text = withText ? record.text : nil
    }

    package func applied(to record: TestimonyRecord) -> TestimonyRecord {
        var record = record
        let personal = record.frame.personal
        record.review = review
        record.settled = settled
        record.codebook = codebook
        record.frame = frame
        record.frame.personal = personal
        if let text { record.text = text }
        return record
    }
}

/// One decision about a testimony, as it is kept.
package struct ReviewEntry: Sendable, Hashable {
    /// Grows with every decision.
    package var id: Int
    package var testimony: String
    /// Epoch seconds.
    package var decidedAt: Int
    package var actor: String
    package var decision: ReviewDecision
    /// A reason, or a remark.
    package var note: String?
    /// The testimony that this one was merged into, or the one that was split off.
    package var other: String?
    /// The id of the decision that was taken back.
    package var undoes: Int?
    /// `nil` for a note, which changes nothing.
    package var before: ReviewedCodes?
    package var after: ReviewedCodes?

    package init(
        id: Int, testimony: String, decidedAt: Int, actor: String, decision: ReviewDecision, note: String? = nil,
        other: String? = nil, undoes: Int? = nil, before: ReviewedCodes? = nil, after: ReviewedCodes? = nil
    ) {
        self.id = id
        self.testimony = testimony
        self.decidedAt = decidedAt
        self.actor = actor
        self.decision = decision
        self.note = note
        self.other = other
        self.undoes = undoes
        self.before = before
        self.after = after
    }
}

extension Sequence<ReviewEntry> {
    /// The decisions that hold, in their order: no notes, nothing that was taken back.
    package var standing: [ReviewEntry] {
        let undone = Set(compactMap(\.undoes))
        return filter { ![.note, .undo].contains($0.decision) && !undone.contains($0.id) }
    }

    /// Which decisions a coordinator has seen: the last of them that is no note; 0 where there is none. A note settles
    /// nothing, and nobody is stopped by it.
    package var revision: Int { filter { $0.decision != .note }.map(\.id).max() ?? 0 }
}
