import TestimonyModel

/// The author's own questions, one after another: what is asked next, what is computed and parked on the way.
extension Reduction {
    /// The place of the next question of a questionnaire; `nil` when all are settled.
    ///
    /// What was passed once is not looked at again before an answer to it changes, so that a turn of a long questionnaire
    /// costs no more than one of a short one.
    mutating func nextPlace() -> String? {
        let start = dialog.looksAhead ? 0 : min(session.draft.passed ?? 0, dialog.slots.count)
        for index in start..<dialog.slots.count {
            guard let place = visit(dialog.slots[index], at: "") else { continue }
            session.draft.passed = index
            return place
        }
        session.draft.passed = dialog.slots.count
        return nil
    }

    /// Comes to a slot: says a note, computes a value, parks what is not relevant. Answers with the place of a question that
    /// is to be asked here.
    mutating func visit(_ slot: Slot, at prefix: String) -> String? {
        let place = prefix + slot.id
        guard weigh(.relevant, of: slot, at: prefix) ?? true else {
            park(slot, at: place)
            return nil
        }
        if session.draft.slots[place]?.isParked == true { set(parked: nil, at: place) }
        switch slot.kind {
        case .note: sayNote(slot, at: place)
        case .calculation(let term):
            let value = term.evaluate(facts(at: prefix))
            let computed = SlotValue(state: .proposed, values: value.map { [$0.text] } ?? [])
            if session.draft.slots[place] != computed {
                if dialog.isQuestionnaire { session.note(changed: place, from: session.draft.slots[place]) }
                session.draft.slots[place] = computed
            }
        case .question(let question): return isOpen(question, at: place) ? place : nil
        case .repeats(let repeated): return visit(repeated, of: slot, at: place)
        case .story, .effects, .options, .places, .dates: break
        }
        return nil
    }

    private mutating func visit(_ repeated: Repeat, of slot: Slot, at place: String) -> String? {
        if let count = repeated.count {
            let number = count.evaluate(facts(at: SlotPlace.prefix(of: place)))?.number ?? 0
            open(Int(max(0, min(number, Double(Repeat.most)))), of: place)
        }
        for number in 1..<instances(of: place) + 1 {
            for inner in repeated.slots {
                if let found = visit(inner, at: SlotPlace.prefix(of: place, instance: number)) { return found }
            }
        }
        return repeated.count == nil && session.draft.slots[place]?.isSettled != true ? place : nil
    }

    func instances(of place: String) -> Int { session.draft.slots[place]?.items.count ?? 0 }

    /// Lets a repeat have so many instances; answers to further ones stay out.
    mutating func open(_ count: Int, of place: String, isWhole: Bool = true) {
        let numbers = (0..<count).map { String($0 + 1) }
        keep(SlotValue(state: isWhole ? .confirmed : .proposed, values: numbers), at: place)
    }

    /// Whether a question still wants an answer: one that an earlier answer has made impossible is asked again, and one
    /// that the dialog, edited meanwhile, no longer offers.
    private mutating func isOpen(_ question: Question, at place: String) -> Bool {
        guard let value = session.draft.slots[place], value.isSettled else { return true }
        let isOffered = question.type.ids.isEmpty || value.values.allSatisfy(question.type.ids.contains)
        let isGood = isOffered && accepts(question, value.values, at: place)
        guard value.state == .confirmed, !isGood else { return false }
        session.draft.slots[place]?.state = .proposed
        return true
    }

    /// Whether values fulfil the constraint of a question.
    func accepts(_ question: Question, _ values: [String], at place: String) -> Bool {
        guard let constraint = question.constraint else { return true }
        var facts = facts(at: SlotPlace.prefix(of: place))
        facts.own = values
        return constraint.evaluate(facts) != false
    }

    func facts(at prefix: String) -> DraftFacts { DraftFacts(session.draft, at: prefix, today: context.now.date) }

    private mutating func sayNote(_ slot: Slot, at place: String) {
        guard session.draft.slots[place] == nil else { return }
        if dialog.isQuestionnaire { session.note(changed: place, from: nil) }
        session.draft.slots[place] = SlotValue(state: .confirmed)
        for question in wording.slots[slot.id]?.ask ?? [] { say(withAnswers(question.say, at: place)) }
    }

    /// Sets a value aside, with all inside of it: it comes back if it is relevant again.
    private mutating func park(_ slot: Slot, at place: String) {
        guard let value = session.draft.slots[place], value.isParked != true else { return }
        set(parked: true, at: place)
    }

    private mutating func set(parked: Bool?, at place: String) {
        if dialog.isQuestionnaire { session.note(changed: place, from: session.draft.slots[place]) }
        session.draft.slots[place]?.isParked = parked
    }

    /// Sets what is known of a slot, so that `retour` can take it back.
    mutating func keep(_ value: SlotValue, at place: String) {
        let old = session.draft.slots[place]
        guard old != value else { return }
        if dialog.isQuestionnaire { session.note(changed: place, from: old) }
        session.draft.slots[place] = value
        // What comes behind may depend on it.
        let top = String(place.prefix { $0 != "[" })
        if let passed = session.draft.passed, let index = dialog.index(of: top), index < passed {
            session.draft.passed = index
        }
    }
}
