import TestimonyModel

/// Lengths of time: "deux ans et demi", "1 an, 2 mois et trois jours", and how far they reach from now.
extension TimeParser {
    struct Length {
        var tokens: Range<Int>
        var value: Double
        var unit: TimeUnit
        /// Smaller units behind the first.
        var rest: [(value: Double, unit: TimeUnit)] = []
        /// "les trois derniers mois": -1, "les deux prochains": 1.
        var steps: Int?

        var isShifted: Bool { steps != nil }
        var smallest: TimeUnit { rest.last?.unit ?? unit }

        /// The whole in its smallest unit, or its first part where no number of those makes up the first ("un mois et
        /// deux jours").
        var total: (value: Double, unit: TimeUnit) {
            let parts = [(value, unit)] + rest
            let isCalendar = smallest >= .month
            guard isCalendar || unit < .month else { return (value, unit) }
            func size(_ unit: TimeUnit) -> Int { isCalendar ? unit.months : unit.seconds }
            let sum = parts.reduce(0) { $0 + $1.0 * Double(size($1.1)) }
            return (sum / Double(size(smallest)), smallest)
        }
    }

    func length(_ number: NumberReading) -> Length? {
        guard var length = simpleLength(number) else { return nil }
        while length.steps == nil, length.rest.count < 6 {
            var at = length.tokens.upperBound
            let isLinked = text.word(at) == "," || text.word(at) == "et"
            if isLinked { at += 1 }
            guard let next = self.number(at), let more = simpleLength(next), more.steps == nil,
                more.unit < length.smallest, isLinked || text.follows(at)
            else { break }
            length.rest.append((more.value, more.unit))
            length.tokens = length.tokens.lowerBound..<more.tokens.upperBound
        }
        return length
    }

    private func simpleLength(_ number: NumberReading) -> Length? {
        guard number.kind == .cardinal || number.kind == .collective, !number.isVague else { return nil }
        var at = number.tokens.upperBound
        if text.word(at) == "de" || text.word(at) == "d'" { at += 1 }
        var steps: Int?
        if let adjective = lastOrNext(at) { (steps, at) = (adjective.steps, adjective.end) }
        let isSeconds = number.isDigits && text.word(at) == "s" && text.isGlued(at)
        guard let unit = isSeconds ? .second : unit(at), isSeconds || !(number.isGlued && number.isDigits) else {
            return nil
        }
        at += 1
        var value = number.value
        if text.word(at) == "et", text.word(at + 1) == "demi" || text.word(at + 1) == "demie" {
            (value, at) = (value + 0.5, at + 2)
        }
        return Length(tokens: number.tokens.lowerBound..<at, value: value, unit: unit, steps: steps)
    }

    /// A unit by its name, in an agenda also by its sign; elsewhere a mark behind digits closes what is quoted.
    private func unit(_ at: Int) -> TimeUnit? {
        if case .unit(let unit) = text.sense(at) { return unit }
        guard readsAgenda, text.isGlued(at) else { return nil }
        return text.word(at) == "'" ? .minute : text.word(at) == "\"" ? .second : nil
    }

    /// The moment so far away, with the grain of the smallest unit told, or in an agenda of the next smaller one.
    func moved(_ length: Length, _ sign: Int) -> TimeSpan? {
        guard length.value < 1_000, length.rest.allSatisfy({ $0.value < 1_000 }) else { return nil }
        var seconds = nowSeconds
        var months = 0
        var isHalf = false
        for (value, unit) in [(length.value, length.unit)] + length.rest {
            switch unit {
            case .second, .minute, .hour, .day, .week: seconds += sign * Int(value * Double(unit.seconds))
            case .month, .quarter, .semester, .year: months += sign * Int(value * Double(unit.months))
            }
            isHalf = isHalf || unit == .year && value != value.rounded()
        }
        let unit = isHalf && length.rest.isEmpty ? .month : length.smallest
        let day = CivilDate(localSeconds: seconds).adding(months: months)
        let second = day.dayNumber * 86_400 + (seconds % 86_400 + 86_400) % 86_400
        return period(readsAgenda ? unit.finer : unit, at: second)
    }

    /// The period of the calendar around a local second.
    func period(_ unit: TimeUnit, at second: Int) -> TimeSpan {
        let day = CivilDate(localSeconds: second)
        switch unit {
        case .second: return TimeSpan(start: second, end: second + 1, grain: .second)
        case .minute, .hour:
            let start = second - (second % unit.seconds + unit.seconds) % unit.seconds
            return TimeSpan(start: start, end: start + unit.seconds, grain: unit == .minute ? .minute : .hour)
        case .day: return .day(day)
        case .week: return .week(of: day)
        case .month: return .month(day.year, day.month)
        case .quarter: return .quarter(day.year, (day.month + 2) / 3)
        case .semester: return .semester(day.year, day.month > 6 ? 2 : 1)
        case .year: return .year(day.year)
        }
    }
}

extension TimeUnit: Comparable {
    package static func < (left: TimeUnit, right: TimeUnit) -> Bool {
        (left.months, left.seconds) < (right.months, right.seconds)
    }

    /// Up to the week.
    fileprivate var seconds: Int {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3600
        case .day: 86_400
        case .week: 7 * 86_400
        case .month, .quarter, .semester, .year: 0
        }
    }

    /// From the month on.
    fileprivate var months: Int {
        switch self {
        case .second, .minute, .hour, .day, .week: 0
        case .month: 1
        case .quarter: 3
        case .semester: 6
        case .year: 12
        }
    }

    /// What an agenda counts "dans deux mois" in: days.
    fileprivate var finer: TimeUnit {
        switch self {
        case .second, .minute: .second
        case .hour: .minute
        case .day: .hour
        case .week, .month, .quarter: .day
        case .semester, .year: .month
        }
    }
}
