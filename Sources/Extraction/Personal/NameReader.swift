/// Names of people: known first names, what follows a title, what a sentence introduces as a name.
struct NameReader {
    private let text: MarkedText
    private let names: FirstNames
    private let taken: [Bool]

    init(_ text: MarkedText, _ names: FirstNames, _ taken: [Bool]) {
        self.text = text
        self.names = names
        self.taken = taken
    }

    func readings() -> [PersonalReading] {
        var readings: [PersonalReading] = []
        var at = 0
        while at < text.count {
            guard text.isWord(at), !taken[at],
                let reading = titled(at) ?? named(at) ?? initialled(at) ?? introduced(at, readings.last)
            else {
                at += 1
                continue
            }
            readings.append(reading)
            at = reading.tokens.upperBound
        }
        return readings
    }

    // MARK: - Titles

    /// "monsieur Lemoine", "Mme Zhou", "M. Sow": the name without its title.
    private func titled(_ at: Int) -> PersonalReading? {
        guard NameWords.titles.contains(text.words[at]) else { return nil }
        var start = at + 1
        let isShort = NameWords.shortTitles.contains(text.words[at])
        // Only an abbreviation has a full stop: "trois messieurs. Remarque …" goes on with a new sentence.
        if isShort || text.words[at] == "m", text.word(start) == ".", text.isGlued(start) { start += 1 }
        if text.words[at] == "m", !text.capital(at) || text.flags(at - 1).contains(.hyphenBefore) { return nil }
        guard text.isWord(start), !text.isGlued(start) else { return nil }
        // "LE DOCTEUR N EN REVIENT PAS": a letter alone is a name only as an initial.
        let isName = text.length(start) > 1 || text.word(start + 1) == "."
        if text.capital(start), isName, !NameWords.roles.contains(text.words[start]) {
            return person(from: start, rule: "personal.title", isFamily: true)
        }
        // "Madame la Présidente".
        if NameWords.articles.contains(text.words[start]), NameWords.roles.contains(text.word(start + 1)) { return nil }
        if let particle = familyEnd(after: start), NameWords.particles.contains(text.words[start]) {
            return PersonalReading(.person, start..<particle, name: .family, rule: "personal.title")
        }
        let isPlain = !NameWords.common.contains(text.words[start]) && !NameWords.roles.contains(text.words[start])
        guard isShort && isPlain && text.length(start) > 2 || names.contains(text.words[start]) else { return nil }
        return person(from: start, rule: "personal.title", isFamily: true)
    }

    /// "S. Kervella": an initial and a family name, where the letter names no building or plan.
    private func initialled(_ at: Int) -> PersonalReading? {
        guard isInitial(at), !NameWords.lettered.contains(text.word(at - 1)), text.kind(at - 1) != .number,
            isFamilyWord(at + 2), text.length(at + 2) > 2
        else { return nil }
        return PersonalReading(.person, at..<afterHyphens(at + 2), name: .full, rule: "personal.initial")
    }

    /// One capital letter and its full stop.
    private func isInitial(_ at: Int) -> Bool {
        text.isWord(at) && text.length(at) == 1 && text.capital(at) && text.word(at + 1) == "." && text.isGlued(at + 1)
    }

    // MARK: - First names

    private func named(_ at: Int) -> PersonalReading? {
        let word = text.words[at]
        guard names.contains(word), !NameWords.isNamedAfter(at, in: text), !text.flags(at).contains(.hyphenBefore)
        else { return nil }
        if names.isAlsoWord(word), !hasCue(at), !isDouble(at) { return nil }
        if !text.capital(at), NameWords.articles.contains(text.word(at - 1)) { return nil }
        return person(from: at, rule: "personal.first-name", isFamily: false)
    }

    /// What a name that is also a word needs: a capital inside a sentence, or a word that announces a name.
    private func hasCue(_ at: Int) -> Bool {
        if NameWords.cues.contains(text.word(at - 1)) { return true }
        guard text.capital(at), !text.flags(at).contains(.upper) else { return false }
        if familyEnd(after: at + 1) != nil { return true }
        if !startsSentence(at) { return !NameWords.articles.contains(text.word(at - 1)) }
        let next = text.word(at + 1) == "," ? at + 2 : at + 1
        // "Hortense 06 61 …", "Roland, 01 45 …"
        let isPhone = text.kind(next) == .number && text.length(next) == 2
        if isPhone, text.bytes(next).first == UInt8(ascii: "0") { return true }
        return next > at + 1 && text.kind(next) == .word || NameWords.verbs.contains(text.word(at + 1))
    }

    /// "Jean-Luc": a hyphen and another name or capital.
    private func isDouble(_ at: Int) -> Bool {
        text.flags(at + 1).contains(.hyphenBefore) && text.isWord(at + 1)
            && (names.contains(text.word(at + 1)) || text.capital(at) && text.capital(at + 1))
    }

    private func startsSentence(_ at: Int) -> Bool {
        guard let kind = text.kind(at - 1) else { return true }
        return kind == .newline || kind == .mark && text.words[at - 1] != "," && text.words[at - 1] != ";"
    }

    // MARK: - Introductions

    /// "je m'appelle Xian", "la petite Xian", and the other names of a list.
    private func introduced(_ at: Int, _ last: PersonalReading?) -> PersonalReading? {
        guard text.capital(at), text.length(at) > 1, !NameWords.common.contains(text.words[at]),
            text.sense(at) == .none,
            !NameWords.notPeople.contains(text.words[at])
        else { return nil }
        let before = text.word(at - 1)
        let isIntroduced =
            NameWords.introductions.contains(before) || text.has(["moi", "c'", "est"], before: at)
            || text.has(["nom", "est"], before: at)
        // "Avec Wiem", but not "avec Plateau Urbain": structures are seldom one word with one capital.
        let isCompany = before == "avec" && !text.flags(at).contains(.upper) && !text.capital(at + 1)
        let isListed = last.map { $0.kind == .person && at - $0.tokens.upperBound == 1 && before == "et" } ?? false
        let acts =
            startsSentence(at) && NameWords.beneficiaries.contains(text.word(at + 1))
            && NameWords.auxiliaries.contains(text.word(at + 2))
        guard
            isIntroduced || isCompany || acts
                || isListed && text.kind(at + 1) != .word && !text.flags(at).contains(.upper)
        else {
            return nil
        }
        return person(from: at, rule: "personal.introduced", isFamily: false)
    }

    // MARK: - Extent

    /// The whole name from its first word on: hyphens, a second first name, the family name.
    private func person(from start: Int, rule: String, isFamily: Bool) -> PersonalReading {
        var end = afterHyphens(start)
        let first = end
        if let family = familyEnd(after: end) {
            end = family
        } else if isInitial(end), text.follows(end), !text.isGlued(end) {
            end += 2
        } else if names.contains(text.word(end)), isFamilyWord(end) {
            end = afterHyphens(end)
            end = familyEnd(after: end) ?? end
        }
        let isFirst = names.contains(text.words[start]) || !isFamily
        return PersonalReading(
            .person, start..<end, name: end > first ? (isFirst ? .full : .family) : isFamily ? .family : .first,
            rule: rule)
    }

    private func afterHyphens(_ start: Int) -> Int {
        var end = start + 1
        while text.isWord(end), text.flags(end).contains(.hyphenBefore), end < start + 4,
            !NameWords.pronouns.contains(text.words[end])
        {
            end += 1
        }
        return end
    }

    /// Where the family name behind a first name ends; `nil` where there is none.
    private func familyEnd(after index: Int) -> Int? {
        var at = index
        while at < index + 3, NameWords.particles.contains(text.word(at)) { at += 1 }
        guard isFamilyWord(at), at == index || text.capital(at) else { return nil }
        return afterHyphens(at)
    }

    private func isFamilyWord(_ at: Int) -> Bool {
        text.isWord(at) && text.capital(at) && text.follows(at) && !text.isGlued(at) && text.length(at) > 1
            && !(text.flags(at).contains(.upper) && text.length(at) < 5)
            && !NameWords.common.contains(text.words[at]) && !NameWords.notPeople.contains(text.words[at])
            && text.sense(at) == .none
    }
}
