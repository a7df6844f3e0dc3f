/// Names that a text has brought in already, or brings in later: "le docteur Rossignol m'a reçue. Rossignol rappelle
/// toujours." A title or a first name stands beside a name once, and what it told of holds for the whole text.
struct RepeatedNames {
    private let text: MarkedText
    /// Which parts of a name a word is.
    private var known: [Word: PersonalReading.Name] = [:]
    /// Those that were written without a capital where they were brought in.
    private var lowerCase: Set<Word> = []

    init(_ text: MarkedText, _ readings: [PersonalReading]) {
        self.text = text
        for reading in readings where reading.kind == .person {
            for at in reading.tokens where NameWords.mayName(at, in: text) {
                let isFirst = reading.name == .first || reading.name == .full && at == reading.tokens.lowerBound
                known[text.words[at], default: isFirst ? .first : .family] = isFirst ? .first : .family
                if !text.capital(at) { lowerCase.insert(text.words[at]) }
            }
        }
    }

    func readings(besides taken: [Bool]) -> [PersonalReading] {
        guard !known.isEmpty else { return [] }
        return text.words.indices.compactMap { at in
            guard !taken[at], text.isWord(at), let name = known[text.words[at]], isWritten(at),
                !NameWords.isNamedAfter(at, in: text)
            else { return nil }
            return PersonalReading(.person, at..<at + 1, name: name, rule: "personal.repeated")
        }
    }

    /// With a capital, or as it was brought in: "mme petit" and "un petit coup de main" name no two people, "fatou" and
    /// "la fatou" one.
    private func isWritten(_ at: Int) -> Bool {
        if text.capital(at) { return true }
        guard lowerCase.contains(text.words[at]) else { return false }
        let before = text.word(at - 1)
        if known[text.words[at]] == .first, NameWords.familiarArticles.contains(before) { return true }
        return !NameWords.articles.contains(before)
    }
}

extension NameWords {
    /// Whether a part of somebody's name is a name where it stands alone as well: of "Karim Ben Salah" all but "Ben".
    static func mayName(_ at: Int, in text: MarkedText) -> Bool {
        text.isWord(at) && text.length(at) > 2 && text.words[at] != .long && text.sense(at) == .none
            && ![common, particles, notPeople].contains { $0.contains(text.words[at]) }
    }
}

extension Extraction {
    /// The parts of the names that were found, as they were written with a capital; nothing of numbers and addresses.
    package func nameParts(_ normaliser: Normaliser) -> Set<String> {
        let names = frame.personal.filter { $0.allSatisfy { $0.isLetter || " '’-.".contains($0) } }
        return names.reduce(into: []) { parts, name in
            let text = MarkedText(normaliser.fold(name))
            for at in text.words.indices where NameWords.mayName(at, in: text) && text.capital(at) {
                parts.insert(text.text.sourceString(text.text.sourceRange(ofTokens: at..<at + 1)))
            }
        }
    }
}
