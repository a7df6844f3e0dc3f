import Extraction
import TestimonyModel

extension Reduction {
    /// Ids that an utterance names: the id itself, its label, a date in EDTF, a word that the wording has for it.
    ///
    /// People read labels and programs know ids; both may answer.
    func named(_ slot: Slot, in reading: Reading) -> [String] {
        let outright = named(outright: slot, in: reading)
        let said = said(slot, in: reading)
        return (said.plain + said.worse).reduce(into: outright) { ids, id in if !ids.contains(id) { ids.append(id) } }
    }

    private func named(outright slot: Slot, in reading: Reading) -> [String] {
        slot.kind == .dates
            ? dates(writtenIn: reading.text) : context.saidPhrases.named(slot.id, in: reading.words)
    }

    /// Dates of a message that is nothing but EDTF, as programs answer.
    private func dates(writtenIn text: String) -> [String] {
        let pieces = text.split { $0 == " " || $0 == "," || $0 == ";" }
        let dates = pieces.compactMap { EDTF($0)?.description }
        return dates.count == pieces.count ? dates : []
    }

    /// Of effects that no story tells of, but an answer.
    private static let saidRule = "said by the witness"

    /// Makes exactly these the effects told; those already understood keep their evidence.
    mutating func setEffects(_ ids: [String], worsened: [String] = []) {
        settleEffects()
        let told = session.draft.observations
        session.draft.observations = ids.compactMap { id in
            if var known = told.first(where: { $0.effect == id }) {
                if worsened.contains(id) { known.polarity = .negative }
                return known
            }
            guard let effect = context.codebook.effect(id) else { return nil }
            let evidence = told.first
            // What an earlier answer named went well or badly by that answer.
            let read = evidence.flatMap { $0.rules == [Self.saidRule] ? nil : $0 }
            let length = session.draft.text.unicodeScalars.count
            return Observation(
                effect: id, level: effect.level,
                polarity: worsened.contains(id) ? .negative : read?.polarity ?? .positive,
                status: read?.status ?? (session.draft.mentions.contains("wish") ? .wished : .observed),
                evidence: evidence?.evidence ?? session.draft.text,
                start: evidence?.start ?? 0, end: evidence?.end ?? length, confidence: 1, rules: [Self.saidRule]
            )
        }
    }

    /// "non attends, plutôt de l'entraide": what takes the place of the effects, whatever was asked, where nothing is said
    /// of another question. Answers whether anything changed.
    mutating func correctEffects(_ reading: Reading) -> Bool {
        // "pas de l'aide, un projet"; "en fait ça m'a aussi fait du bien" takes nothing's place.
        guard reading.means(.correction) || reading.pieces.first == "pas", !reading.means(.addition),
            reading.facts.allSatisfy({ dialog.slot($0.slot) == nil }), !session.draft.observations.isEmpty,
            let slot = dialog.slots.first(where: { $0.kind == .effects })
        else { return false }
        var words = reading.words
        while let rest = context.patterns.rest(of: words, after: .correction), rest.utf8.count < words.utf8.count {
            words = String(rest)
        }
        let corrected = Reading(words, context)
        let items = values(for: slot, in: corrected)
        guard !items.isEmpty else { return false }
        let before = session.draft
        fill(slot, with: items, from: corrected)
        turn(before.observations, as: corrected.extraction.frame)
        if session.draft.observations != before.observations { return true }
        session.draft = before
        return false
    }

    /// "finalement ça m'a fait du bien": what stood there before goes the way that is told now.
    private mutating func turn(_ before: [Observation], as frame: Frame) {
        for (index, known) in session.draft.observations.enumerated() where before.contains(known) {
            guard let new = frame.observations.first(where: { $0.effect == known.effect }),
                new.polarity != known.polarity
            else { continue }
            session.draft.observations[index].polarity = new.polarity
            dropOptions(against: new.polarity, of: known.effect)
        }
    }

    /// The witness said which effects there are: no later reading adds one.
    mutating func settleEffects() { session.draft.slots[effectSlot] = SlotValue(state: .confirmed) }

    var effectSlot: String { dialog.slots.first { $0.kind == .effects }?.id ?? "effect" }
}
