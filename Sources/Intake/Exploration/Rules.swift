/// Watches the turns of one conversation, from its first to its last, for one or a few invariants.
protocol Rule: Sendable {
    /// What is wrong with this turn; it must see every turn, in their order.
    mutating func check(_ step: Step) -> Violation?
}

/// All invariants of single turns over one conversation.
struct Inspection: Sendable {
    private var rules: [any Rule]

    /// `meanings` tells what texts mean, where that is known for certain.
    init(_ meanings: Meanings) {
        rules = [
            FreshQuestions(), MissingOnly(), RefusedLeft(), RequiredSettled(), ConfirmedOnly(), ConsentKept(meanings),
            UnkeptDropped(meanings), Withdrawal(meanings), Erasure(meanings), Undoing(), WellSetMessages(),
            NamesOut(meanings),
        ]
    }

    /// The first invariant that does not hold in this turn.
    mutating func check(_ step: Step) -> Violation? {
        var found: Violation?
        for index in rules.indices {
            let violation = rules[index].check(step)
            found = found ?? violation
        }
        return found
    }
}
