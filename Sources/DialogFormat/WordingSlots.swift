import DialogEngine
import Extraction
import TestimonyModel

func readSlots(
    _ value: YAMLValue, _ dialog: Dialog, _ codebook: Codebook, _ normaliser: Normaliser, _ findings: inout Findings
) -> [String: Wording.SlotWording] {
    let names = dialog.allSlots.filter(\.isSpoken).map(\.id)
    var claims = SaidClaims(normaliser: normaliser)
    guard let fields = value.fields(names, required: names, &findings) else { return [:] }
    var slots: [String: Wording.SlotWording] = [:]
    for slot in dialog.allSlots where slot.isSpoken {
        if slot.isOwn {
            slots[slot.id] = fields[slot.id].flatMap { readOwnWording($0, slot, dialog, normaliser, &findings) }
            continue
        }
        guard let value = fields[slot.id],
            let parts = value.fields(
                ["ask", "again", "why", "name", "said", "said_negative"], required: ["ask", "name"], &findings)
        else { continue }
        let ask = readAsk(parts["ask"], slot, dialog, codebook, &findings)
        if let place = parts["ask"], place.isSequence,
            ask.last.map({ !$0.about.isEmpty || !$0.effects.isEmpty }) ?? true
        {
            findings.report(
                place, .noPlainQuestion, "the last question of '\(slot.id)' must stand without a condition",
                hint: "add one without 'about' and 'effects'")
        }
        let again = readAgain(parts["again"], asked: ask, &findings)
        let why = parts["why"].flatMap { $0.botText(filling: ["site"], &findings) }
        for (key, isNegative) in [("said", false), ("said_negative", true)] {
            if let said = parts[key] { claims.add(said, of: slot.id, isNegative: isNegative, &findings) }
        }
        slots[slot.id] = Wording.SlotWording(
            ask: ask, again: again, why: why,
            name: parts["name"]?.string(&findings) ?? slot.id,
            said: parts["said"].map { readSaid($0, slot, codebook, &findings) } ?? [:],
            saidNegative: parts["said_negative"].map { readSaid($0, slot, codebook, &findings) } ?? [:])
    }
    return slots
}

/// What is asked the second time and later, none of it in words that were there before.
func readAgain(_ value: YAMLValue?, asked: [Wording.Question], _ findings: inout Findings) -> [String] {
    guard let value else { return [] }
    var said = Set(asked.map(\.say))
    return (value.sequence(&findings) ?? []).compactMap { item in
        guard let text = item.botText(filling: ["site"], &findings) else { return nil }
        note(text, item, in: &said, &findings)
        return text
    }
}

/// The questions of a slot; two in the same words are one.
func readAsk(
    _ value: YAMLValue?, _ slot: Slot, _ dialog: Dialog, _ codebook: Codebook, _ findings: inout Findings
) -> [Wording.Question] {
    var said: Set<String> = []
    return (value?.sequence(&findings) ?? []).compactMap { item in
        guard let question = readQuestion(item, slot, dialog, codebook, &findings) else { return nil }
        note(question.say, item, in: &said, &findings)
        return question
    }
}

/// The words that name each effect, place or option in an answer.
private func readSaid(
    _ value: YAMLValue, _ slot: Slot, _ codebook: Codebook, _ findings: inout Findings
) -> [String: [String]] {
    let ids = codebook.answers(to: slot.kind)
    return (value.fields(ids, &findings) ?? [:]).mapValues { $0.strings(&findings) ?? [] }
}

private func readQuestion(
    _ value: YAMLValue, _ slot: Slot, _ dialog: Dialog, _ codebook: Codebook, _ findings: inout Findings
) -> Wording.Question? {
    if value.rawText != nil {
        guard let text = value.botText(&findings) else { return nil }
        checkNames(text, ["site"], value, &findings)
        return Wording.Question(say: text)
    }
    guard let fields = value.fields(["say", "about", "effects", "yes", "beside"], required: ["say"], &findings),
        let sayValue = fields["say"], let say = sayValue.botText(&findings)
    else { return nil }
    let about = fields["about"]?.strings(&findings) ?? []
    for kind in about where !Mention.kinds.contains(kind) {
        findings.report(
            fields["about"]!, .unknownValue, "'\(kind)' is none of the values known here",
            hint: Findings.suggestion(for: kind, among: Mention.kinds))
    }
    checkNames(
        say, about.isEmpty ? ["site"] : ["site", "mention", "Mention", "these", "These", "these_count"], sayValue,
        &findings)
    let effects = fields["effects"]?.strings(&findings) ?? []
    for id in effects where codebook.effect(id) == nil {
        findings.report(
            fields["effects"]!, .unknownEffect, "'\(id)' is no effect of the codebook",
            hint: Findings.suggestion(for: id, among: codebook.effects.map(\.id)))
    }
    let yes = fields["yes"]?.string(&findings)
    let answers = codebook.answers(to: slot.kind)
    if let yes, let place = fields["yes"], !answers.contains(yes) {
        findings.report(
            place, .unknownOption, "'\(yes)' is no option of '\(slot.id)'",
            hint: answers.isEmpty ? "take 'yes' out" : Findings.suggestion(for: yes, among: answers))
    }
    let beside = fields["beside"]?.fields(dialog.slots.map(\.id).filter { $0 != slot.id }, &findings) ?? [:]
    return Wording.Question(
        say: say, about: about, effects: effects, yes: yes,
        beside: beside.compactMapValues { $0.botText(filling: ["site"], &findings) })
}

/// Whoever is asked again in the same words thinks that nobody listened.
private func note(_ text: String, _ place: YAMLValue, in said: inout Set<String>, _ findings: inout Findings) {
    if !said.insert(text).inserted {
        findings.report(place, .sameAgain, "'\(text)' is asked twice in the same words")
    }
}
