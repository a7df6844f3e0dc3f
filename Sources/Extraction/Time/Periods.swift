import TestimonyModel

/// Weeks, months and years around now: "la semaine dernière", "ce week-end", "l'an passé", "au 2e semestre 2025".
extension TimeParser {
    func weekend(_ at: Int) -> TimeReading? {
        var end = at + 1
        if text.word(at) == "week" {
            guard text.word(end) == "end" || text.word(end) == "ends" else { return nil }
            end += 1
        }
        if let nth = nthWeekend(at, end) { return nth }
        let saturday = today.monday.adding(days: 5)
        let isUnderWay = today.weekday >= 6
        if let shift = shift(end) {
            let weeks = shift.steps < 0 ? -1 : isUnderWay ? 1 : 0
            return TimeReading(at..<shift.end, weekend(saturday.adding(days: weeks * 7)), "time.weekend")
        }
        let isWhole = text.word(at - 1) == "le" && (text.word(at - 2) == "tout" || text.word(at - 2) == "tt")
        guard
            text.word(at - 1) == "ce" || text.word(at - 1) == "cet" || text.word(at) == "we" && text.word(at - 1) == "c"
                || isWhole && tense(at) == .past
        else { return nil }
        let isPast =
            !isUnderWay && tense(at) != .future && (today.weekday < 5 || tense(at) == .past)
        return TimeReading(
            at - 1..<end, weekend(saturday.adding(days: isPast && nearest.prefersPast ? -7 : 0)), "time.weekend")
    }

    /// Saturday and Sunday; an agenda's begins on Friday evening.
    func weekend(_ saturday: CivilDate) -> TimeSpan {
        var span = TimeSpan.weekend(saturday: saturday)
        if readsAgenda { span.start -= 6 * 3600 }
        return span
    }

    /// Periods around now: "cette semaine", "le mois dernier", "l'an passé", and "tout à l'heure".
    func period(_ unit: TimeUnit, _ at: Int) -> TimeReading? {
        let before = text.word(at - 1)
        if unit == .hour {
            guard text.has(["tout", "a", "l'"], before: at) else { return nil }
            return TimeReading(at - 3..<at + 1, .day(today), "time.earlier-today")
        }
        if text.word(at + 1) == "la", text.flags(at + 1).contains(.hyphenBefore) { return nil }
        // "À ce jour": until now.
        if unit == .day, before == "ce", text.word(at - 2) == "a" {
            return TimeReading(tokens: at - 2..<at + 1, value: .vague, rule: "time.to-date")
        }
        if let nth = nthUnit(unit, at) { return nth }
        if unit == .week, let week = weekOf(at) { return week }
        if unit == .year, let feast = newYear(at) { return feast }
        if let vague = vague(at) { return vague }
        let demonstrative = isThis(before)
        var steps: Int?
        var end = at + 1
        var origin = today
        if let shift = shift(end) {
            (steps, end) = (shift.steps, shift.end)
            if shift.isRelative, let anchor = anchor(before: at) { origin = anchor }
            if origin == today, shift.isRelative, shift.steps > 0, nearest.prefersPast {
                return TimeReading(tokens: at..<end, value: .vague, rule: "time.period")
            }
        } else if demonstrative {
            steps = 0
            if text.word(end) == "ci" { end += 1 }
        } else if readsAgenda {
            return planned(unit, at)
        }
        guard let steps, demonstrative || ["la", "le", "l'", "l", "sem"].contains(before) || steps != 0,
            let span = shifted(unit, by: steps, from: origin), !isPlural(at)
        else { return nil }
        return TimeReading(max(floor, at - 1)..<end, span, "time.period")
    }

    /// "en fin d'année", "au début de la semaine", "dans la journée": habits in a testimony, plans in an agenda.
    private func planned(_ unit: TimeUnit, _ at: Int) -> TimeReading? {
        if text.has(["dans", "la"], before: at) {
            return shifted(unit, by: 0).map { TimeReading(at - 2..<at + 1, $0, "time.period") }
        }
        if unit == .day { return partOfToday(at) }
        if unit == .week, text.word(at - 1) == "en" {
            var week = TimeSpan.week(of: today)
            week.end -= 2 * 86_400
            return TimeReading(at - 1..<at + 1, week, "time.period")
        }
        if genitives.contains(text.word(at + 1)), monthValue(at + 2) != nil { return nil }
        var link = at - 1
        if text.word(link) == "la" || text.word(link) == "l'" { link -= 1 }
        guard genitives.contains(text.word(link)), let edge = Edge(text.word(link - 1)), link > floor,
            var span = shifted(unit, by: 0)?.narrowed(to: edge)
        else { return nil }
        if span.end <= nowSeconds, let next = shifted(unit, by: 1) { span = next.narrowed(to: edge) }
        // "Début avril" is its first days, "au début du mois" the first third.
        if unit == .month, edge == .start { span.end = span.start + 10 * 86_400 }
        return TimeReading(link - 1..<at + 1, span, "time.period")
    }

    /// "la semaine du 6 octobre".
    private func weekOf(_ at: Int) -> TimeReading? {
        guard text.word(at + 1) == "du", let date = dayAndMonth(at + 2) else { return nil }
        return TimeReading(at..<date.tokens.upperBound, .week(of: date.span.date), "time.week-of")
    }

    private func isPlural(_ at: Int) -> Bool {
        text.word(at) != "mois" && text.hasPluralMark(at)
    }

    func shifted(_ unit: TimeUnit, by steps: Int) -> TimeSpan? { shifted(unit, by: steps, from: today) }

    /// The period that lies so many units from that of a day.
    private func shifted(_ unit: TimeUnit, by steps: Int, from today: CivilDate) -> TimeSpan? {
        let start = CivilDate(year: today.year, month: today.month, day: 1)!
        switch unit {
        case .second, .minute, .hour:
            let size = unit == .hour ? 3600 : unit == .minute ? 60 : 1
            return period(unit, at: nowSeconds + steps * size)
        case .day: return .day(today.adding(days: steps))
        case .week: return .week(of: today.adding(days: steps * 7))
        case .month:
            let month = start.adding(months: steps)
            return .month(month.year, month.month)
        case .quarter:
            let month = start.adding(months: steps * 3)
            return .quarter(month.year, (month.month + 2) / 3)
        case .semester:
            let month = start.adding(months: steps * 6)
            return .semester(month.year, month.month > 6 ? 2 : 1)
        case .year: return .year(today.year + steps)
        }
    }

    /// "l'autre jour", "il y a quelques mois".
    private func vague(_ at: Int) -> TimeReading? {
        guard indefinite.contains(text.word(at - 1)) else { return nil }
        return TimeReading(tokens: at - 1..<at + 1, value: .vague, rule: "time.vague")
    }

    /// "au premier trimestre", "2e semestre 2025".
    func quarter(_ number: NumberReading) -> TimeReading? {
        let at = number.tokens.upperBound
        guard number.kind == .ordinal || number.value == 1, (1...4).contains(number.value) else { return nil }
        let year = yearValue(at + 1)
        let tokens = number.tokens.lowerBound..<at + (year == nil ? 1 : 2)
        switch text.sense(at) {
        case .unit(.quarter):
            let span = year.map { TimeSpan.quarter($0, Int(number.value)) }
            return TimeReading(
                tokens, span ?? nearest.quarter(Int(number.value), tense(at)), "time.quarter")
        case .unit(.semester) where number.value <= 2:
            return TimeReading(tokens, .semester(year ?? today.year, Int(number.value)), "time.semester")
        default: return nil
        }
    }
}

private let indefinite = WordSet("quelques autre plusieurs certains")
