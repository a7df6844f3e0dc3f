import TestimonyModel

/// What an utterance says to other questions of the author's own, beside the one that waits.
extension Reduction {
    /// Takes what an answer says to other questions by their own labels: "le matin, à vélo".
    mutating func volunteer(_ reading: Reading, besides slot: Slot) {
        let words = reading.pieces
        guard case .question(let asked) = slot.kind, asked.type != .text, asked.type != .person, words.count > 1 else {
            return
        }
        let covered = context.saidPhrases.labels(of: slot.id).found(in: words).covered
        let rest = words.indices.filter { !covered.contains($0) }.map { words[$0] }
        for (id, ids) in labelled(by: rest, besides: slot) where session.draft.slots[id] == nil {
            keep(SlotValue(state: .confirmed, values: ids), at: id)
        }
        volunteerDate(reading, besides: asked)
    }

    /// "un concert, samedi": the only date that a dialog asks for is known by being one.
    private mutating func volunteerDate(_ reading: Reading, besides asked: Question) {
        switch asked.type {
        case .choice, .choices, .yesNo: break
        // A number may be read as a year.
        case .text, .person, .integer, .decimal, .date, .rating: return
        }
        guard let slot = dialog.onlyDate, case .question(let question) = slot.kind,
            session.draft.slots[slot.id] == nil,
            case .values(let values) = answer(to: question, of: slot.id, in: reading),
            accepts(question, values, at: slot.id)
        else { return }
        keep(SlotValue(state: .confirmed, values: values), at: slot.id)
    }

    /// "non, en fait je suis étudiant": takes the answer to another question that a correction names by its label.
    mutating func amendByLabel(_ reading: Reading, besides slot: Slot) -> Bool {
        guard reading.means(.correction) else { return false }
        let named = labelled(by: reading.pieces, besides: slot)
        guard named.count == 1, let (id, ids) = named.first, session.draft.slots[id] != nil,
            let other = dialog.slot(id)
        else { return false }
        keep(SlotValue(state: .confirmed, values: ids), at: id)
        acknowledge(.corrected, ["new": answerWords(ids, of: other)])
        return true
    }

    /// Answers to other questions that words name by labels of their own.
    private func labelled(by words: [Substring], besides slot: Slot) -> [(slot: String, ids: [String])] {
        context.saidPhrases.slotsNamed(by: words).filter { $0 != slot.id }.compactMap { id in
            guard case .question(let question) = dialog.slot(id)?.kind else { return nil }
            let ids = context.saidPhrases.labels(of: id).found(in: words).ids
            let isOne = if case .choices = question.type { !ids.isEmpty } else { ids.count == 1 }
            return isOne && accepts(question, ids, at: id) ? (id, ids) : nil
        }
    }
}
