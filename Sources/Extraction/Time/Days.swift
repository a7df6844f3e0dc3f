import TestimonyModel

/// Days by name: "hier soir", "mardi dernier", "le lendemain", "à Noël", "ce matin".
extension TimeParser {
    func deictic(_ days: Int, _ at: Int) -> TimeReading? {
        var start = at
        var shift = days
        if days == -1, text.word(at - 1) == "avant" || text.word(at - 1) == "avt" { (start, shift) = (at - 1, -2) }
        if days == 1, text.word(at - 1) == "apres" { (start, shift) = (at - 1, 2) }
        var end = at + 1
        // "Ça date pas d'hier", "elle n'est pas née d'hier".
        if days == -1, text.word(at - 1) == "d'", bornYesterday.contains(text.word(at - 2)) {
            return TimeReading(tokens: at..<end, value: .vague, rule: "time.long-ago")
        }
        if days == 0 {
            if text.word(at) == "aujourd" || text.word(at) == "aujourd'" {
                guard text.word(end) == "hui" else { return nil }
                end += 1
            }
            if isNowadays(at) { return TimeReading(tokens: start..<end, value: .vague, rule: "time.nowadays") }
        }
        let (span, stop) = narrowed(.day(today.adding(days: shift)), at: end)
        return TimeReading(start..<stop, span, "time.deictic")
    }

    /// "Aujourd'hui" set against an earlier time, in a clause without a past tense, is nowadays; so it is where a year
    /// or a season stands before it in the same sentence ("11 en 2022, 19 aujourd'hui").
    private func isNowadays(_ at: Int) -> Bool {
        guard tense(at) != .past else { return false }
        if (max(0, at - 120)..<at).contains(where: { contrasts.contains(text.word($0)) }) { return true }
        var back = at - 1
        while back >= 0, !text.endsClause(back) || text.word(back) == ":" {
            if yearValue(back) != nil { return true }
            if case .season = text.sense(back) { return true }
            back -= 1
        }
        return false
    }

    /// A part of the day behind a day: "soir", "en fin d'après-midi". The span and where it ends.
    func narrowed(_ span: TimeSpan, at index: Int) -> (TimeSpan, Int) {
        var at = index
        while text.isWord(at), at < index + 4, dayLinks.contains(text.word(at)) { at += 1 }
        if text.word(at) == "apres", text.word(at + 1) == "midi" { return (span.narrowed(to: .afternoon), at + 2) }
        guard case .dayPart(let part) = text.sense(at) else { return (span, index) }
        return (span.narrowed(to: part), at + 1)
    }

    func dayPart(_ part: DayPart, _ at: Int) -> TimeReading? {
        var part = part
        var start = at
        if part == .noon, text.word(at - 1) == "apres" { (part, start) = (.afternoon, at - 1) }
        let before = text.word(start - 1)
        if text.word(at + 1) == "la", text.flags(at + 1).contains(.hyphenBefore) { return nil }
        if before == "ce" || before == "cet" || before == "cette", !evenings.contains(text.word(at)) {
            return TimeReading(start - 1..<at + 1, TimeSpan.day(today).narrowed(to: part), "time.part-of-day")
        }
        if part == .night, text.word(at + 1) == "derniere" {
            return TimeReading(
                start..<at + 2, TimeSpan.day(today.adding(days: -1)).narrowed(to: .night), "time.last-night")
        }
        if part == .noon, before == "a" || before == "vers" {
            return TimeReading(tokens: start..<at + 1, value: .clock(43_200), rule: "time.noon")
        }
        return nil
    }

    func anaphoric(_ days: Int, _ at: Int) -> TimeReading? {
        guard determiners.contains(text.word(at - 1)), text.word(at + 1) != "de", text.word(at + 1) != "du",
            let day = anchor(before: at), tense(at) == .past
        else { return TimeReading(tokens: at..<at + 1, value: .vague, rule: "time.relative-day") }
        return TimeReading(at - 1..<at + 1, .day(day.adding(days: days)), "time.relative-day")
    }

    func weekday(_ weekday: Int, _ at: Int) -> TimeReading? {
        // "On vend." is no Friday, "vend. 12" is.
        if text.word(at) == "vend" {
            let next = text.word(at + 1) == "." ? at + 2 : at + 1
            guard text.kind(next) == .number else { return nil }
        }
        if text.word(at + 1) == "gras", let day = nearest.holiday(.easter(-47), tense(at)) {
            return TimeReading(at..<at + 2, .day(day), "time.holiday")
        }
        if let feast = feastDay(weekday, at) { return feast }
        let next = text.word(at + 1) == "," ? at + 2 : at + 1
        if let date = dayAndMonth(next) { return TimeReading(at..<date.tokens.upperBound, date.span, "time.date") }
        if let number = number(at + 1), let date = numbered(weekday, number, at) { return date }
        if let nth = nthWeekday(weekday, at) { return nth }
        if let habit = habit(at) { return habit }
        return modifiedWeekday(weekday, at)
    }

    /// "le lundi de Pâques", "le jeudi de l'Ascension": the day of the feast's week, after a Sunday the next one.
    private func feastDay(_ weekday: Int, _ at: Int) -> TimeReading? {
        let feast = text.word(at + 2) == "l'" ? at + 3 : at + 2
        guard text.word(at + 1) == "de", case .holiday(.easter(let shift)) = text.sense(feast) else { return nil }
        let ahead = shift % 7 == 0 ? (weekday == 1 ? 1 : weekday - 7) : 0
        return nearest.holiday(.easter(shift + ahead), tense(at)).map {
            TimeReading(at..<feast + 1, .day($0), "time.holiday")
        }
    }

    /// "mercredi 13": the nearest 13th that is a Wednesday.
    private func numbered(_ weekday: Int, _ number: NumberReading, _ at: Int) -> TimeReading? {
        guard let day = dayValue(number), !isHour(after: number.tokens.upperBound) else { return nil }
        let ahead = tense(at) == .future || !nearest.prefersPast
        for shift in 0..<24 {
            let month = CivilDate(year: today.year, month: today.month, day: 1)!.adding(months: ahead ? shift : -shift)
            guard let date = CivilDate(year: month.year, month: month.month, day: day), date.weekday == weekday,
                ahead ? date >= today : date <= today.adding(days: 31)
            else { continue }
            return TimeReading(at..<number.tokens.upperBound, .day(date), "time.date")
        }
        return nil
    }

    /// "le premier samedi d'octobre", "le dernier jeudi de juin 2025".
    private func nthWeekday(_ weekday: Int, _ at: Int) -> TimeReading? {
        guard text.word(at + 1) == "de" || text.word(at + 1) == "d'", let month = monthValue(at + 2),
            let rank = rank(before: at)
        else { return nil }
        let year = yearValue(at + 3)
        let first = CivilDate(year: year ?? nearest.year(ofMonth: month, tense(at)), month: month, day: 1)!
        let offset = (weekday - first.weekday + 7) % 7
        var day = first.adding(days: offset + (max(rank, 1) - 1) * 7)
        while rank < 0, day.adding(days: 7).month == month { day = day.adding(days: 7) }
        guard day.month == month else { return nil }
        return TimeReading(at - 1..<at + (year == nil ? 3 : 4), .day(day), "time.nth-weekday")
    }

    /// "premier", "2e" … "dernier" (-1) before a weekday.
    private func rank(before at: Int) -> Int? {
        if text.word(at - 1) == "dernier" { return -1 }
        let start = text.kind(at - 2) == .number ? at - 2 : at - 1
        guard let number = number(start), number.kind == .ordinal, number.value <= 5 else { return nil }
        return Int(number.value)
    }

    private func isHour(after index: Int) -> Bool {
        text.sense(index) == .unit(.hour)
            || text.word(index) == ":" && text.isGlued(index) && text.kind(index + 1) == .number
    }

    /// "chaque mardi", "le samedi", "un jeudi sur deux", "premier lundi du mois": no date.
    private func habit(_ at: Int) -> TimeReading? {
        let before = text.word(at - 1)
        if text.word(at + 1) == "sur", let number = number(at + 2) {
            return TimeReading(tokens: at - 1..<number.tokens.upperBound, value: .recurrence, rule: "time.every-other")
        }
        if text.has(["du", "mois"], at: at + 1) || before == "chaque" || before == "tous" || text.word(at + 1) == "par"
        {
            return TimeReading(tokens: at..<at + 1, value: .recurrence, rule: "time.habit")
        }
        let isPinned = isShifted(at + 1) || isShifted(narrowed(.day(today), at: at + 1).1)
        if ["le", "les", "du", "au", "des"].contains(before), !isPinned {
            return TimeReading(tokens: at - 1..<at + 1, value: .recurrence, rule: "time.habit")
        }
        if before == "un" || before == "une" || premiers.contains(before), !isPinned {
            return TimeReading(tokens: at - 1..<at + 1, value: .vague, rule: "time.some-day")
        }
        return nil
    }

    private func isShifted(_ index: Int) -> Bool {
        text.isWord(index) && shifts[text.word(index)] != nil || isApostropheShift(index)
    }

    private func isApostropheShift(_ index: Int) -> Bool {
        text.word(index) == "d'" && (text.word(index + 1) == "avant" || text.word(index + 1) == "apres")
    }

    private func modifiedWeekday(_ weekday: Int, _ at: Int) -> TimeReading? {
        let (_, afterPart) = narrowed(.day(today), at: at + 1)
        var end = afterPart
        var day = nearest.weekday(weekday, tense(at))
        if let week = weekShift(end) {
            (day, end) = (today.monday.adding(days: week.weeks * 7 + weekday - 1), week.end)
        } else if let shift = shift(end) {
            end = shift.end
            if let anchor = anchor(before: at), shift.isRelative {
                day = NearestDate(today: anchor, prefersPast: true).weekday(weekday, shift.steps > 0 ? .future : .past)
            } else {
                day = nearest.weekday(weekday, shift.steps > 0 ? .future : .past)
            }
        }
        let span = afterPart > at + 1 ? narrowed(.day(day), at: at + 1).0 : .day(day)
        return TimeReading(at..<end, span, "time.weekday")
    }

    /// "(de) la semaine dernière", "cette semaine" behind a weekday.
    private func weekShift(_ index: Int) -> (weeks: Int, end: Int)? {
        var at = text.word(index) == "de" ? index + 1 : index
        guard text.word(at) == "la" || text.word(at) == "cette", text.sense(at + 1) == .unit(.week) else { return nil }
        if text.word(at) == "cette" { return (0, at + 2) }
        at += 2
        return shift(at).map { ($0.steps, $0.end) }
    }

    /// "dernier", "prochaine", "d'avant": by how many periods, whether from the time told before, and where it ends.
    func shift(_ index: Int) -> (steps: Int, isRelative: Bool, end: Int)? {
        if isApostropheShift(index) { return (text.word(index + 1) == "avant" ? -1 : 1, true, index + 2) }
        guard text.isWord(index), let shift = shifts[text.word(index)] else { return nil }
        return (shift.0, shift.1, index + 1)
    }
}

private let bornYesterday = WordSet("pas ne nee nes nees date")
/// "cette soirée" is one that was told, not this evening.
private let evenings = WordSet("soiree matinee")
private let premiers = WordSet("premier premiers premiere dernier derniers")
private let dayLinks = WordSet("le la l' les dans en fin de d' du debut au")
private let contrasts = WordSet("avant debut depart ans epoque autrefois jadis jamais depuis longtemps")
private let shifts = WordMap<(Int, Bool)>(
    ["dernier", "derniere", "passe", "passee", "ecoule", "ecoulee"].map { ($0, (-1, false)) }
        + ["prochain", "prochaine"].map { ($0, (1, false)) }
        + ["precedent", "precedente"].map { ($0, (-1, true)) } + ["suivant", "suivante"].map { ($0, (1, true)) })
