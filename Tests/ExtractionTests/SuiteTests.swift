import Foundation
import TestimonyModel
import Testing

@testable import Extraction

/// Cases that other projects test themselves with. They are read from `$GLANE_SHARED/suites` (by default `../shared`
/// beside the checkout) and left out, with a line that says so, where that folder is absent.
///
/// Each floor is what passed last: it may rise, never fall.
struct SuiteTests {
    @Test func ducklingNumerals() throws {
        guard let cases = Suite.cases("duckling-fr") else { return }
        let numerals = cases.filter { $0["type"] as? String == "numeral" }
        Suite.expect(numerals, "Duckling numerals", atLeast: 46) { particulars, text, value in
            particulars.numbers.count == 1 && particulars.numbers[0].value == (value as? Double)
        }
        let ordinals = cases.filter { $0["type"] as? String == "ordinal" }
        Suite.expect(ordinals, "Duckling ordinals", atLeast: 16) { particulars, text, value in
            particulars.numbers.first?.kind == .ordinal && particulars.numbers[0].value == (value as? Double)
        }
    }

    @Test func text2numWords() throws {
        guard let cases = Suite.cases("text2num-fr") else { return }
        let words = cases.filter { $0["type"] as? String == "number-word" }
        Suite.expect(words, "text2num words", atLeast: 75) { particulars, text, value in
            guard let expected = Suite.number(value) else { return particulars.numbers.count != 1 }
            return particulars.numbers.count == 1 && particulars.numbers[0].value == expected
        }
    }

    @Test func ducklingTimes() throws {
        guard let cases = Suite.cases("duckling-fr") else { return }
        let times = cases.filter { $0["type"] as? String == "time" && !($0["negative"] as? Bool ?? false) }
        Suite.expect(times, "Duckling times", atLeast: 187) { particulars, text, value in
            guard let expected = value as? [String: Any], particulars.times.count == 1 else { return false }
            return Suite.matches(particulars.times[0].value, expected)
        }
    }

    @Test func dateparserDates() throws {
        guard let cases = Suite.cases("dateparser-fr") else { return }
        let dates = cases.filter { $0["type"] as? String == "date" }
        Suite.expect(dates, "dateparser dates", atLeast: 41, prefersPast: true) { particulars, text, value in
            guard let day = Suite.dateparserDay(value), let found = particulars.when.first?.firstDay else {
                return false
            }
            return found == day
        }
    }
}

private enum Suite {
    static func cases(_ name: String) -> [[String: Any]]? {
        let shared =
            ProcessInfo.processInfo.environment["GLANE_SHARED"].map { URL(filePath: $0) }
            ?? checkout.deletingLastPathComponent().appending(path: "shared")
        guard let text = try? String(contentsOf: shared.appending(path: "suites/\(name).jsonl"), encoding: .utf8) else {
            print("\(name): left out, no shared suites here")
            return nil
        }
        return text.split(separator: "\n").compactMap {
            try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    static func expect(
        _ cases: [[String: Any]], _ name: String, atLeast floor: Int, prefersPast: Bool = false,
        _ passes: (Particulars, String, Any?) -> Bool
    ) {
        var passed = 0
        for entry in cases {
            let text = entry["text"] as? String ?? ""
            let now = (entry["ref"] as? String).flatMap { Moment($0) } ?? Moment("2012-11-13T12:00:00Z")!
            let found = particulars(text, at: now, settings: TimeSettings(prefersPast: prefersPast))
            if passes(found, text, entry["value"]) {
                passed += 1
            } else if ProcessInfo.processInfo.environment["GLANE_ERRORS"] != nil {
                print(
                    "\(name): \(text) => \(entry["value"] ?? "") found \(found.times.map(\.value)) "
                        + "\(found.numbers.map(\.value))"
                )
            }
        }
        print("\(name): \(passed) of \(cases.count)")
        #expect(passed >= floor, "\(name)")
    }

    static func matches(_ value: TimeReading.Value, _ expected: [String: Any]) -> Bool {
        func seconds(_ key: String) -> Int? { (expected[key] as? String).flatMap { Moment($0 + "Z") }?.epochSeconds }
        switch (expected["kind"] as? String, value) {
        case ("instant", .at(let span)):
            return span.start == seconds("at") && span.grain.rawValue == expected["grain"] as? String
        case ("interval", .at(let span)): return span.start == seconds("from") && span.end == seconds("to")
        case ("interval", .between(let from, let to)): return from.start == seconds("from") && to.end == seconds("to")
        case ("open", .since(let span)): return expected["dir"] as? String == "after" && span.start == seconds("at")
        case ("open", .until(let span)): return expected["dir"] as? String == "before" && span.start == seconds("at")
        default: return false
        }
    }

    /// A number, or what it is written as: "25ème".
    static func number(_ value: Any?) -> Double? {
        if let number = value as? NSNumber { return number.doubleValue }
        return (value as? String).flatMap { Double($0.prefix { $0.isNumber }) }
    }

    /// The day of `datetime(2014, 5, 11)`, or of "ago" counted from 2012-11-13.
    static func dateparserDay(_ value: Any?) -> CivilDate? {
        let today = CivilDate("2012-11-13")!
        if let text = value as? String, text.hasPrefix("datetime(") {
            let parts = text.dropFirst(9).dropLast().split(separator: ",").compactMap {
                Int($0.trimmingCharacters(in: .whitespaces))
            }
            return parts.count >= 3 ? CivilDate(year: parts[0], month: parts[1], day: parts[2]) : nil
        }
        guard let ago = (value as? [String: Any])?["ago"] as? [String: Int], ago.count == 1, let days = ago["days"]
        else { return nil }
        return today.adding(days: -days)
    }
}
