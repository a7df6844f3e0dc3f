import DialogEngine
import TestimonyModel

extension Dialog {
    /// Reads `<dialog>.yaml`: slots and conditions. `nil` when a fault leaves nothing to work with.
    package init?(_ file: DataFile, codebook: Codebook, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(
                ["dialog", "version", "limits", "slots"], required: ["dialog", "version", "slots"], &findings),
            let id = fields["dialog"]?.string(&findings), let slotValues = fields["slots"]?.sequence(&findings)
        else { return nil }
        let name = file.name.split(separator: "/").last ?? ""
        if name.hasSuffix(".yaml"), name.dropLast(5) != id {
            findings.report(
                fields["dialog"]!, .unknownValue, "'\(id)' is not the name of this file",
                hint: "dialog: \(name.dropLast(5))")
        }
        var slots: [Slot] = []
        var conditions: [String: [YAMLValue]] = [:]
        for value in slotValues {
            guard let (slot, place, texts) = readSlot(value, codebook, &findings) else { continue }
            if slots.contains(where: { $0.id == slot.id }) {
                findings.report(place, .duplicateId, "the slot '\(slot.id)' stands twice")
            } else {
                slots.append(slot)
                conditions[slot.id] = texts
            }
        }
        if !slots.contains(where: { $0.kind == .story }) {
            findings.report(root, .noStory, "a dialog needs one slot of type 'story'")
        }
        let limits = fields["limits"].map { readLimits($0, &findings) } ?? Limits()
        self.init(
            id: id, version: fields["version"]?.integer(&findings, in: 1...1_000_000) ?? 1, limits: limits, slots: slots
        )
        for slot in slots { check(slot, conditions[slot.id] ?? [], codebook, &findings) }
        for circle in DialogConditions(dialog: self, codebook: codebook).cycles {
            guard let place = conditions[circle[0].id]?.first else { continue }
            let names = (circle + circle.prefix(1)).map { "'\($0.id)'" }.joined(separator: " waits for ")
            findings.report(
                place, .conditionCycle, "conditions wait for each other: \(names)",
                hint: "take one of these slots out of the other's 'relevant'")
        }
    }

    /// Conditions may only ask about slots, facets and the words that extraction knows, and about values that these have.
    private func check(_ slot: Slot, _ texts: [YAMLValue], _ codebook: Codebook, _ findings: inout Findings) {
        let known = Set(
            slots.map(\.id) + codebook.facets.map(\.id) + ["when", "where", "effect", "polarity", "status"])
        let conditions = DialogConditions(dialog: self, codebook: codebook)
        for (expression, text) in zip([slot.relevant, slot.enough].compactMap(\.self), texts) {
            for name in expression.slots.sorted() where !known.contains(name) {
                findings.report(
                    text, at: name, .unknownSlot, "a condition of '\(slot.id)' asks about '\(name)', which is no slot",
                    hint: Findings.suggestion(for: name, among: known))
            }
            let impossible = conditions.impossibleValues(in: expression)
            for (name, value, known) in impossible {
                findings.report(
                    text, at: value, .impossibleValue, "'\(name)' can never be '\(value)'",
                    hint: Findings.suggestion(for: value, among: known))
            }
            let isReadable = impossible.isEmpty && expression.slots.isSubset(of: known)
            if isReadable, expression == slot.relevant, !conditions.canHold(expression) {
                findings.report(
                    text, .unreachableSlot, "'\(slot.id)' is never asked: no answer makes this hold",
                    hint: "write 'or' where one of several answers is enough, or take the slot out")
            }
        }
    }
}

private func readSlot(
    _ value: YAMLValue, _ codebook: Codebook, _ findings: inout Findings
) -> (slot: Slot, place: YAMLValue, conditions: [YAMLValue])? {
    guard
        let fields = value.fields(
            ["id", "type", "of", "relevant", "enough"], required: ["id", "type"], &findings),
        let idValue = fields["id"], let id = idValue.string(&findings), let typeValue = fields["type"],
        let type = typeValue.string(&findings),
        let kind = readKind(type, typeValue, of: fields["of"], slot: id, codebook, &findings)
    else { return nil }
    let read = ["relevant", "enough"].map { key in
        fields[key].flatMap { text in readExpression(text, &findings).map { (condition: $0, text: text) } }
    }
    let slot = Slot(id: id, kind: kind, relevant: read[0]?.condition, enough: read[1]?.condition)
    return (slot, idValue, read.compactMap { $0?.text })
}

private func readKind(
    _ type: String, _ place: YAMLValue, of value: YAMLValue?, slot: String, _ codebook: Codebook,
    _ findings: inout Findings
) -> Slot.Kind? {
    switch type {
    case "story": return .story
    case "effects": return .effects
    case "places": return .places
    case "dates": return .dates
    case "options":
        let facet = value?.string(&findings) ?? slot
        if codebook.facet(facet) != nil { return .options(facet: facet) }
        findings.report(
            value ?? place, .unknownFacet, "'\(facet)' is no facet of the codebook",
            hint: Findings.suggestion(for: facet, among: codebook.facets.map(\.id)))
        return nil
    default:
        findings.report(
            place, .unknownType, "'\(type)' is no type of slot",
            hint: Findings.suggestion(for: type, among: ["story", "effects", "options", "places", "dates"]))
        return nil
    }
}

private func readExpression(_ value: YAMLValue, _ findings: inout Findings) -> Expression? {
    guard let text = value.string(&findings) else { return nil }
    do {
        return try Expression(parsing: text)
    } catch {
        findings.report(
            value, offset: error.offset, .badCondition, error.message,
            hint: "for example: effect in [solidarite, reseaux] and count(publics) < 2")
        return nil
    }
}

private func readLimits(_ value: YAMLValue, _ findings: inout Findings) -> Dialog.Limits {
    var limits = Dialog.Limits()
    guard
        let fields = value.fields(
            ["questions", "attempts", "characters", "undo", "reminders_days", "expires_days"], &findings)
    else { return limits }
    limits.questions = fields["questions"]?.integer(&findings, in: 0...20) ?? limits.questions
    limits.attempts = fields["attempts"]?.integer(&findings, in: 1...5) ?? limits.attempts
    limits.characters = fields["characters"]?.integer(&findings, in: 200...1_000_000) ?? limits.characters
    limits.undo = fields["undo"]?.integer(&findings, in: 1...50) ?? limits.undo
    limits.expires = fields["expires_days"]?.integer(&findings, in: 1...366).map { $0 * 86_400 } ?? limits.expires
    limits.reminders = fields["reminders_days"].map { readReminders($0, limits, &findings) } ?? limits.reminders
    return limits
}

/// Two at most, the first before the second, and all before the draft is gone.
private func readReminders(_ value: YAMLValue, _ limits: Dialog.Limits, _ findings: inout Findings) -> [Int] {
    let days = (value.sequence(&findings) ?? []).compactMap { $0.integer(&findings, in: 1...365) }
    let reminders = days.map { $0 * 86_400 }
    if reminders.count > 2 || zip(reminders, reminders.dropFirst()).contains(where: { $0 >= $1 })
        || reminders.contains(where: { $0 >= limits.expires })
    {
        findings.report(
            value, .badReminders, "these days do not remind anybody",
            hint: "two at most, the smaller first, each below 'expires_days'; [] for none")
        return []
    }
    return reminders
}
