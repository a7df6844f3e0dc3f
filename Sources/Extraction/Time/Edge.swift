import TestimonyModel

/// The part of a period that "début", "milieu" and "fin" name.
enum Edge: Sendable {
    case start, middle, end

    init?(_ word: Word) {
        switch word {
        case "debut", "tot": self = .start
        case "mi", "milieu": self = .middle
        case "fin": self = .end
        default: return nil
        }
    }
}

extension TimeSpan {
    /// Hours of this span's day: the bounds are Duckling's, the morning from 4, the night until 4.
    func narrowed(to part: DayPart, _ edge: Edge? = nil) -> TimeSpan {
        let (from, to) =
            switch (part, edge) {
            case (.morning, nil): (4, 12)
            case (.morning, .start): (7, 9)
            case (.morning, .middle): (9, 11)
            case (.morning, .end): (10, 12)
            case (.noon, _): (12, 13)
            case (.lunch, nil): (12, 14)
            case (.lunch, .start): (10, 12)
            case (.lunch, .middle): (12, 14)
            case (.lunch, .end): (13, 17)
            case (.afternoon, nil): (12, 19)
            case (.afternoon, .start): (12, 14)
            case (.afternoon, .middle): (14, 17)
            case (.afternoon, .end): (17, 19)
            case (.evening, nil): (18, 24)
            case (.evening, .start): (18, 21)
            case (.evening, .middle): (20, 22)
            case (.evening, .end): (21, 24)
            case (.night, _): (0, 28)
            case (.midnight, _): (0, 1)
            case (.day, nil): (0, 24)
            case (.day, .start): (6, 10)
            case (.day, .middle): (11, 16)
            case (.day, .end): (17, 21)
            }
        let midnight = date.dayNumber * 86_400
        return TimeSpan(start: midnight + from * 3600, end: midnight + to * 3600, grain: .dayPart)
    }

    /// The days that "début", "milieu" and "fin" mean of a week, a month or a year. The grain stays: records tell the
    /// whole period.
    func narrowed(to edge: Edge) -> TimeSpan {
        var span = self
        switch (grain, edge) {
        case (.week, .start): span.end = start + 2 * aDay
        case (.week, .middle): (span.start, span.end) = (start + 2 * aDay, start + 4 * aDay)
        case (.week, .end): span.start = start + 3 * aDay
        case (.month, .start): span.end = start + 5 * aDay
        case (.month, .middle): (span.start, span.end) = (start + 9 * aDay, start + 19 * aDay)
        case (.month, .end): span.start = start + 20 * aDay
        case (.year, .start): span.end = TimeSpan.month(date.year, 2).end
        case (.year, .middle):
            (span.start, span.end) = (TimeSpan.month(date.year, 6).start, TimeSpan.month(date.year, 7).end)
        case (.year, .end): span.start = TimeSpan.month(date.year, 11).start
        default: break
        }
        return span
    }
}

private let aDay = 86_400
