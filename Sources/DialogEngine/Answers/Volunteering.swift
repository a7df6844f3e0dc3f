import TestimonyModel

/// What an utterance says to other questions of the author's own, beside the one that waits.
extension Reduction {
    /// Takes what an answer says to other questions by their own labels: "le matin, à vélo".
    mutating func volunteer(_ reading: Reading, besides slot: Slot) {
        let words = reading.words.split(separator: " ")
        guard case .question(let asked) = slot.kind, asked.type != .text, asked.type != .person, words.count > 1 else {
            return
        }
        let covered = context.saidPhrases.labels(of: slot.id).found(in: words).covered
        let rest = words.indices.filter { !covered.contains($0) }.map { words[$0] }
        for (id, ids) in labelled(by: rest, besides: slot) where session.draft.slots[id] == nil {
            keep(SlotValue(state: .confirmed, values: ids), at: id)
        }
    }

    /// "non, en fait je suis étudiant": takes the answer to another question that a correction names by its label.
    mutating func amendByLabel(_ reading: Reading, besides slot: Slot) -> Bool {
        guard reading.means(.correction) else { return false }
        let named = labelled(by: reading.words.split(separator: " "), besides: slot)
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
