import TestimonyModel

/// An hour of the day as it was told.
struct ClockTime {
    var tokens: Range<Int>
    /// Since midnight.
    var seconds: Int
    /// Minutes were told, if only "00".
    var isMinute: Bool

    /// The hour on a day; of the two that a clock face shows, the one that lies in `span`, where it is part of a day.
    func span(on span: TimeSpan) -> TimeSpan {
        let midnight = span.date.dayNumber * 86_400
        var start = midnight + seconds
        if span.grain == .dayPart, seconds < 43_200, !(span.start..<span.end).contains(start),
            (span.start..<span.end).contains(start + 43_200)
        {
            start += 43_200
        }
        return TimeSpan(start: start, end: start + (isMinute ? 60 : 3600), grain: isMinute ? .minute : .hour)
    }
}

/// Hours: "18 h 30", "quinze heures et quart", "midi moins dix", "8 h du soir".
extension TimeParser {
    /// An hour that begins at `at`, where its form or the words before it show that no length of time is meant.
    func clockTime(_ at: Int) -> ClockTime? {
        guard let told = toldHour(at) else { return nil }
        let before = text.word(at - 1)
        let asked = clockOpeners.contains(before) && text.word(at - 2) != "y"
        if told.isNoon { return asked || told.time.isMinute || readsAgenda ? told.time : nil }
        guard !isShiftOpener(at),
            asked || told.isCertain || told.time.isMinute || isThisPart(told.time.tokens.upperBound)
        else { return nil }
        return told.time
    }

    /// An hour that begins at `at`, whatever stands before it.
    func toldHour(_ at: Int) -> (time: ClockTime, isNoon: Bool, isCertain: Bool)? {
        var time: ClockTime
        var isCertain = false
        let isNoon: Bool
        if case .dayPart(let part) = text.sense(at), part == .noon || part == .midnight {
            guard text.word(at - 1) != "apres" || text.flags(at).contains(.spaceBefore) && part == .midnight else {
                return nil
            }
            time = ClockTime(tokens: at..<at + 1, seconds: part == .noon ? 43_200 : 0, isMinute: false)
            isNoon = true
        } else {
            guard let number = number(at), let hour = hourValue(number) else { return nil }
            let next = number.tokens.upperBound
            isNoon = false
            if text.word(next) == ":", text.isGlued(next), text.isGlued(next + 1), text.length(next + 1) == 2,
                let minutes = text.integer(next + 1), minutes < 60
            {
                time = ClockTime(tokens: at..<next + 2, seconds: hour * 3600 + minutes * 60, isMinute: true)
                return (time, false, true)
            }
            guard text.sense(next) == .unit(.hour) else { return nil }
            time = ClockTime(tokens: at..<next + 1, seconds: hour * 3600, isMinute: false)
            isCertain = hour > 12
        }
        if let tail = minutes(time.tokens.upperBound, isNoon) {
            time.seconds += tail.minutes * 60
            time.tokens = at..<tail.end
            time.isMinute = true
        }
        // "minuit moins dix" and "24 h" are hours of the same day.
        time.seconds = (time.seconds + 86_400) % 86_400
        if let part = partOfDay(at: time.tokens.upperBound), part.edge == nil, part.part != .noon {
            // "8 h du soir": an hour of that part of any day.
            let epoch = TimeSpan(start: 0, end: 86_400, grain: .day)
            time.seconds = time.span(on: epoch.narrowed(to: part.part)).start
            time.tokens = at..<part.end
            isCertain = true
        }
        return (time, isNoon, isCertain)
    }

    /// "ce soir", "cet après-midi" behind an hour.
    private func isThisPart(_ at: Int) -> Bool { isThis(text.word(at)) && partOfDay(at: at + 1) != nil }

    /// The value of a number that can be an hour.
    func hourValue(_ number: NumberReading) -> Int? {
        guard number.kind == .cardinal, (0...24).contains(number.value), number.value == number.value.rounded() else {
            return nil
        }
        return Int(number.value)
    }

    /// Minutes behind an hour: "30", "et quart", "moins dix", "trois quarts", "passé de trente minutes".
    private func minutes(_ at: Int, _ isNoon: Bool) -> (minutes: Int, end: Int)? {
        switch text.word(at) {
        case "et":
            if text.word(at + 1) == "quart" { return (15, at + 2) }
            if text.word(at + 1) == "demi" || text.word(at + 1) == "demie" { return (30, at + 2) }
            return counted(at + 1)
        case "moins":
            let quarter = text.word(at + 1) == "le" ? at + 2 : at + 1
            if text.word(quarter) == "quart" { return (-15, quarter + 1) }
            guard let number = number(at + 1), let value = minuteValue(number), !text.isWord(number.tokens.upperBound)
            else { return nil }
            return (-value, number.tokens.upperBound)
        case "passe", "passee", "passees": return text.word(at + 1) == "de" ? counted(at + 2) : nil
        default: return written(at, isNoon)
        }
    }

    /// "quinze minutes".
    private func counted(_ at: Int) -> (minutes: Int, end: Int)? {
        guard let number = number(at), let value = minuteValue(number),
            text.sense(number.tokens.upperBound) == .unit(.minute)
        else { return nil }
        return (value, number.tokens.upperBound + 1)
    }

    /// "30" behind "18 h", "trente" behind "dix-huit heures" or "midi" where nothing follows that it could count.
    private func written(_ at: Int, _ isNoon: Bool) -> (minutes: Int, end: Int)? {
        guard text.follows(at), let number = number(at) else { return nil }
        let next = number.tokens.upperBound
        if number.kind == .fraction, number.value == 3 { return (45, next) }
        guard let value = minuteValue(number) else { return nil }
        if text.sense(next) == .unit(.minute) { return (value, next + 1) }
        if number.isDigits, number.tokens.count == 1, !isNoon {
            guard text.length(at) == 2, text.isGlued(at) || text.sense(next) == .none || text.sense(next) == .now else {
                return nil
            }
            return (value, next)
        }
        return text.isWord(next) && !afterMinutes.contains(text.word(next)) ? nil : (value, next)
    }

    private func minuteValue(_ number: NumberReading) -> Int? {
        guard number.kind == .cardinal, (0..<60).contains(number.value), number.value == number.value.rounded() else {
            return nil
        }
        return Int(number.value)
    }

    /// "il y a (environ)", "dans": a length of time follows, no clock.
    private func isShiftOpener(_ index: Int) -> Bool {
        let start = withoutHedge(index)
        let before = text.word(start - 1)
        return before == "a" && text.word(start - 2) == "y" || before == "ya" || before == "dans"
    }
}

private let clockOpeners = WordSet("a vers jusqu'a des apres avant passe entre et de depuis pour alentours environ")
private let afterMinutes = WordSet("du de ce cet cette le a au et")
