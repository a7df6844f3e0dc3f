import TestimonyModel

/// Decides which options of the facets a text tells: what the lexicons found, weighed by the model.
struct FacetChooser: Sendable {
    private let choices: [Choice]
    private let facets: FacetReader
    /// By lexicon entry: "quelqu'un", "un inconnu", someone whom the text leaves open.
    private let isUnknown: [Bool]

    /// A facet, in the codebook's order, and where the model keeps its options.
    private struct Choice {
        let facet: String
        /// The effect without which the facet says nothing.
        let owner: String?
        let options: [Codebook.Option]
        /// By option its head; `nil` for one that the model was not taught.
        let heads: [Int?]
    }

    init(codebook: Codebook, reader: TextReader, model: LinearModel?) {
        facets = reader.facets
        choices = codebook.facets.map { facet in
            Choice(
                facet: facet.id, owner: codebook.coder(ofFacet: facet.id)?.id, options: facet.options,
                heads: facet.options.map { option in model?.facets.index("\(facet.id).\(option.id)") })
        }
        isUnknown = reader.lexicon.entries.map { $0.domain == "mentions" && $0.id == "someone" }
    }

    /// Option ids by facet, in the codebook's order; a facet that one effect owns only with that effect, one of `coded`.
    func options(_ reading: TextReading, _ judgement: Judgement?, coded: [EffectScore]) -> [String: [String]] {
        let asked = choices.indices.compactMap { index -> (choice: Int, score: EffectScore?)? in
            guard let owner = choices[index].owner else { return (index, nil) }
            return coded.first { $0.effect == owner }.map { (index, $0) }
        }
        let verdicts = judgement?.facets(asked.lazy.flatMap { choices[$0.choice].heads }.compactMap(\.self))
        var chosen: [String: [String]] = [:]
        for (index, score) in asked {
            let choice = choices[index]
            let said = said(index, reading, within: score.map { reading.sentence(of: $0.clause) })
            var told: [String] = []
            for (place, option) in choice.options.enumerated() {
                if let polarity = option.polarity, let score, polarity != score.polarity { continue }
                let verdict = choice.heads[place].flatMap { verdicts?.verdict($0) }
                if said.tells(place, verdict) { told.append(option.id) }
            }
            if !told.isEmpty { chosen[choice.facet] = told }
        }
        return chosen
    }

    /// What the lexicons name, whatever the text is about: how an answer to a question is read.
    func named(_ reading: TextReading) -> [String: [String]] {
        var named: [String: [String]] = [:]
        for finding in reading.findings where finding.isNaming && finding.facet != FacetFinding.places {
            let (facet, option) = facets.name(of: finding)
            if named[facet]?.contains(option) != true { named[facet, default: []].append(option) }
        }
        return named
    }

    /// What the words of a text, or of one sentence, say of a facet.
    private struct Said {
        var findings: [FacetFinding]
        /// A noun that could be anything ("manteaux") says nothing beside a word that tells the kind ("recousu").
        var strongest: Float
        /// "quelqu'un m'a prêté …": who that was is asked, not guessed.
        var leavesOpen: Bool

        /// A word that names an option asks less of the model; one that names another asks more.
        func tells(_ option: Int, _ verdict: Judgement.Verdict?) -> Bool {
            let isNamed = findings.contains { $0.option == option && $0.weight >= strongest }
            guard let verdict else { return isNamed }
            if leavesOpen { return false }
            let demand = isNamed ? 0.7 : strongest >= 0.9 ? 1.6 : 1.1
            return verdict.probability >= verdict.threshold * demand
        }
    }

    private func said(_ choice: Int, _ reading: TextReading, within sentence: Range<Int>?) -> Said {
        let findings = reading.findings.filter {
            $0.facet == choice && $0.isNaming && sentence?.contains($0.tokens.lowerBound) != false
        }
        let isOpen =
            choices[choice].facet == "publics" && findings.isEmpty
            && reading.matches.contains { isUnknown[$0.entry] }
        return Said(
            findings: findings, strongest: sentence == nil ? 0 : findings.map(\.weight).max() ?? 0, leavesOpen: isOpen)
    }
}
