import TestimonyModel

/// What conversations exercised of a dialog, counted from their turns.
package struct Coverage: Sendable, Hashable {
    package struct SlotCounts: Sendable, Hashable {
        package var asked = 0
        /// Known although nothing asked for it.
        package var volunteered = 0
        /// A value that was known gave way.
        package var corrected = 0

        package init(asked: Int = 0, volunteered: Int = 0, corrected: Int = 0) {
            self.asked = asked
            self.volunteered = volunteered
            self.corrected = corrected
        }
    }

    package struct ConditionCounts: Sendable, Hashable {
        package var held = 0
        package var failed = 0

        package init(held: Int = 0, failed: Int = 0) {
            self.held = held
            self.failed = failed
        }
    }

    package private(set) var slots: [String: SlotCounts] = [:]
    /// By slot, `consent` among them, and by the id that was given.
    package private(set) var choices: [String: [String: Int]] = [:]
    package private(set) var conditions: [Trace.Condition: ConditionCounts] = [:]
    /// By what was waited for: a slot's id, or a name of `Phase.wait`.
    package private(set) var words: [Intent: [String: Int]] = [:]
    /// By their ids, those that were heard.
    package private(set) var alerts: [String: Int] = [:]
    private let dialog: Dialog

    package init(of dialog: Dialog) { self.dialog = dialog }

    /// Counts one turn that followed `before`.
    package mutating func add(_ turn: Turn, after before: Session) {
        if let word = turn.trace.obeyed { words[word, default: [:]][before.phase.wait, default: 0] += 1 }
        if let alert = turn.trace.alert { alerts[alert, default: 0] += 1 }
        for weighed in turn.trace.weighed {
            conditions[weighed.condition, default: ConditionCounts()].count(weighed.held)
        }
        for slot in dialog.allSlots { add(slot, turn, before) }
        if let consent = consent(given: turn) { choices["consent", default: [:]][consent.rawValue, default: 0] += 1 }
    }

    private mutating func add(_ slot: Slot, _ turn: Turn, _ before: Session) {
        var counts = slots[slot.id] ?? SlotCounts()
        let (waited, waits) = (before.phase.wait, turn.session.phase.wait)
        if waits == slot.id, waited != slot.id { counts.asked += 1 }
        let (old, new) = (values(of: slot, before.draft), values(of: slot, turn.session.draft))
        // The next of several episodes is another draft, and no change of this one.
        let isNext = turn.session.toldCount != before.toldCount
        let isTakenBack = turn.trace.obeyed == .back || turn.session.draft.isEmpty || isNext
        if !isTakenBack, old != new {
            let isAnswer = waited == slot.id || before.phase.changes(slot.id)
            if old.isEmpty, !isAnswer { counts.volunteered += 1 }
            if !old.isSubset(of: new) { counts.corrected += 1 }
            if slot.kind != .story {
                for id in ids(of: slot, turn.session.draft).subtracting(ids(of: slot, before.draft)) {
                    choices[slot.id, default: [:]][id, default: 0] += 1
                }
            }
        }
        slots[slot.id] = counts
    }

    /// What is known of a slot; an effect that gets better or worse is another value.
    private func values(of slot: Slot, _ draft: Draft) -> Set<String> {
        switch slot.kind {
        case .story: draft.isEmpty ? [] : ["told"]
        case .effects: Set(draft.observations.map { "\($0.effect) \($0.polarity) \($0.status)" })
        case .options, .places, .dates: Set(draft.values(of: slot.id))
        // Of all instances, where there are several.
        case .question, .note, .calculation, .repeats: Set(DraftFacts(draft, today: nil).allValues(of: slot.id))
        }
    }

    private func ids(of slot: Slot, _ draft: Draft) -> Set<String> {
        slot.isOwn ? values(of: slot, draft) : Set(draft.values(of: slot.kind == .effects ? "effect" : slot.id))
    }

    private func consent(given turn: Turn) -> Consent? {
        for effect in turn.effects {
            if case .save(let record) = effect { return record.consent }
            if case .close(.declined) = effect { return Consent.none }
        }
        return nil
    }
}

extension Coverage.ConditionCounts {
    fileprivate mutating func count(_ holds: Bool) {
        if holds { held += 1 } else { failed += 1 }
    }
}

extension Phase {
    /// What waits, by a name: that of the slot, or `resting`, `story`, `recap`, `line`, `change`, `consent`,
    /// `attribution`, `rewording`, `others_consent`, `returning`, `erasing`. What was paused waits on.
    package var wait: String {
        switch self {
        case .resting: "resting"
        case .story: "story"
        case .asking(let place, _): String(SlotPlace.id(of: place))
        case .recap: "recap"
        case .choosingPart: "line"
        case .changing: "change"
        case .consent: "consent"
        case .attribution: "attribution"
        case .rewording: "rewording"
        case .othersConsent: "others_consent"
        case .erasing: "erasing"
        case .returning: "returning"
        case .paused(let before): before.wait
        }
    }

    fileprivate func changes(_ slot: String) -> Bool {
        if case .changing(let place, _) = self { SlotPlace.id(of: place) == slot[...] } else { false }
    }
}
