import TestimonyModel

/// A condition over what is known: `effect in [lien_social, solidarite] and count(publics) < 2`, `age >= 18`.
///
/// Expressions are total and without side effects. Logic has three values (Kleene): what is asked of an unknown
/// slot is unknown, and `not`, `and` and `or` carry that along.
package indirect enum Expression: Sendable, Hashable {
    case constant(Bool)
    /// The values of a slot hold at least one of these.
    case isIn(slot: String, values: [String])
    /// The slot has a value.
    case known(slot: String)
    /// How many values the slot has, compared with a number.
    case count(slot: String, Comparison, Int)
    /// The story names someone only by such words: `someone`, `everyone`, `we` …
    case mentioned([String])
    case compares(Term, Comparison, Term)
    /// The whole value fits a regular expression of Swift.
    case matches(Term, String)
    case contains(Term, Term)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)

    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case less = "<"
        case atMost = "<="
        case equal = "="
        case different = "!="
        case atLeast = ">="
        case greater = ">"

        func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
            switch self {
            case .less: left < right
            case .atMost: left <= right
            case .equal: left == right
            case .different: left != right
            case .atLeast: left >= right
            case .greater: left > right
            }
        }
    }
}

/// What an expression is asked about.
package protocol Facts {
    /// The values of a slot; empty when nothing is known of it.
    func values(of slot: String) -> [String]
    /// Classes of the indefinite people that the story names.
    var mentions: Set<String> { get }
    /// The same over all instances of a slot that is asked several times.
    func allValues(of slot: String) -> [String]
    /// The values of the answer that a constraint judges.
    var own: [String] { get }
    var today: CivilDate? { get }
    /// Which instance of a repeat is asked about, from 1 on.
    var position: Int? { get }
}

extension Facts {
    package func allValues(of slot: String) -> [String] { values(of: slot) }
    package var own: [String] { [] }
    package var today: CivilDate? { nil }
    package var position: Int? { nil }
}

extension Expression {
    /// `nil` is "unknown".
    package func evaluate(_ facts: some Facts) -> Bool? {
        switch self {
        case .constant(let value): return value
        case .isIn(let slot, let wanted):
            let values = facts.values(of: slot)
            return values.isEmpty ? nil : values.contains(where: wanted.contains)
        case .known(let slot): return !facts.values(of: slot).isEmpty
        case .count(let slot, let comparison, let number):
            return comparison.holds(facts.values(of: slot).count, number)
        case .mentioned(let classes): return !facts.mentions.isDisjoint(with: classes)
        case .compares(.own, let comparison, let right) where facts.own.count > 1:
            // Of several answers one is enough to be equal.
            let equal = right.evaluate(facts).map { facts.own.contains($0.text) }
            return comparison == .equal ? equal : comparison == .different ? equal.map { !$0 } : nil
        case .compares(let left, let comparison, let right):
            guard let a = left.evaluate(facts), let b = right.evaluate(facts) else { return nil }
            return a.compare(comparison, b)
        case .matches(let term, let pattern):
            return term.evaluate(facts).flatMap { fits($0.text, pattern) }
        case .contains(let term, let part):
            guard let text = term.evaluate(facts)?.text, let part = part.evaluate(facts)?.text else { return nil }
            return part.isEmpty || firstRange(of: part, in: text) != nil
        case .not(let inner): return inner.evaluate(facts).map { !$0 }
        case .and(let left, let right):
            switch (left.evaluate(facts), right.evaluate(facts)) {
            case (false, _), (_, false): return false
            case (true, true): return true
            default: return nil
            }
        case .or(let left, let right):
            switch (left.evaluate(facts), right.evaluate(facts)) {
            case (true, _), (_, true): return true
            case (false, false): return false
            default: return nil
            }
        }
    }

    /// Every slot that the expression asks about.
    package var slots: Set<String> {
        switch self {
        case .isIn(let slot, _), .known(let slot), .count(let slot, _, _): [slot]
        case .constant, .mentioned: []
        case .compares(let left, _, let right), .contains(let left, let right): left.slots.union(right.slots)
        case .matches(let term, _): term.slots
        case .not(let inner): inner.slots
        case .and(let left, let right), .or(let left, let right): left.slots.union(right.slots)
        }
    }
}

/// Whether the whole text fits; `nil` for what is no pattern.
private func fits(_ text: String, _ pattern: String) -> Bool? {
    guard let regex = try? Regex(pattern) else { return nil }
    return (try? regex.wholeMatch(in: text)) != nil
}
