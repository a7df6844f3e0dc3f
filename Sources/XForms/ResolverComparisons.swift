/// What `=`, `<` and the like say of two expressions, by the kinds of the questions in them.
extension Resolver {
    mutating func equality(_ left: XPath, _ right: XPath) throws(Untranslatable) -> Condition {
        if isTruth(left) || isTruth(right) {
            let (left, right) = (try condition(left), try condition(right))
            switch (left, right) {
            case (_, .constant(let value)): return value ? left : .not(left)
            case (.constant(let value), _): return value ? right : .not(right)
            default: return .or(.and(left, right), .and(.not(left), .not(right)))
            }
        }
        return try compare(.equal, left, right)
    }

    private func isTruth(_ expression: XPath) -> Bool {
        switch expression {
        case .operation(let sign, _, _): sign.rank <= XPath.Operator.less.rank
        case .call(let name, _):
            [
                "true", "false", "not", "boolean", "selected", "regex", "contains", "starts-with",
                "ends-with",
            ].contains(name)
        default: false
        }
    }

    mutating func compare(
        _ comparison: Condition.Comparison, _ left: XPath, _ right: XPath
    ) throws(Untranslatable) -> Condition {
        if let slot = try choiceSlot(left), let condition = try compare(slot, comparison, right) {
            return condition
        }
        if let slot = try choiceSlot(right),
            let condition = try compare(slot, comparison.mirrored, left)
        {
            return condition
        }
        let sides = (try term(left), try term(right))
        switch sides {
        // A number compares with a text that looks like one.
        case (.slot, .text(let text)) where try slot(left)?.isNumeric == true:
            return Double(text.trimmed).map { .compare(comparison, sides.0, .number($0)) }
                ?? .constant(false)
        case (.text(let text), .slot) where try slot(right)?.isNumeric == true:
            return Double(text.trimmed).map { .compare(comparison, .number($0), sides.1) }
                ?? .constant(false)
        // An empty text is no such text, so it does not matter whether there may be one.
        case (.slot(var answer), .text), (.slot(var answer), .number):
            if comparison == .equal { answer.mayBeEmpty = false }
            return .compare(comparison, .slot(answer), sides.1)
        default: return .compare(comparison, sides.0, sides.1)
        }
    }

    private func choiceSlot(_ expression: XPath) throws(Untranslatable) -> Slot? {
        guard let slot = try slot(expression), !slot.choices.isEmpty else { return nil }
        return try oneSlot(expression)
    }

    /// A question with choices, compared with what stands in the formula: a list of the choices for which it holds.
    private mutating func compare(
        _ slot: Slot, _ comparison: Condition.Comparison, _ other: XPath
    ) throws(Untranslatable) -> Condition? {
        switch (comparison, other) {
        case (.equal, .text("")): return .not(.answered(reference(slot)))
        case (.equal, .text(let text)) where slot.kind == .choices:
            return only(slot, text.split(separator: " ").map(String.init))
        case (.equal, .text(let text)): return chosen(slot, text)
        case (_, .number(let number)), (_, .negative(.number(let number))):
            let number = if case .negative = other { -number } else { number }
            let ids = slot.choices { comparison.holds($0, number) }
            let single = chosen(slot, ids)
            guard slot.kind == .choices else { return single }
            return .and(single, .compare(.equal, .chosenCount(reference(slot)), .number(1)))
        case (_, .text(let text)):
            guard let number = Double(text) else { return nil }
            return try compare(slot, comparison, .number(number))
        default: return nil
        }
    }

    /// These choices and no others.
    private mutating func only(_ slot: Slot, _ values: [String]) -> Condition {
        let each = values.map { chosen(slot, $0) }
        return .and(
            .all(each), .compare(.equal, .chosenCount(reference(slot)), .number(Double(values.count))))
    }
}
