import TestimonyModel

extension Term {
    /// `nil` is "unknown".
    func evaluate(_ facts: some Facts) -> Value? {
        switch self {
        case .number(let number): return .number(number)
        case .text(let text): return Value(written: text)
        case .slot(let slot): return facts.values(of: slot).first.map { Value($0) }
        case .own: return facts.own.first.map { Value($0) }
        case .arithmetic(let left, let sign, let right):
            guard let a = left.evaluate(facts), let b = right.evaluate(facts) else { return nil }
            return compute(a, sign, b)
        case .either(let condition, let first, let second):
            return condition.evaluate(facts).flatMap { $0 ? first.evaluate(facts) : second.evaluate(facts) }
        case .call(let function, let arguments): return call(function, arguments, facts)
        }
    }

    private func compute(_ left: Value, _ sign: Operator, _ right: Value) -> Value? {
        guard let a = left.number, let b = right.number else { return nil }
        // A date some days later is a date; the days between two are a number.
        if case .day(let day) = left, case .number = right, sign == .plus || sign == .minus {
            return days(sign == .plus ? Double(day) + b : Double(day) - b)
        }
        return switch sign {
        case .plus: finite(a + b)
        case .minus: finite(a - b)
        case .times: finite(a * b)
        case .divided: b == 0 ? nil : finite(a / b)
        case .remainder: b == 0 ? nil : finite(a.truncatingRemainder(dividingBy: b))
        }
    }

    private func days(_ number: Double) -> Value? {
        // What is no day of these ten thousand years is no date.
        abs(number) < 3_000_000 ? .day(Int(number)) : nil
    }

    private func finite(_ number: Double) -> Value? { number.isFinite ? .number(number) : nil }

    private func call(_ function: Function, _ arguments: [Term], _ facts: some Facts) -> Value? {
        switch function {
        case .count: return .number(Double(instances(of: arguments[0], facts).count))
        case .sum: return finite(numbers(of: arguments[0], facts).reduce(0, +))
        case .min, .max:
            let values: [Double]? =
                if arguments.count == 1 {
                    numbers(of: arguments[0], facts)
                } else {
                    known(arguments.map { $0.evaluate(facts)?.number })
                }
            return (function == .min ? values?.min() : values?.max()).map(Value.number)
        case .round:
            guard let number = arguments[0].evaluate(facts)?.number else { return nil }
            let digits = arguments.count > 1 ? arguments[1].evaluate(facts)?.number : 0
            guard let digits, abs(digits) < 16 else { return nil }
            let scale = powerOfTen(Int(digits))
            // Halves go up, as in XPath.
            return finite((number * scale + 0.5).rounded(.down) / scale)
        case .int: return arguments[0].evaluate(facts)?.number.flatMap { finite($0.rounded(.towardZero)) }
        case .length: return arguments[0].evaluate(facts).map { .number(Double($0.text.unicodeScalars.count)) }
        case .concat: return known(arguments.map { $0.evaluate(facts)?.text }).map { .text($0.joined()) }
        case .coalesce: return arguments.lazy.compactMap { $0.evaluate(facts) }.first
        case .today: return facts.today.map { .day($0.dayNumber) }
        case .position: return facts.position.map { .number(Double($0)) }
        }
    }

    /// The values of a slot over all its instances; a term that is no slot has one.
    private func instances(of term: Term, _ facts: some Facts) -> [Value] {
        switch term {
        case .slot(let slot): facts.allValues(of: slot).map { Value($0) }
        case .own: facts.own.map { Value($0) }
        default: term.evaluate(facts).map { [$0] } ?? []
        }
    }

    private func numbers(of term: Term, _ facts: some Facts) -> [Double] {
        instances(of: term, facts).compactMap(\.number)
    }

    /// All of them, or `nil` where one is unknown.
    private func known<Element>(_ values: [Element?]) -> [Element]? {
        let known = values.compactMap(\.self)
        return known.count == values.count ? known : nil
    }

    /// The slots that a term asks about.
    package var slots: Set<String> {
        switch self {
        case .number, .text, .own: []
        case .slot(let slot): [slot]
        case .arithmetic(let left, _, let right): left.slots.union(right.slots)
        case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.slots) }
        case .either(let condition, let first, let second):
            condition.slots.union(first.slots).union(second.slots)
        }
    }
}

private func powerOfTen(_ digits: Int) -> Double {
    (0..<abs(digits)).reduce(1.0) { power, _ in digits > 0 ? power * 10 : power / 10 }
}

extension Value {
    /// Compares as numbers where both are; else as text, which is only equal or not. `nil` where that cannot be told.
    func compare(_ comparison: Expression.Comparison, _ other: Value) -> Bool? {
        if let a = number, let b = other.number { return comparison.holds(a, b) }
        switch comparison {
        case .equal: return text == other.text
        case .different: return text != other.text
        case .less, .atMost, .atLeast, .greater: return nil
        }
    }
}
