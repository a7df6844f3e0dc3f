/// An option that a text names, and where.
package struct FacetFinding: Sendable, Hashable {
    /// A facet of the codebook, or `where` for places.
    package var facet: String
    /// An option of the facet, or a place.
    package var option: String
    /// Half-open range of folded bytes.
    package var range: Range<Int>
    /// Half-open range of tokens.
    package var tokens: Range<Int>
    package var weight: Float
    package var rule: String
}
