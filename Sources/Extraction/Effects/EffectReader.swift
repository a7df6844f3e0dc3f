import TestimonyModel

/// Judges which effects a text tells, where, and in which tone.
struct EffectReader: Sendable {
    let codebook: Codebook
    let reader: TextReader
    let model: LinearModel?

    /// Whether the text is a testimony, and how sure that is.
    func testimony(_ reading: TextReading, _ bag: FeatureBag, _ scores: [EffectScore]) -> (Bool, Double) {
        guard let model, let head = model.gist.head("testimony") else {
            let best = scores.first?.confidence ?? 0
            return (scores.first?.isCoded ?? false, best)
        }
        let probability = model.gist.probability(head, model.gist.vocabulary.vector(of: bag))
        return (probability >= head.threshold, probability)
    }

    /// Every effect that something speaks for, the likeliest first.
    func scores(_ reading: TextReading, _ bag: FeatureBag) -> [EffectScore] {
        guard !reading.clauses.isEmpty else { return [] }
        let vector = model?.gist.vocabulary.vector(of: bag)
        let clauses = model.map { model in
            reading.clauses.indices.map { model.gist.vocabulary.vector(of: reader.bag(of: reading, clause: $0)) }
        }
        let scores = codebook.effects.compactMap { effect -> EffectScore? in
            if let model, let vector, let clauses, let head = model.gist.head(effect.id) {
                return learned(effect.id, model, head, vector, clauses, reading)
            }
            return counted(effect.id, reading)
        }
        return scores.sorted { ($0.confidence, $1.effect) > ($1.confidence, $0.effect) }
    }

    private func learned(
        _ effect: String, _ model: LinearModel, _ head: Bank.Head, _ vector: SparseVector, _ clauses: [SparseVector],
        _ reading: TextReading
    ) -> EffectScore? {
        let confidence = model.gist.probability(head, vector)
        guard confidence >= 0.02 else { return nil }
        let margins = clauses.indices.map { index in
            clauses[index].dot(head.weights) + cueWeight * cueSum(effect, reading.matchesOfClause[index])
        }
        let clause = margins.indices.max { margins[$0] < margins[$1] } ?? 0
        var rules = cues(of: effect, reading).map { index in
            let name = reader.className(index)
            return EffectScore.Rule(
                name: reader.lexicon.entries[index].rule, weight: Double(model.gist.weight(head, lexicon: name)))
        }
        let told = rules.reduce(0) { $0 + $1.weight }
        let rest = Double(vector.dot(head.weights) + head.bias) - told
        rules.append(EffectScore.Rule(name: "model: words and letters", weight: rest))
        return score(effect, confidence, head.threshold, rules, clause, reading)
    }

    /// Without a model: the more cues, the surer.
    private func counted(_ effect: String, _ reading: TextReading) -> EffectScore? {
        let cues = cues(of: effect, reading)
        guard !cues.isEmpty else { return nil }
        let confidence = 1 - cues.reduce(1.0) { $0 * (1 - 0.4 * Double(reader.lexicon.entries[$1].weight)) }
        let counts = reading.matchesOfClause.map { matches in matches.count { isCue($0, of: effect) } }
        let clause = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        let rules = cues.map { index in
            let entry = reader.lexicon.entries[index]
            return EffectScore.Rule(name: entry.rule, weight: Double(entry.weight))
        }
        return score(effect, confidence, 0.6, rules, clause, reading)
    }

    private func score(
        _ effect: String, _ confidence: Double, _ threshold: Double, _ rules: [EffectScore.Rule], _ clause: Int,
        _ reading: TextReading
    ) -> EffectScore {
        let (polarity, status) = tone(effect, clause, reading)
        let tokens = reading.quotable(clause)
        let range = reading.text.scalarRange(reading.text.sourceRange(ofTokens: tokens))
        return EffectScore(
            effect: effect, confidence: confidence, threshold: threshold, polarity: polarity, status: status,
            rules: rules.sorted { abs($0.weight) > abs($1.weight) }, start: range.lowerBound, end: range.upperBound)
    }

    /// What the effect's own lexicon says for it in a clause.
    private func cueSum(_ effect: String, _ matches: [LexiconMatch]) -> Float {
        matches.reduce(0) { isCue($1, of: effect) ? $0 + reader.lexicon.entries[$1.entry].weight : $0 }
    }

    private func isCue(_ match: LexiconMatch, of effect: String) -> Bool {
        reader.lexicon.entries[match.entry].domain == effect
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
    private func tone(_ effect: String, _ clause: Int, _ reading: TextReading) -> (Polarity, Status) {
        guard let model else { return plainTone(effect, clause, reading) }
        let bag = reader.bag(of: reading, clause: clause, effect: effect)
        let vector = model.tone.vocabulary.vector(of: bag)
        func says(_ label: String) -> Double {
            guard let head = model.tone.head(label) else { return -1 }
            return model.tone.probability(head, vector) - head.threshold
        }
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
        if scope.isWished { return (.positive, .wished) }
        return (sum < 0 ? .negative : .positive, scope.isAbsent && sum < 0 ? .absent : .observed)
    }
}
