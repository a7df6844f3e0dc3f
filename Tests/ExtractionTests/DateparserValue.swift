import Foundation
import TestimonyModel

/// What a case of dateparser's tests expects: `datetime(2014, 5, 11)`, `{"ago": {"days": 2}}`, "2 day ago".
struct DateparserValue {
    /// Local, since 1970.
    var second: Int

    init?(_ value: Any?, from now: Moment) {
        if let text = value as? String, text.hasPrefix("datetime(") {
            let parts = text.dropFirst(9).dropLast().split(separator: ",").compactMap {
                Int($0.trimmingCharacters(in: .whitespaces))
            }
            guard parts.count >= 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else {
                return nil
            }
            let (hour, minute) = parts.count > 4 ? (parts[3], parts[4]) : (0, 0)
            second = date.dayNumber * 86_400 + hour * 3600 + minute * 60
        } else if let fields = value as? [String: Any] {
            let ago = fields["ago"] as? [String: Int]
            guard let parts = ago ?? fields["in_future"] as? [String: Int] else { return nil }
            second = Self.moved(now, ago == nil ? 1 : -1, parts)
        } else {
            return nil
        }
    }

    /// "2 day ago", "in 1 day", "18 october 2012 19:21", in quotes.
    init?(translated value: Any?, from now: Moment) {
        guard let text = value as? String else { return nil }
        let words = text.trimmingCharacters(in: ["'"]).split(separator: " ").map(String.init)
        if words.last == "ago", words.count == 3, let count = Int(words[0]) {
            second = Self.moved(now, -1, [words[1] + "s": count])
        } else if words.first == "in", words.count == 3, let count = Int(words[1]) {
            second = Self.moved(now, 1, [words[2] + "s": count])
        } else {
            guard let at = words.firstIndex(where: { months.contains($0) }), at > 0, at + 1 < words.count,
                let day = Int(words[at - 1]), let year = Int(words[at + 1]),
                let date = CivilDate(year: year, month: months.firstIndex(of: words[at])! + 1, day: day)
            else { return nil }
            let clock = (at + 2 < words.count ? words[at + 2] : "0:0").split(separator: ":").compactMap { Int($0) }
            second = date.dayNumber * 86_400 + clock[0] * 3600 + clock[1] * 60
        }
    }

    /// The days in `[('…', datetime.datetime(1939, 9, 1, 0, 0)), …]`.
    static func found(_ value: Any?) -> [CivilDate] {
        guard let text = value as? String else { return [] }
        return text.matches(of: /datetime\((\d+), (\d+), (\d+)/).compactMap {
            CivilDate(year: Int($0.1)!, month: Int($0.2)!, day: Int($0.3)!)
        }
    }

    private static func moved(_ now: Moment, _ sign: Int, _ parts: [String: Int]) -> Int {
        let months = (parts["years"] ?? 0) * 12 + (parts["months"] ?? 0)
        let days = (parts["weeks"] ?? 0) * 7 + (parts["days"] ?? 0)
        let seconds = (parts["hours"] ?? 0) * 3600 + (parts["minutes"] ?? 0) * 60 + (parts["seconds"] ?? 0)
        let local = now.epochSeconds + now.utcOffset + sign * (days * 86_400 + seconds)
        let date = CivilDate(dayNumber: local / 86_400).adding(months: sign * months)
        return date.dayNumber * 86_400 + local % 86_400
    }
}

private let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]
