/// Reads a form from an ODK XForm: the XML that pyxform and form designers write.
///
/// The primary instance has the order of the questions, binds have their types and conditions, the body has their labels.
struct XFormReader {
    private let root: XMLNode
    private let instance: XMLNode
    let binds: [String: XMLNode]
    let controls: [String: XMLNode]
    let texts: XFormTexts
    let lists: [String: XMLNode]
    var losses: [Loss] = []

    /// `language` is that of texts that stand outside every translation. Throws `FormFaults`.
    static func form(_ bytes: [UInt8], language: String) throws -> ImportedForm {
        var reader = try XFormReader(XMLReader.read(bytes), language: language)
        return reader.read()
    }

    private init(_ root: XMLNode, language: String) throws {
        self.root = root
        guard let model = root.first("head")?.first("model"), let body = root.first("body") else {
            throw FormFaults(
                .line(root.line),
                "this XML is no form: it has no model and body, but begins with '\(root.name)'",
                "Give the XForm as ODK reads it, for example what pyxform writes.")
        }
        let instances = model.all("instance")
        guard let primary = instances.first?.children.first else {
            throw FormFaults(.line(model.line), "the model has no instance", "Export the form anew.")
        }
        instance = primary
        lists = Dictionary(
            instances.dropFirst().compactMap { instance in instance["id"].map { ($0, instance) } }
        ) { first, _ in first }
        binds = Dictionary(model.all("bind").map { ($0["nodeset"]?.trimmed ?? "", $0) }) { first, _ in
            first
        }
        controls = XFormReader.controls(body)
        texts = XFormTexts(model.first("itext"), language: language)
        reportActions(model, body)
    }

    private mutating func read() -> ImportedForm {
        reportLayout()
        let items = items(of: instance, path: "/" + instance.name)
        losses += texts.losses
        return ImportedForm(
            id: instance["id"], title: root.first("head")?.first("title")?.text.trimmed,
            root: instance.name,
            languages: texts.languages, items: items, losses: losses)
    }

    /// What the body shows, by the path of its node. A repeat stands inside the group that has its label.
    private static func controls(_ body: XMLNode) -> [String: XMLNode] {
        var found: [String: XMLNode] = [:]
        func gather(_ node: XMLNode) {
            for child in node.children {
                if let path = (child["ref"] ?? child["nodeset"])?.trimmed,
                    !["label", "hint"].contains(child.name)
                {
                    if child.name == "repeat", var group = found[path], group.name == "group" {
                        // One node, of which the group has the label and the repeat the count.
                        group.name = "repeat"
                        group.attributes.merge(child.attributes) { $1 }
                        found[path] = group
                    } else if found[path] == nil {
                        found[path] = child
                    }
                }
                if ["group", "repeat"].contains(child.name) { gather(child) }
            }
        }
        gather(body)
        return found
    }

    /// The questions below a node of the instance, in its order.
    private mutating func items(of node: XMLNode, path: String) -> [FormItem] {
        var seen: Set<String> = []
        var items: [FormItem] = []
        for child in node.children {
            let path = "\(path)/\(child.name)"
            // A repeat stands twice: as the template of further ones, and as the first.
            guard seen.insert(child.name).inserted, child.name != "meta" else { continue }
            if let item = item(child, path) { items.append(item) }
        }
        return items
    }

    private mutating func item(_ node: XMLNode, _ path: String) -> FormItem? {
        let bind = binds[path]
        let control = controls[path]
        let line = control?.line ?? bind?.line ?? node.line
        guard let kind = kind(node, bind, control, path) else { return nil }
        var item = FormItem(name: node.name, kind: kind, place: .line(line))
        if let control {
            item.label = texts.texts(control.first("label"))
            item.hint = texts.texts(control.first("hint"))
            if kind == .choice || kind == .choices { item.choices = choices(control, path) }
        }
        if let bind {
            item.constraintMessage = texts.texts(attribute: bind["constraintMsg"])
            item.requiredMessage = texts.texts(attribute: bind["requiredMsg"])
            item.required = formula(bind, "required").flatMap {
                ["false()", ""].contains($0.text.trimmed) ? nil : $0
            }
            item.relevant = formula(bind, "relevant")
            item.constraint = formula(bind, "constraint")
            item.calculation = formula(bind, "calculate")
        }
        if kind == .repeated {
            item.count = control.flatMap { formula($0, "count") }
        } else if !["", nil].contains(node.text.trimmed), node.children.isEmpty, kind.isAsked {
            losses.append(
                Loss(
                    .line(node.line), .defaultValue,
                    "the answer '\(node.text.trimmed)' that stands there beforehand",
                    "left out"))
        }
        if kind == .group || kind == .repeated { item.items = items(of: node, path: path) }
        return item
    }

    private func formula(_ node: XMLNode, _ attribute: String) -> Formula? {
        node[attribute].map { Formula(text: $0, place: .line(node.line)) }
    }
}

extension FormItem.Kind {
    /// A witness gives an answer to it.
    var isAsked: Bool {
        switch self {
        case .text, .integer, .decimal, .date, .choice, .choices, .range, .acknowledge: true
        case .note, .calculation, .group, .repeated, .today, .unasked: false
        }
    }
}
