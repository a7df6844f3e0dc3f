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
        gist = model.gist.margins(whole: vectors.whole, parts: vectors.sentences)
        tone = model.tone.whole.margins(of: vectors.whole)
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
    func gist(_ label: String) -> Verdict? { verdict(label, model.gist, gist) }

    /// Of options, as `facet.option`: half of all the work, and only testimonies need it.
    func facets() -> (String) -> Verdict? {
        let margins = model.facets.margins(whole: vectors.whole, parts: vectors.sentences)
        return { verdict($0, model.facets, margins) }
    }

    /// What an observation says of `negative`, `wished` and `absent`.
    func tone(sentence: Int, clause: Int, _ features: [UInt32]) -> (String) -> Verdict? {
        let part = vectors.observation(sentence, clause, features, model.vocabulary)
        let margins = zip(tone, model.tone.part.margins(of: part)).map { $0 + $1 }
        return { verdict($0, model.tone, margins) }
    }

    private func verdict(_ label: String, _ bank: Bank, _ margins: [Float]) -> Verdict? {
        guard let head = bank.index(label) else { return nil }
        return Verdict(
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
