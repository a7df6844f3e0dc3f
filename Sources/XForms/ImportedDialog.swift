/// A form as a dialog: the files to write, and everything that they cannot hold.
package struct ImportedDialog: Sendable {
    /// `<id>.yaml`.
    package private(set) var structure = ""
    /// `<language>/<id>.yaml`, in the order of the form.
    package private(set) var wordings: [(language: String, text: String)] = []
    /// By place.
    package private(set) var losses: [Loss]
    package private(set) var counts = Counts()

    /// What the dialog holds.
    package struct Counts: Sendable, Hashable {
        package var questions = 0
        package var notes = 0
        package var calculations = 0
        package var groups = 0
        package var repeats = 0
        /// `relevant`, `required` and `constraint`.
        package var conditions = 0
    }

    private let form: ImportedForm
    private let conditions: FormConditions
    private let slots: FormSlots

    /// `source` is what the files call the form that they come from; `reserved` ids name no slot.
    package init(_ form: ImportedForm, id: String, source: String, reserved: Set<String> = []) {
        self.form = form
        let conditions = FormConditions(form, FormSlots(form, reserved: reserved), root: form.root)
        self.conditions = conditions
        slots = conditions.slots
        losses = form.losses + slots.losses + conditions.losses
        writeStructure(id, source)
        for language in form.languages { writeWording(language, id, source) }
        losses = Set(losses).sorted {
            ($0.place, $0.kind.rawValue, $0.what) < ($1.place, $1.kind.rawValue, $1.what)
        }
    }

    // MARK: - Structure

    private mutating func writeStructure(_ id: String, _ source: String) {
        var yaml = YAMLText()
        yaml.line(
            "# Made by 'glane import' of \(source.singleLine). The wording stands in <lang>/\(id).yaml.")
        yaml.field("dialog", id, depth: 0)
        yaml.line("version: 1")
        yaml.line("slots:")
        write(form.items, path: [], depth: 1, &yaml)
        structure = yaml.text
    }

    private mutating func write(
        _ items: [FormItem], path: [String], depth: Int, _ yaml: inout YAMLText
    ) {
        for item in items {
            let own = path + [item.name]
            guard let slot = slots.index.slots[own], slot.kind.isCarried else { continue }
            count(item)
            write(item, slot, depth, &yaml)
            guard item.kind == .group || item.kind == .repeated else { continue }
            let title = slots.titles[own]
            let isEmpty =
                title == nil
                && !item.items.contains { slots.index.slots[own + [$0.name]]?.kind.isCarried == true }
            yaml.line(isEmpty ? "slots: []" : "slots:", depth: depth + 1)
            if let title {
                counts.notes += 1
                yaml.line("- id: \(title)", depth: depth + 2)
                yaml.line("type: note", depth: depth + 3)
            }
            write(item.items, path: own, depth: depth + 2, &yaml)
        }
    }

    private mutating func write(_ item: FormItem, _ slot: Slot, _ depth: Int, _ yaml: inout YAMLText) {
        let written = conditions.written[slot.path] ?? FormConditions.Written()
        yaml.line("- id: \(slot.id)", depth: depth)
        yaml.field("type", ImportedDialog.type(item), depth: depth + 1)
        if let most = item.rating, most != 5 { yaml.line("of: \(most)", depth: depth + 1) }
        if let relevant = written.relevant { yaml.field("relevant", relevant, depth: depth + 1) }
        switch written.required {
        case "true"?: yaml.line("required: true", depth: depth + 1)
        case let required?: yaml.field("required", required, depth: depth + 1)
        case nil: break
        }
        if let constraint = written.constraint {
            yaml.field("constraint", constraint, depth: depth + 1)
        }
        if let value = written.value { yaml.term("value", value, depth: depth + 1) }
        if let count = written.count { yaml.term("count", count, depth: depth + 1) }
        if [.choice, .choices].contains(item.kind), item.yesAndNo == nil {
            yaml.list("choices", slot.choices.map(\.id), depth: depth + 1)
        }
        let required = written.required == "true" ? nil : written.required
        counts.conditions += [written.relevant, required, written.constraint].count { $0 != nil }
    }

    private mutating func count(_ item: FormItem) {
        switch item.kind {
        case .note: counts.notes += 1
        case .calculation: counts.calculations += 1
        case .group: counts.groups += 1
        case .repeated: counts.repeats += 1
        default: counts.questions += 1
        }
    }

    private static func type(_ item: FormItem) -> String {
        switch item.kind {
        case .text: "text"
        case .integer: "integer"
        case .decimal: "decimal"
        case .date: "date"
        case .choice: item.yesAndNo == nil ? "choice" : "yes_no"
        case .choices: "choices"
        case .range(let from, _, let step):
            item.rating != nil
                ? "rating" : [from, step].allSatisfy { Int(exactly: $0) != nil } ? "integer" : "decimal"
        case .acknowledge: "yes_no"
        case .note: "note"
        case .calculation: "calculation"
        case .group: "group"
        case .repeated: "repeat"
        case .today, .unasked: ""
        }
    }

    // MARK: - Wording

    private mutating func writeWording(_ language: String, _ id: String, _ source: String) {
        var yaml = YAMLText()
        yaml.line("# What the dialog '\(id)' says. Made by 'glane import' of \(source.singleLine).")
        yaml.field("language", language, depth: 0)
        yaml.line("like: temoignage")
        yaml.field("title", form.title.map { SpokenText.text($0) { _ in nil } } ?? id, depth: 0)
        yaml.line("slots:")
        var wording = FormWording(language: language, languages: form.languages, slots: slots)
        write(form.items, path: [], &wording, &yaml)
        losses += wording.losses
        wordings.append((language, yaml.text))
    }

    private func write(
        _ items: [FormItem], path: [String], _ wording: inout FormWording, _ yaml: inout YAMLText
    ) {
        for item in items {
            let own = path + [item.name]
            guard let slot = slots.index.slots[own], slot.kind.isCarried else { continue }
            let words = wording.words(of: item, slot)
            if let title = slots.titles[own] {
                yaml.line("\(title):", depth: 1)
                yaml.field("ask", wording.title(of: item, slot), depth: 2)
            }
            if words.isEmpty == false {
                yaml.line("\(slot.id):", depth: 1)
                write(words, &yaml)
            }
            write(item.items, path: own, &wording, &yaml)
        }
    }

    private func write(_ words: FormWording.Words, _ yaml: inout YAMLText) {
        if let name = words.name { yaml.field("name", name, depth: 2) }
        if let ask = words.ask { yaml.field("ask", ask, depth: 2) }
        if let hint = words.hint { yaml.field("hint", hint, depth: 2) }
        if let constraint = words.constraint { yaml.field("constraint", constraint, depth: 2) }
        if let required = words.required { yaml.field("required", required, depth: 2) }
        guard !words.choices.isEmpty else { return }
        yaml.line("choices:", depth: 2)
        for (id, label) in words.choices { yaml.field(id, label, depth: 3) }
    }
}

extension FormWording.Words {
    fileprivate var isEmpty: Bool { name == nil && ask == nil }
}

extension String {
    /// Fit for a comment.
    fileprivate var singleLine: String { replacing(/\s+/, with: " ") }
}
