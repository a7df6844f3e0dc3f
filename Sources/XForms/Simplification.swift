/// What is taken for given while a condition is looked at: slots that have an answer, and slots that have none.
struct Knowledge: Sendable, Hashable {
    var answered: Set<Reference> = []
    var missing: Set<Reference> = []

    func answering(_ slot: Reference) -> Knowledge {
        Knowledge(answered: answered.union([slot]), missing: missing)
    }

    func missing(_ slot: Reference) -> Knowledge {
        Knowledge(answered: answered, missing: missing.union([slot]))
    }

    func isOpen(_ slot: Reference) -> Bool { !answered.contains(slot) && !missing.contains(slot) }
}

extension Condition {
    /// The same under what is known, with everything worked out that does not depend on an answer.
    func simplified(_ known: Knowledge) throws(Untranslatable) -> Condition {
        switch self {
        case .constant: return self
        case .not(let inner):
            switch try inner.simplified(known) {
            case .constant(let value): return .constant(!value)
            case .not(let twice): return twice
            case let inner: return .not(inner)
            }
        case .and(let left, let right):
            switch (try left.simplified(known), try right.simplified(known)) {
            case (.constant(false), _), (_, .constant(false)): return .constant(false)
            case (.constant(true), let other), (let other, .constant(true)): return other
            case (let left, let right): return left == right ? left : .and(left, right)
            }
        case .or(let left, let right):
            switch (try left.simplified(known), try right.simplified(known)) {
            case (.constant(true), _), (_, .constant(true)): return .constant(true)
            case (.constant(false), let other), (let other, .constant(false)): return other
            case (let left, let right): return left == right ? left : .or(left, right)
            }
        case .answered(let slot):
            if known.missing.contains(slot) { return .constant(false) }
            return known.answered.contains(slot) ? .constant(true) : self
        case .chosen(let slot, _):
            if known.missing.contains(slot) { return .constant(false) }
            return slot.ticked == nil ? self : try Condition.answered(slot).simplified(known)
        case .compare(let comparison, let left, let right):
            return try Condition.compared(
                comparison, try left.simplified(known), try right.simplified(known), known)
        case .matches(let term, let pattern):
            return try Condition.matched(try term.simplified(known), pattern)
        case .contains(let whole, let part):
            switch (try whole.simplified(known), try part.simplified(known)) {
            case (_, .empty): return .constant(true)
            case (.empty, .text): return .constant(false)
            case (.text(let whole), .text(let part)): return .constant(whole.contains(part))
            case (.empty, let part): return try Condition.compare(.equal, part, .empty).simplified(known)
            case (let whole, let part): return .contains(whole, part)
            }
        }
    }

    /// An empty text equals only another one, and is no number.
    private static func compared(
        _ comparison: Comparison, _ left: Term, _ right: Term, _ known: Knowledge
    ) throws(Untranslatable) -> Condition {
        if left.hasGap, let (asked, first, second) = left.choice {
            return try Condition.either(
                asked, compare(comparison, first, right), compare(comparison, second, right)
            ).simplified(known)
        }
        if right.hasGap, let (asked, first, second) = right.choice {
            return try Condition.either(
                asked, compare(comparison, left, first), compare(comparison, left, second)
            ).simplified(known)
        }
        switch (left, right) {
        case (.nan, _), (_, .nan): return .constant(false)
        case (.empty, .empty): return .constant(comparison == .equal)
        case (.empty, let other), (let other, .empty):
            return comparison == .equal ? try other.emptiness.simplified(known) : .constant(false)
        case (.number(let left), .number(let right)): return .constant(comparison.holds(left, right))
        case (.text(let left), .text(let right)) where comparison == .equal:
            return .constant(left == right)
        case (.text(let text), .number(let number)):
            return .constant(Double(text).map { comparison.holds($0, number) } ?? false)
        case (.number(let number), .text(let text)):
            return .constant(Double(text).map { comparison.holds(number, $0) } ?? false)
        default: return .compare(comparison, left, right)
        }
    }

    private static func either(_ asked: Condition, _ first: Condition, _ second: Condition)
        -> Condition
    {
        .or(.and(asked, first), .and(.not(asked), second))
    }

    private static func matched(_ term: Term, _ pattern: String) throws(Untranslatable) -> Condition {
        if case .choose(let asked, let first, let second) = term, term.hasGap {
            return either(asked, .matches(first, pattern: pattern), .matches(second, pattern: pattern))
        }
        let text: String
        switch term {
        case .empty: text = ""
        case .text(let given): text = given
        default: return .matches(term, pattern: pattern)
        }
        guard let pattern = try? Regex(pattern) else {
            throw Untranslatable("the pattern '\(pattern)' cannot be read")
        }
        return .constant(text.wholeMatch(of: pattern) != nil)
    }
}
