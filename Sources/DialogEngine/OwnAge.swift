import Extraction

/// Whether an utterance says that its writer is younger than `limit` years, in French or in plain English.
///
/// Only the writer's own age counts, said of today: no child of theirs ("mon fils de 13 ans"), no years of work ("13 ans
/// de métier"), no memory ("quand j’avais 13 ans"). Ages below four are not believed: such hands do not write.
///
/// `pieces` are the plain words of the text, where they are known already.
func tellsOwnAge(
    below limit: Int, _ text: String, _ normaliser: Normaliser, pieces: [Substring]? = nil
) -> Bool {
    let pieces = pieces ?? plainWords(text, normaliser).split(separator: " ")
    guard pieces.contains(where: isOfAge) else { return false }
    var before: [Substring] = []
    for piece in breaths(of: text) {
        let words = plainWords(String(piece), normaliser).split(separator: " ")
        let breath = Breath(words: words, limit: limit)
        if breath.tellsAge || (breath.isBareAge && introduces(before)) { return true }
        before = words
    }
    return false
}

/// Whether a word may count years, or name a class of a school: no age is told without one.
private func isOfAge(_ word: Substring) -> Bool {
    word.utf8.first.map(isDigit) == true || wordNumbers[word] != nil || classes.contains(word)
}

/// The pieces between pauses; a comma inside a number is none.
private func breaths(of text: String) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    let scalars = text.unicodeScalars
    for index in scalars.indices where isPause(scalars[index]) {
        let next = scalars.index(after: index)
        if scalars[index] == ",", next < text.endIndex, text[next].isNumber { continue }
        pieces.append(text[start..<index])
        start = next
    }
    return pieces + [text[start...]]
}

private func isPause(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", ";", ",", "(", ")", "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
}

/// "moi c’est Léa", "je m’appelle Léa": what an age alone may follow.
private func introduces(_ words: [Substring]) -> Bool {
    words.count <= 5 && introductions.contains { words.starts(with: $0) } && !words.contains { others.contains($0) }
}

/// What is said between two pauses, as its plain words.
private struct Breath {
    let words: [Substring]
    let limit: Int
    /// Where somebody is said to say something: what follows may be theirs.
    private let saying: Int

    init(words: [Substring], limit: Int) {
        self.words = words
        self.limit = limit
        saying = words.firstIndex(where: sayings.contains) ?? words.endIndex
    }

    var tellsAge: Bool { words.indices.contains { tellsAge(from: $0) } }

    /// Begins with an age and says no more of it: "13 ans", "13 ans et demi".
    var isBareAge: Bool { isAge(at: 0, isComing: false) }

    private func tellsAge(from start: Int) -> Bool {
        if isToldOfAnother(before: start) { return false }
        for beginning in present where stands(beginning, at: start) {
            return isAge(at: start + beginning.count, isComing: false)
        }
        for beginning in coming where stands(beginning, at: start) {
            return isAge(at: start + beginning.count, isComing: true)
        }
        for beginning in english where stands(beginning, at: start) { return isEnglishAge(at: start + beginning.count) }
        if stands(["je", "suis"], at: start) { return isDescribed(at: start + 2) }
        guard start == 0, let introduction = introductions.first(where: { stands($0, at: 0) }) else { return false }
        return (introduction.count...introduction.count + 2).contains { at in
            !words.prefix(at).contains { others.contains($0) } && isAge(at: at, isComing: false)
        }
    }

    /// "si j’ai 13 ans", "quand j’ai eu 13 ans", "elle dit : j’ai 13 ans"
    private func isToldOfAnother(before start: Int) -> Bool {
        if let last = word(start - 1), conditions.contains(last) { return true }
        if stands(["depuis", "que"], at: start - 2) { return true }
        return saying < start
    }

    /// "âgée de 13 ans", "en 5e", "une fille de 13 ans", behind "je suis".
    private func isDescribed(at start: Int) -> Bool {
        var at = start
        while let next = word(at), fillers.contains(next) { at += 1 }
        switch word(at) {
        case "age", "agee", "ages", "agees": return word(at + 1) == "de" && isAge(at: at + 2, isComing: false)
        case "en": return word(at + 1).map(classes.contains) == true && word(at + 2).map(ranks.contains) != true
        case "un", "une":
            at += 1
            while let next = word(at), adjectives.contains(next), word(at + 1) != "de" { at += 1 }
            return word(at).map(young.contains) == true && word(at + 1) == "de" && isAge(at: at + 2, isComing: false)
        default: return false
        }
    }

    /// "13 ans", "bientôt 15 ans", "13 ou 14 ans", and nothing behind it that makes the years other than an age.
    private func isAge(at start: Int, isComing: Bool) -> Bool {
        guard let (years, unit) = years(at: start, isComing: isComing) else { return false }
        let isUnitFused = word(unit - 1).map { !$0.utf8.allSatisfy(isDigit) && wordNumbers[$0] == nil } == true
        guard isUnitFused || word(unit).map(units.contains) == true else { return false }
        return isYoung(years) && endsAge(at: isUnitFused ? unit : unit + 1)
    }

    private func isEnglishAge(at start: Int) -> Bool {
        guard let (years, unit) = years(at: start, isComing: false), isYoung(years) else { return false }
        switch word(unit) {
        case nil, "and", "yo": return true
        case "years", "year": return word(unit + 1) == nil || word(unit + 1) == "old"
        case "y": return word(unit + 1) == "o"
        default: return false
        }
    }

    private func isYoung(_ years: Years) -> Bool {
        years.count >= 4 && (years.areComing ? years.count <= limit : years.count < limit)
    }

    private struct Years {
        var count: Int
        /// The age is not reached yet: whoever will soon be fifteen is younger.
        var areComing: Bool
    }

    /// A number of years, the higher one of two, and where the words go on.
    private func years(at start: Int, isComing: Bool) -> (Years, Int)? {
        var at = start
        var isComing = isComing
        while let next = word(at) {
            if comingWords.contains(next) {
                isComing = true
                at += 1
            } else if stands(["moins", "de"], at: at) || stands(["pas", "encore"], at: at) {
                isComing = true
                at += 2
            } else if ["pas", "not"].contains(next), number(at + 1) == limit {
                isComing = true
                at += 1
            } else if fillers.contains(next) {
                at += 1
            } else {
                break
            }
        }
        guard var count = number(at) else { return nil }
        at += 1
        if let other = number(at), other > count {
            (count, at) = (max(count, other), at + 1)
        } else if let next = word(at), ["ou", "a", "or"].contains(next), let other = number(at + 1) {
            (count, at) = (max(count, other), at + 2)
        }
        return (Years(count: count, areComing: isComing), at)
    }

    private func endsAge(at index: Int) -> Bool {
        guard let next = word(index) else { return true }
        switch next {
        case "d": return word(index + 1) == "age"
        case "dans": return number(index + 1) != nil || word(index + 1).map(someTime.contains) == true
        case "en": return word(index + 1) != "tant" && word(index + 1).flatMap { Int($0) } == nil
        default: return !spans.contains(next)
        }
    }

    private func word(_ index: Int) -> Substring? { words.indices.contains(index) ? words[index] : nil }

    private func stands(_ phrase: [Substring], at start: Int) -> Bool {
        start >= 0 && words.dropFirst(start).starts(with: phrase)
    }

    /// "13", "treize", "13ans"
    private func number(_ index: Int) -> Int? {
        guard let word = word(index) else { return nil }
        if let number = wordNumbers[word] { return number }
        let digits = word.prefix { $0.utf8.allSatisfy(isDigit) }
        return digits.count == word.count || units.contains(word[digits.endIndex...]) ? Int(digits) : nil
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

private func phrases(_ lines: String...) -> [[Substring]] { lines.map { Substring($0).split(separator: " ") } }

private let present = phrases("j ai eu", "j ai", "je n ai", "je viens d avoir")
private let coming = phrases("j aurai", "je vais avoir", "je vais sur mes")
private let english = phrases("i m", "i am", "im")
private let introductions = phrases("je m appelle", "moi c est", "moi")
/// Words of other people: the age behind them is theirs.
private let others: Set<Substring> = ["mon", "ma", "mes", "un", "une", "le", "la", "son", "sa", "fils", "fille"]
private let conditions: Set<Substring> = ["si", "quand", "lorsque", "if", "when"]
private let sayings: Set<Substring> = ["dit", "disait", "disent", "repond", "repondu", "crie", "says", "said"]
private let fillers: Set<Substring> = [
    "que", "seulement", "juste", "tout", "peine", "a", "deja", "only", "just", "moi",
]
private let comingWords: Set<Substring> = ["bientot", "presque", "almost", "nearly", "under"]
private let units: Set<Substring> = ["ans", "an", "piges", "balais"]
/// What makes the years a length of time: "de métier", "que je viens", "ici", "chez vous".
private let spans: Set<Substring> = [
    "de", "que", "qu", "pour", "devant", "derriere", "avant", "apres", "chez", "comme", "ici", "sans", "sur", "plus",
]
private let someTime: Set<Substring> = ["un", "une", "quelques", "pas", "deux", "trois"]
private let adjectives: Set<Substring> = ["petit", "petite", "jeune", "simple"]
private let young: Set<Substring> = [
    "fille", "garcon", "ado", "adolescent", "adolescente", "eleve", "enfant", "gamin", "gamine", "jeune", "collegien",
    "collegienne", "fillette", "gosse",
]
private let classes: Set<Substring> = [
    "6e", "5e", "4e", "6eme", "5eme", "4eme", "sixieme", "cinquieme", "quatrieme", "cm1", "cm2", "ce1", "ce2",
]
/// "en 5e année", "en 4e position": no class of a school.
private let ranks: Set<Substring> = [
    "annee", "annees", "position", "place", "ligne", "vitesse", "division", "categorie", "rang", "de", "semaine",
    "mois", "generation", "partie", "saison",
]
private let wordNumbers: [Substring: Int] = [
    "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
    "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15,
]
