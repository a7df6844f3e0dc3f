import TestimonyModel

/// A dialog without a story: its questions are asked in order, read back, and kept with one yes.
extension Reduction {
    /// Asks for the story, or the first question.
    mutating func begin() {
        guard dialog.isQuestionnaire else {
            session.phase = .story(attempt: 0)
            return askStory()
        }
        advanceQuestionnaire()
    }

    mutating func advanceQuestionnaire() {
        guard let place = nextPlace() else { return recap() }
        askOwn(place)
    }

    /// Whoever writes first is asked; whoever says thank you after answering is not asked all over again.
    mutating func hearVisitor(_ reading: Reading) {
        let isAgain = [Intent.anew, .resume, .greeting].contains { reading.means($0) }
        guard session.openingSaid else {
            sayOpening()
            return isAgain ? begin() : begin(with: reading)
        }
        if isAgain { return begin() }
        session.confirmed.isEmpty ? begin(with: reading) : say(.questionnaireAgain)
    }

    /// "un concert, hier": whoever answers before anything was asked is heard as if it had been.
    private mutating func begin(with reading: Reading) {
        guard let place = nextPlace(), let slot = dialog.slot(place), case .question = slot.kind,
            answersByName(in: reading, besides: slot) != nil
                || !context.saidPhrases.slotsNamed(by: reading.pieces).isEmpty
        else { return begin() }
        session.phase = .asking(slot: place, attempt: 0)
        hearOwn(reading, slot, at: place, 0)
    }

    // MARK: - Reading back

    /// Lines that are read back unasked; more of them only when somebody asks.
    private static let mostLines = 12

    mutating func recapAnswers() {
        session.phase = .recap(attempt: 0)
        let lines = answerLines()
        guard !lines.isEmpty else {
            say(.questionnaireEmpty)
            return close(.cancelled)
        }
        guard lines.count <= Reduction.mostLines else {
            let many = text(.recapMany, ["count": String(lines.count)])
            return ask(fresh([many, text(.confirmAgain)]), expects: "confirm")
        }
        flushPreface()
        sayLines()
        askConfirmation([.confirm, .confirmAgain])
    }

    /// All answers, several lines a message.
    mutating func sayAllAnswers() {
        let lines = recapLines().enumerated().map { "\($0 + 1). \($1.text)" }
        guard lines.count > Reduction.mostLines else { return sayLines() }
        var message = ""
        for line in lines {
            let joined = message.isEmpty ? line : message + " ; " + line
            if typeset(joined).utf8.count > Reduction.shortMessage, !message.isEmpty {
                say(message)
                message = line
            } else {
                message = joined
            }
        }
        if !message.isEmpty { say(message) }
    }

    mutating func hearAnswersConfirmed(_ reading: Reading, _ attempt: Int) {
        if reading.rest(after: .yes) == "" { return startConsent() }
        remember()
        if reading.means(.remove), removeAnswer(reading) { return }
        if amendByNumber(reading) || amendByName(reading, besides: nil) { return }
        if reading.agrees || reading.means(.yes) && !reading.hasReservation { return startConsent() }
        session.phase = .recap(attempt: attempt + 1)
        switch attempt {
        case 0: askConfirmation([reading.means(.no) ? .whichLine : .confirmAgain, .confirm])
        case 1: askConfirmation([.confirm, .confirmAgain])
        default: giveUp()
        }
    }

    // MARK: - Consent

    mutating func askAgreement() {
        ask(fresh([text(.questionnaireConsent), text(.questionnaireConsentAgain)]), expects: "consent")
    }

    mutating func hearAgreement(_ reading: Reading, _ attempt: Int) {
        if reading.means(.consentMeaning) {
            say(.questionnaireConsentAgain)
            return askAgreement()
        }
        if reading.means(.consentNone) || reading.saysYes == false {
            say(.consentNone)
            return close(.declined)
        }
        if reading.saysYes == true || reading.means(.consentCount) {
            session.agreed = [.count]
            return save(attribution: nil)
        }
        session.phase = .consent(attempt: attempt + 1)
        attempt >= 2 ? giveUp() : askAgreement()
    }
}
