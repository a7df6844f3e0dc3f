/// The words and phrases that extraction knows, by domain.
package struct Lexicon: Sendable {
    package init() {}

    package func matches(in text: FoldedText) -> [LexiconMatch] { [] }
}

/// A phrase of the lexicon found in a text.
package struct LexiconMatch: Sendable {
    /// Folded bytes.
    package var range: Range<Int>
    package var tokens: Range<Int>
    package var domain: String
    package var id: String
    package var weight: Float
    package var rule: String
}
