/// What tells texts of one language from those of others: its most frequent trigrams, and its function words.
///
/// The trigrams are the four hundred most frequent ones of letters within words, `_` being the edge of a word. Each weighs
/// as many bits as it is likelier than once in 16,384: a trigram that stands in 1 of 256 weighs 6, one that is not listed
/// nothing. The encyclopedia's frequencies are those of the profiles of "language-detection" (Nakatani Shuyo, Cybozu
/// Labs, Apache License 2.0). Function words weigh `wordWeight`, since people tell things in "je" and "I", which an
/// encyclopedia seldom says.
struct LanguageProfile: Sendable {
    static let wordWeight = 8
    /// In the order of the scores.
    static let all = [french, english, spanish, portuguese, italian, german]

    /// ISO 639-1.
    let language: String
    let trigrams: [Trigram: Int]
    let words: Set<String>

    init(_ language: String, trigrams: [(weight: Int, written: String)], words: String) {
        self.language = language
        let listed = trigrams.flatMap { weight, written in
            written.split(whereSeparator: \.isWhitespace).compactMap { piece -> (Trigram, Int)? in
                let scalars = Array(piece.unicodeScalars)
                return scalars.count == 3 ? (Trigram(scalars[0], scalars[1], scalars[2]), weight) : nil
            }
        }
        self.trigrams = Dictionary(listed) { first, _ in first }
        self.words = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}

/// Three scalars in one number.
struct Trigram: Sendable, Hashable {
    static let edge: Unicode.Scalar = "_"

    /// Never 0.
    let packed: UInt64

    init(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar) {
        packed = UInt64(first.value) << 42 | UInt64(second.value) << 21 | UInt64(third.value)
    }
}
