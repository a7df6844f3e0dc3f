import TestimonyModel

extension Reduction {
    /// Asks the next thing that is missing, or goes to the recap.
    mutating func advance() {
        if dialog.isQuestionnaire { return advanceQuestionnaire() }
        if askOthersConsent() { return }
        guard let next = nextQuestion() else { return recap() }
        guard case .coded(let slot) = next else {
            if case .own(let place) = next { askOwn(place) }
            return
        }
        session.draft.questions += 1
        session.phase = .asking(slot: slot.id, attempt: 0)
        let beside = question(for: slot).beside
        session.draft.askedBeside =
            dialog.slots.first { $0.id != slot.id && beside[$0.id] != nil && isMissing($0) }?.id
        // What was taken for more of the story may leave the same thing open.
        ask(slot, sentences(for: slot))
    }

    /// All that may be said to ask for a slot now, the question first.
    func sentences(for slot: Slot) -> [String] {
        let question = question(for: slot)
        let beside = session.draft.askedBeside.flatMap { question.beside[$0] }
        var both = [question.say, beside].compactMap(\.self).joined(separator: " ")
        if isOneOfSeveral { both = "\(capitalised(shortQuote)) : \(uncapitalised(both))" }
        return [both] + (wording.slots[slot.id]?.again ?? [])
    }

    /// An answer to either of two questions that were asked at once will do: the other is not asked again.
    private mutating func advance(behind slot: Slot, leaving state: SlotValue.State = .skipped) {
        for id in [slot.id, session.draft.askedBeside].compactMap(\.self) {
            if session.draft.slots[id]?.isSettled != true, session.draft.values(of: id).isEmpty { settle(id, state) }
        }
        advance()
    }

    /// Asks for a slot by the first of these sentences that was not the last question.
    mutating func ask(_ slot: Slot, _ sentences: [String]) {
        ask(fresh(sentences), expects: slot.id, choices: choices(of: slot))
    }

    private enum Next {
        case coded(Slot)
        case own(place: String)
    }

    private mutating func nextQuestion() -> Next? {
        // Whoever told of a danger is asked for nothing more of it.
        guard session.draft.tellsDanger != true else { return nil }
        for slot in dialog.slots {
            if slot.isOwn {
                if let place = visitOnce(slot) { return .own(place: place) }
            } else if session.draft.questions < dialog.limits.questions, isMissing(slot) {
                return .coded(slot)
            }
        }
        return nil
    }

    /// The author's own questions are asked once for all episodes of a story.
    private mutating func visitOnce(_ slot: Slot) -> String? { session.toldCount == 0 ? visit(slot, at: "") : nil }

    /// The next of the author's own questions beside a story.
    mutating func nextOwnPlace() -> String? {
        for slot in dialog.slots where slot.isOwn {
            if let place = visitOnce(slot) { return place }
        }
        return nil
    }

    /// Relevant, not settled, and not said well enough in the story.
    mutating func isMissing(_ slot: Slot) -> Bool {
        guard slot.kind != .story, !slot.isOwn, session.draft.slots[slot.id]?.isSettled != true else { return false }
        guard weigh(.relevant, of: slot, at: "") ?? true else { return false }
        return !(weigh(.enough, of: slot, at: "") ?? !session.draft.values(of: slot.id).isEmpty)
    }

    /// The ids of a slot's answers, for programs that answer by id.
    func choices(of slot: Slot) -> [String] { context.codebook.answers(to: slot.kind) }

    // MARK: - Answers

    mutating func hearAnswer(_ reading: Reading, _ slotID: String, _ attempt: Int) {
        guard let slot = dialog.slot(slotID) else { return advance() }
        if slot.isOwn { return hearOwn(reading, slot, at: slotID, attempt) }
        remember()
        let found = values(for: slot, in: reading, yes: question(for: slot).yes)
        // "je sais plus, mardi je crois" is an answer.
        if let (word, state) = unanswered(reading), state != .doesNotKnow || found.isEmpty {
            trace.obeyed = word
            settle(slot.id, state)
            acceptSilence(state)
            return advance(behind: slot, leaving: state)
        }
        let known = session.draft.slots
        let takesBack: Bool
        if found.isEmpty, correctEffects(reading) {
            acknowledge(.corrected, ["new": listed(session.draft.observations.map { what($0, withPeople: false) })])
            takesBack = true
        } else {
            takesBack = correct(slot.kind == .effects ? withoutSaid(reading, slot) : reading, besides: slot.id)
        }
        if !found.isEmpty {
            fill(slot, with: found, from: reading)
            return advance(behind: slot)
        }
        if let beside = session.draft.askedBeside, session.draft.slots[beside]?.state == .confirmed {
            return advance(behind: slot)
        }
        if !takesBack, reading.tellsMore {
            take(reading)
            return advance()
        }
        // "le mercredi" gives no date, and a date is not asked for any more.
        if !isMissing(slot) { return advance() }
        // Whoever first tells when and where is still to tell what it changed: nothing was misunderstood.
        if slot.kind == .effects, session.draft.slots != known { return askBriefly(slot.id) }
        takesBack ? askBriefly(slot.id) : misunderstood(slot, attempt)
    }

    /// The word that gives no value, and the state that it leaves a slot in.
    private func unanswered(_ reading: Reading) -> (word: Intent, state: SlotValue.State)? {
        if reading.rest(after: .no) == "" { return (.no, .skipped) }
        if reading.means(.refuse) { return (.refuse, .refused) }
        if reading.means(.doesNotKnow) { return (.doesNotKnow, .doesNotKnow) }
        if reading.means(.nothing) { return (.nothing, .doesNotKnow) }
        return reading.means(.skip) ? (.skip, .skipped) : nil
    }

    mutating func acceptSilence(_ state: SlotValue.State) {
        switch state {
        case .refused: acknowledge(.refused)
        case .doesNotKnow: acknowledge(.leftEmpty)
        case .skipped, .proposed, .confirmed: acknowledge(.skipped)
        }
    }

    mutating func settle(_ slot: String, _ state: SlotValue.State) {
        var value = session.draft.slots[slot] ?? SlotValue(state: state)
        value.state = state
        session.draft.slots[slot] = value
    }

    /// What the utterance answers to this slot: facts, names and numbers of options, a plain yes.
    func values(for slot: Slot, in reading: Reading, yes: String? = nil) -> [SlotValue.Item] {
        var items = reading.asserted(slot.id).map {
            SlotValue.Item(value: $0.value, words: $0.words, answered: true)
        }
        let denied = reading.facts.filter { $0.slot == slot.id && $0.isDenied }.map(\.value)
        for id in named(slot, in: reading) where !items.contains(where: { $0.value == id }) && !denied.contains(id) {
            items.append(SlotValue.Item(value: id, words: nil, answered: true))
        }
        if items.isEmpty, let yes, reading.means(.yes) {
            items = [SlotValue.Item(value: yes, words: nil, answered: false)]
        }
        return items
    }

    mutating func fill(_ slot: Slot, with items: [SlotValue.Item], from reading: Reading) {
        if slot.kind == .effects {
            let named = items.map(\.value)
            // "moins de bruit", "moins de rencontres"
            return switch change(in: reading) {
            case .positive: setEffects(named)
            case .negative: setEffects(named, worsened: named)
            case nil: setEffects(named, worsened: said(slot, in: reading).worse)
            }
        }
        var value = session.draft.slots[slot.id] ?? SlotValue(state: .confirmed)
        value.state = .confirmed
        value.items.removeAll(where: \.isGuess)
        value.items += items.filter { !value.values.contains($0.value) }
        session.draft.slots[slot.id] = value
    }

    private mutating func misunderstood(_ slot: Slot, _ attempt: Int) {
        guard attempt + 1 < dialog.limits.attempts else {
            settle(slot.id, .skipped)
            acknowledge(.leftEmpty)
            return advance()
        }
        session.phase = .asking(slot: slot.id, attempt: attempt + 1)
        askBriefly(slot.id)
    }

    /// The question once more, shorter and with an example.
    mutating func askBriefly(_ slotID: String) {
        guard let slot = dialog.slot(slotID) else { return advance() }
        if slot.isOwn { return askOwnAgain(slotID) }
        let again = wording.slots[slot.id]?.again ?? []
        var attempt = 0
        if case .asking(_, let count) = session.phase { attempt = max(0, count - 1) }
        let next = again.isEmpty ? [] : [again[min(attempt, again.count - 1)]]
        ask(slot, next + again + [question(for: slot).say])
    }

    // MARK: - Wording of a question

    /// The first variant whose conditions hold, with the witness's own words put in.
    func question(for slot: Slot) -> Wording.Question {
        let variants = wording.slots[slot.id]?.ask ?? []
        for variant in variants {
            if !variant.effects.isEmpty,
                !session.draft.observations.contains(where: { variant.effects.contains($0.effect) })
            {
                continue
            }
            guard !variant.about.isEmpty else { return filled(variant, nil) }
            if let mention = mention(of: variant.about) { return filled(variant, mention) }
        }
        return Wording.Question(say: variants.last?.say ?? slot.id)
    }

    /// The mention nearest to the start of what is told.
    private func mention(of classes: [String]) -> Mention? {
        let start = session.draft.observations.first?.start ?? 0
        let candidates = session.draft.named.filter { classes.contains($0.kind) }
        return candidates.first { $0.start >= start } ?? candidates.first
    }

    private func filled(_ variant: Wording.Question, _ mention: Mention?) -> Wording.Question {
        guard let mention else { return variant }
        var variant = variant
        variant.say = substitute(
            variant.say,
            [
                "mention": curly(mention.words), "Mention": capitalised(curly(mention.words)),
                "these": demonstrative(mention.words), "These": capitalised(demonstrative(mention.words)),
                "these_count": isOne(mention.words) ? "1" : "2",
            ])
        return variant
    }
}
