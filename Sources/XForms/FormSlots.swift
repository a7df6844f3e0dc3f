/// The items of a form as slots: with ids, kinds and choices as a dialog has them.
struct FormSlots: Sendable {
    private(set) var index = SlotIndex()
    private(set) var losses: [Loss] = []
    private var names: SlotNames
    /// Ids of the notes that say the titles of groups, by path.
    private(set) var titles: [[String]: String] = [:]

    /// `reserved` are ids that the site's codebook has taken.
    init(_ form: ImportedForm, reserved: Set<String>) {
        names = SlotNames(reserved: reserved)
        add(form.items, path: [], repeats: [])
    }

    private mutating func add(_ items: [FormItem], path: [String], repeats: [String]) {
        for item in items {
            let own = path + [item.name]
            var kind = FormSlots.kind(item)
            if index.slots[own] != nil {
                losses.append(
                    Loss(
                        item.place, .name, "a second '\(item.name)' in the same group",
                        "it has the id of a question of its own"))
                kind = .absent(reason: "stands twice")
            }
            guard kind.isCarried else {
                if case .unasked(let type) = item.kind { losses.append(FormSlots.loss(of: item, type)) }
                index.add(Slot(id: "", kind: kind, path: own, repeats: repeats))
                continue
            }
            let id = names.id(for: item.name)
            if id != item.name {
                losses.append(
                    Loss(item.place, .name, "the name '\(item.name)'", "it is '\(id)' in the dialog"))
            }
            index.add(
                Slot(id: id, kind: kind, choices: FormSlots.choices(item), path: own, repeats: repeats))
            if item.kind == .group, !item.label.isEmpty, item.items.contains(where: \.isSaid) {
                titles[own] = names.id(for: item.name + "_title")
            }
            add(item.items, path: own, repeats: item.kind == .repeated ? repeats + [id] : repeats)
        }
    }

    private static func loss(of item: FormItem, _ type: String) -> Loss {
        let isNoted = QuestionType(type) == .metadata
        return Loss(
            item.place, isNoted ? .metadata : .questionType, "\(type) '\(item.name)'", "left out")
    }

    private static func kind(_ item: FormItem) -> Slot.Kind {
        switch item.kind {
        case .text: .text
        case .integer, .decimal, .range: .number
        case .date: .date
        case .choice: .choice
        case .choices: .choices
        case .acknowledge: .tick
        case .note: .note
        case .calculation: .calculation
        case .group: .group
        case .repeated: .repeated
        case .today: .today
        case .unasked(let type): .absent(reason: "is not asked, being '\(type)'")
        }
    }

    private static func choices(_ item: FormItem) -> [Slot.Choice] {
        if item.kind == .acknowledge { return [Slot.Choice(value: "OK", id: "yes")] }
        if let (yes, no) = item.yesAndNo {
            return [Slot.Choice(value: yes, id: "yes"), Slot.Choice(value: no, id: "no")]
        }
        // A condition writes them between quotation marks, of either kind.
        return item.choices.map {
            Slot.Choice(
                value: $0.value, id: $0.value.contains("'") ? $0.value.replacing("\"", with: "_") : $0.value
            )
        }
    }

    mutating func change(_ path: [String], to kind: Slot.Kind) { index.change(path, to: kind) }
}

extension Slot.Kind {
    /// The dialog has a slot for it.
    var isCarried: Bool {
        switch self {
        case .absent, .never, .today: false
        default: true
        }
    }
}

extension FormItem {
    /// The values that mean yes and no, where the only choices are these two and nothing else is said beside them.
    var yesAndNo: (yes: String, no: String)? {
        guard kind == .choice, choices.count == 2 else { return nil }
        let pairs = [
            ("yes", "no"), ("oui", "non"), ("y", "n"), ("o", "n"), ("1", "0"), ("true", "false"),
            ("vrai", "faux"),
        ]
        for (first, second) in [(choices[0], choices[1]), (choices[1], choices[0])] {
            let values = (first.value.lowercased(), second.value.lowercased())
            if pairs.contains(where: { $0 == values }), first.says(["oui", "yes"]),
                second.says(["non", "no"])
            {
                return (first.value, second.value)
            }
        }
        return nil
    }

    /// Something of it is said to whoever answers.
    var isSaid: Bool { kind.isAsked || kind == .note || items.contains(where: \.isSaid) }
}

extension FormChoice {
    fileprivate func says(_ words: [String]) -> Bool {
        let labels = ["fr", "en"].compactMap { label[$0] }
        return !labels.isEmpty && labels.allSatisfy { words.contains($0.lowercased().trimmed) }
    }
}
