import TestimonyModel

/// Days by name: "hier soir", "mardi dernier", "le lendemain", "à Noël", "ce matin".
extension TimeParser {
    func deictic(_ days: Int, _ at: Int) -> TimeReading? {
        var start = at
        var shift = days
        let before = at > floor ? text.word(at - 1) : .long
        if days == -1, before == "avant" || before == "avt" { (start, shift) = (at - 1, -2) }
        if days == 1, before == "apres" { (start, shift) = (at - 1, 2) }
        var end = at + 1
        // "Ça date pas d'hier", "elle n'est pas née d'hier".
        if days == -1, text.word(at - 1) == "d'", bornYesterday.contains(text.word(at - 2)) {
            return TimeReading(tokens: at..<end, value: .vague, rule: "time.long-ago")
        }
        // "On se dit à demain", "si demain quelqu'un le crée": no day that anything is told of.
        if days == 1, start == at, before == "si" || before == "a" && !text.has(["jusqu'"], before: at - 1) {
            return TimeReading(tokens: at..<end, value: .vague, rule: "time.some-day")
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

    func anaphoric(_ days: Int, _ at: Int) -> TimeReading? {
        if let named = besideDay(days, at) { return named }
        guard determiners.contains(text.word(at - 1)), text.word(at + 1) != "de", text.word(at + 1) != "du",
            let day = readsAgenda ? anchor(before: at) ?? today : anchor(before: at), tense(at) == .past || readsAgenda
        else { return TimeReading(tokens: at..<at + 1, value: .vague, rule: "time.relative-day") }
        return TimeReading(at - 1..<at + 1, .day(day.adding(days: days)), "time.relative-day")
    }

    /// "le lendemain du 13 février", "la veille de Noël".
    private func besideDay(_ days: Int, _ at: Int) -> TimeReading? {
        guard genitives.contains(text.word(at + 1)) else { return nil }
        let next = text.word(at + 2) == "la" || text.word(at + 2) == "l'" ? at + 3 : at + 2
        guard let day = namedDay(next), case .at(let span) = day.value, span.grain == .day else { return nil }
        return TimeReading(at..<day.tokens.upperBound, .day(span.date.adding(days: days)), day.rule)
    }

    /// A day that names itself, not by another: what stands in a genitive is read no deeper.
    func namedDay(_ at: Int) -> TimeReading? {
        switch text.sense(at) {
        case .weekday, .holiday, .deictic, .numeral: break
        default: guard text.kind(at) == .number else { return nil }
        }
        return base(at).flatMap { $0.tokens.lowerBound <= at ? $0 : nil }
    }

    func weekday(_ weekday: Int, _ at: Int) -> TimeReading? {
        // "On vend." is no Friday, "vend. 12" is; "jeu" is a game more often than a Thursday.
        if text.word(at) == "jeu", isNounOpener(text.word(at - 1)) { return nil }
        if text.word(at) == "vend" || text.word(at) == "jeu" {
            let next = text.word(at + 1) == "." ? at + 2 : at + 1
            guard text.kind(next) == .number else { return nil }
        }
        if text.word(at + 1) == "gras", let day = nearest.holiday(.easter(-47), tense(at)) {
            return TimeReading(at..<at + 2, .day(day), "time.holiday")
        }
        if let feast = feastDay(weekday, at) { return feast }
        let next = text.word(at + 1) == "," ? at + 2 : at + 1
        if let days = dayRange(next) {
            return TimeReading(tokens: at..<days.tokens.upperBound, value: days.value, rule: days.rule)
        }
        if let date = dayAndMonth(next) { return TimeReading(at..<date.tokens.upperBound, date.span, "time.date") }
        if let number = number(at + 1), let date = numbered(weekday, number, at) { return date }
        if let nth = nthWeekday(weekday, at) { return nth }
        if let habit = habit(at) { return habit }
        return modifiedWeekday(weekday, at)
    }

    private func isNounOpener(_ word: Word) -> Bool { determiners.contains(word) || genitives.contains(word) }

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
        // "Dimanche deux gamines m'ont promenée": in words, only where it counts nothing.
        guard let day = dayValue(number), !isHour(after: number.tokens.upperBound),
            number.isDigits || !text.isWord(number.tokens.upperBound)
                || hourOpeners.contains(text.word(number.tokens.upperBound))
        else { return nil }
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

    private func isHour(after index: Int) -> Bool {
        text.sense(index) == .unit(.hour)
            || text.word(index) == ":" && text.isGlued(index) && text.kind(index + 1) == .number
    }

    /// "chaque mardi", "le samedi", "un jeudi sur deux", "premier lundi du mois": no date.
    private func habit(_ at: Int) -> TimeReading? {
        let before = text.word(at - 1)
        if text.word(at + 1) == "sur", let number = number(at + 2) {
            let start = before == "un" || before == "une" ? at - 1 : at
            return TimeReading(tokens: start..<number.tokens.upperBound, value: .recurrence, rule: "time.every-other")
        }
        if text.has(["du", "mois"], at: at + 1) || before == "chaque" || before == "tous"
            || text.word(at + 1) == "par" && isPeriod(at + 2)
        {
            return TimeReading(tokens: at..<at + 1, value: .recurrence, rule: "time.habit")
        }
        // "Un « lundi couture »" is a name.
        if before == "\"", determiners.contains(text.word(at - 2)) {
            return TimeReading(tokens: at..<at + 1, value: .vague, rule: "time.some-day")
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

    private func isPeriod(_ index: Int) -> Bool {
        if case .unit = text.sense(index) { true } else { false }
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
            } else if shift.isRelative, shift.steps > 0, readsAgenda {
                day = today.monday.adding(days: 6 + weekday)
            } else if shift.isRelative, shift.steps > 0 {
                // "Le mardi suivant" follows something that has no date.
                return TimeReading(tokens: at..<end, value: .vague, rule: "time.some-day")
            } else {
                day = nearest.weekday(weekday, shift.steps > 0 ? .future : .past)
            }
        } else if let later = inWeeks(end) {
            day = today.adding(days: (weekday - today.weekday + 7) % 7 + later.days)
            end = later.end
        }
        let span = afterPart > at + 1 ? narrowed(.day(day), at: at + 1).0 : .day(day)
        return TimeReading(at..<end, span, "time.weekday")
    }

    /// "en huit", "en quinze": the weekday after the next.
    private func inWeeks(_ at: Int) -> (days: Int, end: Int)? {
        guard text.word(at) == "en", let number = number(at + 1), number.value == 8 || number.value == 15,
            number.kind == .cardinal, !text.isWord(number.tokens.upperBound)
        else { return nil }
        return (number.value == 8 ? 7 : 14, number.tokens.upperBound)
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
        if text.word(index) == "qui", let steps = following[text.word(index + 1)] { return (steps, true, index + 2) }
        guard text.isWord(index), let shift = shifts[text.word(index)] else { return nil }
        return (shift.0, shift.1, index + 1)
    }
}

private let hourOpeners = WordSet("a vers au des apres avant")
private let bornYesterday = WordSet("pas ne nee nes nees date")
private let premiers = WordSet("premier premiers premiere dernier derniers")
private let contrasts = WordSet("avant debut depart ans epoque autrefois jadis jamais depuis longtemps")
/// "la semaine qui suit".
private let following = WordMap<Int>([("suit", 1), ("suivait", 1), ("suivit", 1), ("precede", -1), ("precedait", -1)])
private let shifts = WordMap<(Int, Bool)>(
    ["dernier", "derniere", "passe", "passee", "ecoule", "ecoulee"].map { ($0, (-1, false)) }
        + ["prochain", "prochaine"].map { ($0, (1, false)) }
        + ["precedent", "precedente"].map { ($0, (-1, true)) } + ["suivant", "suivante"].map { ($0, (1, true)) })
