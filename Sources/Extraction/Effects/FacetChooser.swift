import TestimonyModel

/// Decides which options of the facets a text tells: what the lexicons found, weighed by the model.
struct FacetChooser: Sendable {
    let codebook: Codebook
    /// Lexicon entries such as "quelqu'un", "un inconnu": someone whom the text leaves open.
    private let unknowns: Set<Int>

    init(codebook: Codebook, lexicon: Lexicon) {
        self.codebook = codebook
        unknowns = Set(
            lexicon.entries.indices.filter {
                lexicon.entries[$0].domain == "mentions" && lexicon.entries[$0].id == "someone"
            })
    }

    /// Option ids by facet, in the codebook's order; a facet that one effect owns only with that effect.
    func options(_ reading: TextReading, _ judgement: Judgement?, _ observations: [Observation]) -> [String: [String]] {
        let verdicts = judgement?.facets()
        var chosen: [String: [String]] = [:]
        for facet in codebook.facets {
            let owner = codebook.coder(ofFacet: facet.id)
            let observation = observations.first { $0.effect == owner?.id }
            if owner != nil, observation == nil { continue }
            let sentence = observation.flatMap { owner == nil ? nil : reading.sentence(around: $0.start..<$0.end) }
            let options = facet.options.filter { option in
                if let polarity = option.polarity, let observation, polarity != observation.polarity { return false }
                return isTold(option.id, of: facet.id, reading, within: sentence, verdicts)
            }
            if !options.isEmpty { chosen[facet.id] = options.map(\.id) }
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

    /// A word that names an option halves what the model must be sure of, its absence asks for more; a frequency is
    /// said or not, there the words alone decide.
    private func isTold(
        _ option: String, of facet: String, _ reading: TextReading, within sentence: Range<Int>?,
        _ verdicts: ((String) -> Judgement.Verdict?)?
    ) -> Bool {
        let said = reading.findings.filter {
            $0.facet == facet && $0.weight >= FacetReader.namingWeight
                && sentence?.contains($0.tokens.lowerBound) != false
        }
        // A noun that could be anything ("manteaux") says nothing beside a word that tells the kind ("recousu").
        let strongest = sentence == nil ? 0 : said.map(\.weight).max() ?? 0
        let isNamed = said.contains { $0.option == option && $0.weight >= strongest }
        guard facet != "frequency", let verdict = verdicts?("\(facet).\(option)") else {
            return isNamed
        }
        // "quelqu'un m'a prêté …": who that was is asked, not guessed.
        if facet == "publics", said.isEmpty, reading.matches.contains(where: { unknowns.contains($0.entry) }) {
            return false
        }
        let demand = isNamed ? 0.7 : strongest >= 0.9 ? 1.6 : 1.1
        return verdict.probability >= verdict.threshold * demand
    }
}
