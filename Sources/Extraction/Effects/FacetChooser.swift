import TestimonyModel

/// Decides which options of the facets a text tells: what the lexicons found, weighed by the model.
struct FacetChooser: Sendable {
    private let choices: [Choice]
    /// Lexicon entries such as "quelqu'un", "un inconnu": someone whom the text leaves open.
    private let unknowns: Set<Int>

    /// A facet, and where the model keeps its options.
    private struct Choice {
        let facet: String
        /// The effect without which the facet says nothing.
        let owner: String?
        let options: [Codebook.Option]
        /// By option its head; `nil` for one that the model was not taught.
        let heads: [Int?]

        /// All heads that may be asked for.
        var span: Range<Int> {
            let known = heads.compactMap(\.self)
            return (known.min() ?? 0)..<(known.max().map { $0 + 1 } ?? 0)
        }
    }

    init(codebook: Codebook, lexicon: Lexicon, model: LinearModel?) {
        choices = codebook.facets.map { facet in
            Choice(
                facet: facet.id, owner: codebook.coder(ofFacet: facet.id)?.id, options: facet.options,
                heads: facet.options.map { option in model?.facets.index("\(facet.id).\(option.id)") })
        }
        unknowns = Set(
            lexicon.entries.indices.filter {
                lexicon.entries[$0].domain == "mentions" && lexicon.entries[$0].id == "someone"
            })
    }

    /// Option ids by facet, in the codebook's order; a facet that one effect owns only with that effect.
    func options(_ reading: TextReading, _ judgement: Judgement?, _ observations: [Observation]) -> [String: [String]] {
        var chosen: [String: [String]] = [:]
        for choice in choices {
            let observation = observations.first { $0.effect == choice.owner }
            if choice.owner != nil, observation == nil { continue }
            let sentence = observation.flatMap { reading.sentence(around: $0.start..<$0.end) }
            let said = said(choice, reading, within: sentence)
            let span = choice.span
            let verdicts = judgement?.facets(span) ?? []
            let told = choice.options.indices.filter { index in
                let option = choice.options[index]
                if let polarity = option.polarity, let observation, polarity != observation.polarity { return false }
                let verdict = verdicts.isEmpty ? nil : choice.heads[index].map { verdicts[$0 - span.lowerBound] }
                return said.tells(option.id, verdict)
            }
            if !told.isEmpty { chosen[choice.facet] = told.map { choice.options[$0].id } }
        }
        return chosen
    }

    /// What the lexicons name, whatever the text is about: how an answer to a question is read.
    func named(_ reading: TextReading) -> [String: [String]] {
        var named: [String: [String]] = [:]
        for finding in reading.findings
        where finding.weight >= FacetReader.namingWeight
            && finding.facet != FacetReader.places
        {
            if named[finding.facet]?.contains(finding.option) != true {
                named[finding.facet, default: []].append(finding.option)
            }
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
        func tells(_ option: String, _ verdict: Judgement.Verdict?) -> Bool {
            let isNamed = findings.contains { $0.option == option && $0.weight >= strongest }
            guard let verdict else { return isNamed }
            if leavesOpen { return false }
            let demand = isNamed ? 0.7 : strongest >= 0.9 ? 1.6 : 1.1
            return verdict.probability >= verdict.threshold * demand
        }
    }

    private func said(_ choice: Choice, _ reading: TextReading, within sentence: Range<Int>?) -> Said {
        let findings = reading.findings.filter {
            $0.facet == choice.facet && $0.weight >= FacetReader.namingWeight
                && sentence?.contains($0.tokens.lowerBound) != false
        }
        let isOpen =
            choice.facet == "publics" && findings.isEmpty
            && reading.matches.contains { unknowns.contains($0.entry) }
        return Said(
            findings: findings, strongest: sentence == nil ? 0 : findings.map(\.weight).max() ?? 0, leavesOpen: isOpen)
    }
}
