import TestimonyModel

/// Days from one to another: "du 3 au 5 mai", "13-15 juillet", "entre le 13 et le 18".
extension TimeParser {
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
        if text.word(link) == "et", fromMonth == nil, to - from > 1, text.word(at - 1) == "les" { return nil }
        let behind = text.word(end + 1) == "." && yearValue(end + 2) != nil ? end + 2 : end + 1
        let year = yearValue(behind)
        return range(at..<(year == nil ? end + 1 : behind + 1), (from, fromMonth ?? month, fromYear), (to, month, year))
    }

    /// The first of "les 8 et 22 avril": days that do not follow each other are two, and the second one tells the month.
    func listedDay(_ at: Int) -> TimeReading? {
        guard text.word(at - 1) == "les", let first = number(at), let from = dayValue(first) else { return nil }
        let link = first.tokens.upperBound
        guard text.word(link) == "et", let last = dayAndMonth(link + 1), last.span.grain == .day else { return nil }
        let date = last.span.date
        guard let day = CivilDate(year: date.year, month: date.month, day: from), day < date else { return nil }
        return TimeReading(first.tokens, .day(day), "time.date")
    }

    func isWeekday(_ index: Int) -> Bool {
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
}

private let rangeLinks = WordSet("au a et - / jusqu'")
private let rangeFillers = WordSet("au le a")
