/// A condition over what is known: `effect in [lien_social, solidarite] and count(publics) < 2`.
///
/// Expressions are total and without side effects. Logic has three values (Kleene): what is asked of an unknown
/// slot is unknown, and `not`, `and` and `or` carry that along.
package indirect enum Expression: Sendable, Hashable {
    /// The values of a slot hold at least one of these.
    case isIn(slot: String, values: [String])
    /// The slot has a value.
    case known(slot: String)
    /// How many values the slot has, compared with a number.
    case count(slot: String, Comparison, Int)
    /// The story names someone only by such words: `someone`, `everyone`, `we` …
    case mentioned([String])
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

        func holds(_ left: Int, _ right: Int) -> Bool {
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
}

extension Expression {
    /// `nil` is "unknown".
    package func evaluate(_ facts: some Facts) -> Bool? {
        switch self {
        case .isIn(let slot, let wanted):
            let values = facts.values(of: slot)
            return values.isEmpty ? nil : values.contains(where: wanted.contains)
        case .known(let slot): return !facts.values(of: slot).isEmpty
        case .count(let slot, let comparison, let number):
            return comparison.holds(facts.values(of: slot).count, number)
        case .mentioned(let classes): return !facts.mentions.isDisjoint(with: classes)
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
        case .mentioned: []
        case .not(let inner): inner.slots
        case .and(let left, let right), .or(let left, let right): left.slots.union(right.slots)
        }
    }
}
