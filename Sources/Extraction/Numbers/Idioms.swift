/// Fixed phrases whose numbers count nothing: "à deux pas", "en deux temps trois mouvements".
enum Idioms {
    static func contain(_ number: NumberReading, in text: MarkedText) -> Bool {
        guard !number.isDigits else { return false }
        let at = number.tokens.lowerBound
        let (before, next) = (text.word(at - 1), text.word(number.tokens.upperBound))
        if phrases.contains(where: { $0.value == number.value && $0.before.matches(before) && $0.next.matches(next) }) {
            return true
        }
        return number.value == 2 && (before == "les" && (isAll(at - 2, text) || isPronoun(next, at, text)))
    }

    /// "tous les deux" is a pronoun.
    private static func isAll(_ index: Int, _ text: MarkedText) -> Bool {
        text.word(index) == "tous" || text.word(index) == "toutes"
    }

    private static func isPronoun(_ next: Word, _ at: Int, _ text: MarkedText) -> Bool {
        !text.isWord(at + 1) && text.word(at - 2) != "avec" && next != "("
    }

    private struct Place {
        var words: Set<Word>
        func matches(_ word: Word) -> Bool { words.isEmpty || words.contains(word) }
    }

    private static func place(_ words: String) -> Place {
        Place(words: Set(words.split(separator: " ").map { Word(String($0)) }))
    }

    private static let phrases: [(value: Double, before: Place, next: Place)] = [
        (2, "", "pas doigts vitesses"), (2, "en", "temps mots"), (3, "temps", "mouvements"), (3, "a en", "mots"),
        (2, "", "poids mesures"), (2, "ni", ""), (2, "jamais", "sans"), (3, "sans", ""), (2, "entre", ", . ; et eaux"),
        (2, "de", "coups"), (4, "en", ", . ; ! pour"), (4, "a", "pattes epingles"), (4, "les", "verites coins fers"),
        (4, "a", "quatre"), (4, "aux", "coins"), (36, "", "chandelles solutions chemins"), (5, "sur", "cinq"),
        (5, "", "sur"), (7, "", "lieues"), (1000, "a", "lieues"), (1000, "", "mercis merci fois bravos excuses"),
        (100, "", "pas fois"), (400, "", "coups"), (9, "tout tous toute toutes flambant quoi", ""),
        (6, "francs", "sous"),
        (3, "les", "quarts"), (400, "faire", ""), (2, "moins", ", . !"), (100, "pour", ""), (2, "a", "balles"),
        (4, "un", ""), (31, "sur", ""),
    ].map { ($0.0, place($0.1), place($0.2)) }
}
