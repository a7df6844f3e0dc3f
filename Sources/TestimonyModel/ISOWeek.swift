/// A week of the ISO 8601 calendar: Monday to Sunday, numbered within the year that holds its Thursday.
package struct ISOWeek: Hashable, Sendable, Comparable {
    package let year: Int
    /// 1 through 52, or 53 in the years that have it.
    package let number: Int

    /// The week, or `nil` where the year has no such week.
    package init?(year: Int, number: Int) {
        guard (1...ISOWeek.count(in: year)).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    /// The week that holds `date`.
    package init(of date: CivilDate) {
        let thursday = date.monday.adding(days: 3)
        year = thursday.year
        number = (thursday.dayNumber - CivilDate(year: thursday.year, month: 1, day: 1)!.dayNumber) / 7 + 1
    }

    package var monday: CivilDate {
        CivilDate(year: year, month: 1, day: 4)!.monday.adding(days: (number - 1) * 7)
    }

    package var sunday: CivilDate { monday.adding(days: 6) }
    package var previous: ISOWeek { ISOWeek(of: monday.adding(days: -7)) }
    package var next: ISOWeek { ISOWeek(of: monday.adding(days: 7)) }

    package func contains(_ date: CivilDate) -> Bool { date >= monday && date <= sunday }

    /// 52 or 53: 28 December always lies in the last week.
    package static func count(in year: Int) -> Int {
        ISOWeek(of: CivilDate(year: year, month: 12, day: 28)!).number
    }

    package static func < (left: ISOWeek, right: ISOWeek) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}

extension ISOWeek: CustomStringConvertible {
    /// `2026-W47`.
    package var description: String { "\(padded(year, to: 4))-W\(padded(number, to: 2))" }

    /// Reads `2026-W47`, also `2026-w47`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, let year = digits(parts[0]),
            let first = parts[1].first, first == "W" || first == "w",
            parts[1].utf8.count == 3, let number = digits(parts[1].dropFirst())
        else { return nil }
        self.init(year: year, number: number)
    }
}
