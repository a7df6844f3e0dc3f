/// A date as testimonies tell it: the part of the Extended Date/Time Format (ISO 8601-2) that the codebook uses.
///
/// Points are a year, a month, a season (21 spring, 22 summer, 23 autumn, 24 winter; a winter carries the year of
/// its January) or a day; a value is a point, an interval, or an interval open at one end.
package enum EDTF: Hashable, Sendable {
    package enum Point: Hashable, Sendable {
        case year(Int)
        case month(year: Int, month: Int)
        case season(year: Int, season: Int)
        case day(CivilDate)
    }

    case point(Point)
    case interval(Point, Point)
    case since(Point)
    case until(Point)

    package static func day(_ date: CivilDate) -> EDTF { .point(.day(date)) }
}

extension EDTF.Point: CustomStringConvertible {
    package var description: String {
        switch self {
        case .year(let year): padded(year, to: 4)
        case .month(let year, let month): "\(padded(year, to: 4))-\(padded(month, to: 2))"
        case .season(let year, let season): "\(padded(year, to: 4))-\(season)"
        case .day(let date): date.description
        }
    }

    /// Reads `2024`, `2024-03`, `2026-22`, `2026-11-18`.
    package init?(_ text: some StringProtocol) {
        if let date = CivilDate(text) {
            self = .day(date)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts[0].utf8.count == 4, let year = digits(parts[0]) else { return nil }
        if parts.count == 1 {
            self = .year(year)
            return
        }
        guard parts.count == 2, parts[1].utf8.count == 2, let second = digits(parts[1]) else { return nil }
        switch second {
        case 1...12: self = .month(year: year, month: second)
        case 21...24: self = .season(year: year, season: second)
        default: return nil
        }
    }

    fileprivate var isWritable: Bool {
        switch self {
        case .year(let year), .month(let year, _), .season(let year, _): CivilDate.writableYears.contains(year)
        case .day(let date): CivilDate.writableYears.contains(date.year)
        }
    }

    /// First and last day. Seasons are the meteorological ones: spring starts on 1 March.
    package var days: ClosedRange<CivilDate> {
        switch self {
        case .year(let year):
            return CivilDate(year: year, month: 1, day: 1)!...CivilDate(year: year, month: 12, day: 31)!
        case .month(let year, let month): return monthDays(year, month, count: 1)
        case .season(let year, let season):
            return season == 24 ? monthDays(year - 1, 12, count: 3) : monthDays(year, (season - 20) * 3, count: 3)
        case .day(let date): return date...date
        }
    }

    private func monthDays(_ year: Int, _ month: Int, count: Int) -> ClosedRange<CivilDate> {
        let first = CivilDate(year: year, month: month, day: 1)!
        return first...first.adding(months: count).adding(days: -1)
    }
}

extension EDTF: CustomStringConvertible {
    package var description: String {
        switch self {
        case .point(let point): point.description
        case .interval(let from, let to): "\(from)/\(to)"
        case .since(let from): "\(from)/.."
        case .until(let to): "../\(to)"
        }
    }

    /// Reads what `description` writes; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.contains(UInt8(ascii: "/")) else {
            guard let point = Point(text) else { return nil }
            self = .point(point)
            return
        }
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        switch ends.count {
        case 2 where ends[0] == "..":
            guard let point = Point(ends[1]) else { return nil }
            self = .until(point)
        case 2 where ends[1] == "..":
            guard let point = Point(ends[0]) else { return nil }
            self = .since(point)
        case 2:
            guard let from = Point(ends[0]), let to = Point(ends[1]) else { return nil }
            self = .interval(from, to)
        default: return nil
        }
    }

    /// Whether `description` can be read back: years have four digits, so "in 900 years" may lead out of what can be
    /// kept.
    package var isWritable: Bool {
        switch self {
        case .point(let point), .since(let point), .until(let point): point.isWritable
        case .interval(let from, let to): from.isWritable && to.isWritable
        }
    }

    /// The first day named, `nil` for an interval open at its start.
    package var firstDay: CivilDate? {
        switch self {
        case .point(let point), .interval(let point, _), .since(let point): point.days.lowerBound
        case .until: nil
        }
    }

    /// The last day named, `nil` for an interval open at its end.
    package var lastDay: CivilDate? {
        switch self {
        case .point(let point), .interval(_, let point), .until(let point): point.days.upperBound
        case .since: nil
        }
    }
}

extension EDTF: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = EDTF(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an EDTF date of the codebook")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
