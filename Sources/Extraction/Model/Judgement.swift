/// What the model says of one text, worked out once.
struct Judgement: Sendable {
    private typealias Lanes = WeightPanels.Lanes

    let model: LinearModel
    let vectors: TextVectors
    /// Panels of the heads of gist and tone.
    private let panels: Range<Int>
    /// By panel, of the whole text.
    private let whole: [Lanes]
    /// By panel, of each sentence; then of the next panel.
    private let sentences: [Lanes]
    /// The same of each clause.
    private let clauses: [Lanes]

    init(_ model: LinearModel, _ vectors: TextVectors) {
        self.model = model
        self.vectors = vectors
        let panels = 0..<WeightPanels.panels(for: model.facetStart)
        whole = panels.map { model.panels.margins($0, .whole, of: vectors.whole, in: vectors) }
        var (sentences, clauses): ([Lanes], [Lanes]) = ([], [])
        for panel in panels {
            let first = clauses.count
            for clause in vectors.clauses {
                clauses.append(model.panels.margins(panel, .part, of: clause, in: vectors))
            }
            for (sentence, clause) in zip(vectors.sentences, vectors.onlyClauses) {
                sentences.append(
                    clause.map { clauses[first + $0] } ?? model.panels.margins(panel, .part, of: sentence, in: vectors))
            }
        }
        self.sentences = sentences
        self.clauses = clauses
        self.panels = panels
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
    func gist(_ label: String) -> Verdict? { model.gist.index(label).map(gist) }

    /// Of a head of the gist: the whole text, and the sentence that says most.
    func gist(_ head: Int) -> Verdict {
        let (panel, lane) = WeightPanels.place(of: head)
        return verdict(head, whole[panel][lane] + (sentenceMargins(head).max() ?? 0), model.gist)
    }

    /// By sentence, how much it says for a head of the gist.
    func sentenceMargins(_ head: Int) -> [Float] { margins(head, sentences, vectors.sentences.count) }

    /// By clause, how much it says for a head of the gist.
    func clauseMargins(_ head: Int) -> [Float] { margins(head, clauses, vectors.clauses.count) }

    private func margins(_ head: Int, _ lanes: [Lanes], _ count: Int) -> [Float] {
        let (panel, lane) = WeightPanels.place(of: head)
        return lanes[panel * count..<(panel + 1) * count].map { $0[lane] }
    }

    /// What one hit of a lexicon class adds to a margin of `gist`.
    func weight(_ verdict: Verdict, lexicon feature: UInt32) -> Double {
        guard let row = model.vocabulary.row(ofLexicon: feature) else { return 0 }
        return Double(model.panels.weight(verdict.head, lexicon: row) * Damping.ofLexicon(1))
    }

    private func verdict(_ head: Int, _ margin: Float, _ bank: Bank) -> Verdict {
        Verdict(
            head: head, margin: margin, probability: bank.heads[head].calibration.probability(Double(margin)),
            threshold: bank.heads[head].threshold)
    }
}

// MARK: - Tone

extension Judgement {
    /// A clause that has a say in the tone of an observation.
    struct Voice {
        var sentence: Int
        var clause: Int
        /// How much it counts beside the others.
        var weight: Float
        /// Of the observation, were this its clause.
        var features: [UInt32]
    }

    /// What an observation says of a head of the tone, from the whole text and, in the mean of its voices, their sentences,
    /// clauses and features: of one voice it is the margin of `TextVectors.observation` without making the vector, since a
    /// margin is linear.
    func tone(_ voices: [Voice]) -> (String) -> Verdict? {
        var margins = panels.map { whole[$0] - model.panels.biases($0, .part) }
        let total = voices.reduce(0) { $0 + $1.weight }
        for voice in voices {
            let own = TextVectors(lexicon: voice.features, model.vocabulary)
            for panel in panels.indices {
                let around = sentences[panel * vectors.sentences.count + voice.sentence]
                let clause = clauses[panel * vectors.clauses.count + voice.clause]
                let more = model.panels.margins(panel, .part, of: own.whole, in: own)
                margins[panel] += ((around + clause) / 2 + more) * (voice.weight / total)
            }
        }
        return { label in
            model.tone.index(label).map { head in
                let (panel, lane) = WeightPanels.place(of: model.toneStart + head)
                return verdict(head, margins[panel][lane], model.tone)
            }
        }
    }
}

// MARK: - Facets

extension Judgement {
    /// Verdicts on options of facets.
    struct FacetVerdicts {
        fileprivate let judgement: Judgement
        /// By panel of the facets' heads; `nil` for those that were not asked for.
        fileprivate var lanes: [WeightPanels.Lanes?]

        /// Of a head that was asked for.
        func verdict(_ head: Int) -> Verdict? {
            let (panel, lane) = WeightPanels.place(of: judgement.model.facetStart + head)
            return lanes[panel].map { judgement.verdict(head, $0[lane], judgement.model.facets) }
        }
    }

    /// `heads` of the facets' bank; others that stand beside them may be answered too.
    func facets(_ heads: some Sequence<Int>) -> FacetVerdicts {
        let count = WeightPanels.panels(for: model.facetStart + model.facets.heads.count)
        var verdicts = FacetVerdicts(judgement: self, lanes: Array(repeating: nil, count: count))
        for head in heads {
            let panel = WeightPanels.place(of: model.facetStart + head).panel
            if verdicts.lanes[panel] == nil { verdicts.lanes[panel] = margins(panel) }
        }
        return verdicts
    }

    private func margins(_ panel: Int) -> Lanes {
        let whole = model.panels.margins(panel, .whole, of: vectors.whole, in: vectors)
        guard let first = vectors.sentences.first else { return whole }
        var best = model.panels.margins(panel, .part, of: first, in: vectors)
        for sentence in vectors.sentences.dropFirst() {
            best = pointwiseMax(best, model.panels.margins(panel, .part, of: sentence, in: vectors))
        }
        return whole + best
    }
}
