/// What was learnt from gold records.
package struct LinearModel: Sendable {
    /// The label of `gist` that is no effect.
    static let testimony = "testimony"

    package var vocabulary: Vocabulary
    /// Whether a text is a testimony (`testimony`), and which effects it tells (their ids).
    package var gist: Bank
    /// Of one observation: `negative`, `wished`, `absent`.
    package var tone: Bank
    /// Options of facets, as `facet.option`.
    package var facets: Bank
    /// What was measured when it was trained, by name.
    package var figures: [String: Double]

    package init(
        vocabulary: Vocabulary, gist: Bank, tone: Bank, facets: Bank, figures: [String: Double] = [:]
    ) {
        self.vocabulary = vocabulary
        self.gist = gist
        self.tone = tone
        self.facets = facets
        self.figures = figures
    }
}
