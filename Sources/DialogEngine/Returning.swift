import TestimonyModel

/// Somebody comes back to a draft: after a pause, hours or days, a restart, or with the dialog edited meanwhile.
extension Reduction {
    /// Seconds of silence after which somebody who writes again comes back.
    private static let absence = 6 * 3_600

    /// Ends a pause; answers whether this message is the first after one, or after a long silence.
    mutating func comesBack() -> Bool {
        let silence = session.heardAt.map { context.now.epochSeconds - $0 } ?? 0
        session.heardAt = context.now.epochSeconds
        if case .paused(let before) = session.phase {
            session.phase = before
            return true
        }
        return silence >= Reduction.absence && !session.draft.isEmpty
    }

    /// Receives who comes back with a greeting, or with a story that may not belong to the draft. Answers whether it did:
    /// any other message is heard as if nobody had been away.
    mutating func greet(_ reading: Reading) -> Bool {
        if case .returning = session.phase { return false }
        if reading.means(.greeting) || reading.rest(after: .resume) == "" {
            welcomeBack()
            return true
        }
        guard !dialog.isQuestionnaire, !session.draft.isEmpty, reading.tellsMore, !answersConsent(reading) else {
            return false
        }
        session.phase = .returning(story: reading.text, before: session.phase, attempt: 0)
        askWhichStory()
        return true
    }

    /// "Vous pouvez me citer, mais sans mon nom": somebody comes back with the answer that is waited for.
    private func answersConsent(_ reading: Reading) -> Bool {
        guard case .consent = session.phase else { return false }
        return consents(in: reading) != nil
    }

    /// Where we were, that nothing is lost, the way out, and the question that is left.
    mutating func welcomeBack() {
        if dialog.isQuestionnaire || session.draft.isEmpty || isSameDay {
            say(.resumed)
        } else {
            say(.resumedStory, draftNames)
        }
        guard case .asking(let id, _) = session.phase else { return askAgain() }
        // The file may have changed meanwhile: the slot is gone, or asked in other words.
        guard let slot = dialog.slot(id), slot.isOwn || isMissing(slot) else { return advance() }
        if slot.isOwn { return dialog.isQuestionnaire ? advanceQuestionnaire() : askOwnAgain(id) }
        let sentences = self.sentences(for: slot)
        guard let prompt = session.prompt, !sentences.contains(where: { typeset($0) == prompt }) else {
            return askBriefly(id)
        }
        ask(slot, [text(.questionChanged, ["question": sentences[0]])])
    }

    private var isSameDay: Bool { session.draft.sentAt?.date == context.now.date }

    private var draftNames: [String: String] {
        let day = session.draft.sentAt.map { wording.dates.words(.day($0.date), today: context.now.date) } ?? ""
        let quote = session.draft.observations.first?.evidence ?? session.draft.text
        return ["day": day, "Day": capitalised(day), "quote": shortened(quote, to: 80)]
    }

    // MARK: - Which story

    mutating func askWhichStory() {
        ask(fresh([text(.whichStory, draftNames), text(.whichStoryAgain)]), expects: "confirm")
    }

    mutating func hearWhichStory(_ reading: Reading, _ story: String, _ before: Phase, _ attempt: Int) {
        // A bare "non" may mean either: nothing is thrown away for it.
        if reading.means(.anew) {
            close(.cancelled)
            return hear(story, isWhole: true)
        }
        guard reading.means(.resume) || reading.means(.yes) || attempt > 0 else {
            session.phase = .returning(story: story, before: before, attempt: attempt + 1)
            return askWhichStory()
        }
        session.phase = before
        switch before {
        case .recap, .choosingPart, .changing, .consent, .attribution, .othersConsent, .rewording:
            // What was read back is read again with what goes on, whatever else its words could answer.
            remember()
            session.agreed = nil
            take(Reading(story, context))
            recap()
        default: hear(story, isWhole: true)
        }
    }
}
