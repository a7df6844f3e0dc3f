import Reporting
import Store
import TestimonyModel

/// A coordinator's review, message by message: a function of what is open, what is said, and what the store shows.
struct DeskReview: Sendable {
    let desk: ReviewDesk
    /// As the audit log keeps it.
    let actor: String
    let now: Int
    /// Tells a testimony with all that is shown of it from every other state of it.
    let mark: @Sendable (TestimonyRecord) -> String

    func turn(_ phrase: DeskPhrase, _ state: DeskState?, _ view: DeskView) -> DeskTurn {
        guard var open = state else {
            switch phrase {
            case .review: return begin(view)
            case .help: return DeskTurn(state: nil, lines: DeskWords.help, passesOn: .all)
            default: return .silent(nil)
            }
        }
        open.heardAt = now
        let awaited = open.awaits
        open.awaits = nil
        switch (phrase, awaited) {
        case (.review, _): return begin(view, open)
        case (.help, _): return DeskTurn(state: open, lines: DeskWords.help)
        case (.accept, _): return decide(.accept, open, view) { $0.reviewed(.accept) }
        case (.reject(let reason?), _), (.other(let reason), .reason):
            return decide(.reject, open, view, note: reason) { $0.reviewed(.reject) }
        case (.reject(nil), _): return ask(.reason, DeskWords.whyReject, open)
        case (.note(let text?), _): return decide(.note, open, view, note: text) { $0 }
        case (.note(nil), _), (.correct, _): return DeskTurn(state: open, lines: DeskWords.corrections)
        case (.remove(let number), _): return change(number, open, view) { .noEffect($0) }
        case (.polarity(let number, let polarity), _): return change(number, open, view) { .polarity($0, polarity) }
        case (.status(let number, let status), _): return change(number, open, view) { .status($0, status) }
        case (.add(let name, let polarity, let words), _): return add(name, polarity, words, open, view)
        case (.other(let words), .words(let effect, let polarity)):
            return correct(.effect(effect, polarity, evidence: words), open, view)
        case (.undo, _): return undo(open, view)
        case (.again, _): return again(open, view)
        case (.next, _): return show(after: open, [], view)
        case (.done, _): return DeskTurn(state: nil, lines: [DeskWords.done(view.waiting.count)])
        case (.other, nil), (.ask, _), (.blindSpots, _), (.page, _):
            return DeskTurn(state: open, lines: [DeskWords.notUnderstood], passesOn: .commands)
        }
    }

    // MARK: Showing

    private func begin(_ view: DeskView, _ open: DeskState? = nil) -> DeskTurn {
        guard let first = view.waiting.first else { return DeskTurn(state: nil, lines: [DeskWords.nothingWaits]) }
        let state = open ?? DeskState(heardAt: now)
        return show(first, [DeskWords.waiting(view.waiting.count)], state, isFirst: true)
    }

    private func again(_ state: DeskState, _ view: DeskView, _ lead: [String] = []) -> DeskTurn {
        guard let seen = view.shown else { return show(after: state, lead, view) }
        return show(seen.record, lead, state)
    }

    private func show(
        _ record: TestimonyRecord, _ lead: [String], _ state: DeskState, isFirst: Bool = false
    ) -> DeskTurn {
        var state = state
        state.shown = DeskState.Sight(id: record.id, mark: mark(record))
        // What is said here stays in the network; 'glane review' shows the details.
        let card = DeskWords.card(desk.sensitive.masked(record), desk.words)
        return DeskTurn(
            state: state, lines: lead + card + (isFirst ? [DeskWords.gestures] : []), quotesOthers: true)
    }

    /// What was told next after what is shown and still waits.
    private func show(after state: DeskState, _ lead: [String], _ view: DeskView) -> DeskTurn {
        let passed = view.shown?.record
        let rest = view.waiting.filter { record in
            guard let passed else { return record.id != state.shown?.id }
            return (record.sentAt.epochSeconds, record.id) > (passed.sentAt.epochSeconds, passed.id)
        }
        if let next = rest.first { return show(next, lead, state) }
        var state = state
        state.shown = nil
        // What was passed over waits on.
        return DeskTurn(state: state, lines: lead + [DeskWords.end(view.waiting.count)])
    }

    private func ask(_ awaited: DeskState.Awaited, _ question: String, _ state: DeskState) -> DeskTurn {
        guard state.shown != nil else { return nothingOpen(state) }
        var state = state
        state.awaits = awaited
        return DeskTurn(state: state, lines: [question])
    }

    private func nothingOpen(_ state: DeskState) -> DeskTurn { DeskTurn(state: state, lines: [DeskWords.nothingOpen]) }

    // MARK: Deciding

    /// What is decided is what was shown: where somebody else was first, the testimony is shown anew and nothing written.
    private func decide(
        _ decision: ReviewDecision, _ state: DeskState, _ view: DeskView, note: String? = nil,
        _ change: (TestimonyRecord) throws(CorrectionFault) -> TestimonyRecord
    ) -> DeskTurn {
        guard let shown = state.shown else { return nothingOpen(state) }
        guard let seen = view.shown else { return refused(.gone, state, view) }
        if let refusal = view.refusal { return refused(refusal, state, view) }
        if decision != .note, mark(seen.record) != shown.mark { return refused(overtaking(seen), state, view) }
        if let objection = desk.objection(to: decision, on: seen) {
            return show(after: state, [DeskWords.already(objection)], view)
        }
        let after: TestimonyRecord
        do {
            after = try change(seen.record)
        } catch {
            return DeskTurn(state: state, lines: [DeskWords.sentence(error, desk.words)])
        }
        var state = state
        if decision != .note { state.decided = DeskState.Sight(id: after.id, mark: mark(after)) }
        var turn =
            switch decision {
            case .correct:
                show(after, [DeskWords.decided(decision, desk.words.changes(from: seen.record, to: after))], state)
            case .note: DeskTurn(state: state, lines: [DeskWords.decided(.note)])
            default: leave(after, DeskWords.decided(decision), state, view)
            }
        turn.decision = .review(
            ReviewChange(
                decision, before: seen.record, after: after, revision: seen.entries.revision, actor: actor, note: note,
                madeAt: now))
        return turn
    }

    /// The next, as it will be once `record` was decided upon.
    private func leave(_ record: TestimonyRecord, _ lead: String, _ state: DeskState, _ view: DeskView) -> DeskTurn {
        var after = view
        after.waiting.removeAll { $0.id == record.id }
        after.shown?.record = record
        return show(after: state, [lead], after)
    }

    private func undo(_ state: DeskState, _ view: DeskView) -> DeskTurn {
        guard let decided = state.decided else { return refused(.nothingToUndo, state, view) }
        guard let seen = view.decided else { return refused(.gone, state, view) }
        if let refusal = view.refusal { return refused(refusal, state, view) }
        guard let last = seen.entries.standing.last, let before = last.before else {
            return refused(.nothingToUndo, state, view)
        }
        // Only one's own, as one left it.
        guard last.actor == actor, mark(seen.record) == decided.mark else {
            return DeskTurn(state: state, lines: [DeskWords.refusal(desk.objection(to: overtaking(seen)))])
        }
        let record = before.applied(to: seen.record)
        var turn = show(record, [DeskWords.undone(record)], state)
        let restored = turn.state?.shown
        turn.state?.decided = restored
        turn.decision = .undo(
            ReviewUndoing(of: record.id, revision: seen.entries.revision, actor: actor, madeAt: now))
        return turn
    }

    private func refused(_ outcome: ReviewOutcome, _ state: DeskState, _ view: DeskView) -> DeskTurn {
        let lead = [DeskWords.refusal(desk.objection(to: outcome))]
        if outcome == .nothingToUndo { return DeskTurn(state: state, lines: lead) }
        guard let seen = view.shown, seen.record.review.isWaiting else { return show(after: state, lead, view) }
        return show(seen.record, lead, state)
    }

    private func overtaking(_ seen: SeenTestimony) -> ReviewOutcome {
        seen.entries.last { $0.decision != .note }.map { .overtaken([$0]) } ?? .changed
    }

    // MARK: Correcting

    private func correct(_ change: Correction.Change, _ state: DeskState, _ view: DeskView) -> DeskTurn {
        decide(.correct, state, view) { record throws(CorrectionFault) in
            try Correction([change]).applied(to: record, desk.codebook)
        }
    }

    /// Changes the effect that has a number on the card.
    private func change(
        _ number: Int, _ state: DeskState, _ view: DeskView, _ make: (String) -> Correction.Change
    ) -> DeskTurn {
        guard let seen = view.shown, state.shown != nil else { return decide(.correct, state, view) { $0 } }
        let coded = seen.record.frame.observations
        guard coded.indices.contains(number - 1) else {
            return DeskTurn(state: state, lines: [DeskWords.noSuchNumber(number, coded.count)])
        }
        return correct(make(coded[number - 1].effect), state, view)
    }

    private func add(
        _ name: String, _ polarity: Polarity, _ words: String?, _ state: DeskState, _ view: DeskView
    ) -> DeskTurn {
        let named = desk.codebook.effects(named: name)
        guard let effect = named.first, named.count == 1 else {
            let choices = named.isEmpty ? desk.codebook.effects : named
            return DeskTurn(
                state: state, lines: [DeskWords.whichEffect(choices.map { desk.words.effect($0.id) })])
        }
        let isCoded = view.shown?.record.frame.observations.contains { $0.effect == effect.id } ?? false
        if words == nil, !isCoded, view.shown?.record.text.isEmpty == false {
            return ask(
                .words(effect: effect.id, polarity), DeskWords.whichWords(desk.words.effect(effect.id)), state)
        }
        return correct(.effect(effect.id, polarity, evidence: words), state, view)
    }
}

extension Codebook {
    /// The effects that people may mean by an id, a label, or the beginnings of a label's words.
    func effects(named name: String) -> [ImpactEffect] {
        named(name, effects.map { ($0, $0.id, $0.label) })
    }

    func named<Value>(_ name: String, _ all: [(value: Value, id: String, label: String)]) -> [Value] {
        let wanted = PlainWords.words(of: name)
        let exact = all.filter { PlainWords.words(of: $0.id) == wanted || PlainWords.words(of: $0.label) == wanted }
        if !exact.isEmpty || wanted.isEmpty { return exact.map(\.value) }
        return all.filter { entry in
            let words = PlainWords.words(of: entry.label)
            return wanted.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
        }.map(\.value)
    }
}
