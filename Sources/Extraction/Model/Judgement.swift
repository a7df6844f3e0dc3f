/// What the model says of one text, worked out once.
struct Judgement: Sendable {
    let model: LinearModel
    let vectors: TextVectors
    private let gist: [Float]
    /// Of the whole text; each observation adds its own.
    private let tone: [Float]

    init(_ model: LinearModel, _ vectors: TextVectors) {
        self.model = model
        self.vectors = vectors
        gist = model.gist.margins(
            whole: vectors.whole, parts: vectors.sentences, of: model.gist.heads.indices)
        tone = model.tone.whole.margins(of: vectors.whole, model.tone.heads.indices)
    }

    /// How sure a head is, and how sure it must be.
    struct Verdict: Sendable {
        var head: Int
        var margin: Float
        var probability: Double
        var threshold: Double

        var isYes: Bool { probability >= threshold }
    }

    /// Of an effect, or of `testimony`; `nil` where too few examples were seen to learn it.
    func gist(_ label: String) -> Verdict? { model.gist.index(label).map { verdict($0, model.gist, gist) } }

    /// Of the options of facets at these heads of their bank.
    func facets(_ heads: Range<Int>) -> [Verdict] {
        let margins = model.facets.margins(whole: vectors.whole, parts: vectors.sentences, of: heads)
        return heads.map { verdict($0, model.facets, margins) }
    }

    /// What an observation says of `negative`, `wished` and `absent`.
    func tone(sentence: Int, clause: Int, _ features: [UInt32]) -> (String) -> Verdict? {
        let part = model.tone.part
        let heads = model.tone.heads.indices
        // The margin of `TextVectors.observation` without making the vector: a margin is linear.
        let around = part.margins(of: vectors.sentences[sentence], heads)
        let own = part.margins(of: vectors.clauses[clause], heads)
        let more = part.margins(of: SparseVector().adding(features, model.vocabulary), heads)
        let margins = heads.map { tone[$0] + (around[$0] + own[$0]) / 2 + more[$0] - part.biases[$0] }
        return { label in model.tone.index(label).map { verdict($0, model.tone, margins) } }
    }

    private func verdict(_ head: Int, _ bank: Bank, _ margins: [Float]) -> Verdict {
        Verdict(
            head: head, margin: margins[head], probability: bank.probability(head, margins),
            threshold: bank.heads[head].threshold)
    }

    /// What one hit of a lexicon class adds to a margin of `gist`.
    func weight(_ verdict: Verdict, lexicon feature: UInt32) -> Double {
        model.vocabulary.row(ofLexicon: feature).map { Double(model.gist.weight(verdict.head, row: $0)) } ?? 0
    }

    /// By clause, how much it says for an effect.
    func clauseMargins(_ effect: String) -> [Float] {
        guard let head = model.gist.index(effect) else { return vectors.clauses.map { _ in 0 } }
        return vectors.clauses.map { model.gist.part.margin(head, $0) }
    }
}
