import TestimonyModel

/// A value that is computed of what is known: `price * quantity`, `today() - ${born}`.
///
/// Terms are total and without side effects. What is asked of an unanswered slot is unknown, and so is what is computed
/// of it; dividing by nothing is unknown too.
package indirect enum Term: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// What was answered to a slot; of several instances, that of the same one.
    case slot(String)
    /// The answer that a constraint judges, written `.`.
    case own
    case arithmetic(Term, Operator, Term)
    case call(Function, [Term])
    /// `if(condition, a, b)`: unknown where the condition is.
    case either(Expression, Term, Term)

    package enum Operator: String, Sendable, Hashable, CaseIterable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "div"
        /// What is left of a division; it has the sign of the dividend, as in XPath.
        case remainder = "mod"
    }

    package enum Function: String, Sendable, Hashable, CaseIterable {
        /// How many values a slot has, or instances a repeat.
        case count
        /// Of one slot: over all instances of it.
        case sum, min, max
        /// To a whole number, or to as many digits as its second argument says.
        case round
        /// Without its fraction.
        case int
        /// Unicode scalars.
        case length
        case concat
        /// The first that is known.
        case coalesce
        /// The day on which it is asked.
        case today
        /// Which instance of a repeat, from 1 on.
        case position

        /// How many arguments it takes.
        var arguments: ClosedRange<Int> {
            switch self {
            case .count, .sum, .int, .length: 1...1
            case .min, .max, .concat: 1...20
            case .round: 1...2
            case .coalesce: 2...20
            case .today, .position: 0...0
            }
        }
    }
}

/// What a term comes to.
enum Value: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// Days since the first of January 1970.
    case day(Int)

    /// The value that a slot holds as text: a number, a date or words.
    init(_ text: String) {
        if let day = dayNumber(text) {
            self = .day(day)
        } else if let number = decimal(text) {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }

    /// The value of a text that stands in a condition: words, or a day written in full, `2026-11-19`.
    init(written text: String) {
        self = text.utf8.count == 10 ? dayNumber(text).map(Value.day) ?? .text(text) : .text(text)
    }

    var number: Double? {
        switch self {
        case .number(let number): number
        case .day(let day): Double(day)
        case .text: nil
        }
    }

    /// As a slot holds it: no fraction that is none, dates in EDTF.
    var text: String {
        switch self {
        case .number(let number): plainNumber(number)
        case .text(let text): text
        case .day(let day): CivilDate(dayNumber: day).description
        }
    }
}

/// A number as people and conditions write it: `3`, not `3.0`.
package func plainNumber(_ number: Double) -> String {
    guard let whole = Int(exactly: number), abs(whole) < 1_000_000_000_000_000 else { return "\(number)" }
    return String(whole)
}

/// A decimal number and nothing else; `nil` for what Swift reads beside: "nan", "0x1p3".
func decimal(_ text: String) -> Double? {
    guard let last = text.utf8.last, (48...57).contains(last) else { return nil }
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 46 || $0 == 43 || $0 == 101 }
    return isPlain ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
}

/// The day of a date in EDTF, the first one of a month, a year or a range.
private func dayNumber(_ text: String) -> Int? {
    // Years alone are numbers in a condition.
    guard text.utf8.count >= 7, text.utf8.dropFirst(4).first == UInt8(ascii: "-"), let date = EDTF(text) else {
        return nil
    }
    return date.firstDay?.dayNumber
}
