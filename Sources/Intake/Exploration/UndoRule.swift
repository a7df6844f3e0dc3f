import DialogEngine

/// `retour` restores what stood before the last turn that changed something.
struct Undoing: Rule {
    private struct State: Equatable {
        var phase: Phase
        var drafts: [Draft]
        var toldCount: Int

        init(_ session: Session, phase: Phase) {
            self.phase = phase
            (drafts, toldCount) = (session.standing, session.toldCount)
        }
    }

    /// Where the conversation stood before the last turn, where that one changed what was told.
    private var last: State?

    mutating func check(_ step: Step) -> Violation? {
        defer { follow(step) }
        guard step.turn.trace.obeyed == .back else { return nil }
        let now = State(step.after, phase: step.after.phase)
        if saysNothingToUndo(step) {
            return last == nil ? nil : Violation(.goesBack, "'retour' says that there is nothing to go back to")
        }
        if now == State(step.before, phase: step.waited) {
            return Violation(.goesBack, "'retour' says that it goes back, and stays")
        }
        guard let last, now != last else { return nil }
        return Violation(.goesBack, "'retour' restores '\(now.phase.wait)', it was '\(last.phase.wait)'")
    }

    /// Whether what was told is otherwise behind this turn.
    private func changes(_ step: Step) -> Bool {
        step.before.toldCount != step.after.toldCount || step.before.standing != step.after.standing
    }

    private func saysNothingToUndo(_ step: Step) -> Bool {
        let sentence = step.context.wording.phrases[.nothingToUndo].map(typeset)
        return step.said.contains { $0.text == sentence }
    }

    private mutating func follow(_ step: Step) {
        let beginsQuestionnaire = step.waited == .resting && step.context.dialog.isQuestionnaire
        if step.endsTestimony || step.turn.trace.obeyed == .back || beginsQuestionnaire {
            last = nil
        } else if changes(step) {
            last = State(step.before, phase: step.waited.whereToGoBack)
        } else if step.waited != step.after.phase.unpaused {
            last = nil
        }
    }
}

extension Phase {
    /// Where `retour` leads, this phase being the one that was answered.
    fileprivate var whereToGoBack: Phase {
        switch self {
        // Whoever tells at once was asked for the story before.
        case .resting: .story(attempt: 0)
        // Which story it is was asked between what waited and its answer.
        case .returning(_, let before, _): before
        default: self
        }
    }
}
