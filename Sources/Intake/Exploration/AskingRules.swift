import DialogEngine

/// No question comes twice in the same words, but to whoever asks for that.
struct FreshQuestions: Rule {
    func check(_ step: Step) -> Violation? {
        guard let question = step.question, step.turn.trace.obeyed != .repeat_, !step.endsTestimony,
            let prompt = step.after.prompt, prompt == step.before.prompt, question.text.hasSuffix(prompt),
            !isAskedFor(step)
        else { return nil }
        return Violation(.asksOtherwise, "asked again in the same words: \(question.text)")
    }

    /// Whether "effacer" was said anew, after its question had been answered.
    private func isAskedFor(_ step: Step) -> Bool {
        if case .erasing = step.waited { return false }
        return step.after.phase.wait == "erasing"
    }
}

/// Only what is relevant and neither settled nor told well enough is asked.
struct MissingOnly: Rule {
    func check(_ step: Step) -> Violation? {
        guard case .asking(let id, _) = step.after.phase, step.question?.expects == id,
            let slot = step.context.dialog.slot(id)
        else { return nil }
        let draft = step.after.draft
        if let value = draft.slots[id], value.isSettled {
            return Violation(.asksOnlyMissing, "'\(id)' is asked although it is \(value.state.rawValue)")
        }
        guard step.context.isRelevant(id, in: draft) else {
            return Violation(.asksOnlyMissing, "'\(id)' is asked although it is not relevant")
        }
        // One that another answer has made impossible is asked again.
        if slot.isOwn { return nil }
        let isTold = slot.enough.map { $0.evaluate(draft) == true } ?? !draft.values(of: id).isEmpty
        return isTold ? Violation(.asksOnlyMissing, "'\(id)' is asked although it was told") : nil
    }
}

/// What was refused, skipped or not known is not asked again in the same testimony.
struct RefusedLeft: Rule {
    private static let refusals: [Intent?] = [.refuse, .skip, .doesNotKnow, .nothing, .no]

    private var refused: Set<String> = []

    mutating func check(_ step: Step) -> Violation? {
        if step.endsTestimony {
            refused = []
        } else if step.turn.trace.obeyed == .back {
            refused = refused.filter { step.after.draft.slots[$0]?.isSettled == true }
        } else if case .asking(let id, _) = step.waited, Self.refusals.contains(step.turn.trace.obeyed),
            step.after.draft.slots[id]?.isSettled == true || step.context.dialog.slot(id)?.isOwn != true
        {
            refused.insert(id)
        }
        guard case .asking(let id, _) = step.after.phase, step.question?.expects == id, refused.contains(id) else {
            return nil
        }
        return Violation(.leavesRefused, "'\(id)' is asked again")
    }
}

/// What an author requires is not left open but on purpose.
struct RequiredSettled: Rule {
    func check(_ step: Step) -> Violation? {
        guard !step.saved.isEmpty else { return nil }
        let open = step.before.standing.lazy.flatMap(step.context.unsettledRequirements).first
        return open.map { Violation(.settlesRequired, "'\($0)' is open although it is required") }
    }
}
