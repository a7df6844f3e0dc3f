/// Why a model thinks an effect told in a text, or not: what each word and each finding adds to its log-odds.
package struct EffectExplanation: Sendable {
    package struct Reason: Sendable, Hashable {
        /// A quoted word or pair of words, words that stand together, the rule of a lexicon, or what a clause or the text is like.
        package var name: String
        /// What it adds to the log-odds.
        package var weight: Double
        /// Scalars of the text; none for what is of a whole clause or text.
        package var ranges: [Range<Int>]
    }

    package var confidence: Double
    /// The confidence from which on the effect is coded.
    package var threshold: Double
    /// What a text without any reason starts from. With the weights of all reasons it is the log-odds of `confidence`.
    package var base: Double
    /// Each once, the strongest first.
    package var reasons: [Reason]

    /// `nil` for an effect that the model could not learn.
    init?(_ effect: String, _ reading: TextReading, _ judgement: Judgement, _ reader: TextReader) {
        guard let verdict = judgement.gist(effect) else { return nil }
        let shares = Shares(judgement, head: verdict.head)
        confidence = verdict.probability
        threshold = verdict.threshold
        base = shares.base
        reasons = []
        var places: [String: Int] = [:]
        for (feature, weight) in shares.ofEach(reader.namedFeatures(of: reading)) {
            let ranges = feature.tokens.map { reading.text.scalarRange(ofTokens: $0) }
            let key = feature.name.lowercased()
            if let place = places[key] {
                reasons[place].weight += weight
                for range in ranges where !reasons[place].ranges.contains(range) {
                    reasons[place].ranges.append(range)
                }
            } else {
                places[key] = reasons.count
                reasons.append(Reason(name: feature.name, weight: weight, ranges: ranges))
            }
        }
        reasons.sort { (abs($1.weight), $0.name) < (abs($0.weight), $1.name) }
    }
}

/// Shares one head's margin out among the features of a text.
private struct Shares {
    private let judgement: Judgement
    private let head: Int
    private let calibration: Calibration
    /// The sentence that says most.
    private let sentence: Int?

    init(_ judgement: Judgement, head: Int) {
        self.judgement = judgement
        self.head = head
        calibration = judgement.model.gist.heads[head].calibration
        let margins = judgement.sentenceMargins(head)
        sentence = margins.indices.max { margins[$0] < margins[$1] }
    }

    var base: Double {
        let gist = judgement.model.gist
        let bias = gist.whole.biases[head] + (sentence == nil ? 0 : gist.part.biases[head])
        return calibration.slope * Double(bias) + calibration.offset
    }

    /// Features that share a row share what it adds; those that the model does not know add nothing and are left out.
    func ofEach(_ features: [NamedFeature]) -> [(NamedFeature, Double)] {
        let gist = judgement.model.gist
        let known = features.compactMap { feature in row(of: feature).map { (feature, $0) } }
        let vectors = judgement.vectors
        let whole = Stretch(vectors.vector(vectors.whole), known.map(\.1), gist.whole, head)
        let part = sentence.map { sentence in
            Stretch(
                vectors.vector(vectors.sentences[sentence]), known.filter { $0.0.sentence == sentence }.map(\.1),
                gist.part, head)
        }
        return known.map { feature, row in
            let inPart = feature.sentence == sentence && sentence != nil ? part?.share(of: row) ?? 0 : 0
            return (feature, calibration.slope * Double(whole.share(of: row) + inPart))
        }
    }

    private func row(of feature: NamedFeature) -> Int32? {
        let vocabulary = judgement.model.vocabulary
        let block =
            switch feature.block {
            case .words: vocabulary.words
            case .stems: vocabulary.stems
            case .lexicon: vocabulary.lexicon
            case .links: vocabulary.links
            }
        return vocabulary.row(of: feature.hash).flatMap { block.contains($0) ? Int32($0) : nil }
    }
}

/// What the rows of one vector add, and how many features share each.
private struct Stretch {
    private var sums: [Int32: Float] = [:]
    private var counts: [Int32: Float] = [:]

    init(_ vector: SparseVector, _ rows: [Int32], _ table: WeightTable, _ head: Int) {
        for (row, value) in zip(vector.rows, vector.values) { sums[row] = value * table.weight(head, row: Int(row)) }
        for row in rows { counts[row, default: 0] += 1 }
    }

    func share(of row: Int32) -> Float { (sums[row] ?? 0) / (counts[row] ?? 1) }
}
