import TestimonyModel

@testable import XForms

/// XPath as ODK works it out, without any of our ideas: a missing answer is an empty text. For answers of `Sample`.
struct FormModel {
    /// By the name of the question; several answers are separated by spaces.
    var answers: [String: String]

    enum Value {
        case text(String)
        case number(Double)
        case truth(Bool)
    }

    func holds(_ expression: XPath) -> Bool { truth(value(expression)) }

    private func value(_ expression: XPath) -> Value {
        switch expression {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .reference(let name): answer(name)
        case .path: .text("")
        case .negative(let inner): .number(-number(value(inner)))
        case .operation(let sign, let left, let right): operation(sign, left, right)
        case .call(let name, let arguments): call(name, arguments)
        }
    }

    /// Questions for numbers give numbers, others texts.
    private func answer(_ name: String) -> Value {
        let text = answers[name] ?? ""
        if name == "d", let day = CivilDate(text)?.dayNumber { return .number(Double(day)) }
        return ["n", "k"].contains(name) && !text.isEmpty ? .number(Double(text)!) : .text(text)
    }

    private func operation(_ sign: XPath.Operator, _ left: XPath, _ right: XPath) -> Value {
        switch sign {
        case .or: return .truth(holds(left) || holds(right))
        case .and: return .truth(holds(left) && holds(right))
        case .equal: return .truth(equal(value(left), value(right)))
        case .different: return .truth(!equal(value(left), value(right)))
        default: break
        }
        let (a, b) = (number(value(left)), number(value(right)))
        switch sign {
        case .less: return .truth(a < b)
        case .atMost: return .truth(a <= b)
        case .greater: return .truth(a > b)
        case .atLeast: return .truth(a >= b)
        case .plus: return .number(a + b)
        case .minus: return .number(a - b)
        case .times: return .number(a * b)
        case .div: return .number(a / b)
        default: return .number(a.truncatingRemainder(dividingBy: b))
        }
    }

    private func equal(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.truth, _), (_, .truth): truth(left) == truth(right)
        case (.number, _), (_, .number): number(left) == number(right)
        case (.text(let a), .text(let b)): a == b
        }
    }

    private func call(_ name: String, _ arguments: [XPath]) -> Value {
        let texts = { arguments.map { text(value($0)) } }
        switch name {
        case "date": return .number(CivilDate(texts()[0]).map { Double($0.dayNumber) } ?? .nan)
        case "not": return .truth(!holds(arguments[0]))
        case "selected": return .truth(texts()[0].split(separator: " ").contains(Substring(texts()[1])))
        case "count-selected": return .number(Double(texts()[0].split(separator: " ").count))
        case "string-length": return .number(Double(texts()[0].count))
        case "concat": return .text(texts().joined())
        case "coalesce": return texts()[0].isEmpty ? value(arguments[1]) : value(arguments[0])
        case "if": return holds(arguments[0]) ? value(arguments[1]) : value(arguments[2])
        case "contains": return .truth(texts()[1].isEmpty || texts()[0].contains(texts()[1]))
        case "min", "max":
            let numbers = arguments.map { number(value($0)) }
            if numbers.contains(where: \.isNaN) { return .number(.nan) }
            return .number(name == "min" ? numbers.min()! : numbers.max()!)
        default: return .text("")
        }
    }

    private func truth(_ value: Value) -> Bool {
        switch value {
        case .truth(let truth): truth
        case .number(let number): !number.isNaN && number != 0
        case .text(let text): !text.isEmpty
        }
    }

    private func number(_ value: Value) -> Double {
        switch value {
        case .truth(let truth): truth ? 1 : 0
        case .number(let number): number
        case .text(let text): Double(text) ?? .nan
        }
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .truth(let truth): truth ? "true" : "false"
        case .number(let number): Numeral.text(number)
        case .text(let text): text
        }
    }
}
