/// How easily the texts of one language read.
///
/// A sentence ends at . ? ! … and at a semicolon, behind which a clause stands of its own; a number with its full stop ends
/// none. A word is what stands between spaces, with what an apostrophe or a hyphen joins to it; names in braces are no
/// words. The index is that of Flesch (1948) for English, and for French its adaptation by Kandel and Moles (1958): 0 to
/// 100 and more; from 60 on it is plain, from 80 on easy.
package struct Readability: Sendable {
    package struct Sentence: Sendable {
        package var place: DialogText
        package var words: [String]
    }

    /// Words from which on a sentence is long, and syllables from which on a word is.
    package static let (longSentence, longWord) = (16, 4)

    package let language: String
    package let texts: Int
    package let sentences: [Sentence]
    /// Each long word once, the most frequent first.
    package let longWords: [(word: String, times: Int)]
    package let ease: Double
    /// Words that name one gender, and marks that join two.
    package let gendered: [(place: DialogText, word: String)]

    package init(_ texts: [DialogText], language: String) {
        self.language = language
        self.texts = texts.count
        sentences = texts.flatMap { text in
            Readability.sentences(of: text.text).map { Sentence(place: text, words: $0) }
        }
        let words = sentences.flatMap(\.words)
        let syllables = words.map { Syllables.count($0, language: language) }
        let long = zip(words, syllables).filter { $1 >= Readability.longWord }.map { $0.0.lowercased() }
        longWords = Dictionary(long.map { ($0, 1) }, uniquingKeysWith: +).map { (word: $0, times: $1) }
            .sorted { ($1.times, $0.word) < ($0.times, $1.word) }
        let perSentence = Double(words.count) / Double(max(1, sentences.count))
        let perWord = Double(syllables.reduce(0, +)) / Double(max(1, words.count))
        ease =
            language == "fr"
            ? 207 - 1.015 * perSentence - 73.6 * perWord : 206.835 - 1.015 * perSentence - 84.6 * perWord
        gendered =
            language == "fr" ? texts.flatMap { text in genderedWords(text.text).map { (place: text, word: $0) } } : []
    }

    package var words: Int { sentences.reduce(0) { $0 + $1.words.count } }
    package var meanLength: Double { Double(words) / Double(max(1, sentences.count)) }
    package var longest: Sentence? { sentences.max { $0.words.count < $1.words.count } }
    package var longSentences: [Sentence] { sentences.filter { $0.words.count >= Self.longSentence } }
    /// The share of sentences with more than fifteen words, 0 … 1.
    package var longShare: Double { Double(longSentences.count) / Double(max(1, sentences.count)) }

    /// The words of each sentence.
    static func sentences(of text: String) -> [[String]] {
        var sentences: [[String]] = [[]]
        for piece in withoutNames(text).split(whereSeparator: \.isWhitespace) {
            let word = piece.drop { !isPart($0) }.reversed().drop { !isPart($0) }.reversed()
            let isNumber = !word.isEmpty && word.allSatisfy(\.isNumber)
            if word.contains(where: \.isLetter) || isNumber { sentences[sentences.count - 1].append(String(word)) }
            let isEnd = piece.contains { ".?!…;".contains($0) } && !(isNumber && piece.last == ".")
            // "réponses..." may be quoted in the middle: what ends a sentence is at the end of the word.
            if isEnd, piece.last.map({ !isPart($0) }) ?? false { sentences.append([]) }
        }
        return sentences.filter { !$0.isEmpty }
    }

    private static func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// `{count|un|plusieurs}` as its last form, other names left out.
    private static func withoutNames(_ text: String) -> String {
        var (out, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let forms = rest[open..<close].split(separator: "|")
            out += rest[..<open] + (forms.count == 3 ? forms[2] : "")
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}

/// Words of a French text that speak to or of people in one gender, as far as spelling tells: adjectives behind "tu es",
/// nouns and pronouns that stand for everybody, and marks that join two genders.
func genderedWords(_ text: String) -> [String] {
    let pieces = text.lowercased().split { $0.isWhitespace || ",;:.?!«»()".contains($0) }.map(String.init)
    let joined = pieces.filter { word in
        word.contains("·") || word.contains("•") || ["-e", "-es", "(e)", "(es)"].contains { word.hasSuffix($0) }
    }
    // "celui de la semaine" is a thing.
    let people = pieces.indices.filter { index in
        let isThing = index + 1 < pieces.count && ["de", "du", "des"].contains(pieces[index + 1])
        return generic.contains(withoutElision(pieces[index]))
            && !(["celui", "ceux"].contains(pieces[index]) && isThing)
    }.map { pieces[$0] }
    let addressed = pieces.indices.dropLast(2).compactMap { index -> String? in
        guard ["tu", "vous"].contains(pieces[index]),
            ["es", "êtes", "étais", "étiez", "seras", "serez"].contains(pieces[index + 1])
        else { return nil }
        let next = pieces[index + 2]
        return endings.contains { next.hasSuffix($0) } ? "\(pieces[index]) \(pieces[index + 1]) \(next)" : nil
    }
    // "tous les jours" speaks of days.
    let all = zip(pieces, pieces.dropFirst(2)).filter { $0.0 == "tous" && $0.1 != "jours" }.map { $0.0 }
    return joined + people + addressed + all
}

private func withoutElision(_ word: String) -> String {
    word.lastIndex { $0 == "’" || $0 == "'" }.map { String(word[word.index(after: $0)...]) } ?? word
}

private let generic: Set<String> = [
    "celui", "ceux", "chacun", "certains", "ils", "eux", "utilisateur", "utilisateurs", "usagers", "habitants",
    "lecteur",
    "lecteurs", "citoyens", "participants", "auteur", "auteurs", "coordinateur", "administrateur",
]
private let endings = [
    "é", "ée", "i", "ie", "u", "ue", "eux", "euse", "ent", "ente", "ant", "ante", "sûr", "prêt", "seul",
]
