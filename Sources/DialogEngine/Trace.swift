/// How a turn was decided: what a coverage of the dialog is counted from. Nothing of it is stored.
package struct Trace: Sendable, Hashable {
    /// A condition that was weighed, and whether it held; unknown does not hold.
    package struct Weighed: Sendable, Hashable {
        package var condition: Condition
        package var held: Bool
    }

    /// A condition of the dialog.
    package struct Condition: Sendable, Hashable {
        package enum Key: String, Sendable, Hashable, CaseIterable { case relevant, enough }

        package var slot: String
        package var key: Key

        package init(slot: String, key: Key) {
            self.slot = slot
            self.key = key
        }
    }

    /// What was understood of the utterance beside its content, and carried out.
    package internal(set) var obeyed: Intent?
    package internal(set) var weighed: [Weighed] = []
    /// Whether the draft was called to mind.
    package internal(set) var reminds = false
    /// The id of the alert that was heard.
    package internal(set) var alert: String?
}

extension Reduction {
    /// Whether a condition of a slot holds, seen from its place; `nil` where it has none.
    mutating func weigh(_ key: Trace.Condition.Key, of slot: Slot, at prefix: String) -> Bool? {
        guard let expression = key == .relevant ? slot.relevant : slot.enough else { return nil }
        let holds = expression.evaluate(facts(at: prefix)) == true
        trace.weighed.append(Trace.Weighed(condition: Trace.Condition(slot: slot.id, key: key), held: holds))
        return holds
    }
}

extension Intent {
    /// Words that leave the question open that waits.
    package static let unanswering: [Intent] = [.skip, .doesNotKnow, .refuse]

    /// Words that are obeyed whatever waits.
    package static var commands: [Intent] { Reduction.commands.map(\.intent) }
}
