/// Fits labels of the codebook into sentences. Sites write their own, so the form of each is looked at, and where it fits
/// no sentence the caller falls back on a list after a colon, which agrees with anything.
enum FrenchPhrase {
    /// "de biens", "d’espaces", "du prêt de salles", "des outils".
    static func of(_ label: String) -> String {
        let label = label.inSentence
        if let rest = label.dropping("le ") { return "du " + rest }
        if let rest = label.dropping("les ") { return "des " + rest }
        if let rest = label.dropping("des ") { return of(rest) }
        return startsWithVowel(label) ? "d’" + label : "de " + label
    }

    /// "que certaines personnes …", "qu’il y a …".
    static func that(_ clause: String) -> String {
        let clause = clause.inSentence
        return startsWithVowel(clause) ? "qu’" + clause : "que " + clause
    }

    /// "des bénévoles", "l’équipe du lieu", "une chorale"; a noun whose gender nobody told stands as a name: "le public
    /// « collectif »".
    static func withArticle(_ label: String) -> String {
        let label = label.inSentence
        if isNounPhrase(label) { return label }
        let noun = label.prefix { !$0.isWhitespace }
        if let last = noun.last, "sxz".contains(last) { return "des " + label }
        return startsWithVowel(label) ? "l’" + label : "le public \(quoted(label))"
    }

    /// "a", "a et b", "a, b et c"; where commas stand inside, "a ; b, c ; et d".
    static func list(_ items: [String], _ conjunction: String = "et") -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        guard items.contains(where: hasComma) else {
            return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
        }
        let semicolon = FrenchWords.space + "; "
        return items.dropLast().joined(separator: semicolon) + semicolon + conjunction + " " + last
    }

    static func quoted(_ text: String) -> String { "«\(FrenchWords.space)\(text)\(FrenchWords.space)»" }

    // MARK: - Forms

    /// With an article or a quantity: "un inconfort", "l’accès aux espaces", "plus de femmes que d’hommes".
    static func isNounPhrase(_ label: String) -> Bool {
        let label = label.inSentence
        if label.hasPrefix("l’") { return true }
        return determiners.contains { label.hasPrefix($0 + " ") }
    }

    /// Answers when, where or around what: "lors d’activités", "au quotidien", "autour d’un projet".
    static func isAdverbial(_ label: String) -> Bool {
        let label = label.inSentence
        if label.hasPrefix("d’") { return true }
        return prepositions.contains { label.hasPrefix($0 + " ") }
    }

    /// "se sentir mieux", "retrouver un rythme".
    static func isInfinitive(_ label: String) -> Bool {
        let words = label.inSentence.split(separator: " ")
        let verb = words.first == "se" ? words.dropFirst().first : words.first
        guard let verb else { return false }
        return label.hasPrefix("s’") || ["er", "ir", "re"].contains { verb.hasSuffix($0) && verb.count > 3 }
    }

    /// A clause of its own: it has a verb that is conjugated.
    static func isClause(_ label: String) -> Bool {
        let words = Set(label.split(separator: " ").map(String.init))
        return !words.isDisjoint(with: ["se", "est", "sont", "a", "ont", "peut", "peuvent", "va", "vont"])
            || label.contains("s’")
    }

    /// "de", "que" and "le" lose their vowel before it. An h is mute, but for those that are not.
    static func startsWithVowel(_ text: String) -> Bool {
        let word = text.prefix { $0.isLetter || $0 == "’" }.lowercased()
        guard let first = word.first, !unelided.contains(where: { word == $0 || word == $0 + "s" }) else {
            return false
        }
        switch first {
        case "h": return !aspirated.contains { word.hasPrefix($0) }
        case "y": return word.dropFirst().first.map { !vowels.contains($0) } ?? false
        default: return vowels.contains(first)
        }
    }

    private static let vowels: Set<Character> = Set("aeiouàâäéèêëîïôöùûüœæ")
    private static let unelided = ["onze", "onzième", "oui", "ouistiti", "uhlan", "un·e"]
    private static let aspirated = [
        "hache", "haie", "haine", "hall", "halte", "hamac", "hameau", "handball", "handicap", "hangar", "harcel",
        "harcèl",
        "haricot", "harpe", "hasard", "hauss", "haut", "héris", "héron", "héros", "hibou", "hiérarch", "hip", "hobby",
        "hockey", "honte", "hors", "hotte", "housse", "huit", "hurl", "hutte",
    ]

    private static let determiners = [
        "un", "une", "des", "le", "la", "les", "plus de", "moins de", "autant de", "davantage de", "trop de",
        "du", "plusieurs", "certains", "certaines", "quelques", "chaque", "tous", "toutes", "tout", "toute", "mon",
        "nos", "notre",
        "leurs", "leur", "deux", "trois",
    ]

    private static let prepositions = [
        "à", "au", "aux", "en", "dans", "lors", "pendant", "durant", "autour", "avec", "chez", "pour", "par", "sur",
        "sous",
        "entre", "avant", "après", "de", "du", "hors", "via", "tous les", "toutes les", "chaque", "une fois",
        "deux fois",
        "plusieurs fois", "rarement", "souvent", "parfois",
    ]

    private static func hasComma(_ text: String) -> Bool {
        var depth = 0
        for character in text {
            switch character {
            case "(": depth += 1
            case ")": depth -= 1
            case ",", ";": if depth <= 0 { return true }
            default: break
            }
        }
        return false
    }
}

extension String {
    func dropping(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
