extension Term {
    /// The same under what is known.
    func simplified(_ known: Knowledge) throws(Untranslatable) -> Term {
        switch self {
        case .empty, .nan, .number, .text, .today, .position, .overall: return self
        case .slot(let slot): return known.missing.contains(slot) ? .empty : self
        case .scored(let slot, _, _): return known.missing.contains(slot) ? .empty : self
        case .chosenCount(let slot): return known.missing.contains(slot) ? .number(0) : self
        case .negative(let inner):
            switch try inner.simplified(known) {
            case .empty, .nan: return .nan
            case .number(let number): return .number(-number)
            case let inner where inner.hasGap:
                guard let (asked, first, second) = inner.choice else { return .negative(inner) }
                return try Term.choose(asked, .negative(first), .negative(second)).simplified(known)
            case let inner: return .negative(inner)
            }
        case .arithmetic(let sign, let left, let right):
            return try Term.computed(sign, try left.simplified(known), try right.simplified(known), known)
        case .function(let name, let arguments):
            var simple: [Term] = []
            for argument in arguments { simple.append(try argument.simplified(known)) }
            return try Term.called(name, simple, known)
        case .choose(let asked, let first, let second):
            let (first, second) = (try first.simplified(known), try second.simplified(known))
            switch try asked.simplified(known) {
            case .constant(let value): return value ? first : second
            case let asked: return first == second ? first : .choose(asked, first, second)
            }
        }
    }

    private static func computed(
        _ sign: XPath.Operator, _ left: Term, _ right: Term, _ known: Knowledge
    ) throws(Untranslatable) -> Term {
        switch (left, right) {
        case (.empty, _), (.nan, _), (_, .empty), (_, .nan): return .nan
        case (.number(let a), .number(let b)):
            switch sign {
            case .plus: return .number(a + b)
            case .minus: return .number(a - b)
            case .times: return .number(a * b)
            default: return .arithmetic(sign, left, right)
            }
        default: break
        }
        if left.hasGap, let (asked, first, second) = left.choice {
            return try Term.choose(
                asked, .arithmetic(sign, first, right), .arithmetic(sign, second, right)
            )
            .simplified(known)
        }
        if right.hasGap, let (asked, first, second) = right.choice {
            return try Term.choose(asked, .arithmetic(sign, left, first), .arithmetic(sign, left, second))
                .simplified(known)
        }
        return .arithmetic(sign, left, right)
    }

    private static func called(
        _ name: String, _ arguments: [Term], _ known: Knowledge
    ) throws(Untranslatable) -> Term {
        if let at = arguments.firstIndex(where: { $0.hasGap && $0.choice != nil }), name != "coalesce" {
            let (asked, first, second) = arguments[at].choice!
            var (left, right) = (arguments, arguments)
            left[at] = first
            right[at] = second
            return try Term.choose(asked, .function(name, left), .function(name, right)).simplified(known)
        }
        switch name {
        case "concat":
            let parts = arguments.filter { $0 != .empty }
            return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .function(name, parts)
        case "length":
            switch arguments[0] {
            case .empty: return .number(0)
            case .text(let text): return .number(Double(text.unicodeScalars.count))
            default: return .function(name, arguments)
            }
        case "coalesce":
            if arguments[0] == .empty || arguments[0] == .nan { return arguments[1] }
            if case .slot(let slot) = arguments[0], known.answered.contains(slot) { return arguments[0] }
            return arguments[1] == .empty ? arguments[0] : .function(name, arguments)
        // Rounding, and the least or greatest of several: arithmetic.
        default:
            return arguments.contains { $0 == .empty || $0 == .nan } ? .nan : .function(name, arguments)
        }
    }

    /// A branch of it is an empty text or no number: what is done with it is done in each branch.
    var hasGap: Bool {
        guard case .choose(_, let first, let second) = self else { return false }
        return [first, second].contains { $0 == .empty || $0 == .nan || $0.hasGap }
    }

    var choice: (Condition, Term, Term)? {
        if case .choose(let asked, let first, let second) = self { (asked, first, second) } else { nil }
    }

    /// It is an empty text.
    var emptiness: Condition {
        switch self {
        case .empty: .constant(true)
        case .slot(let slot): .not(.answered(slot))
        case .scored(let slot, _, _): .not(.answered(slot))
        case .function("concat", let parts), .function("coalesce", let parts):
            .all(parts.map(\.emptiness))
        case .choose(let asked, let first, let second):
            .or(.and(asked, first.emptiness), .and(.not(asked), second.emptiness))
        case .nan, .number, .text, .arithmetic, .negative, .function, .chosenCount, .overall, .today,
            .position:
            .constant(false)
        }
    }

    /// As a calculation it may give an empty text.
    var mayBeEmpty: Bool {
        switch self {
        case .empty: true
        case .slot(let slot): slot.mayBeEmpty
        case .choose(_, let first, let second): first.mayBeEmpty || second.mayBeEmpty
        case .function("concat", let parts): parts.allSatisfy { $0.mayBeEmpty || $0.isAnswer }
        case .function("coalesce", let parts): parts[1].mayBeEmpty
        default: false
        }
    }

    private var isAnswer: Bool {
        if case .slot = self { true } else { false }
    }

    /// Slots without whose answer a dialog does not know the term.
    var needed: [Reference] {
        switch self {
        case .slot(let slot), .scored(let slot, _, _), .chosenCount(let slot): [slot]
        case .function("coalesce", let parts): parts[1].needed.isEmpty ? [] : parts.flatMap(\.needed)
        case .function(_, let parts): parts.flatMap(\.needed)
        case .arithmetic(_, let left, let right): left.needed + right.needed
        case .choose(_, let first, let second): first.needed + second.needed
        case .negative(let inner): inner.needed
        case .empty, .nan, .number, .text, .today, .position, .overall: []
        }
    }
}
