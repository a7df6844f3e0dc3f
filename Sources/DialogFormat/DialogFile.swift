import DialogEngine
import TestimonyModel

extension Dialog {
    /// Reads `<dialog>.yaml`: slots and conditions. `nil` when a fault leaves nothing to work with.
    package init?(_ file: DataFile, codebook: Codebook, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(
                ["dialog", "version", "limits", "slots", "migrations"], required: ["dialog", "version", "slots"],
                &findings),
            let id = fields["dialog"]?.string(&findings), let slotValues = fields["slots"]?.sequence(&findings)
        else { return nil }
        let name = file.name.split(separator: "/").last ?? ""
        if name.hasSuffix(".yaml"), name.dropLast(5) != id {
            findings.report(
                fields["dialog"]!, .unknownValue, "'\(id)' is not the name of this file",
                hint: "dialog: \(name.dropLast(5))")
        }
        let read = readSlots(slotValues, codebook, &findings)
        let slots = read.filter { !$0.isInside }.map(\.slot)
        if !slots.contains(where: { $0.kind == .story }), !slots.contains(where: \.isOwn) || !slots.allSatisfy(\.isOwn)
        {
            findings.report(
                root, .noStory, "a dialog needs one slot of type 'story', or questions of its own alone",
                hint: "types of its own: \(AnswerType.names.joined(separator: ", "))")
        }
        let limits = fields["limits"].map { readLimits($0, &findings) } ?? Limits()
        self.init(
            id: id, version: fields["version"]?.integer(&findings, in: 1...1_000_000) ?? 1, limits: limits, slots: slots
        )
        migrations = fields["migrations"].map { readMigrations($0, of: self, codebook, &findings) } ?? []
        let types = QuestionTypes(dialog: self, conditions: DialogConditions(dialog: self, codebook: codebook))
        for slot in read {
            check(slot, codebook, &findings)
            types.check(slot, &findings)
        }
        for circle in DialogConditions(dialog: self, codebook: codebook).cycles {
            guard let place = read.first(where: { $0.slot.id == circle[0].id })?.texts.first else { continue }
            let names = (circle + circle.prefix(1)).map { "'\($0.id)'" }.joined(separator: " waits for ")
            findings.report(
                place, .conditionCycle, "conditions wait for each other: \(names)",
                hint: "take one of these slots out of the other's 'relevant'")
        }
    }

    /// Conditions may only ask about slots, facets and the words that extraction knows, and about values that these have.
    private func check(_ read: ReadSlot, _ codebook: Codebook, _ findings: inout Findings) {
        let known = Set(allSlots.map(\.id) + codebook.facets.map(\.id) + Draft.codedNames)
        let conditions = DialogConditions(dialog: self, codebook: codebook)
        for (text, names) in read.asked {
            for name in names.sorted() where !known.contains(name) {
                findings.report(
                    text, at: name, .unknownSlot,
                    "a condition of '\(read.slot.id)' asks about '\(name)', which is no slot",
                    hint: Findings.suggestion(for: name, among: known))
            }
        }
        for (text, expression) in read.conditions {
            let impossible = conditions.impossibleValues(in: expression)
            for (name, value, known) in impossible {
                findings.report(
                    text, at: value, .impossibleValue, "'\(name)' can never be '\(value)'",
                    hint: Findings.suggestion(for: value, among: known))
            }
            let isReadable = impossible.isEmpty && expression.slots.isSubset(of: known)
            if isReadable, expression == read.slot.relevant, !conditions.canHold(expression) {
                findings.report(
                    text, .unreachableSlot, "'\(read.slot.id)' is never asked: no answer makes this hold",
                    hint: "write 'or' where one of several answers is enough, or take the slot out")
            }
        }
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
