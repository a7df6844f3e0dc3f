import TestimonyModel

extension Reduction {
    /// Reads back what was understood, line by line, and asks for one word.
    mutating func recap() {
        if dialog.isQuestionnaire { return recapAnswers() }
        session.phase = .recap(attempt: 0)
        _ = requote()
        if isOneOfSeveral, recapEpisode() { return }
        flushPreface()
        if isOneOfSeveral { say(capitalised(currentName) + " :") }
        sayLines()
        askConfirmation([.confirm, .confirmAgain])
    }

    /// Bytes of a message that a phone shows at once, and a line of IRC holds.
    static let shortMessage = 350

    /// One line and the question in one message, since the witness reads several of them. Answers whether they fit.
    private mutating func recapEpisode() -> Bool {
        let observations = session.draft.observations
        guard !observations.isEmpty, answerLines().isEmpty else { return false }
        let what = observations.enumerated().map { uncapitalised(self.what($1, withPeople: $0 == 0)) }
        let quotes = observations.map { "« \($0.evidence) »" }
        let told = [what.joined(separator: " ; "), circumstances].compactMap(\.self).joined(separator: ". ")
        let line = "\(capitalised(currentName)) : \(told) : \(quotes.joined(separator: ", "))"
        let message = fresh([Phrase.confirmEpisode, .confirmEpisodeAgain].map { text($0, ["line": line]) })
        guard typeset(message).utf8.count <= Reduction.shortMessage else { return false }
        ask(message, expects: "confirm")
        return true
    }

    mutating func askConfirmation(_ phrases: [Phrase]) {
        ask(fresh(phrases.map { text($0) }), expects: "confirm")
    }

    mutating func sayLines() {
        for (index, line) in recapLines().enumerated() { say("\(index + 1). \(line.text)") }
    }

    mutating func hearConfirmation(_ reading: Reading, _ attempt: Int) {
        if dialog.isQuestionnaire { return hearAnswersConfirmed(reading, attempt) }
        let agreed = reading.rest(after: .yes)
        if agreed == "" { return startConsent() }
        remember()
        if amendByNumber(reading) { return }
        if reading.means(.reword) { return startRewording() }
        if let (new, old) = correctCount(reading) {
            acknowledge(.correctedNot, ["new": new, "old": old])
            return agreed == nil || reading.denies ? askConfirmation([.confirmStill, .confirmAgain]) : startConsent()
        }
        if reading.means(.remove), remove(reading) { return }
        if correctPolarity(reading) || add(reading) { return }
        if contradicts(reading) {
            let sentAt = session.draft.sentAt
            session.draft = Draft()
            takeStory(reading)
            session.draft.sentAt = sentAt
            return advance()
        }
        let line = reading.leadingNumber.flatMap(recapLine)
        // "le 2" is a line of the recap here, no day of the month.
        if let line, reading.wordCount <= 2 { return askPart(line.slots) }
        // "et vous, vous êtes de l'équipe ?" asks, and corrects nothing.
        let onlyAsks =
            reading.text.last == "?" && !reading.means(.correction) && !reading.facts.contains(where: \.isDenied)
        if !onlyAsks, correctEffects(reading) { return sayChanged([effectSlot]) }
        let changed = onlyAsks ? [] : applyCorrections(reading)
        if !changed.isEmpty { return sayChanged(changed) }
        if let line { return askPart(line.slots) }
        if amendByName(reading, besides: nil) { return }
        if agreed != nil, !reading.hasReservation { return startConsent() }
        if reading.agrees { return startConsent() }
        if let slot = part(reading) { return askChange(slot) }
        if reading.tellsMore {
            take(reading)
            return recap()
        }
        session.phase = .recap(attempt: attempt + 1)
        if attempt == 0, reading.text.contains("?") { say(.recapExplained) }
        switch attempt {
        case 0: askConfirmation([reading.means(.no) ? .whichLine : .confirmAgain, .confirm])
        case 1: askConfirmation([.confirm, .confirmAgain])
        default: giveUp()
        }
    }

    /// Words of a message that takes a story back and tells another.
    private static let leastRetold = 12

    /// "bof non. en vrai je disais ça par politesse, on se prête plus rien": the story was not so, and here is another.
    private func contradicts(_ reading: Reading) -> Bool {
        let denies = reading.parts.prefix(2).contains { $0.means(.no) } || reading.means(.no)
        // "non, pas vendredi, jeudi" corrects a line.
        guard denies, reading.tellsMore, reading.wordCount > Reduction.leastRetold,
            !reading.facts.contains(where: \.isDenied)
        else { return false }
        return reading.extraction.frame.observations.contains { new in
            session.draft.observations.contains { $0.effect == new.effect && $0.polarity != new.polarity }
        }
    }

    /// Reads back only what changed, and the quotations that changed with it.
    mutating func sayChanged(_ slots: [String]) {
        let requoted = requote()
        let lines = recapLines()
        sayChanged(
            lines: lines.indices.filter { index in
                requoted.contains(index) || lines[index].slots.contains(where: slots.contains)
            })
    }

    mutating func sayChanged(lines touched: [Int]) {
        session.phase = .recap(attempt: 0)
        let lines = recapLines()
        guard let last = touched.last else { return recap() }
        for index in touched.dropLast() { say("\(index + 1). \(lines[index].text)") }
        let line = "\(last + 1). \(lines[last].text)."
        let question = text(.confirmLine, ["line": line])
        guard typeset(question) == session.prompt else { return ask(question, expects: "confirm") }
        // What changed stands in no line.
        say(line)
        askConfirmation([.confirm, .confirmAgain])
    }

    // MARK: - Which part of a line

    mutating func askPart(_ slots: [String], attempt: Int = 0) {
        guard slots.count > 1 else { return askChange(slots.first ?? "effect") }
        session.phase = .choosingPart(slots: slots, attempt: attempt)
        let names = slots.compactMap { wording.slots[$0]?.name }
        let (first, last) = (names.first ?? "", names.last ?? "")
        let question = text(.whichPart, ["a": capitalised(first), "b": last])
        ask(fresh([question, text(.whichPartAgain, ["a": first, "b": last])]), expects: "confirm")
    }

    mutating func hearPart(_ reading: Reading, _ slots: [String], _ attempt: Int) {
        remember()
        if slots.contains("effect"), correctPolarity(reading) { return }
        // "the place" is a line here, no space that was lent.
        if let slot = part(reading, alone: true) { return askChange(slot) }
        let changed = applyCorrections(reading)
        if !changed.isEmpty { return sayChanged(changed) }
        if let slot = part(reading) { return askChange(slot) }
        if let number = reading.leadingNumber, slots.indices.contains(number - 1) {
            return askChange(slots[number - 1])
        }
        if reading.means(.remove), slots == ["effect", "publics"], session.draft.observations.count > 1 {
            session.draft.observations.removeFirst()
            settleEffects()
            return recap()
        }
        if attempt == 0, !leavesAsIs(reading) {
            acknowledge(.notUnderstood)
            return askPart(slots, attempt: 1)
        }
        if !leavesAsIs(reading) { acknowledge(.leftAsIs) }
        recap()
    }

    /// Whether nothing is to be changed after all.
    private func leavesAsIs(_ reading: Reading) -> Bool {
        let words: [Intent] = [.yes, .no, .skip, .refuse, .doesNotKnow]
        return words.contains { reading.rest(after: $0) == "" }
    }

    /// The slot that "le lieu", "la date", "les gens" name.
    private func part(_ reading: Reading, alone: Bool = false) -> String? {
        let parts: [(Intent, String)] = [
            (.partWhen, "when"), (.partWhere, "where"), (.partPeople, "publics"), (.partEffect, "effect"),
        ]
        return parts.first { alone ? reading.rest(after: $0.0) == "" : reading.means($0.0) }?.1
    }

    mutating func askChange(_ slotID: String, attempt: Int = 0) {
        guard let slot = dialog.slot(slotID) else { return recap() }
        session.phase = .changing(slot: slotID, attempt: attempt)
        if slot.isOwn { return askAt(slotID, attempt: attempt) }
        let plain = wording.slots[slotID]?.ask.last { $0.about.isEmpty && $0.effects.isEmpty }?.say
        // What has not happened has changed nothing yet.
        let first = slot.kind == .effects ? question(for: slot).say : plain
        let again = wording.slots[slotID]?.again ?? []
        ask(slot, attempt == 0 ? [first ?? slotID] + again : again + [first ?? slotID])
    }

    mutating func hearChange(_ reading: Reading, _ slotID: String, _ attempt: Int) {
        guard let slot = dialog.slot(slotID) else { return recap() }
        remember()
        if slot.isOwn { return hearAmended(reading, slot, at: slotID, attempt: attempt) }
        if let word = Intent.unanswering.first(where: reading.means) {
            trace.obeyed = word
            if slot.kind != .effects { session.draft.slots[slotID] = SlotValue(state: .doesNotKnow) }
            return recap()
        }
        if slot.kind == .effects, correctPolarity(reading) { return }
        let items = values(for: slot, in: reading)
        guard !items.isEmpty else {
            let others = applyCorrections(reading)
            if !others.isEmpty { return sayChanged(others) }
            if leavesAsIs(reading) { return recap() }
            acknowledge(attempt == 0 ? .notUnderstood : .leftAsIs)
            return attempt == 0 ? askChange(slotID, attempt: 1) : recap()
        }
        session.draft.slots[slotID] = nil
        fill(slot, with: items, from: reading)
        sayChanged([slotID])
    }

    // MARK: - Removing

    /// "enlève 2", "enlève les bénévoles". Answers whether there was something to remove.
    private mutating func remove(_ reading: Reading) -> Bool {
        if removeAnswer(reading) { return true }
        let number = reading.pieces.compactMap { Int($0) }.first
        let count = session.draft.observations.count
        if let number, (1...max(1, count)).contains(number) {
            guard count > 1 else {
                askConfirmation([.lastLine, .confirmAgain])
                return true
            }
            session.draft.observations.remove(at: number - 1)
            settleEffects()
            recap()
            return true
        }
        if let slots = number.flatMap(recapLine)?.slots, Set(slots).isSubset(of: ["when", "where"]) {
            session.draft.slots["when"] = SlotValue(state: .doesNotKnow)
            session.draft.slots["where"] = SlotValue(state: .doesNotKnow)
            recap()
            return true
        }
        let changed = Set(reading.facts.map(\.slot)).sorted().filter { drop(reading.facts, from: $0) }
        if changed.isEmpty { return false }
        let words = reading.facts.filter { changed.contains($0.slot) }.compactMap(\.words)
        if !words.isEmpty { acknowledge(.removed, ["old": curly(listed(words))]) }
        recap()
        return true
    }

    private mutating func drop(_ facts: [Fact], from slot: String) -> Bool {
        guard var value = session.draft.slots[slot] else { return false }
        let before = value.items.count
        value.items.removeAll { item in facts.contains { $0.slot == slot && $0.value == item.value } }
        value.state = .confirmed
        session.draft.slots[slot] = value
        return value.items.count != before
    }
}
