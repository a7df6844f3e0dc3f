import Foundation
import TestimonyModel
import Testing

@testable import Extraction

/// Cases that other projects test themselves with, strictly judged.
struct SuiteTests {
    @Test("Duckling's numerals and ordinals have their value")
    func ducklingNumbers() {
        Suite.expect("duckling-fr", ["numeral"]) { entry in
            particulars(entry.text).numbers.map(\.signed) == [entry.value as? Double]
        }
        Suite.expect("duckling-fr", ["ordinal"]) { entry in
            let numbers = particulars(entry.text).numbers
            return numbers.map(\.kind) == [.ordinal] && numbers.map(\.signed) == [entry.value as? Double]
        }
    }

    @Test("Duckling's quantities are counted")
    func ducklingQuantities() {
        Suite.expect("duckling-fr", ["quantity"]) { entry in
            particulars(entry.text).counts.map(\.value) == [(entry.value as? [String: Any])?["value"] as? Double]
        }
    }

    @Test("Duckling's addresses are personal data")
    func ducklingAddresses() {
        Suite.expect("duckling-fr", ["email"]) { entry in
            let found = particulars(entry.text).personal
            return found.map(\.kind) == [.email]
                && found[0].sourceRange(in: Normaliser().fold(entry.text)).count == entry.text.utf8.count
        }
    }

    @Test("Duckling's times and durations are read as an agenda's")
    func ducklingTimes() {
        let agenda = TimeSettings(prefersPast: false)
        Suite.expect("duckling-fr", ["time"]) { entry in
            let times = particulars(entry.text, at: entry.now, settings: agenda).times
            guard !entry.isNegative else { return times.allSatisfy { isNoDate($0.value) } }
            guard let expected = entry.value as? [String: Any], times.count == 1 else { return false }
            return matches(times[0].value, expected)
        }
        Suite.expect("duckling-fr", ["duration"]) { entry in
            let times = particulars(entry.text, at: entry.now, settings: agenda).times
            guard let expected = entry.value as? [String: Any] else { return times.allSatisfy { isVague($0.value) } }
            guard times.count == 1, case .duration(let value, let unit) = times[0].value else { return false }
            return value == expected["value"] as? Double && unit.rawValue == expected["unit"] as? String
        }
    }

    private func matches(_ value: TimeReading.Value, _ expected: [String: Any]) -> Bool {
        func seconds(_ key: String) -> Int? { (expected[key] as? String).flatMap { Moment($0 + "Z") }?.epochSeconds }
        switch (expected["kind"] as? String, value) {
        case ("instant", .at(let span)):
            return span.start == seconds("at") && span.grain.rawValue == expected["grain"] as? String
        case ("interval", .at(let span)): return span.start == seconds("from") && span.end == seconds("to")
        case ("interval", .between(let from, let to)):
            return from.start == seconds("from") && to.end == seconds("to")
        case ("open", .since(let span)): return expected["dir"] as? String == "after" && span.start == seconds("at")
        case ("open", .until(let span)): return expected["dir"] as? String == "before" && span.start == seconds("at")
        default: return false
        }
    }

    private func isNoDate(_ value: TimeReading.Value) -> Bool {
        if case .duration = value { true } else { isVague(value) }
    }

    private func isVague(_ value: TimeReading.Value) -> Bool {
        switch value {
        case .recurrence, .vague: true
        default: false
        }
    }

    // MARK: - text2num

    @Test("text2num's words are one number, or none where they make none")
    func text2numWords() {
        Suite.expect("text2num-fr", ["number-word"]) { entry in
            let text = MarkedText(Normaliser().fold(entry.text))
            let whole = NumberGrammar.readings(in: text).filter { $0.tokens == 0..<text.count }
            guard !entry.isNegative else { return whole.isEmpty }
            return whole.map(\.signed) == [number(entry.value)]
        }
    }

    /// That library writes the numbers of a text in digits, short ones not always. Its result must read as the text
    /// does, and each number in digits stand among those of the text, in order.
    @Test("text2num's texts read the same in words and in digits")
    func text2numTexts() {
        Suite.expect("text2num-fr", ["replace"]) { entry in
            guard let written = entry.value as? String else { return false }
            let isSame = numbers(entry.text) == numbers(written) && isSubsequence(digits(written), numbers(entry.text))
            return isSame != (entry.fields["not_equal"] as? Bool ?? false)
        }
    }

    private func numbers(_ text: String) -> [Double] {
        NumberGrammar.readings(in: MarkedText(Normaliser().fold(text))).map(\.signed)
    }

    private func digits(_ text: String) -> [Double] {
        text.matches(of: /([+-]?)(\d+(?:,\d+)?)/).compactMap { match in
            Double((match.1 == "-" ? "-" : "") + match.2.replacing(",", with: "."))
        }
    }

    private func isSubsequence(_ part: [Double], _ whole: [Double]) -> Bool {
        var rest = whole[...]
        for value in part {
            guard let index = rest.firstIndex(of: value) else { return false }
            rest = rest[(index + 1)...]
        }
        return true
    }

    /// A number, or what it is written as: "25ème".
    private func number(_ value: Any?) -> Double? {
        if let number = value as? NSNumber { return number.doubleValue }
        return (value as? String).flatMap { Double($0.prefix { $0.isNumber }) }
    }

    // MARK: - dateparser

    @Test("dateparser's dates are read as a testimony's, looking back")
    func dateparserDates() {
        Suite.expect("dateparser-fr", ["date"]) { entry in
            guard let expected = DateparserValue(entry.value, from: entry.now) else { return false }
            return holds(entry, expected.second)
        }
        Suite.expect("dateparser-fr", ["date-translate"]) { entry in
            guard let expected = DateparserValue(translated: entry.value, from: entry.now) else { return false }
            return holds(entry, expected.second)
        }
        Suite.expect("dateparser-fr", ["date-search"]) { entry in
            let expected = DateparserValue.found(entry.value)
            let times = particulars(entry.text, at: entry.now).times.map(\.value)
            let days = times.flatMap { value -> [CivilDate] in
                switch value {
                case .at(let span): [span.date]
                case .between(let from, let to): [from.date, to.date]
                default: []
                }
            }
            return !expected.isEmpty && days == expected
        }
    }

    /// Whether the one date of a text is a span around a second, to the minute where an hour was told.
    private func holds(_ entry: SuiteCase, _ second: Int) -> Bool {
        let times = particulars(entry.text, at: entry.now).times
        guard times.count == 1, case .at(let span) = times[0].value else { return false }
        return (span.start..<span.end).contains(second)
    }

    // MARK: - negation

    /// What a clause denies, and what it supposes: of a case, that some clause does.
    @Test("medkit's denials and hypotheses are told from statements", arguments: ["negation", "hypothesis"])
    func medkitScopes(kind: String) {
        let reader = ScopeReader(lexicon: Shipped.lexicon)
        Suite.expect("negation-fr", [kind], atLeast: 0.9) { entry in
            let text = Shipped.normaliser.fold(entry.text)
            let matches = Shipped.lexicon.matches(in: text)
            let scopes = ClauseSplitter.clauses(of: text).map { clause in
                reader.scope(
                    of: clause, in: text, matches: matches.filter { clause.tokens.contains($0.tokens.lowerBound) })
            }
            return scopes.contains { kind == "negation" ? $0.isNegated : $0.isWished || $0.isSupposed } == entry.value
                as? Bool
        }
    }
}
