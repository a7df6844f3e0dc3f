import TestimonyModel

/// Weeks, months, seasons, years and feasts by name: "la semaine dernière", "fin mars", "l'été dernier", "à Noël".
extension TimeParser {
    func month(_ month: Int, _ at: Int) -> TimeReading? {
        // "Mai 68" is an epoch, not a date.
        if text.kind(at + 1) == .number, text.length(at + 1) == 2, text.word(at + 1) == "68" { return nil }
        guard text.length(at) > 3 || month == 5, text.kind(at - 1) != .number else { return nil }
        let start = opening(at)
        var year = yearValue(at + 1)
        var end = at + (year == nil ? 1 : 2)
        if year == nil, text.has(["de", "cette", "annee"], at: at + 1) { (year, end) = (today.year, at + 4) }
        if year == nil, let shift = shift(at + 1), !shift.isRelative {
            let back = month < today.month ? today.year : today.year - 1
            (year, end) = (shift.steps < 0 ? back : back + 1, shift.end)
        }
        let resolved = year ?? nearest.year(ofMonth: month, tense(at))
        var span = TimeSpan.month(resolved, month)
        if let edge = Edge(text.word(start)) { span = span.narrowed(to: edge) }
        return TimeReading(start..<end, span, year == nil ? "time.month" : "time.month-year")
    }

    /// Where an expression with "début", "fin", "mi", "courant" or "au mois de" before it starts.
    private func opening(_ at: Int) -> Int {
        var start = at
        if text.word(start - 1) == "de" || text.word(start - 1) == "d'", text.word(start - 2) == "mois" {
            start -= 2
            if text.word(start - 1) == "du" || text.word(start - 1) == "au", Edge(text.word(start - 2)) != nil {
                start -= 1
            }
        }
        if edges.contains(text.word(start - 1)) || Edge(text.word(start - 1)) != nil { start -= 1 }
        return max(start, floor)
    }

    func season(_ season: Int, _ at: Int) -> TimeReading? {
        let before = text.word(at - 1)
        if let year = yearValue(at + 1) {
            var end = at + 2
            var last = year
            if text.word(end) == "-" || text.word(end) == "/", let second = text.integer(end + 1) {
                last = second < 100 ? year / 100 * 100 + second : second
                end += 2
            }
            guard last == year || last == year + 1 else { return nil }
            return TimeReading(at..<end, .season(last, season), "time.season")
        }
        let tense = self.tense(at)
        if let shift = shift(at + 1), before == "l'" || before == "l" || before == "le" || before == "au" {
            let span = nearest.season(season, shift.steps > 0 ? .future : .past, strictly: true)
            return TimeReading(at - 1..<shift.end, span, "time.season")
        }
        guard isNamed(season, at, before, clauseTense(at)) else { return nil }
        return TimeReading(at - 1..<at + 1, nearest.season(season, tense), "time.season")
    }

    /// "cet été" is one summer; "l'été" only where something happened in it, "en été" never.
    private func isNamed(_ season: Int, _ at: Int, _ before: Word, _ tense: Tense) -> Bool {
        if before == "cet" || before == "ce" || before == "cette" { return true }
        if season == 21, before == "au" { return true }
        if before == "l'" || before == "l", text.word(at - 2) == "a" { return true }
        if before == "l'" || before == "l" || season == 21 && before == "le" {
            return tense == .past || text.word(at - 2) == "de" && edges.contains(text.word(at - 3))
                || seasonOpeners.contains(text.word(at - 2))
        }
        if before == "d'" || before == "de", edges.contains(text.word(at - 2)) { return true }
        return (before == "d'" || before == "de") && sessions.contains(text.word(at - 2))
    }

    func holiday(_ holiday: Holiday, _ at: Int) -> TimeReading? {
        if let named = namedFeast(holiday, at) { return named }
        guard !onlyNamed.contains(text.word(at)) else { return nil }
        let before = text.word(at - 1)
        let isCapital = text.capital(at)
        let opener = before == "la" || before == "l'" ? text.word(at - 2) : before
        guard
            holidayOpeners.contains(opener) || text.count <= 3
                || genitives.contains(opener) && days.contains(text.word(before == opener ? at - 2 : at - 3))
                || before == "la" && !partitive.contains(opener) && isCapital
        else { return nil }
        guard let day = nearest.holiday(holiday, tense(at)) else { return nil }
        let year = yearValue(at + 1)
        let date = year.flatMap { CivilDate(year: $0, month: day.month, day: day.day) } ?? day
        return TimeReading(at..<at + (year == nil ? 1 : 2), .day(date), "time.holiday")
    }

    /// Feasts named by words that mean something else alone: "Saint-Valentin", "fête de la musique".
    private func namedFeast(_ holiday: Holiday, _ at: Int) -> TimeReading? {
        let start: Int
        if text.word(at) == "valentin", text.word(at - 1) == "saint" || text.word(at - 1) == "st" {
            start = at - 1
        } else if text.word(at) == "musique", text.has(["fete", "de", "la"], before: at) {
            start = at - 3
        } else if text.word(at) == "travail", text.has(["fete", "du"], before: at) {
            start = at - 2
        } else {
            return nil
        }
        return nearest.holiday(holiday, tense(at)).map { TimeReading(start..<at + 1, .day($0), "time.holiday") }
    }

    func schoolStart(_ at: Int) -> TimeReading? {
        let before = text.word(at - 1)
        if let year = yearValue(at + 1) { return TimeReading(at..<at + 2, .month(year, 9), "time.school-start") }
        guard before == "la", schoolOpeners.contains(text.word(at - 2)), text.word(at + 1) != "des",
            text.word(at + 1) != "du", text.word(at + 1) != "de"
        else { return nil }
        let shift = shift(at + 1)
        let tense = shift.map { $0.steps < 0 ? Tense.past : .future } ?? self.tense(at)
        let year = nearest.year(ofMonth: 9, tense)
        return TimeReading(at..<(shift?.end ?? at + 1), .month(year, 9), "time.school-start")
    }

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
        guard
            text.word(at - 1) == "ce" || text.word(at - 1) == "cet" || text.word(at) == "we" && text.word(at - 1) == "c"
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
        let demonstrative = before == "cette" || before == "ce" || before == "cet"
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

    private func newYear(_ at: Int) -> TimeReading? {
        guard text.word(at - 1) == "nouvel" || text.has(["jour", "de", "l'"], before: at),
            let day = nearest.day(1, month: 1, tense(at))
        else { return nil }
        return TimeReading(at..<at + 1, .day(day), "time.holiday")
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

private let genitives = WordSet("de du d'")
private let edges = WordSet("debut fin mi courant")
private let seasonOpeners = WordSet("depuis avant apres pendant durant tout vers")
private let sessions = WordSet("session saison trimestre promo semestre stage")
private let holidayOpeners = WordSet("a depuis avant apres pour vers des lundi dimanche jeudi jusqu'a passe fete")
/// Words that are a feast only behind what names it.
private let onlyNamed = WordSet("valentin musique travail")
private let days = WordSet("jour journee soir soiree matin nuit veille lendemain surlendemain")
private let partitive = WordSet("de d'")
private let schoolOpeners = WordSet("a depuis des avant apres pour vers jusqu'a")
private let indefinite = WordSet("quelques autre plusieurs certains")
