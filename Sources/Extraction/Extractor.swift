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
    private let model: LinearModel?

    package init(
        codebook: Codebook, lexicon: Lexicon, model: LinearModel?, settings: ExtractionSettings = ExtractionSettings(),
        normaliser: Normaliser = Normaliser(), names: FirstNames = .empty
    ) {
        self.codebook = codebook
        self.names = names
        self.model = model
        self.settings = TimeSettings(events: settings.events, prefersPast: settings.prefersPast)
        reader = TextReader(codebook: codebook, lexicon: lexicon, normaliser: normaliser)
        effects = EffectReader(codebook: codebook, reader: reader, model: model)
        facets = FacetChooser(codebook: codebook, reader: reader, model: model)
    }

    package func extract(_ text: String, sentAt: Moment) -> Extraction {
        let read = read([(text, sentAt)])[0]
        let scores = effects.scores(read.reading, read.judgement, forRecord: false)
        var extraction = extraction(read, scores)
        let coded = scores.filter(\.isCoded)
        // Behind the gate stands the same frame, where anything is coded.
        let isKnown = extraction.frame.isTestimony && !coded.isEmpty
        var ungated = isKnown ? extraction.frame : frame(read.base, coded, read)
        for (facet, options) in facets.named(read.reading) {
            ungated.facets[facet] = ((ungated.facets[facet] ?? []) + options).uniqued()
        }
        extraction.ungated = ungated
        extraction.entities = EntityList(codebook: codebook, reader: reader).entities(read.reading, read.particulars)
        return extraction
    }

    /// What stands in an answer to a question: dates, numbers, people and places, coded as nothing.
    package func particulars(ofAnswer text: String, sentAt: Moment) -> Extraction {
        let reading = reader.read([text])[0]
        let particulars = self.particulars(of: reading.text, sentAt: sentAt)
        var extraction = Extraction(
            text: text,
            redaction: particulars.personal.isEmpty ? nil : Redaction(reading.text, particulars.personal))
        extraction.entities = EntityList(codebook: codebook, reader: reader).entities(reading, particulars)
        return extraction
    }

    /// The same for archives, some texts at a time: without `ungated`, `entities` and the scores of effects that are not
    /// coded, which only a conversation or an explanation asks for.
    package func records(_ texts: [(text: String, sentAt: Moment)]) -> [Extraction] {
        let read = read(texts)
        let scores = read.map { effects.scores($0.reading, $0.judgement, forRecord: true) }
        return zip(read, scores).map(extraction)
    }

    /// One of them.
    package func record(_ text: String, sentAt: Moment) -> Extraction { records([(text, sentAt)])[0] }

    /// What speaks for an effect in a text and what against it; `nil` without a model that knows the effect.
    package func explain(_ effect: String, in text: String) -> EffectExplanation? {
        let reading = reader.read(text)
        return model.flatMap { EffectExplanation(effect, reading, judge(reading, $0), reader) }
    }

    /// A text before anything is concluded from it.
    private struct Read {
        var source: String
        var reading: TextReading
        var particulars: Particulars
        var judgement: Judgement?
        /// What a frame holds whatever effects are coded.
        var base: Frame
    }

    /// Step by step for all of the texts, as `TextReader.read` does.
    private func read(_ texts: [(text: String, sentAt: Moment)]) -> [Read] {
        let readings = reader.read(texts.map(\.text))
        let particulars = zip(readings, texts).map { self.particulars(of: $0.text, sentAt: $1.sentAt) }
        let judgements = readings.map { reading in model.map { judge(reading, $0) } }
        return texts.indices.map { index in
            let (reading, found) = (readings[index], particulars[index])
            let personal = found.personal.map { reading.text.sourceString($0.sourceRange(in: reading.text)) }
            let base = Frame(
                isTestimony: true, when: found.when, places: places(reading),
                counts: found.counts.map { $0.count(in: reading.text) }, personal: personal.uniqued())
            return Read(
                source: texts[index].text, reading: reading, particulars: found, judgement: judgements[index],
                base: base)
        }
    }

    /// A testimony tells at least one effect: the likeliest, where none reaches its threshold.
    private func extraction(_ read: Read, _ scores: [EffectScore]) -> Extraction {
        let (isTestimony, confidence) = effects.testimony(read.judgement, scores)
        let coded = scores.filter(\.isCoded)
        let text = read.reading.text
        return Extraction(
            text: read.source,
            frame: isTestimony
                ? frame(read.base, coded.isEmpty ? Array(scores.prefix(1)) : coded, read)
                : Frame(isTestimony: false, personal: read.base.personal),
            scores: scores, testimonyConfidence: confidence,
            redaction: read.particulars.personal.isEmpty ? nil : Redaction(text, read.particulars.personal))
    }

    private func judge(_ reading: TextReading, _ model: LinearModel) -> Judgement {
        Judgement(model, TextVectors(reader.stream(of: reading), reading.clausesOfSentence, model.vocabulary))
    }

    package func particulars(of text: FoldedText, sentAt: Moment) -> Particulars {
        Particulars(in: text, at: sentAt, names: names, settings: settings)
    }

    package func personal(in text: MarkedText, numbers: [NumberReading]) -> [PersonalReading] {
        PersonalData.readings(in: text, numbers: numbers, names: names)
    }

    private func frame(_ base: Frame, _ scores: [EffectScore], _ read: Read) -> Frame {
        let reading = read.reading
        var frame = base
        frame.observations = scores.prefix(3).map { score in
            Observation(
                effect: score.effect, level: codebook.effect(score.effect)?.level ?? "", polarity: score.polarity,
                status: score.status, evidence: reading.text.sourceString(ofScalars: score.start..<score.end),
                start: score.start, end: score.end, confidence: score.confidence,
                rules: score.rules.prefix(Observation.ruleLimit).map(\.name))
        }
        frame.observations.sort { ($0.start, $0.effect) < ($1.start, $1.effect) }
        frame.facets = facets.options(reading, read.judgement, coded: Array(scores.prefix(3)))
        for index in frame.observations.indices { attach(frame.facets, to: &frame.observations[index]) }
        return frame
    }

    /// Gives an observation the facets that belong to its effect, and no others; of an effect that the codebook has no more,
    /// those that it had.
    func attach(_ facets: [String: [String]], to observation: inout Observation) {
        let own = codebook.effect(observation.effect)?.facets ?? Array(observation.facets.keys)
        observation.facets = facets.filter { own.contains($0.key) }
    }

    private func places(_ reading: TextReading) -> [String] {
        var places: [Int] = []
        for finding in reading.findings
        where finding.facet == FacetFinding.places && finding.isNaming && !places.contains(finding.option) {
            places.append(finding.option)
        }
        return places.map { codebook.places[$0].id }
    }
}
