import TestimonyModel

/// How finely a time was told.
package enum Grain: String, Codable, Sendable, Comparable {
    case second, minute, hour, dayPart, day, weekend, week, month, season, quarter, semester, year

    private var order: Int {
        switch self {
        case .second: 0
        case .minute: 1
        case .hour: 2
        case .dayPart: 3
        case .day: 4
        case .weekend: 5
        case .week: 6
        case .month: 7
        case .season: 8
        case .quarter: 9
        case .semester: 10
        case .year: 11
        }
    }

    package static func < (left: Grain, right: Grain) -> Bool { left.order < right.order }
}

/// A stretch of local time: seconds since 1970-01-01T00:00 of the local clock, half-open, and its grain.
package struct TimeSpan: Hashable, Codable, Sendable {
    package var start: Int
    package var end: Int
    package var grain: Grain

    /// The day that the span starts in.
    package var date: CivilDate { CivilDate(localSeconds: start) }

    private init(_ first: CivilDate, until last: CivilDate, _ grain: Grain) {
        start = first.dayNumber * 86_400
        end = last.dayNumber * 86_400
        self.grain = grain
    }

    package init(start: Int, end: Int, grain: Grain) {
        self.start = start
        self.end = end
        self.grain = grain
    }

    static func day(_ date: CivilDate) -> TimeSpan { TimeSpan(date, until: date.adding(days: 1), .day) }
    static func week(of date: CivilDate) -> TimeSpan {
        TimeSpan(date.monday, until: date.monday.adding(days: 7), .week)
    }
    static func weekend(saturday: CivilDate) -> TimeSpan {
        TimeSpan(saturday, until: saturday.adding(days: 2), .weekend)
    }
    static func month(_ year: Int, _ month: Int) -> TimeSpan { months(year, month, 1, .month) }
    static func quarter(_ year: Int, _ quarter: Int) -> TimeSpan { months(year, quarter * 3 - 2, 3, .quarter) }
    static func semester(_ year: Int, _ half: Int) -> TimeSpan { months(year, half * 6 - 5, 6, .semester) }
    static func year(_ year: Int) -> TimeSpan { months(year, 1, 12, .year) }
    static func season(_ year: Int, _ season: Int) -> TimeSpan {
        let days = EDTF.Point.season(year: year, season: season).days
        return TimeSpan(days.lowerBound, until: days.upperBound.adding(days: 1), .season)
    }

    private static func months(_ year: Int, _ month: Int, _ count: Int, _ grain: Grain) -> TimeSpan {
        let first = CivilDate(year: year, month: month, day: 1)!
        return TimeSpan(first, until: first.adding(months: count), grain)
    }

    /// A season from solstice to equinox, as Duckling bounds it, rather than by months.
    var astronomical: TimeSpan {
        let days: (Int, Int) =
            switch date.month {
            case 3: (19, 20)
            case 6: (20, 23)
            case 9: (22, 21)
            default: (20, 20)
            }
        return TimeSpan(start: start + days.0 * 86_400, end: end + days.1 * 86_400, grain: grain)
    }

    /// What EDTF can say of it: a point, or first and last day where there is no name for it.
    var edtf: EDTF {
        switch grain {
        case .week, .weekend: .interval(.day(date), .day(lastDay))
        case .quarter, .semester:
            .interval(.month(year: date.year, month: date.month), .month(year: lastDay.year, month: lastDay.month))
        default: .point(point)
        }
    }

    /// Where an open interval starts.
    var point: EDTF.Point {
        switch grain {
        case .year: .year(date.year)
        case .month, .quarter, .semester: .month(year: date.year, month: date.month)
        case .season:
            date.month == 12
                ? .season(year: date.year + 1, season: 24) : .season(year: date.year, season: 20 + date.month / 3)
        default: .day(date)
        }
    }

    /// Where an interval ends.
    var lastPoint: EDTF.Point {
        switch grain {
        case .quarter, .semester: .month(year: lastDay.year, month: lastDay.month)
        case .week, .weekend: .day(lastDay)
        default: point
        }
    }

    private var lastDay: CivilDate { CivilDate(localSeconds: end - 1) }
}
