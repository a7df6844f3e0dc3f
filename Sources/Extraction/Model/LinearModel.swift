/// What was learnt from gold records.
package final class LinearModel: Sendable {
    /// The label of `gist` that is no effect.
    static let testimony = "testimony"

    let vocabulary: Vocabulary
    /// Whether a text is a testimony (`testimony`), and which effects it tells (their ids).
    package let gist: Bank
    /// Of one observation: `negative`, `wished`, `absent`.
    package let tone: Bank
    /// Options of facets, as `facet.option`.
    package let facets: Bank
    /// What was measured when it was trained, by name.
    package let figures: [String: Double]
    /// The heads of gist, tone and facets, in this order.
    let panels: WeightPanels

    init(vocabulary: Vocabulary, gist: Bank, tone: Bank, facets: Bank, figures: [String: Double] = [:]) {
        self.vocabulary = vocabulary
        self.gist = gist
        self.tone = tone
        self.facets = facets
        self.figures = figures
        panels = WeightPanels([gist, tone, facets], vocabulary)
    }

    /// The first head of the tone among those of `panels`, and of the facets; the gist's come before.
    var toneStart: Int { gist.heads.count }
    var facetStart: Int { toneStart + tone.heads.count }
}
