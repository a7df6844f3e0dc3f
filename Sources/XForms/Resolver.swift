/// Finds the slots that an expression speaks of, and says what it means by their kinds.
struct Resolver: Sendable {
    let index: SlotIndex
    /// The form's own element in paths; `nil` in a workbook.
    let root: String?
    /// The item whose formula this is.
    let origin: [String]
    /// Repeats around it, outermost first.
    let repeats: [String]
    /// What `.` means; `nil` where an item has no answer of its own.
    let own: Slot?
    /// Calculations that may give an empty text.
    let maybeEmpty: Set<String>
    /// Things that are carried, but not to the letter, for people.
    private(set) var remarks: [String] = []

    init(
        index: SlotIndex, root: String?, origin: [String], repeats: [String], own: Slot? = nil,
        maybeEmpty: Set<String> = []
    ) {
        self.index = index
        self.root = root
        self.origin = origin
        self.repeats = repeats
        self.own = own
        self.maybeEmpty = maybeEmpty
    }

    mutating func remark(_ text: String) { if !remarks.contains(text) { remarks.append(text) } }

    /// The slot that an expression is, if it is one; answered or not.
    func slot(_ expression: XPath) throws(Untranslatable) -> Slot? {
        let slot: Slot
        switch expression {
        case .reference(let name): slot = try index.slot(named: name, from: origin)
        case .path(let path):
            if path.steps.allSatisfy({ $0 == "." }), !path.isAbsolute, !path.isSelective {
                guard let own else { throw Untranslatable("'.' has no answer here") }
                slot = own
            } else {
                slot = try index.slot(path, from: origin, root: root)
            }
        default: return nil
        }
        if case .absent(let reason) = slot.kind {
            throw Untranslatable("'\(slot.path.last ?? "")' \(reason)")
        }
        return slot
    }

    /// A slot that has one answer here. Inside another repeat there may be several.
    func oneSlot(_ expression: XPath) throws(Untranslatable) -> Slot? {
        guard let slot = try slot(expression) else { return nil }
        guard repeats.starts(with: slot.repeats) else {
            throw Untranslatable(
                "'\(slot.path.last ?? "")' stands inside a repeat and may have several answers")
        }
        if [.group, .note, .repeated].contains(slot.kind) {
            throw Untranslatable("'\(slot.path.last ?? "")' has no answer")
        }
        return slot
    }

    func reference(_ slot: Slot) -> Reference {
        Reference(
            id: slot.id, isOwn: slot.path == own?.path, mayBeEmpty: maybeEmpty.contains(slot.id),
            ticked: slot.kind == .tick ? slot.choices.first?.id : nil)
    }
}

// MARK: - Conditions

extension Resolver {
    mutating func condition(_ expression: XPath) throws(Untranslatable) -> Condition {
        switch expression {
        case .operation(.or, let left, let right): return .or(try condition(left), try condition(right))
        case .operation(.and, let left, let right):
            return .and(try condition(left), try condition(right))
        case .operation(.different, let left, let right): return .not(try equality(left, right))
        case .operation(.equal, let left, let right): return try equality(left, right)
        case .operation(let sign, let left, let right):
            if let comparison = Condition.Comparison(rawValue: sign.rawValue) {
                return try compare(comparison, left, right)
            }
            return truth(of: try term(expression))
        case .call(let name, let arguments):
            if let condition = try call(name, arguments) { return condition }
            return truth(of: try term(expression))
        case .number(let number): return .constant(number != 0)
        case .text(let text): return .constant(!text.isEmpty)
        case .negative: return truth(of: try term(expression))
        case .reference, .path:
            guard let slot = try oneSlot(expression) else { return .constant(false) }
            let answer = reference(slot)
            switch slot.kind {
            case .never: return .constant(false)
            case .number:
                return .and(.answered(answer), .not(.compare(.equal, .slot(answer), .number(0))))
            default: return .answered(answer)
            }
        }
    }

    /// A number is true that is not 0; what is no number is not.
    private func truth(of term: Term) -> Condition {
        .or(.compare(.less, term, .number(0)), .compare(.greater, term, .number(0)))
    }

    /// Functions that say yes or no; `nil` for others.
    private mutating func call(_ name: String, _ arguments: [XPath]) throws(Untranslatable)
        -> Condition?
    {
        switch (name, arguments.count) {
        case ("true", 0): return .constant(true)
        case ("false", 0): return .constant(false)
        case ("not", 1): return .not(try condition(arguments[0]))
        case ("boolean", 1): return try condition(arguments[0])
        case ("selected", 2): return try selected(arguments[0], arguments[1])
        case ("regex", 2):
            guard case .text(let pattern) = arguments[1] else {
                throw Untranslatable("its pattern is no text")
            }
            guard (try? Regex(pattern)) != nil else {
                throw Untranslatable("the pattern '\(pattern)' cannot be read")
            }
            return .matches(try term(arguments[0]), pattern: pattern)
        case ("contains", 2):
            if let slot = try oneSlot(arguments[0]), !slot.choices.isEmpty,
                case .text(let part) = arguments[1]
            {
                return chosen(slot, slot.choices.filter { $0.value.contains(part) }.map(\.id))
            }
            return .contains(try term(arguments[0]), try term(arguments[1]))
        case ("starts-with", 2), ("ends-with", 2):
            guard case .text(let part) = arguments[1] else {
                throw Untranslatable("'\(name)' of what is no plain text")
            }
            let literal = part.patternLiteral
            return .matches(
                try term(arguments[0]),
                pattern: name == "starts-with" ? "^\(literal)[\\s\\S]*$" : "^[\\s\\S]*\(literal)$")
        case ("boolean-from-string", 1):
            let value = try term(arguments[0])
            return .or(.compare(.equal, value, .text("1")), .compare(.equal, value, .text("true")))
        case ("if", 3):
            let asked = try condition(arguments[0])
            return .or(
                .and(asked, try condition(arguments[1])), .and(.not(asked), try condition(arguments[2])))
        default: return nil
        }
    }

    private mutating func selected(_ list: XPath, _ value: XPath) throws(Untranslatable) -> Condition {
        guard let slot = try oneSlot(list) else {
            throw Untranslatable("'selected' asks of something that is no question")
        }
        guard case .text(let value) = try literal(value) else {
            guard [.choice, .text].contains(slot.kind) else {
                throw Untranslatable("'selected' with a choice that is not written out")
            }
            return .compare(.equal, .slot(reference(slot)), try term(value))
        }
        switch slot.kind {
        case .choice, .choices, .tick: return chosen(slot, value)
        case .never: return .constant(false)
        case .text, .calculation: return .compare(.equal, .slot(reference(slot)), .text(value))
        default:
            throw Untranslatable("'selected' asks of '\(slot.path.last ?? "")', which has no choices")
        }
    }

    mutating func chosen(_ slot: Slot, _ value: String) -> Condition {
        guard let id = slot.choice(value) else {
            remark("'\(value)' is none of the choices of '\(slot.path.last ?? "")'")
            return .constant(false)
        }
        return .chosen(reference(slot), [id])
    }

    func chosen(_ slot: Slot, _ ids: [String]) -> Condition {
        ids.isEmpty ? .constant(false) : .chosen(reference(slot), ids)
    }

    /// A text or number that stands in the formula itself, a number as its text.
    private func literal(_ expression: XPath) throws(Untranslatable) -> XPath {
        if case .number(let number) = expression { return .text(Numeral.text(number)) }
        return expression
    }
}

extension String {
    /// A pattern that this text alone matches.
    fileprivate var patternLiteral: String {
        map { "\\^$.|?*+()[]{}".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
