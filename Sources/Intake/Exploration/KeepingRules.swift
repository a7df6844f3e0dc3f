import DialogEngine
import TestimonyModel

/// The saved consent is the one that was given, and a name goes with `attributed` alone.
struct ConsentKept: Rule {
    let meanings: Meanings

    init(_ meanings: Meanings) { self.meanings = meanings }

    func check(_ step: Step) -> Violation? {
        for record in step.saved
        where record.consent == .none || (record.consent == .attributed) != (record.attribution != nil) {
            return Violation(.keepsConsent, "saved as '\(record.consent.rawValue)', \(record.attribution ?? "no name")")
        }
        guard let text = step.typed, step.turn.trace.alert == nil else { return nil }
        switch step.waited {
        case .consent: return checkConsent(step, text)
        case .attribution: return checkName(step, text)
        default: return nil
        }
    }

    private func checkConsent(_ step: Step, _ text: String) -> Violation? {
        guard let given = meanings.consents[text] else { return nil }
        let isKept =
            switch given {
            case .none: step.saved.isEmpty && step.closed == .declined
            case .count, .quote: step.saved.map(\.consent) == step.before.episodes.map { _ in given }
            case .attributed: step.saved.isEmpty && step.after.phase.wait == "attribution"
            }
        return isKept ? nil : fault("'\(given.rawValue)'", step)
    }

    private func checkName(_ step: Step, _ text: String) -> Violation? {
        if meanings.names.contains(text) {
            return step.saved.contains { $0.attribution == text } ? nil : fault("a name", step)
        }
        if meanings.refusals.contains(text) {
            let isQuoted = step.saved.contains { $0.consent == .quote }
            return isQuoted && !step.saved.contains { $0.consent == .attributed } ? nil : fault("no name", step)
        }
        return nil
    }

    private func fault(_ given: String, _ step: Step) -> Violation {
        let saved = step.saved.map(\.consent.rawValue).joined(separator: ", ")
        return Violation(.keepsConsent, "\(given) was given; saved: \(saved.isEmpty ? "nothing" : saved)")
    }
}

/// A testimony that is not kept leaves nothing, and the words that end one always end it.
struct UnkeptDropped: Rule {
    let meanings: Meanings

    init(_ meanings: Meanings) { self.meanings = meanings }

    func check(_ step: Step) -> Violation? {
        if let reason = step.closed, reason != .paused {
            if reason != .saved, !step.saved.isEmpty {
                return Violation(.dropsUnkept, "saved although it closed as '\(reason.rawValue)'")
            }
            // Whoever came back and begins anew tells the next story at once.
            if case .returning = step.waited, reason == .cancelled { return nil }
            let session = step.after
            let isResting = session.prompt == nil && session.phase == .resting
            // "autre chose" drops the draft and asks for a story at once.
            let asksAnew = reason == .cancelled && (session.phase == .story(attempt: 0) || session.asksFirst)
            let isEmpty = session.asksFirst ? session.draft.holdsNothing : session.episodes == [Draft()]
            if !isEmpty || !session.past.isEmpty || !isResting && !asksAnew {
                return Violation(.dropsUnkept, "words stay in the session that closed as '\(reason.rawValue)'")
            }
        }
        guard let text = step.typed else { return nil }
        if meanings.stops.contains(text), step.closed != .stopped {
            return Violation(.dropsUnkept, "'stop' did not stop")
        }
        let waits = step.waited.wait != "resting" && step.waited.wait != "erasing"
        if meanings.cancels.contains(text), waits, step.closed != .cancelled {
            return Violation(.dropsUnkept, "'annuler' did not drop the draft")
        }
        return nil
    }
}

/// `stop` takes back what the conversation confirmed, and so does an age; nothing else does.
struct Withdrawal: Rule {
    /// Seconds after which a confirmation belongs to an earlier conversation.
    private static let conversation = 86_400

    let meanings: Meanings
    private var confirmed: [(id: String, at: Int)] = []

    init(_ meanings: Meanings) { self.meanings = meanings }

    mutating func check(_ step: Step) -> Violation? {
        let now = step.context.now.epochSeconds
        let withdrawn = step.turn.effects.flatMap { effect -> [String] in
            if case .withdraw(let ids) = effect { ids } else { [] }
        }
        confirmed.removeAll { $0.at <= now - Self.conversation }
        if step.event == .opened, step.waited == .resting { confirmed = [] }
        let takesBack = step.closed == .stopped || step.closed == .tooYoung
        let expected = takesBack ? confirmed.map(\.id) : []
        if takesBack || step.closed == .erased { confirmed = [] }
        confirmed += step.saved.map { ($0.id, now) }
        return withdrawn == expected
            ? nil : Violation(.withdraws, "took back \(withdrawn.count), confirmed were \(expected.count)")
    }
}

/// `effacer` asks once, and a plain yes erases everything.
struct Erasure: Rule {
    let meanings: Meanings

    init(_ meanings: Meanings) { self.meanings = meanings }

    func check(_ step: Step) -> Violation? {
        let erases = step.turn.effects.contains(.eraseSpeaker)
        guard let text = step.typed else {
            return erases ? Violation(.erases, "erased by nobody") : nil
        }
        guard case .erasing = step.waited else {
            if erases { return Violation(.erases, "erased without having asked") }
            guard meanings.erasures.contains(text), case .erasing = step.after.phase else {
                return meanings.erasures.contains(text) ? Violation(.erases, "'effacer' was not heard") : nil
            }
            return nil
        }
        let isMeant = meanings.yeses.contains(text) || meanings.erasures.contains(text)
        if isMeant, !erases || step.closed != .erased { return Violation(.erases, "a plain yes did not erase") }
        return meanings.noes.contains(text) && erases ? Violation(.erases, "a plain no erased") : nil
    }
}

extension Session {
    /// Whether a questionnaire has begun, and nothing was answered.
    fileprivate var asksFirst: Bool {
        if case .asking(_, attempt: 0) = phase { draft.text.isEmpty } else { false }
    }
}

extension Draft {
    fileprivate var holdsNothing: Bool { text.isEmpty && slots.values.allSatisfy(\.values.isEmpty) }
}
