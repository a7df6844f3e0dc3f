import TestimonyModel

/// Hears answers to the author's own questions.
extension Reduction {
    mutating func hearOwn(_ reading: Reading, _ slot: Slot, at place: String, _ attempt: Int) {
        remember()
        guard case .question(let question) = slot.kind else { return hearMore(reading, slot, at: place, attempt) }
        hear(reading, slot, question, at: place, attempt)
    }

    private mutating func hear(
        _ reading: Reading, _ slot: Slot, _ question: Question, at place: String, _ attempt: Int
    ) {
        if let named = answersByName(in: reading, besides: slot) {
            return take(named, slot, question, at: place, attempt)
        }
        let found = answer(to: question, of: slot.id, in: reading)
        if let state = leavesOpen(reading, question, found) {
            return leave(place, state, attempt)
        }
        if amendByName(reading, besides: place) || amendByLabel(reading, besides: slot) { return advance() }
        guard case .values(let values) = found else { return repeatOwn(place, attempt) }
        guard accepts(question, values, at: place) else {
            acknowledge(refusal(of: slot, at: place))
            return repeatOwn(place, attempt, isSaid: true)
        }
        take(values, question, at: place, from: reading)
        volunteer(reading, besides: slot)
        advance()
    }

    /// Takes what was said of questions by their names, and hears what was said beside it.
    private mutating func take(
        _ named: NamedAnswers, _ slot: Slot, _ question: Question, at place: String, _ attempt: Int
    ) {
        for (other, values, reading) in named.told {
            guard case .question(let question) = other.kind else { continue }
            take(values, question, at: other.id, from: reading)
        }
        if let rest = named.rest { return hear(rest, slot, question, at: place, attempt) }
        acknowledge(.corrected, ["new": listed(named.told.map { answerWords($0.values, of: $0.slot) })])
        advance()
    }

    /// Why an answer is not taken.
    func refusal(of slot: Slot, at place: String) -> String {
        wording.slots[slot.id]?.constraint.map { withAnswers($0, at: place) } ?? text(.answerOutOfRange)
    }

    mutating func take(_ values: [String], _ question: Question, at place: String, from reading: Reading) {
        if question.type == .text || question.type == .person, values.contains(where: holdsPlaceholder),
            !holdsPlaceholder(reading.typed)
        {
            acknowledge(.personalRemoved)
        }
        if session.draft.sentAt == nil { session.draft.sentAt = context.now }
        keep(SlotValue(state: .confirmed, values: values), at: place)
    }

    /// The state in which words that give no answer leave a question; `nil` where they give one.
    func leavesOpen(_ reading: Reading, _ question: Question, _ found: AnswerFound) -> SlotValue.State? {
        if reading.means(.refuse) { return .refused }
        if reading.means(.skip) { return .skipped }
        switch question.type {
        case .text, .person:
            if reading.rest(after: .no) == "" || reading.means(.nothing) { return .doesNotKnow }
            return reading.means(.doesNotKnow) ? .doesNotKnow : nil
        case .yesNo:
            // "je ne sais pas" denies, and says no to nothing.
            if reading.means(.doesNotKnow) { return .doesNotKnow }
            if case .values = found { return nil }
        case .integer, .decimal, .rating, .date, .choice, .choices:
            // "j'en sais rien" names no answer that is called "rien".
            if reading.rest(after: .doesNotKnow) == "", !isLabel(reading) { return .doesNotKnow }
            if case .values = found { return nil }
            if reading.rest(after: .no) == "" { return .skipped }
            if reading.means(.nothing) { return .doesNotKnow }
        }
        return reading.means(.doesNotKnow) ? .doesNotKnow : nil
    }

    private mutating func leave(_ place: String, _ state: SlotValue.State, _ attempt: Int) {
        trace.obeyed = state == .refused ? .refuse : state == .skipped ? .skip : .doesNotKnow
        let isRequired = dialog.slot(place).map { self.isRequired($0, at: place) } ?? false
        if isRequired, state == .skipped, attempt == 0 {
            let reason = dialog.slot(place).flatMap { wording.slots[$0.id]?.required }
            acknowledge(reason.map { withAnswers($0, at: place) } ?? text(.answerRequired))
            return askOwn(place, attempt: 1)
        }
        if session.draft.sentAt == nil { session.draft.sentAt = context.now }
        keep(SlotValue(state: isRequired && state == .skipped ? .refused : state), at: place)
        acceptSilence(state)
        advance()
    }

    /// Whether a question may not be left open but on purpose.
    func isRequired(_ slot: Slot, at place: String) -> Bool {
        guard case .question(let question) = slot.kind else { return false }
        return question.required?.evaluate(facts(at: SlotPlace.prefix(of: place))) == true
    }

    /// Times that a question of the author's own is asked: who types a wrong number is trying.
    private var mostAttempts: Int { dialog.limits.attempts + 1 }

    /// Asks once more, with an example; then the question is left, or, where it is required, a person can be reached.
    private mutating func repeatOwn(_ place: String, _ attempt: Int, isSaid: Bool = false) {
        guard attempt + 1 < mostAttempts else {
            guard let slot = dialog.slot(place), isRequired(slot, at: place) else {
                keep(SlotValue(state: .skipped), at: place)
                acknowledge(.leftEmpty)
                return advance()
            }
            guard attempt < mostAttempts else { return giveUp() }
            if !isSaid { acknowledge(.notUnderstood) }
            return askOwn(place, attempt: attempt + 1)
        }
        if !isSaid { acknowledge(.notUnderstood) }
        askOwn(place, attempt: attempt + 1)
    }

    /// Whether there is a further one.
    private mutating func hearMore(_ reading: Reading, _ slot: Slot, at place: String, _ attempt: Int) {
        // "non, ma note c'est 2" says nothing to whether there is one more.
        if amendByName(reading, besides: place) || amendByLabel(reading, besides: slot) { return advance() }
        let count = instances(of: place)
        let closing = [Intent.refuse, .skip, .doesNotKnow, .nothing].first { reading.means($0) }
        if closing != nil || reading.saysYes == false {
            if let closing, closing != .nothing { trace.obeyed = closing }
            open(count, of: place)
            return advance()
        }
        guard reading.saysYes == true, count < Repeat.most else {
            guard attempt + 1 < mostAttempts, count < Repeat.most else {
                open(count, of: place)
                acknowledge(.leftEmpty)
                return advance()
            }
            acknowledge(.notUnderstood)
            return askOwn(place, attempt: attempt + 1)
        }
        open(count + 1, of: place, isWhole: false)
        takeFirst(reading, slot, at: SlotPlace.prefix(of: place, instance: count + 1))
        advance()
    }

    /// Words behind a yes from which on it says to what: "oui, porter des tables".
    private static let leastSaid = 2

    /// Whoever says yes and what it is, is not asked what it is.
    private mutating func takeFirst(_ reading: Reading, _ repeated: Slot, at prefix: String) {
        guard case .repeats(let repeated) = repeated.kind, let first = repeated.slots.first,
            case .question(let question) = first.kind, question.type == .text,
            weigh(.relevant, of: first, at: prefix) ?? true,
            let rest = reading.rest(after: .yes)?.split(separator: " ").count, rest >= Reduction.leastSaid
        else { return }
        let said = Reading(reading.asSaid(reading.wordCount - rest..<reading.wordCount), context)
        guard !said.means(.yes), case .values(let values) = answer(to: question, of: first.id, in: said),
            accepts(question, values, at: prefix + first.id)
        else { return }
        take(values, question, at: prefix + first.id, from: said)
    }
}
