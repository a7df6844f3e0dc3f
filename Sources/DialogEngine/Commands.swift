import TestimonyModel

extension Reduction {
    /// Carries out a command, which works in every state. Answers whether the utterance was one.
    mutating func obey(_ reading: Reading) -> Bool {
        if reading.isBareQuestion {
            trace.obeyed = .help
            help()
            return true
        }
        guard let command = Reduction.commands.first(where: { reading.means($0.0) }) else { return false }
        if command.0 == .help, isSaidWord(reading) { return false }
        if case .attribution = session.phase, !Intent.besideName.contains(command.0) { return false }
        trace.obeyed = command.0
        if let answer = asideAnswer(to: command.0) {
            say(answer)
            return true
        }
        command.1(&self)
        return true
    }

    static var commands: [(Intent, (inout Reduction) -> Void)] {
        [
            (.stop, { $0.stop() }), (.erase, { $0.startErasure() }), (.cancel, { $0.cancel() }),
            (.help, { $0.help() }), (.back, { $0.goBack() }), (.summary, { $0.summarise() }),
            (.repeat_, { $0.repeatPrompt() }), (.pause, { $0.pause() }), (.data, { $0.tellData() }),
            (.anonymity, { $0.answer(.anonymity) }), (.whoReads, { $0.answer(.whoReads) }), (.why, { $0.tellWhy() }),
            (.human, { $0.answer(.human) }),
            (.program, { $0.answer(.program) }),
        ]
    }

    /// Answers a question and comes back to what waits.
    private mutating func answer(_ phrase: Phrase) {
        say(phrase)
        askAgain()
    }

    /// The words that one can use; asked again at once, a person.
    private mutating func help() {
        let isSecond = hadHelp
        say(isSecond ? .human : .help)
        session.hasHelp = !isSecond
        askAgain()
    }

    private mutating func tellWhy() {
        var reason = text(.why)
        if let waitingSlot, let why = wording.slots[waitingSlot]?.why { reason = why }
        say(reason)
        askAgain()
    }

    private mutating func repeatPrompt() {
        guard let prompt = session.prompt else { return answer(.help) }
        perform(.say(Say(text: prompt, expects: waitingSlot)))
    }

    /// After several answers that nobody could read: no loop, the draft waits and a person can be reached.
    mutating func giveUp() {
        say(.human)
        pause()
    }

    /// What an answer would fill now.
    private var waitingSlot: String? {
        switch session.phase {
        case .resting, .paused: nil
        case .story: "story"
        case .asking(let slot, _), .changing(let slot, _): slot
        case .recap, .choosingPart, .erasing: "confirm"
        case .consent: "consent"
        case .attribution: "attribution"
        }
    }

    private mutating func goBack() {
        guard let step = session.past.popLast() else { return answer(.nothingToUndo) }
        session.phase = step.phase
        session.draft = step.draft
        acknowledge(.undone)
        askAgain()
    }

    private mutating func summarise() {
        guard !session.draft.isEmpty else { return answer(.summaryEmpty) }
        if case .recap = session.phase { return recap() }
        sayLines()
        askAgain()
    }

    mutating func pause() {
        guard session.phase != .resting else { return say(.nothingToCancel) }
        say(.paused, ["days": String(dialog.limits.expires / 86_400)])
        session.phase = .paused(before: session.phase)
        perform(.close(.paused))
    }

    private mutating func cancel() {
        guard session.phase != .resting else { return say(.nothingToCancel) }
        say(.cancelled)
        close(.cancelled)
    }

    private mutating func stop() {
        say(withdraw() > 0 ? .stoppedWithdrawn : .stopped)
        close(.stopped)
    }

    /// Takes back what this conversation confirmed; answers how much that was.
    private mutating func withdraw() -> Int {
        let ids = session.confirmed.map(\.id)
        session.forgetConfirmed(at: context.now, all: true)
        if !ids.isEmpty { perform(.withdraw(ids)) }
        return ids.count
    }

    /// Keeps nothing of somebody who is under the age, and ends.
    mutating func turnAway() {
        let withdrawn = withdraw()
        say(.tooYoung)
        if withdrawn > 0 { say(.tooYoungSent) }
        let before = context.held.days.count - withdrawn
        if before > 0 { say(.tooYoungBefore, ["count": String(before)]) }
        close(.tooYoung)
    }

    private mutating func tellData() {
        let days = context.held.days
        if days.isEmpty {
            say(.dataNothing)
        } else {
            say(.data, ["count": String(days.count), "days": dayList(days)])
        }
        askAgain()
    }

    private func dayList(_ days: [CivilDate]) -> String {
        let shown = days.suffix(5).map { wording.dates.words(.day($0), today: context.now.date) }
        return listed(Array(shown))
    }

    // MARK: - Erasure

    private mutating func startErasure() {
        session.phase = .erasing(before: session.phase)
        askErasure()
    }

    mutating func askErasure() {
        let days = context.held.days
        let phrase: Phrase = days.isEmpty ? .eraseAskNothing : .eraseAsk
        ask(text(phrase, ["count": String(days.count), "days": dayList(days)]), expects: "confirm")
    }

    mutating func hearErasure(_ reading: Reading, _ before: Phase) {
        if !reading.hasReservation, reading.means(.yes) || reading.means(.erase) {
            perform(.eraseSpeaker)
            say(.erased)
            close(.erased)
            session.openingSaid = false
        } else {
            // What is no plain yes erases nothing: the word can be said again.
            session.phase = before
            say(.eraseKept)
            askAgain()
        }
    }
}

extension Intent {
    /// While a name is awaited, any other word may be one.
    package static let besideName: Set<Intent> = [.stop, .erase, .cancel, .help, .back, .summary, .pause, .repeat_]
}
