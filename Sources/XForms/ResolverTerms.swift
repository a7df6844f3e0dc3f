/// What an expression is worth.
extension Resolver {
    mutating func term(_ expression: XPath) throws(Untranslatable) -> Term {
        switch expression {
        case .number(let number): return .number(number)
        case .text(let text): return text.isEmpty ? .empty : .text(text)
        case .negative(.number(let number)): return .number(-number)
        case .negative(let inner): return .negative(try term(inner))
        case .operation(let sign, let left, let right):
            if sign.rank < XPath.Operator.plus.rank { return .truth(try condition(expression)) }
            return .arithmetic(sign, try number(left), try number(right))
        case .call(let name, let arguments): return try call(name, arguments)
        case .reference, .path:
            guard let slot = try oneSlot(expression) else { return .empty }
            switch slot.kind {
            case .never: return .empty
            case .today: return .today
            case .choices:
                throw Untranslatable(
                    "'\(slot.path.last ?? "")' has several answers, which are no one value")
            default: return slot.choices.allSatisfy { $0.id == $0.value } ? .slot(reference(slot)) : renamed(slot)
            }
        }
    }

    /// The answer by the form's own name for it, where the dialog has another: `yes` for `oui`.
    private func renamed(_ slot: Slot) -> Term {
        let answer = reference(slot)
        if let scores = scores(of: slot), scores.count == slot.choices.count {
            return .scored(answer, scores, isComplete: true)
        }
        return slot.choices.reversed().reduce(.empty) { .choose(.chosen(answer, [$1.id]), .text($1.value), $0) }
    }

    /// The choices that are named by a number.
    private func scores(of slot: Slot) -> [Term.Score]? {
        let scores = slot.choices.compactMap { choice in
            Double(choice.value).map { Term.Score(choice: choice.id, number: $0) }
        }
        return scores.isEmpty ? nil : scores
    }

    /// Choices that are numbers count as such: each is named with its number.
    private mutating func number(_ expression: XPath) throws(Untranslatable) -> Term {
        switch expression {
        case .call("coalesce", let arguments) where arguments.count == 2:
            return .function("coalesce", try numbers(arguments))
        case .call("if", let arguments) where arguments.count == 3:
            return .choose(
                try condition(arguments[0]), try number(arguments[1]), try number(arguments[2]))
        case .call(let name, let arguments)
        where ["once", "string"].contains(name) && arguments.count == 1:
            return try number(arguments[0])
        default: break
        }
        guard let slot = try slot(expression), slot.kind == .choice || slot.kind == .tick else {
            return try term(expression)
        }
        guard let scores = scores(of: slot) else { return .nan }
        return .scored(reference(slot), scores, isComplete: scores.count == slot.choices.count)
    }

    private mutating func call(_ name: String, _ arguments: [XPath]) throws(Untranslatable) -> Term {
        switch (name, arguments.count) {
        case ("today", 0): return .today
        case ("now", 0):
            remark("'now()' is carried as 'today()', without the time of day")
            return .today
        case ("number", 1), ("int", 1), ("round", 1), ("round", 2), ("abs", 1):
            let values = try numbers(arguments)
            if name == "number" { return values[0] }
            return name == "abs"
                ? .function("max", [values[0], .negative(values[0])]) : .function(name, values)
        case ("string", 1), ("date", 1), ("once", 1), ("decimal-date", 1), ("decimal-date-time", 1):
            return try term(arguments[0])
        case ("string-length", 1): return .function("length", [try term(arguments[0])])
        case ("count-selected", 1):
            guard let slot = try oneSlot(arguments[0]) else {
                throw Untranslatable("'count-selected' of what is no question")
            }
            switch slot.kind {
            case .choices: return .chosenCount(reference(slot))
            case .never: return .number(0)
            default: return .truth(.answered(reference(slot)))
            }
        case ("concat", 1...):
            return .function("concat", try terms(arguments))
        case ("coalesce", 2): return .function("coalesce", try terms(arguments))
        case ("if", 3):
            let asked = try condition(arguments[0])
            return .choose(asked, try term(arguments[1]), try term(arguments[2]))
        case ("min", 1), ("max", 1), ("sum", 1): return try overall(name, arguments[0])
        case ("min", 2...), ("max", 2...): return .function(name, try numbers(arguments))
        case ("count", 1): return try overall(name, arguments[0])
        case ("position", 1): return try position(arguments[0])
        case ("not", 1), ("selected", 2), ("true", 0), ("false", 0), ("boolean", 1), ("regex", 2),
            ("contains", 2),
            ("starts-with", 2), ("ends-with", 2), ("boolean-from-string", 1):
            return .truth(try condition(.call(name, arguments)))
        default: throw Untranslatable("'\(name)()' cannot be said in a dialog")
        }
    }

    private mutating func terms(_ arguments: [XPath]) throws(Untranslatable) -> [Term] {
        var terms: [Term] = []
        for argument in arguments { terms.append(try term(argument)) }
        return terms
    }

    private mutating func numbers(_ arguments: [XPath]) throws(Untranslatable) -> [Term] {
        var terms: [Term] = []
        for argument in arguments { terms.append(try number(argument)) }
        return terms
    }

    /// Over all instances of what is repeated.
    private func overall(_ name: String, _ nodes: XPath) throws(Untranslatable) -> Term {
        guard let slot = try slot(nodes) else {
            throw Untranslatable("'\(name)' of what is no question")
        }
        if name == "count" {
            // As many as there are instances of the repeat in which it stands.
            let counted = slot.kind == .repeated ? slot.id : slot.repeats.last
            guard let counted else { return .number(1) }
            return .overall("count", slot: counted)
        }
        guard !slot.repeats.isEmpty else {
            guard [.number, .calculation].contains(slot.kind) else {
                throw Untranslatable("'\(name)' of what is no number")
            }
            return .slot(reference(slot))
        }
        guard [.number, .calculation, .date].contains(slot.kind) else {
            throw Untranslatable("'\(name)' of what is no number")
        }
        return .overall(name, slot: slot.id)
    }

    /// `position(..)`: which instance of the innermost repeat.
    private func position(_ node: XPath) throws(Untranslatable) -> Term {
        guard let slot = try slot(node), slot.kind == .repeated, slot.id == repeats.last else {
            throw Untranslatable("'position()' of what is not the repeat around it")
        }
        return .position
    }
}
