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
    private let reader: TextReader
    private let effects: EffectReader
    private let facets: FacetChooser
    private let names: FirstNames
    private let settings: TimeSettings

    package init(
        codebook: Codebook, lexicon: Lexicon, model: LinearModel?, settings: ExtractionSettings = ExtractionSettings(),
        normaliser: Normaliser = Normaliser(), names: FirstNames = .empty
    ) {
        self.codebook = codebook
        self.names = names
        self.settings = TimeSettings(events: settings.events, prefersPast: settings.prefersPast)
        reader = TextReader(codebook: codebook, lexicon: lexicon, normaliser: normaliser)
        effects = EffectReader(codebook: codebook, reader: reader, model: model)
        facets = FacetChooser(codebook: codebook, lexicon: lexicon, model: model)
    }

    package func extract(_ text: String, sentAt: Moment) -> Extraction {
        let reading = reader.read(text)
        let particulars = particulars(of: reading.text, sentAt: sentAt)
        let bag = reader.bag(of: reading)
        let scores = effects.scores(reading, bag)
        let (isTestimony, confidence) = effects.testimony(reading, bag, scores)
        let personal = particulars.personal.map { reading.text.sourceString($0.sourceRange(in: reading.text)) }
        let base = Frame(
            isTestimony: isTestimony, when: particulars.when, places: places(reading),
            counts: particulars.counts.map { $0.count(in: reading.text) }, personal: personal.uniqued())
        return Extraction(
            text: text,
            frame: isTestimony
                ? told(base, scores, reading, bag) : Frame(isTestimony: false, personal: base.personal),
            ungated: ungated(base, scores, reading, bag),
            entities: EntityList(codebook: codebook, reader: reader).entities(reading, particulars), scores: scores,
            testimonyConfidence: confidence,
            redaction: particulars.personal.isEmpty ? nil : Redaction(reading.text, particulars.personal))
    }

    package func particulars(of text: FoldedText, sentAt: Moment) -> Particulars {
        Particulars(in: text, at: sentAt, names: names, settings: settings)
    }

    package func personal(in text: MarkedText, numbers: [NumberReading]) -> [PersonalReading] {
        PersonalData.readings(in: text, numbers: numbers, names: names)
    }

    /// A testimony tells at least one effect: the likeliest, where none reaches its threshold.
    private func told(_ base: Frame, _ scores: [EffectScore], _ reading: TextReading, _ bag: FeatureBag) -> Frame {
        let coded = scores.filter(\.isCoded)
        return frame(base, coded.isEmpty ? Array(scores.prefix(1)) : coded, reading, bag)
    }

    /// What stands in a text that may be no testimony, such as the answer to a question.
    private func ungated(_ base: Frame, _ scores: [EffectScore], _ reading: TextReading, _ bag: FeatureBag) -> Frame {
        var frame = frame(base, scores.filter(\.isCoded), reading, bag)
        for (facet, options) in facets.named(reading) {
            frame.facets[facet] = ((frame.facets[facet] ?? []) + options).uniqued()
        }
        return frame
    }

    private func frame(_ base: Frame, _ scores: [EffectScore], _ reading: TextReading, _ bag: FeatureBag) -> Frame {
        var frame = base
        frame.observations = scores.prefix(3).map { score in
            Observation(
                effect: score.effect, level: codebook.effect(score.effect)?.level ?? "", polarity: score.polarity,
                status: score.status, evidence: reading.text.sourceString(ofScalars: score.start..<score.end),
                start: score.start, end: score.end, confidence: score.confidence,
                rules: score.rules.prefix(5).map(\.name))
        }
        frame.observations.sort { ($0.start, $0.effect) < ($1.start, $1.effect) }
        frame.facets = facets.options(reading, bag, frame.observations)
        for index in frame.observations.indices { attach(frame.facets, to: &frame.observations[index]) }
        return frame
    }

    /// The facets that belong to an observation's effect.
    private func attach(_ facets: [String: [String]], to observation: inout Observation) {
        for facet in codebook.effect(observation.effect)?.facets ?? [] {
            if let options = facets[facet] { observation.facets[facet] = options }
        }
    }

    private func places(_ reading: TextReading) -> [String] {
        reading.findings.filter { $0.facet == FacetReader.places && $0.weight >= FacetReader.namingWeight }.map(
            \.option
        ).uniqued()
    }
}
