import TestimonyModel

extension Reduction {
    /// The bot speaks first.
    mutating func open() {
        if staysAside { return sayThatItStays() }
        session.asideSince = nil
        switch session.phase {
        case .resting:
            // A terminal ends with the testimony: whoever comes back to say « stop » means what was just kept.
            session.forgetConfirmed(at: context.now)
            session.isReopened = true
            if !session.openingSaid { sayOpening() }
            begin()
        case .paused(let before):
            session.phase = before
            welcomeBack()
        default: welcomeBack()
        }
    }

    /// Behind a new opening, somebody else may tell of other things: what stood before is of an earlier conversation.
    mutating func leaveWhatWasConfirmed() {
        if session.isReopened == true { session.forgetConfirmed(at: context.now, all: true) }
        session.isReopened = nil
    }

    mutating func sayOpening() {
        if dialog.isQuestionnaire {
            say(.questionnaireIntroduction, ["title": wording.title ?? dialog.id])
        } else {
            say(.openingIntroduction)
        }
        say(.openingRights)
        session.openingSaid = true
        spoken.openings.insert(wording.language)
    }

    /// One message of the witness; with `isWhole`, nothing follows that belongs to it. `toldAt` is when it was told, where
    /// that was not now.
    mutating func hear(_ raw: String, isWhole: Bool = false, toldAt: Moment? = nil) {
        session.forgetConfirmed(at: context.now)
        (hadHelp, session.hasHelp) = (session.hasHelp, false)
        var (text, cut) = limited(printable(raw))
        if cut { acknowledge(.tooLong, ["count": String(dialog.limits.characters)]) }
        if !staysAside { session.asideSince = nil }
        let isBlank = !text.holdsASCIIWord && text.allSatisfy(\.isWhitespace)
        if isBlank { return hearNothing(.nothingSaid) }
        let (words, hadAttachment) = withoutAttachments(text)
        if hadAttachment, isWordless(words) { return hearNothing(.cannotSee) }
        if hadAttachment { acknowledge(.cannotSee) }
        text = words
        if let answer = emojiAnswer(text), let word = context.patterns.example(of: answer) { text = word }
        if isWordless(text), isWhole || context.patience == 0 || !session.phase.takesStory {
            return hearNothing(.wordsPlease)
        }
        let isBack = comesBack()
        let isPart = !isWhole && context.patience > 0 && session.phase.takesStory
        var utterance = context.utterance(text)
        guard let heard = heedLanguage(of: utterance, isPart: isPart, isBack: isBack) else { return }
        if heard != text || !utterance.isOf(context.localisation) { utterance = context.utterance(heard) }
        text = heard
        if utterance.tellsYouth { return turnAway() }
        var reading = Reading(utterance, context, at: toldAt)
        if let names = session.names, let masked = self.text(of: reading, withoutNamesHeardBefore: names) {
            reading = Reading(masked, context, at: toldAt)
        }
        takeOutNames(told: reading)
        if session.draft.isEmpty, let toldAt { session.draft.sentAt = toldAt }
        if let alert = heedAlert(in: reading) {
            switch alert.form {
            case .stops: return standAside(for: alert)
            case .interrupts: return answer(theCall: alert)
            case .goesOn: mention(alert)
            }
        }
        if case .erasing(let before) = session.phase, !reading.means(.stop) { return hearErasure(reading, before) }
        if obey(reading) { return }
        leaveWhatWasConfirmed()
        if staysAside { return sayThatItStays() }
        if isBack, greet(reading) { return }
        if !isWhole, context.patience > 0, !dialog.isQuestionnaire, session.phase.takesStory { return gather(reading) }
        switch session.phase {
        case .resting:
            if dialog.isQuestionnaire { return hearVisitor(reading) }
            if !session.openingSaid { sayOpening() }
            session.phase = .story(attempt: 0)
            hearStory(reading, attempt: 0)
        case .story(let attempt): hearStory(reading, attempt: attempt)
        case .asking(let slot, let attempt): hearAnswer(reading, slot, attempt)
        case .recap(let attempt): hearConfirmation(reading, attempt)
        case .choosingPart(let slots, let attempt): hearPart(reading, slots, attempt)
        case .changing(let slot, let attempt): hearChange(reading, slot, attempt)
        case .consent(let attempt): hearConsent(reading, attempt)
        case .attribution(let attempt): hearName(reading, attempt)
        case .othersConsent(let attempt): hearOthersConsent(reading, attempt)
        case .rewording(let attempt): hearRewording(reading, attempt)
        case .returning(let story, let before, let attempt): hearWhichStory(reading, story, before, attempt)
        case .erasing, .paused: break
        }
    }

    /// Nothing was said that could be read: says why, and asks again what waits.
    private mutating func hearNothing(_ reason: Phrase) {
        if staysAside { return sayThatItStays() }
        if session.phase == .resting, !session.openingSaid { sayOpening() }
        acknowledge(reason)
        if session.phase == .resting { return begin() }
        askAgain()
    }

    mutating func expire() {
        if session.gathers { return hearGathered() }
        session.asideSince = nil
        guard session.phase != .resting else { return }
        guard expiry <= context.now.epochSeconds else { return remind() }
        say(.expired)
        close(.expired)
    }

    /// The message without characters that would command a terminal or turn the direction of a line: what a witness
    /// types is read back, quoted and posted.
    private func printable(_ text: String) -> String {
        // Those beyond ASCII begin with one of two bytes.
        let mayCommand = text.utf8.contains { $0 < 32 || $0 == 127 || $0 == 0xC2 || $0 == 0xE2 }
        guard mayCommand, text.unicodeScalars.contains(where: isCommanding) else { return text }
        var clean = String.UnicodeScalarView()
        clean.append(contentsOf: text.unicodeScalars.map { isCommanding($0) ? " " : $0 })
        return String(clean)
    }

    private func isCommanding(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10, 13: false
        case 0..<32, 127..<160, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The message within the limit of characters.
    private func limited(_ text: String) -> (String, cut: Bool) {
        // No text has more scalars than bytes.
        guard text.utf8.count > dialog.limits.characters else { return (text, false) }
        let scalars = text.unicodeScalars
        guard
            let end = scalars.index(
                scalars.startIndex, offsetBy: dialog.limits.characters, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return (text, false) }
        return (String(scalars[..<end]), true)
    }

    /// Says once more what waits, after something else was said.
    mutating func askAgain() {
        switch session.phase {
        case .resting, .paused: break
        case .story: askStory()
        case .asking(let slot, _): askBriefly(slot)
        case .recap(let attempt):
            recap()
            // A digression is no answer that was understood.
            session.phase = .recap(attempt: attempt)
        case .choosingPart(let slots, let attempt): askPart(slots, attempt: attempt)
        case .changing(let slot, let attempt): askChange(slot, attempt: attempt)
        case .consent: askConsent()
        case .attribution: askName()
        case .rewording: askRewording()
        case .othersConsent: askWhetherOthersAgree()
        case .returning: askWhichStory()
        case .erasing: askErasure(isAgain: true)
        }
    }
}
