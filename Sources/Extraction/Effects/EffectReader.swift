import TestimonyModel

/// Judges which effects a text tells, where, and in which tone.
struct EffectReader: Sendable {
    let codebook: Codebook
    let reader: TextReader
    private let effects: [Known]
    /// The head that tells testimonies.
    private let testimony: Int?
    /// By entry, how much it says.
    private let weights: [Float]

    /// What is known of an effect of the codebook.
    private struct Known {
        let id: String
        /// The lexicon domain of its cues.
        let domain: Int?
        /// Its head in the model; `nil` where too few examples were seen.
        let head: Int?
    }

    init(codebook: Codebook, reader: TextReader, model: LinearModel?) {
        self.codebook = codebook
        self.reader = reader
        effects = codebook.effects.map { effect in
            Known(id: effect.id, domain: reader.lexicon.domain(effect.id), head: model?.gist.index(effect.id))
        }
        testimony = model?.gist.index(LinearModel.testimony)
        weights = reader.lexicon.entries.map(\.weight)
    }

    /// Whether the text is a testimony, and how sure that is.
    func testimony(_ judgement: Judgement?, _ scores: [EffectScore]) -> (Bool, Double) {
        if let judgement, let testimony {
            let verdict = judgement.gist(testimony)
            return (verdict.isYes, verdict.probability)
        }
        return (scores.first?.isCoded ?? false, scores.first?.confidence ?? 0)
    }

    /// Every effect that something speaks for, the likeliest first; or only those that a record needs: the coded ones,
    /// and the likeliest, which stands for a testimony without any.
    func scores(_ reading: TextReading, _ judgement: Judgement?, forRecord: Bool) -> [EffectScore] {
        guard !reading.clauses.isEmpty else { return [] }
        let verdicts = effects.map { effect in judgement.flatMap { judgement in effect.head.map(judgement.gist) } }
        let likeliest = verdicts.indices.max {
            (verdicts[$0]?.probability ?? -1, effects[$1].id) < (verdicts[$1]?.probability ?? -1, effects[$0].id)
        }
        var scores: [EffectScore] = []
        for (index, effect) in effects.enumerated() {
            guard let judgement, let verdict = verdicts[index] else {
                if let score = counted(effect, reading, judgement) { scores.append(score) }
                continue
            }
            if forRecord, !verdict.isYes, index != likeliest { continue }
            if let score = learned(effect, judgement, verdict, reading, forRecord: forRecord) { scores.append(score) }
        }
        return scores.sorted { ($0.confidence, $1.effect) > ($1.confidence, $0.effect) }
    }

    private func learned(
        _ effect: Known, _ judgement: Judgement, _ verdict: Judgement.Verdict, _ reading: TextReading, forRecord: Bool
    ) -> EffectScore? {
        guard verdict.probability >= 0.02 else { return nil }
        var margins = judgement.clauseMargins(verdict.head)
        for clause in margins.indices { margins[clause] += cueWeight * cueSum(effect, reading.matches(in: clause)) }
        let clause = margins.indices.max { margins[$0] < margins[$1] } ?? 0
        var rules = cues(of: effect, reading).map { index in
            (entry: index, weight: judgement.weight(verdict, lexicon: reader.className(index)))
        }
        let told = rules.reduce(0) { $0 + $1.weight }
        rules.append((-1, Double(verdict.margin) - told))
        rules.sort { abs($0.weight) > abs($1.weight) }
        if forRecord { rules.removeLast(max(0, rules.count - Observation.ruleLimit)) }
        let voices = voices(of: effect, margins, best: clause, reading)
        return score(
            effect, verdict.probability, verdict.threshold, rules, clause, reading, judgement.tone(voices))
    }

    /// Without a model: the more cues, the surer.
    private func counted(_ effect: Known, _ reading: TextReading, _ judgement: Judgement?) -> EffectScore? {
        let cues = cues(of: effect, reading)
        guard !cues.isEmpty else { return nil }
        let confidence = 1 - cues.reduce(1.0) { $0 * (1 - 0.4 * Double(weights[$1])) }
        let counts = reading.clauses.indices.map { clause in
            reading.matches(in: clause).count { $0.domain == effect.domain }
        }
        let clause = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        let rules = cues.map { (entry: $0, weight: Double(weights[$0])) }.sorted { $0.weight > $1.weight }
        return score(
            effect, confidence, 0.6, rules, clause, reading,
            judgement?.tone([voice(of: effect, in: clause, reading, weight: 1)]))
    }

    /// `rules` are indices of entries, -1 for the model, with what each adds, the weightiest first.
    private func score(
        _ effect: Known, _ confidence: Double, _ threshold: Double, _ rules: [(entry: Int, weight: Double)],
        _ clause: Int, _ reading: TextReading, _ verdict: ((String) -> Judgement.Verdict?)?
    ) -> EffectScore {
        let (polarity, status) = verdict.map(tone) ?? plainTone(effect, clause, reading)
        let tokens = reading.quotable(clause)
        let range = reading.text.scalarRange(ofTokens: tokens)
        return EffectScore(
            effect: effect.id, confidence: confidence, threshold: threshold, polarity: polarity, status: status,
            rules: rules.map(rule), start: range.lowerBound, end: range.upperBound, clause: clause)
    }

    private func rule(_ entry: Int, _ weight: Double) -> EffectScore.Rule {
        EffectScore.Rule(
            name: entry < 0 ? "model: words and stems" : reader.lexicon.entries[entry].rule, weight: weight)
    }

    /// What the effect's own lexicon says for it in a clause.
    private func cueSum(_ effect: Known, _ matches: ArraySlice<LexiconMatch>) -> Float {
        var sum: Float = 0
        for match in matches where match.domain == effect.domain { sum += weights[match.entry] }
        return sum
    }

    /// Entries of the effect's own lexicon, each once.
    private func cues(of effect: Known, _ reading: TextReading) -> [Int] {
        var cues: [Int] = []
        for match in reading.matches where match.domain == effect.domain && !cues.contains(match.entry) {
            cues.append(match.entry)
        }
        return cues
    }
}

/// A short clause has few features: the words that were written down for an effect decide which one to quote.
private let cueWeight: Float = 1.0
/// How far behind the best clause another one may be and still have a say in the tone.
private let reachOfVoices: Float = 1.5

// MARK: - Tone

extension EffectReader {
    /// The clauses that say nearly as much for an effect as the best one, which it is for its words and not always the one
    /// that tells how things went: "on voulait lancer un ciné-club. jamais eu la clé."
    private func voices(
        of effect: Known, _ margins: [Float], best: Int, _ reading: TextReading
    ) -> [Judgement.Voice] {
        margins.indices.filter { margins[$0] > margins[best] - reachOfVoices }.map { clause in
            let weight = Float(exponential(Double(margins[clause] - margins[best])))
            return voice(of: effect, in: clause, reading, weight: weight)
        }
    }

    private func voice(of effect: Known, in clause: Int, _ reading: TextReading, weight: Float) -> Judgement.Voice {
        Judgement.Voice(
            sentence: reading.clauses[clause].sentence, clause: clause, weight: weight,
            features: reader.features(of: reading, clause: clause, effect: effect.id))
    }

    private func tone(_ verdict: (String) -> Judgement.Verdict?) -> (Polarity, Status) {
        func says(_ label: String) -> Double { verdict(label).map { $0.probability - $0.threshold } ?? -1 }
        let (wished, absent) = (says("wished"), says("absent"))
        let status: Status = max(wished, absent) < 0 ? .observed : wished >= absent ? .wished : .absent
        return (status == .absent || says("negative") >= 0 ? .negative : .positive, status)
    }

    private func plainTone(_ effect: Known, _ clause: Int, _ reading: TextReading) -> (Polarity, Status) {
        let scope = reading.scopes[clause]
        var sum: Float = 0
        for cue in reading.matches(in: clause) where cue.domain == effect.domain {
            let entry = reader.lexicon.entries[cue.entry]
            let sign: Float = entry.id.hasSuffix("_negative") ? -1 : 1
            sum += scope.denies(cue.tokens) && sign > 0 ? -sign * entry.weight : sign * entry.weight
        }
        if scope.isWished || scope.isSupposed { return (.positive, .wished) }
        return (sum < 0 ? .negative : .positive, scope.isAbsent && sum < 0 ? .absent : .observed)
    }
}
