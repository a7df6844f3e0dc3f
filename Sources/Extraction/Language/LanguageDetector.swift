/// The language that a message seems to be in.
package struct LanguageGuess: Sendable, Hashable {
    /// ISO 639-1.
    package var language: String
    /// Whether it has words enough to act upon it; otherwise only to ask.
    package var isSure: Bool
}

/// Tells in which language a message is written, where that is clearly not the expected one.
///
/// For each language the weights of the message's trigrams and function words are added up, each word counted once;
/// another language must lead the expected one by a margin. Made for short messages and cautious: who is answered in
/// the wrong language leaves, who is not recognised can say so. `Tests/Vectors/languages.txt` measures both errors.
package enum LanguageDetector {
    /// Those that it tells apart by their words, by ISO 639-1.
    package static let languages = Set(LanguageProfile.all.map(\.language))

    /// Different words from which on a message tells something, and from which on it is sure: "the place to be" is French.
    private static let (leastWords, sureWords) = (3, 6)
    /// Bits by which English or French must lead, and the others, of which only an encyclopedia is known.
    private static let (leastMargin, leastForeignMargin) = (20, 24)
    /// Scalars that are looked at.
    private static let longest = 2_000

    /// What `text` is written in; `nil` where that is the language `expected`, in doubt, or too little to say.
    package static func guess(_ text: String, expecting expected: String) -> LanguageGuess? {
        let isLong = text.utf8.count > longest
        let text = isLong ? Substring(text.unicodeScalars.prefix(longest)) : Substring(text)
        let plain = PlainLatinWords.words(of: text)
        if plain == nil, let language = WritingSystem.language(of: text) {
            return language == expected ? nil : LanguageGuess(language: language, isSure: true)
        }
        guard let own = LanguageProfile.all.firstIndex(where: { $0.language == expected }) else { return nil }
        let words = plain ?? differentWords(text)
        guard words.count >= leastWords else { return nil }
        let scores = Weights.shared.scores(of: words)
        // The first of equals is the more likely one here.
        let best = LanguageProfile.all.indices.reduce(own) { scores[$1] > scores[$0] ? $1 : $0 }
        let language = LanguageProfile.all[best].language
        let margin = ["fr", "en"].contains(language) ? leastMargin : leastForeignMargin
        guard best != own, scores[best] - scores[own] >= Int32(margin) else { return nil }
        return LanguageGuess(language: language, isSure: words.count >= sureWords)
    }

    /// Its words in lower case, without what stands behind an apostrophe or in an address.
    static func differentWords(_ text: Substring) -> [String] {
        var seen: Set<String> = []
        var words: [String] = []
        for piece in text.lowercased().unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        where !isAddress(piece) {
            for letters in piece.split(whereSeparator: { !isLetter($0) }) {
                let word = String(letters)
                if seen.insert(word).inserted { words.append(word) }
            }
        }
        return words
    }

    private static func isAddress(_ piece: Substring.UnicodeScalarView) -> Bool {
        piece.contains("@") || piece.contains(":") && Substring(piece).contains("://")
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return ("a"..."z").contains(scalar) }
        let properties = scalar.properties
        // An accent that stands on its own is part of its letter.
        return properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered
    }
}

/// What each trigram and each word adds to the scores, by language in the order of `LanguageProfile.all`.
private struct Weights: Sendable {
    static let shared = Weights()

    private var trigrams: TrigramTable
    private var words: [String: SIMD8<Int32>] = [:]

    private init() {
        var weights: [Trigram: SIMD8<Int32>] = [:]
        for (index, profile) in LanguageProfile.all.enumerated() {
            for (trigram, weight) in profile.trigrams { weights[trigram, default: .zero][index] = Int32(weight) }
            for word in profile.words { words[word, default: .zero][index] = Int32(LanguageProfile.wordWeight) }
        }
        trigrams = TrigramTable(weights)
    }

    func scores(of texts: [String]) -> SIMD8<Int32> {
        var sum = SIMD8<Int32>.zero
        for text in texts {
            if let weight = words[text] { sum &+= weight }
            var (first, second) = (Trigram.edge, Trigram.edge)
            for (index, scalar) in text.unicodeScalars.enumerated() {
                if index > 0 { sum &+= trigrams[Trigram(first, second, scalar)] }
                (first, second) = (second, scalar)
            }
            sum &+= trigrams[Trigram(first, second, Trigram.edge)]
        }
        return sum
    }
}

/// Weights by trigram: a message looks up some hundred of them.
private struct TrigramTable: Sendable {
    /// 0 where nothing stands.
    private var keys: [UInt64]
    private var weights: [SIMD8<Int32>]

    init(_ weights: [Trigram: SIMD8<Int32>]) {
        var size = 16
        while size < weights.count * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        self.weights = Array(repeating: .zero, count: size)
        for (trigram, weight) in weights {
            let place = place(of: trigram)
            keys[place] = trigram.packed
            self.weights[place] = weight
        }
    }

    subscript(trigram: Trigram) -> SIMD8<Int32> { weights[place(of: trigram)] }

    /// Where a trigram stands, or could.
    private func place(of trigram: Trigram) -> Int {
        var place = Int(truncatingIfNeeded: (trigram.packed &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
        while keys[place] != 0, keys[place] != trigram.packed { place = (place + 1) & (keys.count - 1) }
        return place
    }
}
