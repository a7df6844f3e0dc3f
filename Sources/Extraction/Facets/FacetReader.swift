import TestimonyModel

/// Reads from matches which options of the codebook's facets a text names.
package struct FacetReader: Sendable {
    private let codebook: Codebook
    private let weights: [Float]
    /// By entry the option that it stands for.
    private let targets: [Target]
    private let floors: Int?

    /// The facet name of places.
    package static let places = "where"

    /// How often something happens is said in so many words or not at all: the model has no say.
    static let saidOnly = "frequency"

    private struct Target {
        var facet: Int16
        /// -1 for an entry that stands for none.
        var option: Int16
    }

    package init(lexicon: Lexicon, codebook: Codebook) {
        self.codebook = codebook
        weights = lexicon.entries.map(\.weight)
        targets = lexicon.entries.map { entry in
            if entry.domain == "places" {
                let place = codebook.places.firstIndex { $0.id == entry.id }
                return Target(facet: Int16(FacetFinding.places), option: Int16(place ?? -1))
            }
            guard let facet = codebook.facets.firstIndex(where: { $0.id == entry.domain }) else {
                return Target(facet: 0, option: -1)
            }
            let option = codebook.facets[facet].options.firstIndex { $0.id == entry.id }
            return Target(facet: Int16(facet), option: Int16(option ?? -1))
        }
        floors = codebook.places.firstIndex { $0.id == "etages" }
    }

    /// In the order of the text; an option stands as often as it is named.
    package func findings(in text: FoldedText, matches: [LexiconMatch]) -> [FacetFinding] {
        var findings: [FacetFinding] = []
        for match in matches where targets[match.entry].option >= 0 {
            let target = targets[match.entry]
            findings.append(
                FacetFinding(
                    facet: Int(target.facet), option: Int(target.option), range: match.range, tokens: match.tokens,
                    weight: weights[match.entry], entry: match.entry))
        }
        if let floors { findings += floorFindings(in: text, option: floors) }
        findings.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        return findings
    }

    /// The ids of its facet, `places` for places, and of its option.
    package func name(of finding: FacetFinding) -> (facet: String, option: String) {
        if finding.facet == FacetFinding.places { return (Self.places, codebook.places[finding.option].id) }
        let facet = codebook.facets[finding.facet]
        return (facet.id, facet.options[finding.option].id)
    }
}
