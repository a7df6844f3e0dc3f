import TestimonyModel

/// Reads from matches which options of the codebook's facets a text names.
package struct FacetReader: Sendable {
    /// By lexicon domain the facet it fills, `nil` for other domains.
    private let facets: [String?]
    private let entries: [LexiconEntry]
    private let floors: String?

    /// The facet name of places in findings.
    package static let places = "where"

    /// How often something happens is said in so many words or not at all: the model has no say.
    static let saidOnly = "frequency"

    /// From this weight on an entry names its option by itself; lighter ones only hint at it.
    package static let namingWeight: Float = 0.35

    package init(lexicon: Lexicon, codebook: Codebook) {
        entries = lexicon.entries
        facets = lexicon.domains.map { domain in
            domain == "places" ? Self.places : codebook.facet(domain)?.id
        }
        floors = codebook.place("etages")?.id
    }

    /// In the order of the text; an option stands as often as it is named.
    package func findings(in text: FoldedText, matches: [LexiconMatch]) -> [FacetFinding] {
        var findings = matches.compactMap(finding)
        if let floors { findings += floorFindings(in: text, option: floors) }
        return findings.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }

    private func finding(_ match: LexiconMatch) -> FacetFinding? {
        guard let facet = facets[match.domain] else { return nil }
        let entry = entries[match.entry]
        return FacetFinding(
            facet: facet, option: entry.id, range: match.range, tokens: match.tokens, weight: entry.weight,
            rule: entry.rule)
    }
}
