/// Gender and number of folded French nouns and adjectives, by their ending.
///
/// Where an ending has several feminines ("-teur": "-trice", "-teuse") all are made: a form that nobody
/// writes does no harm in a lexicon.
enum Inflection {
    static func genderAndNumber(of word: String) -> [String] {
        ([word] + feminines(of: word)).flatMap(number).uniqued()
    }

    static func number(of word: String) -> [String] {
        if word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("z") { return [word] }
        if word.hasSuffix("al") { return [word, word.dropLast() + "ux", word + "s"] }
        if word.hasSuffix("au") || word.hasSuffix("eu") { return [word, word + "x", word + "s"] }
        return [word, word + "s"]
    }

    /// Masculine endings and what stands in their place in the feminine; the first that fits holds.
    private static let endings: [(String, [String])] = [
        ("teur", ["trice", "teuse", "teure"]), ("seur", ["seuse", "seure"]), ("eur", ["euse", "eure", "rice"]),
        ("eux", ["euse"]), ("oux", ["ouse"]), ("er", ["ere"]), ("ien", ["ienne"]), ("en", ["enne"]), ("on", ["onne"]),
        ("an", ["ane", "anne"]), ("in", ["ine"]), ("eau", ["elle"]), ("el", ["elle"]), ("if", ["ive"]), ("f", ["ve"]),
        ("et", ["ette", "ete"]), ("c", ["que", "cque"]), ("ou", ["olle"]), ("e", ["e"]),
    ]

    private static func feminines(of word: String) -> [String] {
        for (ending, feminine) in endings where word.hasSuffix(ending) {
            let stem = word.dropLast(ending.count)
            // A final "e" may be "é": "employé" → "employée"; "artiste" gains a form that nobody writes.
            if ending == "e" { return [word, word + "e"] }
            return feminine.map { stem + $0 }
        }
        return [word + "e"]
    }
}

extension Array where Element: Hashable {
    package func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
