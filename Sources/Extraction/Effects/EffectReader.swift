import TestimonyModel

/// Judges which effects a text tells, where, and in which tone.
struct EffectReader: Sendable {
    let codebook: Codebook
    let reader: TextReader
    /// By effect the lexicon domain of its cues.
    private let domains: [String: Int]

    init(codebook: Codebook, reader: TextReader) {
        self.codebook = codebook
        self.reader = reader
        let pairs = codebook.effects.compactMap { effect in reader.lexicon.domain(effect.id).map { (effect.id, $0) } }
        domains = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Whether the text is a testimony, and how sure that is.
    func testimony(_ judgement: Judgement?, _ scores: [EffectScore]) -> (Bool, Double) {
        if let verdict = judgement?.gist(LinearModel.testimony) { return (verdict.isYes, verdict.probability) }
        return (scores.first?.isCoded ?? false, scores.first?.confidence ?? 0)
    }

    /// Every effect that something speaks for, the likeliest first; or only those that a record needs.
    func scores(_ reading: TextReading, _ judgement: Judgement?, forRecord: Bool) -> [EffectScore] {
        guard !reading.clauses.isEmpty else { return [] }
        let needed = forRecord ? judgement.map { effectsForRecord($0) } : nil
        let scores = codebook.effects.compactMap { effect -> EffectScore? in
            if let judgement, let verdict = judgement.gist(effect.id) {
                if needed?.contains(effect.id) == false { return nil }
                return learned(effect.id, judgement, verdict, reading)
            }
            return counted(effect.id, reading, judgement)
        }
        return scores.sorted { ($0.confidence, $1.effect) > ($1.confidence, $0.effect) }
    }

    /// The coded ones, and the likeliest: it stands for a testimony without any.
    private func effectsForRecord(_ judgement: Judgement) -> Set<String> {
        let verdicts = codebook.effects.compactMap { effect in judgement.gist(effect.id).map { (effect.id, $0) } }
        var needed = Set(verdicts.filter(\.1.isYes).map(\.0))
        if let likeliest = verdicts.max(by: { ($0.1.probability, $1.0) < ($1.1.probability, $0.0) }) {
            needed.insert(likeliest.0)
        }
        return needed
    }

    private func learned(
        _ effect: String, _ judgement: Judgement, _ verdict: Judgement.Verdict, _ reading: TextReading
    ) -> EffectScore? {
        guard verdict.probability >= 0.02 else { return nil }
        let margins = zip(judgement.clauseMargins(effect), reading.matchesOfClause).map { margin, matches in
            margin + cueWeight * cueSum(effect, matches)
        }
        let clause = margins.indices.max { margins[$0] < margins[$1] } ?? 0
        var rules = cues(of: effect, reading).map { index in
            EffectScore.Rule(
                name: reader.lexicon.entries[index].rule,
                weight: judgement.weight(verdict, lexicon: reader.className(index)))
        }
        let told = rules.reduce(0) { $0 + $1.weight }
        rules.append(EffectScore.Rule(name: "model: words and stems", weight: Double(verdict.margin) - told))
        return score(effect, verdict.probability, verdict.threshold, rules, clause, reading, judgement)
    }

    /// Without a model: the more cues, the surer.
    private func counted(_ effect: String, _ reading: TextReading, _ judgement: Judgement?) -> EffectScore? {
        let cues = cues(of: effect, reading)
        guard !cues.isEmpty else { return nil }
        let confidence = 1 - cues.reduce(1.0) { $0 * (1 - 0.4 * Double(reader.lexicon.entries[$1].weight)) }
        let counts = reading.matchesOfClause.map { matches in matches.count { isCue($0, of: effect) } }
        let clause = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        let rules = cues.map { index in
            let entry = reader.lexicon.entries[index]
            return EffectScore.Rule(name: entry.rule, weight: Double(entry.weight))
        }
        return score(effect, confidence, 0.6, rules, clause, reading, judgement)
    }

    private func score(
        _ effect: String, _ confidence: Double, _ threshold: Double, _ rules: [EffectScore.Rule], _ clause: Int,
        _ reading: TextReading, _ judgement: Judgement?
    ) -> EffectScore {
        let (polarity, status) = tone(effect, clause, reading, judgement)
        let tokens = reading.quotable(clause)
        let range = reading.text.scalarRange(reading.text.sourceRange(ofTokens: tokens))
        return EffectScore(
            effect: effect, confidence: confidence, threshold: threshold, polarity: polarity, status: status,
            rules: rules.sorted { abs($0.weight) > abs($1.weight) }, start: range.lowerBound, end: range.upperBound)
    }

    /// What the effect's own lexicon says for it in a clause.
    private func cueSum(_ effect: String, _ matches: [LexiconMatch]) -> Float {
        let domain = domains[effect]
        return matches.reduce(0) { $1.domain == domain ? $0 + reader.lexicon.entries[$1.entry].weight : $0 }
    }

    private func isCue(_ match: LexiconMatch, of effect: String) -> Bool {
        match.domain == domains[effect]
    }

    /// Entries of the effect's own lexicon, each once.
    private func cues(of effect: String, _ reading: TextReading) -> [Int] {
        var seen: Set<Int> = []
        return reading.matches.filter { isCue($0, of: effect) && seen.insert($0.entry).inserted }.map(\.entry)
    }
}

/// A short clause has few features: the words that were written down for an effect decide which one to quote.
private let cueWeight: Float = 1.0

// MARK: - Tone

extension EffectReader {
    private func tone(
        _ effect: String, _ clause: Int, _ reading: TextReading, _ judgement: Judgement?
    ) -> (Polarity, Status) {
        guard let judgement else { return plainTone(effect, clause, reading) }
        let verdict = judgement.tone(
            sentence: reading.clauses[clause].sentence, clause: clause,
            reader.features(of: reading, clause: clause, effect: effect))
        func says(_ label: String) -> Double { verdict(label).map { $0.probability - $0.threshold } ?? -1 }
        let (wished, absent) = (says("wished"), says("absent"))
        let status: Status = max(wished, absent) < 0 ? .observed : wished >= absent ? .wished : .absent
        return (status == .absent || says("negative") >= 0 ? .negative : .positive, status)
    }

    private func plainTone(_ effect: String, _ clause: Int, _ reading: TextReading) -> (Polarity, Status) {
        let scope = reading.scopes[clause]
        let cues = reading.matchesOfClause[clause].filter { isCue($0, of: effect) }
        var sum: Float = 0
        for cue in cues {
            let entry = reader.lexicon.entries[cue.entry]
            let sign: Float = entry.id.hasSuffix("_negative") ? -1 : 1
            sum += scope.denies(cue.tokens) && sign > 0 ? -sign * entry.weight : sign * entry.weight
        }
        if scope.isWished || scope.isSupposed { return (.positive, .wished) }
        return (sum < 0 ? .negative : .positive, scope.isAbsent && sum < 0 ? .absent : .observed)
    }
}
