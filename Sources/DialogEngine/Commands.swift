import TestimonyModel

extension Reduction {
    /// Carries out a command, which works in every state. Answers whether the utterance was one.
    mutating func obey(_ reading: Reading) -> Bool {
        if isLabel(reading) { return false }
        if reading.isBareQuestion {
            trace.obeyed = .help
            help()
            return true
        }
        guard let (command, isPart) = command(in: reading) else { return false }
        let isStory = session.phase.takesStory && reading.extraction.frame.isTestimony
        if isPart, isStory { return false }
        trace.obeyed = command.intent
        // "oui. et ça servira à quoi ?"
        if case .recap = session.phase, Intent.questions.contains(command.intent), !reading.hasReservation {
            agreed = reading.rest(after: .yes).map { !$0.isEmpty } ?? false
        }
        // Who first asks what this is, is then told what to do.
        startsStory =
            session.phase == .resting && session.openingSaid && !staysAside && command.intent != .human
            && Intent.questions.contains(command.intent)
        if let answer = asideAnswer(to: command.intent) {
            say(answer)
            return true
        }
        command.obey(&self)
        return true
    }

    /// The first command that an utterance means, else the first that is asked in the middle of a longer answer.
    private func command(in reading: Reading) -> (Command, isPart: Bool)? {
        let means = !reading.meaning.intents.isDisjoint(with: Reduction.commandWords)
        if means, let whole = Reduction.commands.first(where: { reading.means($0.intent) && hears($0.intent, reading) })
        {
            return (whole, false)
        }
        guard reading.parts.contains(where: { !$0.intents.isDisjoint(with: Intent.questionWords) }) else { return nil }
        let part = Reduction.commands.first { command in
            Intent.questions.contains(command.intent) && hears(command.intent, reading)
                && reading.parts.contains { $0.means(command.intent) }
        }
        return part.map { ($0, true) }
    }

    /// Whether words that mean a command are one where they are said.
    private func hears(_ command: Intent, _ reading: Reading) -> Bool {
        switch session.phase {
        case .attribution, .rewording: if !Intent.besideName.contains(command) { return false }
        default: break
        }
        switch command {
        case .help: return !isSaidWord(reading)
        case .anew:
            switch session.phase {
            case .returning: return false
            // Whoever is asked has begun, whatever was told.
            case .story, .asking: return true
            default: return !session.draft.isEmpty
            }
        case .keepsName: return session.draft.hasPlaceholder
        default: return true
        }
    }

    typealias Command = (intent: Intent, obey: @Sendable (inout Reduction) -> Void)

    static let commandWords = IntentSet(commands.map(\.intent))

    static let commands: [Command] =
        [
            (.stop, { $0.stop() }), (.erase, { $0.startErasure() }), (.cancel, { $0.cancel() }),
            (.help, { $0.help() }), (.meaning, { $0.explain() }), (.back, { $0.goBack() }),
            (.summary, { $0.summarise() }),
            (.repeat_, { $0.repeatPrompt() }), (.pause, { $0.pause() }), (.became, { $0.tellWhatBecame() }),
            (.data, { $0.tellData() }),
            (.anonymity, { $0.answer($0.context.isKiosk ? .kioskAnonymity : .anonymity) }),
            (.whoReads, { $0.answer(.whoReads) }),
            (.authorities, { $0.answer(.authorities) }),
            (.howLong, { $0.answerHowLong() }),
            (.whatFor, { $0.answer(.whatFor) }), (.why, { $0.tellWhy() }),
            (.program, { $0.answer(.program) }),
            (.human, { $0.answer(.human) }), (.anew, { $0.beginAnew() }),
            (.keepsName, { $0.answer(.nameStaysOut) }),
        ]

    /// Answers a question and comes back to what waits.
    private mutating func answer(_ phrase: Phrase) {
        say(phrase)
        if startsStory { return begin() }
        comeBack()
    }

    private mutating func answerHowLong() {
        tellHowLong()
        if startsStory { return begin() }
        comeBack()
    }

    /// Asks again what waits, or goes on where the utterance that asked something agreed to it as well.
    mutating func comeBack() {
        if agreed { return startConsent() }
        // The story is being told.
        if session.gathers { return }
        // What was read back still stands on the screen.
        if case .recap = session.phase { return askConfirmation([.confirmStill, .confirmAgain, .confirm]) }
        askAgain()
    }

    /// The words that one can use; asked again at once, a person.
    private mutating func help() {
        let isSecond = hadHelp
        say(isSecond ? .human : .help)
        session.hasHelp = !isSecond
        comeBack()
    }

    /// What is meant by what was just said.
    private mutating func explain() {
        switch session.phase {
        case .recap: answer(.recapExplained)
        case .consent: explainConsent()
        default: help()
        }
    }

    /// The reason for a question ends with how to answer it: the question need not be said again.
    private mutating func tellWhy() {
        guard let waitingSlot, let slot = dialog.slot(waitingSlot), let why = wording.slots[slot.id]?.why else {
            return answer(.why)
        }
        if slot.kind == .story {
            say(why)
            return askAgain()
        }
        guard !session.wasAsked(typeset(why)) else { return answer(.why) }
        session.note(hinted: typeset(why))
        say(why, expects: waitingSlot, choices: choices(of: slot))
    }

    private mutating func repeatPrompt() {
        guard let prompt = session.prompt else { return answer(.help) }
        // The whole of a question that stood in several messages.
        if case .asking(let place, _) = session.phase, dialog.slot(place)?.isOwn == true { return askAgain() }
        if case .recap = session.phase, !dialog.isQuestionnaire, !isOneOfSeveral { sayLines() }
        perform(.say(Say(text: prompt, expects: waitingSlot)))
    }

    /// After several answers that nobody could read: no loop, the draft waits and a person can be reached.
    mutating func giveUp() {
        say(.human)
        if context.isKiosk { cancel() } else { pause() }
    }

    /// What an answer would fill now.
    private var waitingSlot: String? {
        switch session.phase {
        case .resting, .paused: nil
        case .story: "story"
        case .asking(let slot, _), .changing(let slot, _): slot
        case .recap, .choosingPart, .erasing, .returning: "confirm"
        case .consent: "consent"
        case .attribution: "attribution"
        case .rewording: "quote"
        case .othersConsent: "others_consent"
        }
    }

    private mutating func goBack() {
        // What was answered may have led back to where it was asked.
        while session.isAtLastStep { session.past.removeLast() }
        guard let step = session.past.popLast() else { return answer(.nothingToUndo) }
        session.restore(step)
        acknowledge(.undone)
        askAgain()
    }

    private mutating func summarise() {
        guard !session.draft.isEmpty else { return answer(.summaryEmpty) }
        if dialog.isQuestionnaire {
            sayAllAnswers()
            return comeBack()
        }
        if case .recap = session.phase { return recap() }
        sayLines()
        askAgain()
    }

    mutating func pause() {
        if session.phase == .resting, session.fragments != nil { session.phase = .story(attempt: 0) }
        guard session.phase != .resting else { return say(.nothingToCancel) }
        // Better no pause than one that nobody can come back from.
        if context.isKiosk { return answer(.kioskNoPause) }
        say(.paused, ["days": String(dialog.limits.expires / 86_400)])
        session.phase = .paused(before: session.phase)
        perform(.close(.paused))
    }

    private mutating func cancel() {
        guard session.phase != .resting else { return say(.nothingToCancel) }
        say(.cancelled)
        close(.cancelled)
    }

    /// Drops the testimony under way for another.
    private mutating func beginAnew() {
        acknowledge(.begunAnew)
        close(.cancelled)
        begin()
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
        leaveWhatWasConfirmed()
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
            sayThatNothingIsHeld()
        } else {
            say(.data, ["count": String(days.count), "days": agreedList(context.held.testimonies)])
        }
        sayWhatStancesAreHeld()
        comeBack()
    }

    private mutating func sayWhatStancesAreHeld() {
        if context.held.stances > 0 { say(.dataStances, ["count": String(context.held.stances)]) }
    }

    mutating func sayThatNothingIsHeld() { say(context.isKiosk ? .kioskNobodyKnown : .dataNothing) }

    private func dayList(_ days: [CivilDate]) -> String {
        let shown = days.suffix(5).map { wording.dates.words(.day($0), today: context.now.date) }
        return listed(Array(shown))
    }

    // MARK: - Erasure

    private mutating func startErasure() {
        session.phase = .erasing(before: session.phase)
        warnOfWhatWasSent()
        sayWhatStancesAreHeld()
        askErasure()
    }

    /// Asks for the one yes; `isAgain` where it waits already.
    mutating func askErasure(isAgain: Bool = false) {
        let days = context.held.days
        let phrase: Phrase = days.isEmpty ? .eraseAskNothing : .eraseAsk
        let question = text(phrase, ["count": String(days.count), "days": dayList(days)])
        ask(isAgain ? fresh([question, text(.eraseAgain)]) : question, expects: "confirm")
    }

    mutating func hearErasure(_ reading: Reading, _ before: Phase) {
        let isPlain = !reading.hasReservation && (reading.means(.yes) || reading.means(.erase))
        // "retire mon accord" takes something back, and says just that.
        let isWord = context.patterns.examples(of: .erase).contains {
            plainWords($0, context.normaliser) == reading.words
        }
        if isPlain || isWord || reading.rest(after: .yes) == "" {
            perform(.eraseSpeaker)
            say(.erased)
            close(.erased)
            session.openingSaid = false
        } else {
            // What is no plain yes erases nothing: the word can be said again.
            session.phase = before
            say(.eraseKept)
            comeBack()
        }
    }
}

extension Intent {
    /// Answers about consent.
    package static let consents: [Intent] = [.consentNone, .consentCount, .consentQuote, .consentAttributed]
    /// Commands that only ask something.
    package static let questions: Set<Intent> = [
        .help, .anonymity, .whoReads, .authorities, .howLong, .whatFor, .why, .human, .program, .keepsName,
    ]
    static let questionWords = IntentSet(questions)
    /// While a name is awaited, any other word may be one.
    package static let besideName: Set<Intent> = [
        .stop, .erase, .cancel, .help, .back, .summary, .pause, .repeat_, .data,
    ]
}
