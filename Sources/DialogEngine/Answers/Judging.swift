import TestimonyModel

/// What a dialog says of a place of it, as a draft stands: for those who hold a conversation to its promises.
extension Context {
    /// Whether a slot is to be asked, said or computed at a place: its own condition holds, and those of what it is in.
    package func isRelevant(_ place: String, in draft: Draft) -> Bool {
        guard let slot = self.dialog.slot(place) else { return false }
        let prefix = SlotPlace.prefix(of: place)
        let facts = DraftFacts(draft, at: prefix, today: now.date)
        if let condition = slot.relevant, condition.evaluate(facts) != true { return false }
        guard !prefix.isEmpty else { return true }
        let repeated = String(prefix.dropLast())
        return isRelevant(repeated.lastIndex(of: "[").map { String(repeated[..<$0]) } ?? repeated, in: draft)
    }

    /// The places of questions that may be left open on purpose only, and were not answered, refused or called unknown.
    package func unsettledRequirements(of draft: Draft) -> [String] {
        self.dialog.slots.flatMap { unsettledRequirements($0, at: "", of: draft) }
    }

    private func unsettledRequirements(_ slot: Slot, at prefix: String, of draft: Draft) -> [String] {
        let place = prefix + slot.id
        guard isRelevant(place, in: draft) else { return [] }
        switch slot.kind {
        case .question(let question):
            let facts = DraftFacts(draft, at: prefix, today: now.date)
            let isRequired = question.required?.evaluate(facts) == true
            let states: [SlotValue.State] = [.confirmed, .refused, .doesNotKnow]
            let isSettled = draft.slots[place].map { states.contains($0.state) } ?? false
            return isRequired && !isSettled ? [place] : []
        case .repeats(let repeated):
            let count = draft.slots[place]?.items.count ?? 0
            return (1..<count + 1).flatMap { number in
                repeated.slots.flatMap {
                    unsettledRequirements($0, at: SlotPlace.prefix(of: place, instance: number), of: draft)
                }
            }
        case .story, .effects, .options, .places, .dates, .note, .calculation: return []
        }
    }
}
