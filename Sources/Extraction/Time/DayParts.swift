import TestimonyModel

/// Parts of a day: "hier soir", "le 12 en fin d'après-midi", "très tôt le matin", "la soirée du 12".
extension TimeParser {
    struct PartOfDay {
        var part: DayPart
        var edge: Edge?
        var end: Int
    }

    /// A part of the day from `index` on, behind the words that lead to it.
    func partOfDay(at index: Int) -> PartOfDay? {
        var at = index
        var edge: Edge?
        while at < index + 6, text.isWord(at) {
            if let found = Edge(text.word(at)) { edge = found } else if !partLinks.contains(text.word(at)) { break }
            at += 1
        }
        guard var found = namedPart(at, edge) else { return nil }
        let tot = text.word(found.end) == "tres" ? found.end + 1 : found.end
        if text.word(tot) == "tot" { (found.edge, found.end) = (.start, tot + 1) }
        return found
    }

    private func namedPart(_ at: Int, _ edge: Edge?) -> PartOfDay? {
        if text.word(at) == "apres", text.word(at + 1) == "midi" {
            return PartOfDay(part: .afternoon, edge: edge, end: at + 2)
        }
        if edge != nil, text.word(at) == "journee" { return PartOfDay(part: .day, edge: edge, end: at + 1) }
        guard case .dayPart(let part) = text.sense(at), part != .midnight else { return nil }
        // "De midi à deux heures" is an hour.
        if part == .noon, text.word(at - 1) == "de" { return nil }
        return PartOfDay(part: part, edge: edge, end: at + 1)
    }

    /// A part of the day behind a day: the span and where it ends.
    func narrowed(_ span: TimeSpan, at index: Int) -> (TimeSpan, Int) {
        guard let found = partOfDay(at: index) else { return (span, index) }
        return (span.narrowed(to: found.part, found.edge), found.end)
    }

    func dayPart(_ part: DayPart, _ at: Int) -> TimeReading? {
        var part = part
        var start = at
        if part == .noon, text.word(at - 1) == "apres" { (part, start) = (.afternoon, at - 1) }
        let before = text.word(start - 1)
        if text.word(at + 1) == "la", text.flags(at + 1).contains(.hyphenBefore) { return nil }
        if isThis(before), !evenings.contains(text.word(at)) {
            return TimeReading(start - 1..<at + 1, TimeSpan.day(today).narrowed(to: part), "time.part-of-day")
        }
        if part == .night, text.word(at + 1) == "derniere" {
            return TimeReading(
                start..<at + 2, TimeSpan.day(today.adding(days: -1)).narrowed(to: .night), "time.last-night")
        }
        if let told = partOf(part, start, at + 1) { return told }
        if part == .noon || part == .midnight, let hour = clockTime(at) {
            return TimeReading(tokens: hour.tokens, value: .clock(hour.seconds), rule: "time.clock")
        }
        return readsAgenda ? partOfToday(start) : nil
    }

    func isThis(_ word: Word) -> Bool { word == "ce" || word == "cet" || word == "cette" }

    /// "la matinée du 15 février", "le soir du 12".
    private func partOf(_ part: DayPart, _ start: Int, _ next: Int) -> TimeReading? {
        guard genitives.contains(text.word(next)) else { return nil }
        let day = text.word(next + 1) == "la" || text.word(next + 1) == "l'" ? next + 2 : next + 1
        guard let told = namedDay(day), case .at(let span) = told.value, span.grain == .day,
            !rangeLinks.contains(text.word(told.tokens.upperBound))
        else { return nil }
        return TimeReading(start..<told.tokens.upperBound, span.narrowed(to: part), told.rule)
    }

    /// "maintenant", "tout de suite", "en ce moment": nothing but in an agenda.
    func present(_ at: Int) -> TimeReading? {
        guard readsAgenda else { return nil }
        switch text.word(at) {
        case "moment":
            return text.has(["en", "ce"], before: at) ? TimeReading(at - 2..<at + 1, .day(today), "time.now") : nil
        case "suite" where !text.has(["tout", "de"], before: at): return nil
        default: return TimeReading(at..<at + 1, period(.second, at: nowSeconds), "time.now")
        }
    }

    /// "en fin de matinée", "l'après-midi" by itself, in an agenda.
    func partOfToday(_ noun: Int) -> TimeReading? {
        var start = noun
        while start > floor, partLinks.contains(text.word(start - 1)) || Edge(text.word(start - 1)) != nil {
            start -= 1
        }
        guard var found = partOfDay(at: start) ?? partOfDay(at: noun) else { return nil }
        // Before and after a meal are the hours beside it.
        if found.part == .lunch, text.word(start - 1) == "avant" { found.edge = .start }
        if found.part == .lunch, text.word(start - 1) == "apres" { found.edge = .end }
        var span = TimeSpan.day(today).narrowed(to: found.part, found.edge)
        if span.end <= nowSeconds { span = .day(today.adding(days: 1)).narrowed(to: found.part, found.edge) }
        return TimeReading(start..<found.end, span, "time.part-of-day")
    }
}

private let partLinks = WordSet("le la l' les dans en de d' du des au tres pendant")
private let rangeLinks = WordSet("a au et - jusqu'")
/// "cette soirée" is one that was told, not this evening.
private let evenings = WordSet("soiree matinee dejeuner")
