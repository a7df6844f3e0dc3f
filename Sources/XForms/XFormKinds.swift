/// What a node of an XForm is, by its control and its bind.
extension XFormReader {
    /// `nil` for a node that only the form itself uses.
    mutating func kind(
        _ node: XMLNode, _ bind: XMLNode?, _ control: XMLNode?, _ path: String
    ) -> FormItem.Kind? {
        guard let control else { return kind(withoutControl: node, bind) }
        let isReadOnly = ["true()", "true"].contains(bind?["readonly"]?.trimmed)
        switch control.name {
        case "group": return .group
        case "repeat": return .repeated
        case "trigger": return .acknowledge
        case "select1": return .choice
        case "select": return .choices
        case "range":
            let numbers = ["start", "end", "step"].map { control[$0].flatMap(Double.init) }
            return .range(from: numbers[0] ?? 1, to: numbers[1] ?? 10, step: numbers[2] ?? 1)
        case "input" where isReadOnly: return bind?["calculate"] == nil ? .note : .calculation
        case "input": return input(node.name, bind?["type"].map(XMLNode.localName) ?? "string", control)
        case "upload":
            let media = (control["mediatype"] ?? "file").prefix { $0 != "/" }
            return .unasked(media == "application" || media == "*" ? "file" : String(media))
        default: return .unasked(bind?["type"].map(XMLNode.localName) ?? control.name)
        }
    }

    private mutating func input(_ name: String, _ type: String, _ control: XMLNode) -> FormItem.Kind {
        func near(_ kind: FormItem.Kind, _ note: String) -> FormItem.Kind {
            losses.append(Loss(.line(control.line), .approximation, "\(type) '\(name)'", note))
            return kind
        }
        switch type {
        case "string": return .text
        case "int", "integer", "long": return .integer
        case "decimal", "double", "float": return .decimal
        case "date": return .date
        case "time": return near(.text, "asked as a text: there are no times of day")
        case "dateTime": return near(.date, "asked as a date, without the time of day")
        case "boolean": return near(.text, "asked as a text")
        default: return .unasked(type)
        }
    }

    private func kind(withoutControl node: XMLNode, _ bind: XMLNode?) -> FormItem.Kind? {
        if !node.children.isEmpty { return .group }
        guard let bind else { return .unasked("hidden") }
        if let preload = bind["preload"] {
            return preload == "date" ? .today : .unasked(bind["preloadParams"] ?? preload)
        }
        return bind["calculate"] == nil ? .unasked("hidden") : .calculation
    }

    /// The choices that stand in the question, or in the instance that it names.
    mutating func choices(_ control: XMLNode, _ path: String) -> [FormChoice] {
        var choices = control.all("item").map {
            FormChoice(
                value: $0.first("value")?.text.trimmed ?? "", label: texts.texts($0.first("label")))
        }
        if let set = control.first("itemset"), let nodeset = set["nodeset"] {
            choices += listed(set, nodeset)
        }
        var seen: Set<String> = []
        return choices.filter { choice in
            let isFirst = !choice.value.isEmpty && seen.insert(choice.value).inserted
            if !isFirst {
                losses.append(
                    Loss(
                        .line(control.line), .choices,
                        "the choice '\(choice.value)' of '\(path)', which stands twice",
                        "the first one holds"))
            }
            return isFirst
        }
    }

    /// `instance('list')/root/item[a condition]`, with the names of what is the value and what is the label.
    private mutating func listed(_ set: XMLNode, _ nodeset: String) -> [FormChoice] {
        guard let match = nodeset.firstMatch(of: /instance\(\s*['"]([^'"]+)['"]\s*\)/),
            let list = lists[String(match.1)]
        else {
            losses.append(Loss(.line(set.line), .choices, "choices from '\(nodeset)'", "left out"))
            return []
        }
        if let filter = nodeset.firstMatch(of: /\[(.*)\]/)?.1 {
            losses.append(
                Loss(
                    .line(set.line), .choiceFilter, "the filter '\(String(filter).trimmed)'",
                    "all choices are offered"))
        }
        let value = set.first("value")?["ref"] ?? "name"
        let label = set.first("label")?["ref"] ?? "label"
        let named = label.firstMatch(of: /jr:itext\(\s*(\w+)\s*\)/)?.1
        return (list.first("root") ?? list).all("item").map { item in
            let id = item.first(value)?.text.trimmed ?? ""
            if let named {
                return FormChoice(value: id, label: texts.texts(id: item.first(String(named))?.text ?? ""))
            }
            return FormChoice(value: id, label: texts.texts(item.first(label)))
        }
    }

    /// What happens by itself: values that are set when something else changes, places that are looked up.
    mutating func reportActions(_ model: XMLNode, _ body: XMLNode) {
        let actions: Set<String> = ["setvalue", "setgeopoint", "recordaudio", "action"]
        func gather(_ node: XMLNode) {
            for child in node.children {
                if actions.contains(child.name) {
                    let target = child["ref"] ?? ""
                    losses.append(
                        Loss(
                            .line(child.line), .defaultValue, "'\(child.name)' of '\(target.trimmed)'", "left out"
                        ))
                }
                gather(child)
            }
        }
        gather(model)
        gather(body)
    }

    /// One line for how questions are laid out, however many have such wishes.
    mutating func reportLayout() {
        let wishes = controls.values.filter { $0["appearance"] != nil }
        guard let first = wishes.map(\.line).min() else { return }
        losses.append(
            Loss(
                .line(first), .layout,
                "the attribute 'appearance', in \(wishes.count) \(wishes.count == 1 ? "place" : "places")",
                "left out"))
    }
}
