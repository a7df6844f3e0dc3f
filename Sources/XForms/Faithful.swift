/// Says a condition of a form in a dialog, so that it holds for the same answers.
///
/// A form takes a missing answer for an empty text: `${x} != 'a'` holds without an answer. In a dialog, what is asked of a
/// missing answer is unknown. So each comparison is looked at twice, with the answer and with an empty text in its place,
/// and the difference is written out: `not (known(x) and x = a)`.
struct Faithful: Sendable {
    /// For which outcome the dialog's condition must be as the form's; in the other it may be unknown.
    enum Need: Sendable {
        /// Where only what holds counts: `relevant`, `required`.
        case holding
        /// Where only what fails counts: `constraint`, and what stands behind `not`.
        case failing
        /// Inside `if(…)`.
        case either

        var opposite: Need {
            switch self {
            case .holding: .failing
            case .failing: .holding
            case .either: .either
            }
        }
    }

    /// More comparisons than that nobody reads.
    static let sizeLimit = 120

    static func expression(
        of condition: Condition, _ need: Need, knowing known: Knowledge = Knowledge()
    ) throws(Untranslatable) -> DialogExpression {
        let expression = try express(try condition.simplified(known), need, known, depth: 0)
        if expression.size > sizeLimit { throw Untranslatable("it becomes too long to read") }
        return expression
    }

    private static func express(
        _ condition: Condition, _ need: Need, _ known: Knowledge, depth: Int
    ) throws(Untranslatable) -> DialogExpression {
        switch condition {
        case .constant(let value): return .constant(value)
        case .not(let inner): return try express(inner, need.opposite, known, depth: depth).negated
        case .and(let left, let right):
            return .all(
                try pair(left, right, need, known, depth) {
                    if case .answered(let slot) = $0 { slot } else { nil }
                })
        case .or(let left, let right):
            return .any(
                try pair(left, right, need, known, depth) {
                    if case .not(.answered(let slot)) = $0 { slot } else { nil }
                })
        case .answered(let slot): return guarded(slot, need)
        case .chosen, .compare, .matches, .contains:
            return try atom(condition, need, known, depth: depth)
        }
    }

    /// Both sides of `and` or `or`. Where one side settles the whole for a missing answer, the other may take it for given.
    private static func pair(
        _ left: Condition, _ right: Condition, _ need: Need, _ known: Knowledge, _ depth: Int,
        settled: (Condition) -> Reference?
    ) throws(Untranslatable) -> [DialogExpression] {
        var (leftKnown, rightKnown) = (known, known)
        if let slot = settled(left) {
            rightKnown = known.answering(slot)
        } else if let slot = settled(right) {
            leftKnown = known.answering(slot)
        }
        return [
            try express(try left.simplified(leftKnown), need, leftKnown, depth: depth),
            try express(try right.simplified(rightKnown), need, rightKnown, depth: depth),
        ]
    }

    /// That a slot has an answer, by the form's idea of one.
    private static func guarded(_ slot: Reference, _ need: Need) -> DialogExpression {
        let isKnown = DialogExpression.atom("known(\(slot.name))")
        if let ticked = slot.ticked {
            let isTicked = DialogExpression.atom("\(slot.name) = \(TermText.value(ticked))")
            return need == .holding ? isTicked : .and([isKnown, isTicked])
        }
        return slot.mayBeEmpty ? .and([isKnown, .not(.atom("\(slot.name) = ''"))]) : isKnown
    }

    /// One comparison, and what it is where an answer is missing.
    private static func atom(
        _ condition: Condition, _ need: Need, _ known: Knowledge, depth: Int
    ) throws(Untranslatable) -> DialogExpression {
        if depth > 8 { throw Untranslatable("too many answers may be missing in it") }
        var gaps: [(slot: Reference, condition: Condition)] = []
        for slot in condition.needed
        where known.isOpen(slot) && !gaps.contains(where: { $0.slot == slot }) {
            gaps.append((slot, try condition.simplified(known.missing(slot))))
        }
        if let (slot, other) = gaps.first(where: {
            if case .constant = $0.condition { false } else { true }
        }) {
            let given = known.answering(slot)
            let whole = try express(try condition.simplified(given), need, given, depth: depth + 1)
            let part = try express(other, need, known.missing(slot), depth: depth + 1)
            let answered = guarded(slot, need == .holding ? .holding : .either)
            let first =
                need == .holding && slot.isPlain ? whole : DialogExpression.all([answered, whole])
            return .any([first, .all([guarded(slot, .either).negated, part])])
        }
        let atom = try TermText.atom(condition, knowing: known)
        let holds = gaps.contains { $0.condition == .constant(true) }
        if holds {
            if need == .failing, gaps.allSatisfy(\.slot.isPlain) { return atom }
            return .any(gaps.map { guarded($0.slot, .either).negated } + [atom])
        }
        let guards = gaps.filter { need != .holding || !$0.slot.isPlain }.map {
            guarded($0.slot, .either)
        }
        return .all(guards + [atom])
    }
}

extension Reference {
    /// As conditions write it.
    var name: String { isOwn ? "." : id }

    /// A dialog knows its value if and only if the form has an answer.
    var isPlain: Bool { ticked == nil && !mayBeEmpty }
}

extension Condition {
    /// Slots without whose answer a dialog does not know whether it holds.
    var needed: [Reference] {
        switch self {
        case .chosen(let slot, _): [slot]
        case .compare(_, let left, let right), .contains(let left, let right):
            left.needed + right.needed
        case .matches(let term, _): term.needed
        case .answered, .constant: []
        case .not(let inner): inner.needed
        case .and(let left, let right), .or(let left, let right): left.needed + right.needed
        }
    }
}
