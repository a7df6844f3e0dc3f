import DialogEngine
import TestimonyModel
import Testing

@testable import XForms

/// A condition that was carried holds in the dialog exactly when it holds in the form, whichever answers are missing.
struct MeaningTests {
    @Test(arguments: 0..<20)
    func aConditionHoldsForTheSameAnswers(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        var carried = 0
        for _ in 0..<150 {
            let formula = Formulas.condition(&dice, depth: 3)
            let expression = try XPath(parsing: formula)
            guard let holding = try? Sample.condition(formula, .holding),
                let failing = try? Sample.condition(formula, .failing),
                let either = try? Sample.condition(formula, .either)
            else { continue }
            carried += 1
            let texts = try [holding, failing, either].map { try Expression(parsing: $0.text) }
            for _ in 0..<25 {
                let answers = Formulas.answers(&dice)
                let expected = FormModel(answers: answers).holds(expression)
                let outcomes = texts.map { $0.evaluate(Answered(answers: answers)) }
                #expect((outcomes[0] == true) == expected, "\(formula) → \(holding.text) with \(answers)")
                #expect((outcomes[1] == false) == !expected, "\(formula) → \(failing.text) with \(answers)")
                #expect(outcomes[2] == expected, "\(formula) → \(either.text) with \(answers)")
            }
        }
        #expect(carried > 100)
    }
}

struct WrittenDateTests {
    @Test(
        arguments: [
            ("d > '2026-01-31'", true), ("d >= '2026-02-01'", true), ("d < '2026-02-01'", false),
            ("d = '2026-02-01'", true),
            ("d - '2026-01-01' = 31", true), ("'2026-02-02' - d > 1", false), ("t = '2026-02-01'", nil),
        ] as [(String, Bool?)])
    func aDayThatAConditionNamesIsCompared(text: String, value: Bool?) throws {
        #expect(try Expression(parsing: text).evaluate(Answered(answers: ["d": "2026-02-01"])) == value)
    }
}

/// Answers as a dialog holds them.
private struct Answered: Facts {
    var answers: [String: String]
    var mentions: Set<String> { [] }

    func values(of slot: String) -> [String] {
        let text = answers[slot] ?? ""
        switch slot {
        case "m": return text.split(separator: " ").map(String.init)
        case "y": return text.isEmpty ? [] : [text == "1" ? "yes" : "no"]
        case "ok": return text.isEmpty ? [] : [text == "OK" ? "yes" : "no"]
        default: return text.isEmpty ? [] : [text]
        }
    }
}

/// Formulas and answers made up by chance, always the same for the same dice.
private enum Formulas {
    static func condition(_ dice: inout Dice, depth: Int) -> String {
        if depth > 0, dice.happens(55) {
            let (left, right) = (condition(&dice, depth: depth - 1), condition(&dice, depth: depth - 1))
            switch dice.roll(4) {
            case 0: return "(\(left)) and (\(right))"
            case 1: return "(\(left)) or (\(right))"
            case 2: return "not(\(left))"
            default:
                return "(\(left)) = \(dice.happens(50) ? "true()" : "false()")".replacing(
                    "true()", with: "(1 = 1)"
                )
                .replacing("false()", with: "(1 = 2)")
            }
        }
        let sign = dice.pick(["=", "!=", "<", "<=", ">", ">="])!
        let equality = dice.pick(["=", "!="])!
        switch dice.roll(13) {
        case 0: return "${c} \(equality) '\(dice.pick(["a", "b"])!)'"
        case 1: return "selected(${m}, '\(dice.pick(["a", "b"])!)')"
        case 2: return "count-selected(${m}) \(sign) \(dice.roll(3))"
        case 3: return "${t} \(equality) \(dice.pick(["''", "'x'", "'xy'", "${c}"])!)"
        case 4: return "string-length(${t}) \(sign) \(dice.roll(4))"
        case 5: return "${s} \(sign) \(dice.roll(4))"
        case 6: return "${y} \(equality) '\(dice.roll(2))'"
        case 7: return "contains(${t}, 'y')"
        case 8: return "\(dice.pick(["${n}", "${t}", "${c}", "${m}"])!) \(equality) ''"
        case 9:
            return
                "if(\(condition(&dice, depth: 0)), \(term(&dice, 1)), \(term(&dice, 1))) \(sign) \(dice.roll(5))"
        case 10: return "concat(${t}, ${c}) \(equality) \(dice.pick(["'xa'", "''", "'x'", "'b'"])!)"
        case 11: return "${d} \(sign) date('2026-0\(1 + dice.roll(3))-15')"
        default: return "\(term(&dice, 2)) \(sign) \(term(&dice, 1))"
        }
    }

    private static func term(_ dice: inout Dice, _ depth: Int) -> String {
        if depth > 0, dice.happens(50) {
            let (left, right) = (term(&dice, depth - 1), term(&dice, depth - 1))
            switch dice.roll(4) {
            case 0: return "coalesce(${\(dice.pick(["n", "k"])!)}, \(dice.roll(3)))"
            case 1: return "max(\(left), \(right))"
            default: return "(\(left) \(dice.pick(["+", "-", "*"])!) \(right))"
            }
        }
        return dice.pick(["${n}", "${k}", "${s}", "${y}", "\(dice.roll(4))"])!
    }

    static func answers(_ dice: inout Dice) -> [String: String] {
        let values: [(String, [String])] = [
            ("n", ["", "0", "1", "2", "3"]), ("k", ["", "0", "2"]), ("t", ["", "x", "xy", "a"]),
            ("c", ["", "a", "b"]),
            ("s", ["", "1", "2", "3"]), ("m", ["", "a", "b", "a b"]), ("y", ["", "0", "1"]),
            ("ok", ["", "OK"]),
            ("d", ["", "2026-01-15", "2026-02-14", "2026-03-01"]),
        ]
        return Dictionary(uniqueKeysWithValues: values.map { ($0.0, dice.pick($0.1)!) })
    }
}
