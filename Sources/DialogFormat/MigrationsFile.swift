import DialogEngine
import TestimonyModel

/// The `migrations:` of a dialog file: `{to: 2, rename: {old: new}, values: {slot: {old: new}}}`, ascending.
func readMigrations(
    _ value: YAMLValue, of dialog: Dialog, _ codebook: Codebook, _ findings: inout Findings
) -> [Migration] {
    var migrations: [Migration] = []
    var renamed: [(old: String, value: YAMLValue, new: String)] = []
    for entry in value.sequence(&findings) ?? [] {
        guard let fields = entry.fields(["to", "rename", "values"], required: ["to"], &findings),
            let versionValue = fields["to"], let version = versionValue.integer(&findings, in: 2...1_000_000)
        else { continue }
        if version > dialog.version || version <= migrations.last?.version ?? 1 {
            findings.report(
                versionValue, .badMigration, "a migration to version \(version) does not belong here",
                hint: "the dialog has version \(dialog.version); each leads to a higher one than that before it")
        }
        let names = fields["rename"].map { readNames($0, &findings) } ?? []
        renamed += names
        migrations.append(
            Migration(
                version: version, renamed: Dictionary(names.map { ($0.old, $0.new) }) { $1 },
                values: fields["values"].map { readValues($0, dialog, codebook, &findings) } ?? [:]))
    }
    // What was renamed twice need not be a slot in between.
    let ids = Set(dialog.allSlots.map(\.id))
    let known = ids.union(renamed.map(\.old))
    for (old, value, new) in renamed {
        if ids.contains(old) {
            findings.report(
                value, .badMigration, "'\(old)' is renamed and still a slot",
                hint: "write 'old: new', the ids before and after the change")
        } else if !known.contains(new) {
            findings.report(
                value, .badMigration, "'\(old)' is renamed to '\(new)', which is no slot",
                hint: Findings.suggestion(for: new, among: ids))
        }
    }
    return migrations
}

private func readNames(
    _ value: YAMLValue, _ findings: inout Findings
) -> [(old: String, value: YAMLValue, new: String)] {
    (value.entries(&findings) ?? []).compactMap { key, value in
        guard let old = key.string(&findings), let new = value.string(&findings) else { return nil }
        return (old, value, new)
    }
}

/// By the new id of each slot; the new values must be possible ones.
private func readValues(
    _ value: YAMLValue, _ dialog: Dialog, _ codebook: Codebook, _ findings: inout Findings
) -> [String: [String: String]] {
    var all: [String: [String: String]] = [:]
    for (key, names) in value.entries(&findings) ?? [] {
        guard let slot = key.string(&findings) else { continue }
        guard let known = dialog.slot(slot).map({ codebook.answers(to: $0.kind) }) else {
            findings.report(
                key, .badMigration, "'\(slot)' is no slot whose values could change",
                hint: Findings.suggestion(for: slot, among: Set(dialog.allSlots.map(\.id))))
            continue
        }
        let mapped = readNames(names, &findings)
        for (_, value, new) in mapped where !known.isEmpty && !known.contains(new) {
            findings.report(
                value, .badMigration, "'\(slot)' can never be '\(new)'",
                hint: Findings.suggestion(for: new, among: Set(known)))
        }
        all[slot] = Dictionary(mapped.map { ($0.old, $0.new) }) { $1 }
    }
    return all
}
