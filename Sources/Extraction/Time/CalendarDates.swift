import TestimonyModel

/// Dates by number: "le 14 novembre 2025", "14/11", "2026-03-01", "le 20 02 2026", "le 19".
extension TimeParser {
    struct DayDate {
        var tokens: Range<Int>
        var span: TimeSpan
    }

    func numeric(_ at: Int) -> TimeReading? {
        guard let number = number(at), number.kind != .percentage, number.kind != .fraction else { return nil }
        if let iso = isoDate(at) { return iso }
        if let days = dayRange(at) { return days }
        if let day = listedDay(at) { return day }
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
        // "Propreté : 9/10" is a mark.
        let isOpened = dateOpeners.contains(text.word(at - 1)) || isWeekday(at - 1)
        if month == 10, day <= 10, !isOpened, !readsAgenda { return nil }
        guard mark == "/", text.length(at + 2) == 2 || dateOpeners.contains(text.word(at - 1)) || readsAgenda,
            !(text.word(at + 3) == "/" && text.isGlued(at + 3)),
            let date = nearest.day(day, month: month, tense(at))
        else { return nil }
        return TimeReading(at..<at + 3, .day(date), "time.slashed")
    }

    /// "le 19", "concert du 21": a day of the nearest month.
    private func loneDay(_ at: Int) -> TimeReading? {
        guard let number = number(at), let day = dayValue(number), number.isDigits,
            number.kind == .cardinal || text.word(at + 1) == "er", closesDay(number.tokens.upperBound)
        else { return nil }
        let before = text.word(at - 1)
        let opener = text.word(at - 2)
        guard before == "le" && !places.contains(opener) || before == "du" && dated.contains(opener),
            let date = isDeadline(at) && tense(at) != .past ? nearest.deadline(day) : nearest.dayOfMonth(day, tense(at))
        else { return nil }
        return TimeReading(at..<number.tokens.upperBound, .day(date), "time.day-of-month")
    }

    /// Whether what follows a lone number cannot be what it counts.
    func closesDay(_ index: Int) -> Bool {
        guard text.isWord(index) else {
            return text.kind(index) != .number && text.word(index) != "%"
                && !(text.word(index) == "/" && text.isGlued(index))
        }
        return afterDay.contains(text.word(index))
    }
}

private let dateOpeners = WordSet("le du au depuis des jusqu'au avant apres")
/// "Devant le 8" is a house.
private let places = WordSet("dans devant derriere face chez")
private let dated = WordSet(
    "nuit soiree reunion concert repas fete seance ag matinee journee soir matin assemblee conseil visite marche rdv "
        + "vous expo comite incident vote atelier conference bal apero vernissage diner dejeuner depart spectacle match "
        + "partir"
)
private let afterDay = WordSet(
    "plutot aux autour jusqu' a au et on je j' il elle ils elles nous vous pour pr avec dans ds en chez soir matin midi c' ca y prochain "
        + "dernier "
        + "vers si qui ou mais apres avant a par")
