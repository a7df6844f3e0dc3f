import TestimonyModel

/// What a site adds to extraction.
package struct ExtractionSettings: Sendable {
    /// Days that people refer to by a name: "l'ouverture", "la rentrée".
    package var events: [SiteEvent]
    /// Whether a date without a year lies in the past rather than in the future.
    package var prefersPast: Bool

    package init(events: [SiteEvent] = [], prefersPast: Bool = true) {
        self.events = events
        self.prefersPast = prefersPast
    }
}

/// Reads what a text tells: a pure function of the text, the moment it was sent, and the data it was built from.
package struct Extractor: Sendable {
    package let codebook: Codebook
    let lexicon: Lexicon
    let model: LinearModel?
    let settings: ExtractionSettings
    private let normaliser = Normaliser()

    package init(
        codebook: Codebook, lexicon: Lexicon, model: LinearModel?, settings: ExtractionSettings = ExtractionSettings()
    ) {
        self.codebook = codebook
        self.lexicon = lexicon
        self.model = model
        self.settings = settings
    }

    package func extract(_ text: String, sentAt: Moment) -> Extraction {
        _ = normaliser.fold(text)
        return Extraction(text: text)
    }
}
