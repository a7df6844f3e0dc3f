import TestimonyModel

/// Dates by number: "le 14 novembre 2025", "14/11", "2026-03-01", "en 2024", "du 4 au 8 mai", "le 19".
extension TimeParser {
    struct DayDate {
        var tokens: Range<Int>
        var span: TimeSpan
    }

    func numeric(_ at: Int) -> TimeReading? {
        guard let number = number(at), number.kind != .percentage, number.kind != .fraction else { return nil }
        if let iso = isoDate(at) { return iso }
        if let days = dayRange(at) { return days }
        if let date = dayAndMonth(at) { return TimeReading(date.tokens, date.span, "time.date") }
        if let slashed = slashedDate(at) ?? spacedDate(at) { return slashed }
        if let clock = clockTime(at) ?? bareHour(at) {
            return TimeReading(tokens: clock.tokens, value: .clock(clock.seconds), rule: "time.clock")
        }
        if let counted = countedUnit(number) ?? fortnight(number) { return counted }
        if let quarter = quarter(number) { return quarter }
        if let year = year(at) { return year }
        return loneDay(at)
    }

    /// The value of a number that can be a day of the month: 1 … 31, or "1er", "13e".
    func dayValue(_ number: NumberReading) -> Int? {
        guard number.kind == .cardinal || number.kind == .ordinal, !number.isGlued, !number.isArticle,
            number.value >= 1, number.value <= 31, number.value == number.value.rounded()
        else { return nil }
        return Int(number.value)
    }

    func monthValue(_ index: Int) -> Int? {
        if case .month(let month) = text.sense(index) { return month }
        return text.word(index) == "sept" ? 9 : nil
    }

    /// "14 novembre", "1er mai 2024".
    func dayAndMonth(_ at: Int) -> DayDate? {
        guard let number = number(at), let day = dayValue(number) else { return nil }
        var end = number.tokens.upperBound
        guard let month = monthValue(end) else { return nil }
        end += 1
        if text.word(end) == ".", text.kind(end + 1) == .number { end += 1 }
        if let year = yearValue(end) {
            guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
            return DayDate(tokens: at..<end + 1, span: .day(date))
        }
        if let year = shortYearValue(end), let date = CivilDate(year: year, month: month, day: day) {
            return DayDate(tokens: at..<end + 1, span: .day(date))
        }
        let shift = shift(end).flatMap { $0.isRelative ? nil : $0 }
        let tense = shift.map { $0.steps < 0 ? Tense.past : .future } ?? self.tense(at)
        let date =
            shift == nil && tense != .past && isDeadline(at)
            ? nearest.deadline(day, month: month) : nearest.day(day, month: month, tense)
        guard let date else { return nil }
        return DayDate(tokens: at..<(shift?.end ?? number.tokens.upperBound + 1), span: .day(date))
    }

    /// "à partir du 2 septembre", "dès le 2 novembre", "fin au 31 mars": a date that may lie on either side.
    private func isDeadline(_ at: Int) -> Bool {
        let before = text.word(at - 1)
        return before == "au" || before == "du" && text.word(at - 2) == "partir"
            || before == "le" && text.word(at - 2) == "des"
    }

    /// A year of four digits, 1900 through 2099.
    func yearValue(_ index: Int) -> Int? {
        guard text.length(index) == 4, let year = text.integer(index), (1900...2099).contains(year) else { return nil }
        return year
    }

    /// A year of two digits behind a day and month, where nothing follows that it could count.
    private func shortYearValue(_ at: Int) -> Int? {
        guard let written = text.integer(at), text.length(at) == 2, !text.isWord(at + 1), text.kind(at + 1) != .number,
            !(text.kind(at + 1) == .mark && (text.word(at + 1) == "%" || text.isGlued(at + 2)))
        else { return nil }
        return fullYear(written)
    }

    private func fullYear(_ written: Int) -> Int { written + (written < 70 ? 2000 : 1900) }

    /// "le 20 02 2014"; in an agenda also "20 02 14" and "17 02".
    private func spacedDate(_ at: Int) -> TimeReading? {
        guard let day = text.integer(at), let month = text.integer(at + 1), text.length(at) <= 2,
            text.length(at + 1) <= 2, text.follows(at + 1), text.kind(at - 1) != .number
        else { return nil }
        if let written = text.integer(at + 2), text.follows(at + 2), text.kind(at + 3) != .number {
            guard text.length(at + 2) == 4 || text.length(at + 2) == 2 && readsAgenda else { return nil }
            let year = text.length(at + 2) == 4 ? written : fullYear(written)
            guard let date = CivilDate(year: year, month: month, day: day), (1900...2099).contains(year) else {
                return nil
            }
            return TimeReading(at..<at + 3, .day(date), "time.spaced")
        }
        guard readsAgenda, !text.isWord(at + 2), text.kind(at + 2) != .number, (1...12).contains(month),
            let date = nearest.day(day, month: month, tense(at))
        else { return nil }
        return TimeReading(at..<at + 2, .day(date), "time.spaced")
    }

    private func isoDate(_ at: Int) -> TimeReading? {
        guard let year = yearValue(at), text.word(at + 1) == "-", text.word(at + 3) == "-", text.isGlued(at + 1),
            text.isGlued(at + 2), text.isGlued(at + 4), let month = text.integer(at + 2),
            let day = text.integer(at + 4),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return TimeReading(at..<at + 5, .day(date), "time.iso")
    }

    /// "3/10", "14/11/2025", "12.05.2024".
    private func slashedDate(_ at: Int) -> TimeReading? {
        let mark = text.word(at + 1)
        guard mark == "/" || mark == "." || mark == "-", text.isGlued(at + 1), text.isGlued(at + 2), !text.isGlued(at),
            text.length(at) <= 2, text.length(at + 2) <= 2, let day = text.integer(at),
            let month = text.integer(at + 2),
            (1...31).contains(day), (1...12).contains(month)
        else { return nil }
        if text.word(at + 3) == mark, text.isGlued(at + 3), text.isGlued(at + 4), let written = text.integer(at + 4) {
            guard text.length(at + 4) == 4 || text.length(at + 4) == 2,
                !(text.word(at + 5) == mark && text.isGlued(at + 5))
            else { return nil }
            let year = text.length(at + 4) == 4 ? written : fullYear(written)
            guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
            return TimeReading(at..<at + 5, .day(date), "time.slashed")
        }
        guard mark == "/", text.length(at + 2) == 2 || dateOpeners.contains(text.word(at - 1)) || readsAgenda,
            !(text.word(at + 3) == "/" && text.isGlued(at + 3)),
            let date = nearest.day(day, month: month, tense(at))
        else { return nil }
        return TimeReading(at..<at + 3, .day(date), "time.slashed")
    }

    /// "du 3 au 5 mai", "13-15 juillet", "les 3 et 4 mai".
    func dayRange(_ at: Int) -> TimeReading? {
        guard let first = number(at), let from = dayValue(first) else { return nil }
        var link = first.tokens.upperBound
        let fromMonth = monthValue(link)
        if fromMonth != nil { link += 1 }
        let fromYear = fromMonth == nil ? nil : yearValue(link)
        if fromYear != nil { link += 1 }
        guard rangeLinks.contains(text.word(link)) else { return nil }
        var second = link + 1
        while second < link + 4, rangeFillers.contains(text.word(second)) || isWeekday(second) { second += 1 }
        guard let last = number(second), let to = dayValue(last) else { return nil }
        let end = last.tokens.upperBound
        guard let month = monthValue(end) else {
            return fromMonth == nil ? monthlessRange(at, from, to, end, link) : nil
        }
        let behind = text.word(end + 1) == "." && yearValue(end + 2) != nil ? end + 2 : end + 1
        let year = yearValue(behind)
        return range(at..<(year == nil ? end + 1 : behind + 1), (from, fromMonth ?? month, fromYear), (to, month, year))
    }

    private func isWeekday(_ index: Int) -> Bool {
        if case .weekday = text.sense(index) { true } else { false }
    }

    private func range(
        _ tokens: Range<Int>, _ from: (day: Int, month: Int, year: Int?), _ to: (day: Int, month: Int, year: Int?)
    ) -> TimeReading? {
        let tense = self.tense(tokens.lowerBound)
        guard
            let last = to.year.map({ CivilDate(year: $0, month: to.month, day: to.day) })
                ?? nearest.day(to.day, month: to.month, tense),
            let first = CivilDate(
                year: from.year ?? (from.month > to.month ? last.year - 1 : last.year), month: from.month, day: from.day
            ),
            first <= last
        else { return nil }
        return TimeReading(tokens: tokens, value: .between(.day(first), .day(last)), rule: "time.day-range")
    }

    /// "du 13 au 18", "entre le 13 et le 18": in the nearest month.
    private func monthlessRange(_ at: Int, _ from: Int, _ to: Int, _ end: Int, _ link: Int) -> TimeReading? {
        let isBetween = text.has(["entre", "le"], before: at) && text.has(["et", "le"], at: link)
        guard text.word(at - 1) == "du" && text.word(link) == "au" || isBetween, from < to, closesDay(end),
            let first = nearest.dayOfMonth(from, tense(at)),
            let last = CivilDate(year: first.year, month: first.month, day: to)
        else { return nil }
        return TimeReading(tokens: at..<end, value: .between(.day(first), .day(last)), rule: "time.day-range")
    }

    private func year(_ at: Int) -> TimeReading? {
        if let short = shortYear(at) { return short }
        guard let year = yearValue(at), let number = number(at), number.tokens.count == 1, !number.isGlued else {
            return nil
        }
        let before = text.word(at - 1)
        let isAlone = !text.isWord(at + 1) || text.isGlued(at + 1)
        let isRecent = (1950...today.year + 5).contains(year)
        guard
            yearOpeners.contains(before) || isSeason(at - 1) || at == 0 && isAlone || isYearRange(at)
                || isAlone && isRecent && (text.isWord(at - 1) && !countOpeners.contains(before) || before == "(")
        else { return nil }
        return TimeReading(at..<at + 1, .year(year), "time.year")
    }

    /// "depuis 78", "depuis 98": a year of the last century, where nothing follows that it could count.
    private func shortYear(_ at: Int) -> TimeReading? {
        guard text.word(at - 1) == "depuis", text.length(at) == 2, let year = text.integer(at),
            (40...99).contains(year),
            closesDay(at + 1)
        else { return nil }
        return TimeReading(at..<at + 1, .year(1900 + year), "time.short-year")
    }

    /// "de 2019 à 2023", either year.
    private func isYearRange(_ at: Int) -> Bool {
        text.word(at - 1) == "de" && text.word(at + 1) == "a" && yearValue(at + 2) != nil
            || text.word(at - 1) == "a" && yearValue(at - 2) != nil
    }

    private func isSeason(_ index: Int) -> Bool {
        if case .season = text.sense(index) { true } else { false }
    }

    /// "le 19", "concert du 21": a day of the nearest month.
    private func loneDay(_ at: Int) -> TimeReading? {
        guard let number = number(at), let day = dayValue(number), number.isDigits,
            number.kind == .cardinal || text.word(at + 1) == "er", closesDay(number.tokens.upperBound)
        else { return nil }
        let before = text.word(at - 1)
        guard before == "le" && text.word(at - 2) != "dans" || before == "du" && dated.contains(text.word(at - 2)),
            let date = isDeadline(at) && tense(at) != .past ? nearest.deadline(day) : nearest.dayOfMonth(day, tense(at))
        else { return nil }
        return TimeReading(at..<number.tokens.upperBound, .day(date), "time.day-of-month")
    }

    /// Whether what follows a lone number cannot be what it counts.
    private func closesDay(_ index: Int) -> Bool {
        guard text.isWord(index) else {
            return text.kind(index) != .number && text.word(index) != "%"
                && !(text.word(index) == "/" && text.isGlued(index))
        }
        return afterDay.contains(text.word(index))
    }
}

private let dateOpeners = WordSet("le du au depuis des jusqu'au avant apres")
private let rangeLinks = WordSet("au a et - / jusqu'")
private let rangeFillers = WordSet("au le a")
private let yearOpeners = WordSet(
    "en depuis fin debut mi courant annee annees rentree avant apres des jusqu'en ete hiver automne printemps "
        + "saison promo"
)
private let countOpeners = WordSet(
    "a sur avec plus de d' moins est sont sommes etait etions etaient ont avons avait pour a les ces des nos mes et ou "
        + "salle bureau numero no rue")
private let dated = WordSet(
    "nuit soiree reunion concert repas fete seance ag matinee journee soir matin assemblee conseil visite marche rdv "
        + "vous expo comite incident vote atelier conference bal apero vernissage diner dejeuner depart spectacle match "
        + "partir"
)
private let afterDay = WordSet(
    "plutot aux autour jusqu' a au et on je j' il elle ils elles nous vous pour pr avec dans ds en chez soir matin midi c' ca y prochain "
        + "dernier "
        + "vers si qui ou mais apres avant a par")
