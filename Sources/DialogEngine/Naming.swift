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
            let length = session.draft.text.unicodeScalars.count
            return Observation(
                effect: id, level: effect.level,
                polarity: worsened.contains(id) ? .negative : evidence?.polarity ?? .positive,
                status: evidence?.status ?? (session.draft.mentions.contains("wish") ? .wished : .observed),
                evidence: evidence?.evidence ?? session.draft.text,
                start: evidence?.start ?? 0, end: evidence?.end ?? length, confidence: 1, rules: ["said by the witness"]
            )
        }
    }

    /// The witness said which effects there are: no later reading adds one.
    mutating func settleEffects() { session.draft.slots[effectSlot] = SlotValue(state: .confirmed) }

    var effectSlot: String { dialog.slots.first { $0.kind == .effects }?.id ?? "effect" }
}
