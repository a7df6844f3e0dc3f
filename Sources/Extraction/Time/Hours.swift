import TestimonyModel

/// Hours with their day and their other end: "mercredi à 11 h", "de 9 h à 11 h jeudi", "le 20 à partir de 10 h".
extension TimeParser {
    /// One hour or a range of hours, and which way it is open.
    private struct Hours {
        var tokens: Range<Int>
        var first: ClockTime
        var last: ClockTime?
        var opening: Opening?
    }

    private enum Opening { case since, until }

    /// The hour behind a day, or the part of the day: "mercredi à 11 h", "le 12 mars dans la matinée".
    func timed(_ day: TimeReading, _ span: TimeSpan) -> TimeReading? {
        let end = day.tokens.upperBound
        if span.grain == .day, let part = partOfDay(at: end) {
            let narrowed = TimeReading(
                day.tokens.lowerBound..<part.end, span.narrowed(to: part.part, part.edge), day.rule)
            guard case .at(let span) = narrowed.value else { return narrowed }
            return timed(narrowed, span) ?? narrowed
        }
        var at = end
        while at < end + 6, hourLinks.contains(text.word(at)) || text.word(at) == ",", !isHour(at) { at += 1 }
        guard at > end || text.kind(at) == .number, let hours = hours(at) else { return nil }
        return placed(
            hours, on: span, day.tokens.lowerBound..<hours.tokens.upperBound, day.rule + ".hour", isBehind: true)
    }

    /// The day behind an hour: "13h30 samedi 21 septembre", "3 heures cet après-midi"; in an agenda, an hour without
    /// a day is the next one.
    func onItsDay(_ clock: TimeReading) -> TimeReading {
        guard let hours = hours(clock.tokens.lowerBound) else { return clock }
        let end = hours.tokens.upperBound
        var at = end
        while at < end + 3, dayLinks.contains(text.word(at)) || text.word(at) == "," { at += 1 }
        if text.word(at) == "apres", text.word(at + 1) == "midi" || text.word(at + 1) == "demain" { at += 1 }
        if text.sense(at) != .none || text.kind(at) == .number, let day = base(at), day.tokens.lowerBound >= end,
            case .at(let span) = day.value, span.grain == .day || span.grain == .dayPart
        {
            let tokens = hours.tokens.lowerBound..<day.tokens.upperBound
            return placed(hours, on: span, tokens, "time.clock.day", isBehind: false)
        }
        guard readsAgenda else {
            return TimeReading(tokens: hours.tokens, value: .clock(hours.first.seconds), rule: clock.rule)
        }
        var day = today
        if hours.first.span(on: .day(day)).start < nowSeconds { day = day.adding(days: 1) }
        return placed(hours, on: .day(day), hours.tokens, clock.rule, isBehind: false)
    }

    private func placed(_ hours: Hours, on day: TimeSpan, _ tokens: Range<Int>, _ rule: String, isBehind: Bool)
        -> TimeReading
    {
        let first = hours.first.span(on: day)
        let value: TimeReading.Value
        if var end = hours.last {
            if hours.first.isMinute { end.isMinute = true }
            var last = end.span(on: day)
            while last.start <= first.start {
                let half = last.start - first.start > -43_200 ? 43_200 : 86_400
                (last.start, last.end) = (last.start + half, last.end + half)
            }
            value = .between(first, last)
        } else {
            switch hours.opening {
            case .since: value = .since(first)
            case .until where isBehind: value = .between(TimeSpan.day(day.date), first)
            case .until: value = .until(first)
            case nil: value = .at(first)
            }
        }
        return TimeReading(tokens: tokens, value: value, rule: rule)
    }

    private func isHour(_ at: Int) -> Bool { toldHour(at) != nil }

    /// The hours that begin at `at`: "9h30 à 11h", "midi et 2".
    private func hours(_ at: Int) -> Hours? {
        guard let first = toldHour(at)?.time ?? bareHour(at) else { return nil }
        let start = at
        let isBetween = text.word(at - 1) == "entre"
        var link = first.tokens.upperBound
        let word = text.word(link)
        if word == "a" || word == "-" || word == "jusqu'" || word == "et" && isBetween {
            link += text.word(link + 1) == "a" ? 2 : 1
            if let last = toldHour(link)?.time ?? lastHour(link) {
                return Hours(tokens: start..<last.tokens.upperBound, first: first, last: last)
            }
        }
        guard toldHour(at) != nil else { return nil }
        return Hours(tokens: first.tokens, first: first, opening: opening(before: at))
    }

    /// "9" of "de 9 à 11 h"; both ends of "de 5 à 7" in an agenda.
    func bareHour(_ at: Int) -> ClockTime? {
        guard let number = number(at), let hour = hourValue(number), !number.isArticle, !number.isGlued else {
            return nil
        }
        let link = number.tokens.upperBound
        let opener = text.word(at - 1)
        guard text.word(link) == "a" && opener == "de" || text.word(link) == "et" && opener == "entre",
            toldHour(link + 1) != nil || readsAgenda && lastHour(link + 1) != nil
        else { return nil }
        return ClockTime(tokens: number.tokens, seconds: hour * 3600, isMinute: false)
    }

    /// "18" of "de 14 h à 18": nothing follows that it could count.
    private func lastHour(_ at: Int) -> ClockTime? {
        guard let number = number(at), let hour = hourValue(number), !number.isArticle, !number.isGlued else {
            return nil
        }
        let next = number.tokens.upperBound
        switch text.sense(next) {
        case .weekday, .deictic: break
        default: guard !text.isWord(next), text.word(next) != "%" else { return nil }
        }
        return ClockTime(tokens: number.tokens, seconds: hour * 3600, isMinute: false)
    }

    /// "à partir de", "après", "plus tard que"; "avant", "jusqu'à".
    private func opening(before at: Int) -> Opening? {
        let before = text.word(at - 1)
        if before == "apres" || before == "depuis" || before == "des" || text.has(["a", "partir", "de"], before: at)
            || text.has(["plus", "tard", "que"], before: at)
        {
            return .since
        }
        if before == "avant" || text.word(at - 2) == "jusqu'" || before == "jusqu'" { return .until }
        return nil
    }
}

private let hourLinks = WordSet(
    "a vers environ aux alentours autour de plutot mais par exemple entre partir apres avant jusqu' plus tard que des")
private let dayLinks = WordSet("le du de ce cet cette")
