import TestimonyModel

/// Counted within a month: "le premier samedi d'octobre", "la dernière semaine de juin 2025", "3e jour du mois prochain".
extension TimeParser {
    /// The period behind a noun that is counted: `at` is its genitive.
    private func month(of at: Int) -> (span: TimeSpan, end: Int)? {
        guard genitives.contains(text.word(at)) else { return nil }
        if let month = monthValue(at + 1) {
            let year = yearValue(at + 2)
            let resolved = year ?? nearest.year(ofMonth: month, tense(at - 1))
            return (.month(resolved, month), year == nil ? at + 2 : at + 3)
        }
        guard text.sense(at + 1) == .unit(.month), let shift = shift(at + 2), !shift.isRelative,
            let span = shifted(.month, by: shift.steps)
        else { return nil }
        return (span, shift.end)
    }

    /// "premier", "2e" … "dernier" (-1) before a noun, and where it starts.
    private func rank(before at: Int) -> (value: Int, start: Int)? {
        if text.word(at - 1) == "dernier" || text.word(at - 1) == "derniere" { return (-1, at - 1) }
        let start = text.kind(at - 2) == .number ? at - 2 : at - 1
        guard let number = number(start), number.kind == .ordinal, number.tokens.upperBound == at, number.value <= 31
        else { return nil }
        return (Int(number.value), start)
    }

    func nthWeekday(_ weekday: Int, _ at: Int) -> TimeReading? {
        guard let month = month(of: at + 1), let rank = rank(before: at) else { return nil }
        return nth(rank, first(weekday, in: month.span), by: 7, within: month.span, month.end, "time.nth-weekday") {
            .day($0)
        }
    }

    /// Weeks that lie in the month as a whole.
    func nthUnit(_ unit: TimeUnit, _ at: Int) -> TimeReading? {
        guard unit == .day || unit == .week, let month = month(of: at + 1), let rank = rank(before: at) else {
            return nil
        }
        if unit == .day {
            return nth(rank, month.span.date, by: 1, within: month.span, month.end, "time.nth-day") { .day($0) }
        }
        return nth(rank, first(1, in: month.span), by: 7, within: month.span, month.end, "time.nth-week") {
            .week(of: $0)
        }
    }

    func nthWeekend(_ at: Int, _ next: Int) -> TimeReading? {
        guard let month = month(of: next), let rank = rank(before: at) else { return nil }
        return nth(rank, first(6, in: month.span), by: 7, within: month.span, month.end, "time.nth-weekend") {
            weekend($0)
        }
    }

    /// "la première quinzaine d'avril": records tell the month.
    func fortnight(_ number: NumberReading) -> TimeReading? {
        guard number.kind == .collective, number.value == 15, let month = month(of: number.tokens.upperBound),
            let rank = rank(before: number.tokens.lowerBound), rank.value <= 2
        else { return nil }
        var span = month.span
        let middle = span.start + 14 * 86_400
        if rank.value == 1 { span.end = middle } else { span.start = middle }
        return TimeReading(rank.start..<month.end, span, "time.fortnight")
    }

    private func first(_ weekday: Int, in month: TimeSpan) -> CivilDate {
        month.date.adding(days: (weekday - month.date.weekday + 7) % 7)
    }

    private func nth(
        _ rank: (value: Int, start: Int), _ first: CivilDate, by step: Int, within month: TimeSpan, _ end: Int,
        _ rule: String, _ span: (CivilDate) -> TimeSpan
    ) -> TimeReading? {
        var day = first.adding(days: (max(rank.value, 1) - 1) * step)
        var found = span(day)
        while rank.value < 0 {
            day = day.adding(days: step)
            let next = span(day)
            guard next.end <= month.end else { break }
            found = next
        }
        guard found.start < month.end else { return nil }
        return TimeReading(rank.start..<end, found, rule)
    }
}
