/// What a witness lets the place do with the testimony.
package enum Consent: String, Codable, Sendable, CaseIterable {
    /// Nothing: the testimony is erased at once.
    case none
    /// Counted, without words and without role.
    case count
    /// Quoted without a name.
    case quote
    /// Quoted with the name that the witness chose.
    case attributed
}

/// How far a testimony has come.
package enum Review: String, Codable, Sendable, CaseIterable { case proposed, confirmed, accepted, corrected, rejected }

/// Who tells.
package enum Source: String, Codable, Sendable, CaseIterable { case witness, reported, structure }

/// One testimony as it is stored, exported and printed: the record of DESIGN §4.1.
package struct TestimonyRecord: Codable, Sendable, Hashable {
    /// Version of this record's shape.
    package static let schema = 1

    package var id: String
    package var site: String
    package var sentAt: Moment
    package var conversation: String?
    /// A keyed pseudonym, never the network's own name.
    package var speaker: String?
    package var lang: String
    package var source: Source
    package var consent: Consent
    package var review: Review
    /// Version of the codebook that coded it.
    package var codebook: Int
    /// Redacted, unless personal data were asked to be kept.
    package var text: String
    package var frame: Frame
    /// The name to print with a quotation; kept apart in the store and only with `Consent.attributed`.
    package var attribution: String?
    /// When the witness confirmed; `nil` in a pipe.
    package var confirmedAt: Moment?
    /// What the program may not code anew.
    package var settled: SettledCodes
    /// The dialog whose own questions were answered; `nil` where none was.
    package var dialog: String?
    /// In the order of the dialog.
    package var answers: [Answer]

    package init(
        id: String, site: String, sentAt: Moment, conversation: String? = nil, speaker: String? = nil,
        lang: String = "fr", source: Source = .witness, consent: Consent = .none, review: Review = .proposed,
        codebook: Int = 1, text: String, frame: Frame, attribution: String? = nil, confirmedAt: Moment? = nil,
        settled: SettledCodes = .none, dialog: String? = nil, answers: [Answer] = []
    ) {
        self.id = id
        self.site = site
        self.sentAt = sentAt
        self.conversation = conversation
        self.speaker = speaker
        self.lang = lang
        self.source = source
        self.consent = consent
        self.review = review
        self.codebook = codebook
        self.text = text
        self.frame = frame
        self.attribution = attribution
        self.confirmedAt = confirmedAt
        self.settled = settled
        self.dialog = dialog
        self.answers = answers
    }
}
