import TestimonyModel

/// Picks the one date that an incomplete expression means, seen from the day of the message.
struct NearestDate: Sendable {
    let today: CivilDate
    let prefersPast: Bool

    private func looksAhead(_ tense: Tense) -> Bool { tense == .future || tense == .unknown && !prefersPast }

    /// The last or the next such day; never today, which people call "aujourd'hui".
    func weekday(_ weekday: Int, _ tense: Tense) -> CivilDate {
        if looksAhead(tense) {
            let ahead = (weekday - today.weekday + 7) % 7
            return today.adding(days: ahead == 0 ? 7 : ahead)
        }
        let ago = (today.weekday - weekday + 7) % 7
        return today.adding(days: ago == 0 ? -7 : -ago)
    }

    /// A day and month without a year.
    func day(_ day: Int, month: Int, _ tense: Tense) -> CivilDate? {
        let candidates = (-8...8).compactMap { CivilDate(year: today.year + $0, month: month, day: day) }
        let past = candidates.last { $0 <= today }
        let next = candidates.first { $0 >= today }
        return choose(past, next, tense)
    }

    /// A day and month without a year: the next where it is much nearer than the last.
    func deadline(_ day: Int, month: Int) -> CivilDate? {
        nearer(self.day(day, month: month, .past), self.day(day, month: month, .future))
    }

    /// A day of the month, likewise.
    func deadline(_ day: Int) -> CivilDate? { nearer(dayOfMonth(day, .past), dayOfMonth(day, .future)) }

    private func nearer(_ past: CivilDate?, _ next: CivilDate?) -> CivilDate? {
        guard let past, let next, prefersPast else { return next }
        return (next.dayNumber - today.dayNumber) * 2 < today.dayNumber - past.dayNumber ? next : past
    }

    /// A day of the month, without the month.
    func dayOfMonth(_ day: Int, _ tense: Tense) -> CivilDate? {
        let first = CivilDate(year: today.year, month: today.month, day: 1)!
        let candidates = (-2...2).compactMap { shift in
            let month = first.adding(months: shift)
            return CivilDate(year: month.year, month: month.month, day: day)
        }
        let past = candidates.last { $0 <= today }
        let next = candidates.first { $0 >= today }
        if looksAhead(tense) { return next ?? past }
        return past ?? next
    }

    /// The year of a month told without one.
    func year(ofMonth month: Int, _ tense: Tense) -> Int {
        if month == today.month { return today.year }
        let past = month < today.month ? today.year : today.year - 1
        let monthsAhead = (month - today.month + 12) % 12
        if looksAhead(tense) || tense == .unknown && monthsAhead <= 2 { return past + 1 }
        return past
    }

    /// A season; `strictly` leaves out the one under way ("l'hiver dernier").
    func season(_ season: Int, _ tense: Tense, strictly: Bool = false) -> TimeSpan {
        let spans = (-2...2).map { TimeSpan.season(today.year + $0, season) }.map { prefersPast ? $0 : $0.astronomical }
        let now = today.dayNumber * 86_400
        if looksAhead(tense) {
            return spans.first { strictly ? $0.start > now : $0.end > now } ?? spans[4]
        }
        return spans.last { strictly ? $0.end <= now : $0.start <= now } ?? spans[0]
    }

    func quarter(_ quarter: Int, _ tense: Tense) -> TimeSpan {
        let now = today.dayNumber * 86_400
        let spans = (-1...1).map { TimeSpan.quarter(today.year + $0, quarter) }
        return (looksAhead(tense) ? spans.first { $0.end > now } : spans.last { $0.start <= now }) ?? spans[1]
    }

    func holiday(_ holiday: Holiday, _ tense: Tense) -> CivilDate? {
        switch holiday {
        case .fixed(let month, let day): return self.day(day, month: month, tense)
        case .easter(let shift):
            let days = (-1...1).map { easter(today.year + $0).adding(days: shift) }
            return choose(days.last { $0 <= today }, days.first { $0 >= today }, tense)
        }
    }

    /// Within two months ahead, a date without a verb in the past is one to come.
    private func choose(_ past: CivilDate?, _ next: CivilDate?, _ tense: Tense) -> CivilDate? {
        guard let past, let next else { return past ?? next }
        if looksAhead(tense) { return next }
        let isNear = next.dayNumber - today.dayNumber <= 60 && today.dayNumber - past.dayNumber > 180
        return tense == .unknown && isNear ? next : past
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
func easter(_ year: Int) -> CivilDate {
    let a = year % 19
    let (b, c) = year.quotientAndRemainder(dividingBy: 100)
    let (d, e) = b.quotientAndRemainder(dividingBy: 4)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = c.quotientAndRemainder(dividingBy: 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 19 * l) / 433
    let month = (h + l - 7 * m + 90) / 25
    return CivilDate(year: year, month: month, day: (h + l - 7 * m + 33 * month + 19) % 32)!
}
