/// Fixed phrases whose numbers count nothing: "à deux pas", "en deux temps trois mouvements".
enum Idioms {
    static func contain(_ number: NumberReading, in text: MarkedText) -> Bool {
        guard !number.isDigits, let candidates = phrases[text.word(number.tokens.lowerBound)] else { return false }
        return candidates.contains { $0.matches(number.tokens, in: text) }
    }

    /// The words around a number; `|` stands for the end of a clause.
    private struct Phrase {
        var before: [Word]
        var after: [Word]

        func matches(_ tokens: Range<Int>, in text: MarkedText) -> Bool {
            guard text.has(before, before: tokens.lowerBound) else { return false }
            return after.enumerated().allSatisfy { offset, word in
                let at = tokens.upperBound + offset
                return word == "|" ? !text.isWord(at) : text.word(at) == word
            }
        }
    }

    /// Each phrase under the first word of the number that is in brackets.
    private static let phrases: [Word: [Phrase]] = {
        var phrases: [Word: [Phrase]] = [:]
        for phrase in all {
            let words = phrase.split(separator: " ").map(String.init)
            guard let at = words.firstIndex(where: { $0.hasPrefix("[") }) else { continue }
            let number = words[at].dropFirst().dropLast().split(separator: "-")
            let key = Word(String(number[0]))
            phrases[key, default: []].append(
                Phrase(before: words[..<at].map { Word($0) }, after: words[(at + 1)...].map { Word($0) }))
        }
        return phrases
    }()

    private static let all = [
        "a [deux] pas", "a [deux] doigts", "a [deux] balles", "a [deux] vitesses", "en [deux] temps",
        "temps [trois] mouvements",
        "en [deux] mots", "en [trois] mots", "[deux] poids deux", "poids [deux] mesures", "ni une ni [deux]",
        "jamais [deux] sans",
        "sans [trois] |", "entre [deux] |", "entre [deux] eaux", "entre [deux] chaises", "pierre [deux] coups",
        "de [deux] choses",
        "en moins de [deux] |", "moins de [deux] |", "les [deux] |", "tous les [deux]", "toutes les [deux]",
        "les [deux] a", "[deux] par deux", "par [deux] |", "en [quatre] |", "en [quatre] pour", "a [quatre] pattes",
        "a [quatre] epingles", "ses [quatre] verites", "aux [quatre] coins", "les [quatre] coins", "[quatre] a quatre",
        "quatre a [quatre]", "de ces [quatre]", "les [quatre] fers", "[trente-six] chandelles",
        "[trente-six] solutions", "[trente-six] fois", "[trente-six] mille", "le [trente-six] du", "[cinq] sur cinq",
        "cinq sur [cinq]", "[sept] lieues", "a [mille] lieues", "[mille] mercis", "[mille] merci", "[mille] fois",
        "[mille] bravos",
        "[mille] excuses", "[mille] et une", "[cent] pas", "[cent] fois", "[quatre-cents] coups", "tout [neuf]",
        "toute [neuf]",
        "flambant [neuf]", "quoi de [neuf]", "rien de [neuf]", "midi et [deux]", "entre les [deux] |", "ces [deux] la",
        "de [neuf] |", "a [neuf] |", "francs [six] sous", "les [trois] quarts",
        "[un] sur", "sur son [trente] et", "sur le trente et [un]", "a la [une]", "faire [deux] |", "[deux] mots",
        "[trois] mots", "comme pas [deux]", "[quatre] saisons", "[deux] etoiles", "[trois] etoiles", "[quatre] etoiles",
        "[cinq] etoiles", "par [quinzaine]", "chaque [quinzaine]",
        "la [quinzaine]", "ma [quinzaine]",
    ]
}
