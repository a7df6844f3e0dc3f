import Extraction
import TestimonyModel

extension Reduction {
    /// Takes what an utterance corrects beside the slot that was asked, and says so. Answers whether it took anything back.
    ///
    /// "pas des bénévoles, l’équipe" and "en fait c’était mardi" correct anywhere; other facts only fill slots that are
    /// still empty.
    mutating func correct(_ reading: Reading, besides asked: String) -> Bool {
        var takesBack = false
        // "plutôt des gens du quartier" tells who, and no place.
        let answers = reading.asserted(asked).map(\.range)
        let corrected =
            reading.means(.correction)
            ? reading.facts.filter { fact in
                fact.slot != asked && (fact.isDenied || !answers.contains { $0.overlaps(fact.range) })
            } : []
        let denied = Set((corrected + reading.facts.filter(\.isDenied)).map(\.slot))
        for slot in order(denied).filter({ $0 != asked || !reading.asserted(asked).isEmpty }) {
            let before = session.draft.slots[slot]?.items ?? []
            guard replace(slot, with: reading, adding: false) else { continue }
            echo(slot, reading, before: before)
            takesBack = true
        }
        for fact in reading.facts where fact.slot != asked && !denied.contains(fact.slot) && !fact.isDenied {
            let known = session.draft.slots[fact.slot] ?? SlotValue(state: .confirmed)
            guard known.items.allSatisfy(\.answered), !known.values.contains(fact.value) else { continue }
            var value = known
            value.state = .confirmed
            // Whoever an answer to another question names may have done nothing.
            let words = fact.slot == "publics" ? nil : fact.words
            value.items.append(SlotValue.Item(value: fact.value, words: words, answered: true))
            session.draft.slots[fact.slot] = value
        }
        return takesBack
    }

    /// Applies everything that an utterance says to the draft; answers with the slots that changed.
    mutating func applyCorrections(_ reading: Reading, only slots: [String]? = nil) -> [String] {
        let reading = reading.leavingOut { reading.isAside($0, patterns: context.patterns, context.normaliser) }
        let adding = reading.means(.addition)
        // "C'est bien ça. Belle coupe." changes nothing that no line shows.
        let corrects =
            reading.leadingNumber != nil || reading.means(.correction) || reading.facts.contains(where: \.isDenied)
        return order(Set(reading.facts.map(\.slot))).filter { slot in
            slots?.contains(slot) != false && (corrects || adding || dialog.slot(slot) != nil)
                && replace(slot, with: reading, adding: adding)
        }
    }

    /// Removes what is denied, then adds or replaces with what is asserted. Answers whether anything changed.
    private mutating func replace(_ slot: String, with reading: Reading, adding: Bool) -> Bool {
        let before = session.draft.slots[slot] ?? SlotValue(state: .confirmed)
        let facts = reading.facts.filter { $0.slot == slot }
        let denied = facts.filter(\.isDenied).map(\.value)
        // What people did is known where they take the place of others.
        let takesPlace = before.items.contains { denied.contains($0.value) || $0.answered && $0.words != nil }
        let isNamed = slot != "publics" || takesPlace
        let asserted = facts.filter { !$0.isDenied && !denied.contains($0.value) }
            .map { SlotValue.Item(value: $0.value, words: isNamed ? $0.words : nil, answered: true) }
        var items = before.items.filter { !denied.contains($0.value) }
        // "dimanche 15, pas le 14": what is denied may be said in a way that means another day.
        let deniesOther = !denied.isEmpty && !before.values.contains(where: denied.contains)
        if denied.isEmpty || deniesOther, !adding, !asserted.isEmpty {
            items = items.filter { old in asserted.contains { $0.value == old.value } }
        }
        items += asserted.filter { new in !items.contains { $0.value == new.value } }
        guard items.map(\.value) != before.values else { return false }
        session.draft.slots[slot] = SlotValue(state: .confirmed, items: items)
        return true
    }

    private mutating func echo(_ slot: String, _ reading: Reading, before: [SlotValue.Item]) {
        let new = reading.asserted(slot).compactMap(\.words)
        let old = reading.facts.filter { $0.slot == slot && $0.isDenied }.compactMap(\.words)
        guard !old.isEmpty else {
            if !new.isEmpty, !before.isEmpty { say(.corrected, ["new": curly(listed(new))]) }
            return
        }
        if new.isEmpty {
            say(.removed, ["old": curly(listed(old))])
        } else {
            say(.correctedNot, ["new": curly(listed(new)), "old": curly(listed(old))])
        }
    }

    /// Words in one sentence, in the language of the conversation.
    func listed(_ words: [String]) -> String { list(words, and: text(.and)) }

    /// Slots in the author's order, facets without a slot last.
    private func order(_ slots: Set<String>) -> [String] {
        dialog.slots.map(\.id).filter(slots.contains) + slots.filter { dialog.slot($0) == nil }.sorted()
    }
}

/// "a", "a et b", "a, b et c".
func list(_ words: [String], and: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(and) " + last
}

extension Reading {
    /// Whether a fact stands in a later sentence that corrects nothing and only tells why: "2 : le jardin. La cour est
    /// pleine, on me l'a dit hier."
    fileprivate func isAside(_ fact: Fact, patterns: Patterns, _ normaliser: Normaliser) -> Bool {
        let scalars = Array(text.unicodeScalars)
        let ends = scalars.indices.filter { ".!?".unicodeScalars.contains(scalars[$0]) }
        guard let first = ends.first, first < fact.range.lowerBound,
            facts.contains(where: { $0.range.lowerBound < first })
        else { return false }
        let start = ends.last { $0 < fact.range.lowerBound }.map { $0 + 1 } ?? 0
        let end = ends.first { $0 >= fact.range.upperBound } ?? scalars.count
        let sentence = plainWords(String(scalars: start..<end, of: text), normaliser)
        let isShort = sentence.utf8.count { $0 == 32 } < 3
        let corrects = [Intent.correction, .addition, .continues].contains { patterns.matches(sentence, $0) }
        return !isShort && !corrects && !Reading.denies(sentence)
    }
}
