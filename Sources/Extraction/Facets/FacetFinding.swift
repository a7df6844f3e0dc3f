/// An option that a text names, and where. Found for every word of years of archives, so it holds numbers alone:
/// `FacetReader` knows the names.
package struct FacetFinding: Sendable, Hashable {
    /// Index of a facet of the codebook, or `places`.
    package var facet: Int
    /// Index of an option of the facet, or of a place.
    package var option: Int
    /// Half-open range of folded bytes.
    package var range: Range<Int>
    /// Half-open range of tokens.
    package var tokens: Range<Int>
    package var weight: Float
    /// Index of the lexicon's entry; `nil` for a floor that is told by its number.
    package var entry: Int?

    package static let places = -1

    /// Whether its words name the option by themselves; others only hint at it.
    package var isNaming: Bool { weight >= 0.35 }
}
