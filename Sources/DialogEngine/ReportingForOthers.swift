import TestimonyModel

/// "je raconte pour ma voisine, elle est d'accord": what happened to somebody who is not in the network.
extension Reduction {
    /// Notes for whom a story is told.
    mutating func noteReporter(_ words: String) {
        guard context.patterns.stands(.reports, in: words) else { return }
        session.draft.isReported = true
        if context.patterns.stands(.othersAgree, in: words) { session.othersAgree = true }
    }

    /// Asks whether the other person agrees, once a conversation. Answers whether it did.
    mutating func askOthersConsent() -> Bool {
        guard session.draft.isReported == true, session.othersAgree == nil else { return false }
        session.phase = .othersConsent(attempt: 0)
        askWhetherOthersAgree()
        return true
    }

    mutating func askWhetherOthersAgree() {
        ask(fresh([text(.othersConsent), text(.othersConsentAgain)]), expects: "others_consent")
    }

    /// Whether the question came of a yes to the recap, which need not be read again.
    private var wasConfirmed: Bool {
        let asked = session.past.last {
            if case .othersConsent = $0.phase { false } else { true }
        }
        guard let asked, case .recap = asked.phase else { return false }
        return asked.draft == session.draft
    }

    /// Without a yes nothing of another person is kept.
    mutating func hearOthersConsent(_ reading: Reading, _ attempt: Int) {
        let isConfirmed = wasConfirmed
        remember()
        let agrees =
            reading.agrees || reading.rest(after: .yes) != nil && !reading.hasReservation
            || context.patterns.stands(.othersAgree, in: reading.words) && !reading.denies
        if agrees {
            session.othersAgree = true
            return isConfirmed ? startConsent() : advance()
        }
        let isOver = attempt > 0 || reading.means(.no) || Intent.unanswering.contains(where: reading.means)
        guard isOver else {
            session.phase = .othersConsent(attempt: 1)
            return askWhetherOthersAgree()
        }
        say(.othersRefuse)
        close(.declined)
    }
}
