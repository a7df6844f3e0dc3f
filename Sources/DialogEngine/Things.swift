import Extraction
import TestimonyModel

/// Things that a story brings in with an article, for questions that take them up: "une rampe" → "cette rampe".
///
/// A light reading on purpose: an article, one noun, and then a pause or a small word. What is people, a time or a
/// place already, or only sounds like a thing ("un peu", "une fois"), is left out.
///
/// What speaks for an effect may be what an episode is called by, people and occasions too: a mention of kind "topic".
func things(in extraction: Extraction, normaliser: Normaliser, shift: Int) -> [Mention] {
    let text = normaliser.fold(extraction.text)
    let taken = extraction.entities.filter { takenKinds.contains($0.kind) }.map { $0.start..<$0.end }
    let telling = extraction.entities.filter(\.speaksForEffect).map { $0.start..<$0.end }
    var things: [Mention] = []
    for (index, token) in text.tokens.enumerated() where things.count < 8 && index + 1 < text.tokens.count {
        guard token.kind == .word, ["un", "une"].contains(text.string(ofToken: index)) else { continue }
        let noun = text.string(ofToken: index + 1)
        guard text.tokens[index + 1].kind == .word, noun.utf8.count > 3, !nothings.contains(noun),
            endsPhrase(text, index + 2)
        else { continue }
        let range = text.scalarRange(ofTokens: index..<index + 2)
        let words = demonstrative(text.sourceString(text.sourceRange(ofTokens: index..<index + 2)))
        let kinds = [
            telling.contains { $0.overlaps(range) } ? "topic" : nil,
            taken.contains { $0.overlaps(range) } ? nil : "thing",
        ]
        things += kinds.compactMap(\.self).map { Mention(kind: $0, words: words, start: range.lowerBound + shift) }
    }
    return things
}

extension Entity {
    /// Whether the words are in the lexicon of an effect, or name an occasion or a lasting group.
    fileprivate var speaksForEffect: Bool {
        switch kind {
        case .occasion: true
        case .option: if case .facet("network", _) = value { true } else { false }
        case .cue: ["modality", "negation", "chatter", "sense"].allSatisfy { !rule.hasPrefix($0 + ".") }
        default: false
        }
    }
}

/// "une rampe" → "cette rampe", "un accordéon" → "cet accordéon", "deux dame" → "ces deux dames".
func demonstrative(_ words: String) -> String {
    let pieces = words.lowercased().split(separator: " ").map(String.init)
    guard let first = pieces.first, pieces.count > 1 else { return curly(words) }
    let rest = pieces.dropFirst().joined(separator: " ")
    switch first {
    case "un", "le", "ce": return (startsWithVowel(rest) ? "cet " : "ce ") + curly(rest)
    case "une", "la", "cette": return "cette " + curly(rest)
    case "des", "les", "ces": return "ces " + plural(curly(rest))
    default: return "ces " + plural(curly(words.lowercased()))
    }
}

/// "un monsieur", "cette dame"
func isOne(_ words: String) -> Bool {
    ["un", "une", "le", "la", "l", "ce", "cet", "cette", "mon", "ma"].contains(
        words.lowercased().prefix { $0.isLetter })
}

/// "cette rampe" → "la rampe", "cet accordéon" → "l’accordéon".
func definite(_ words: String) -> String {
    let pieces = words.split(separator: " ", maxSplits: 1).map(String.init)
    guard pieces.count == 2 else { return words }
    switch pieces[0] {
    case "cet", "cette", "ce":
        if startsWithVowel(pieces[1]) { return "l’" + pieces[1] }
        return (pieces[0] == "cette" ? "la " : "le ") + pieces[1]
    case "ces": return "les " + pieces[1]
    default: return words
    }
}

private func plural(_ words: String) -> String { "sxz".contains(words.last ?? "s") ? words : words + "s" }

private func startsWithVowel(_ word: String) -> Bool {
    "aeiouyhàâéèêëîïôöûùœ".contains(word.first ?? " ")
}

private func endsPhrase(_ text: FoldedText, _ index: Int) -> Bool {
    guard index < text.tokens.count else { return true }
    return text.tokens[index].kind != .word || smallWords.contains(text.string(ofToken: index))
}

private let takenKinds: Set<Entity.Kind> = [.public, .mention, .time, .place, .duration, .frequency, .person]
private let smallWords: Set<String> = [
    "et", "a", "au", "aux", "avec", "dans", "sur", "pour", "qui", "que", "de", "d'", "du", "des", "devant", "par", "en",
]
private let nothings: Set<String> = [
    "fois", "heure", "jour", "peu", "truc", "moment", "coup", "demi", "tour", "bout", "grand", "grande", "petit",
    "petite", "vrai", "vraie", "bonne", "nouveau", "nouvelle", "autre", "gros", "grosse", "vieux", "vieille", "semaine",
    "mois", "annee", "matinee", "soiree", "journee", "minute", "personne", "part", "facon", "maniere", "chose", "mise",
    "sorte", "genre", "seul", "seule", "certain", "certaine", "super", "bonhomme", "type", "projet", "travail",
    "stage", "emploi", "contrat", "plaisir", "bonheur", "envie", "idee", "question", "probleme", "groupe",
]
