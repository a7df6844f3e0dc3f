import TestimonyModel

extension PlaceFileMapping {
    /// Reads `commune-mesure.yaml`; `nil` when a fault leaves nothing to work with. Every fault is reported; what the
    /// codebook does not have is a remark, since a site may edit one file before the other.
    package init?(_ file: DataFile, codebook: Codebook, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let top = root.fields(["publics", "fields", "ratings", "keywords"], required: ["fields"], &findings),
            let effects = top["fields"]?.entries(&findings)
        else { return nil }
        var reader = Reader(codebook: codebook, findings: findings)
        if let publics = top["publics"] { reader.shared = reader.labels(publics, known: reader.options("publics")) }
        for (key, value) in effects { reader.read(key, value) }
        let (ratings, keywords) = (reader.levelFields(top["ratings"]), reader.levelFields(top["keywords"]))
        findings = reader.findings
        let signed = Set(reader.texts.map(\.effect))
        let plain = codebook.effects.filter { !signed.contains($0.id) }
            .compactMap { effect in effect.communeMesure.map { Text(name: $0, effect: effect.id) } }
        self.init(fields: reader.fields, texts: reader.texts + plain, ratings: ratings, keywords: keywords)
    }
}

private struct Reader {
    let codebook: Codebook
    var findings: Findings
    var shared: [String: String] = [:]
    var fields: [PlaceFileMapping.Field] = []
    var texts: [PlaceFileMapping.Text] = []
    private var names: Set<String> = []

    init(codebook: Codebook, findings: Findings) {
        self.codebook = codebook
        self.findings = findings
    }

    func options(_ facet: String) -> [String] { codebook.facet(facet)?.options.map(\.id) ?? [] }

    mutating func read(_ key: YAMLValue, _ value: YAMLValue) {
        guard let effect = key.string(&findings), let parts = value.entries(&findings) else { return }
        remark(key, effect, .unknownEffect, "effect", among: codebook.effects.map(\.id))
        for (part, value) in parts {
            switch part.string(&findings) {
            case "text"?: readTexts(value, effect)
            case "polarity"?: read(value, effect, .polarity, known: ["positive", "negative", "absent"])
            case "quantities"?: read(value, effect, .quantities, known: [])
            case let facet?:
                remark(part, facet, .unknownFacet, "facet", among: codebook.facets.map(\.id))
                read(value, effect, .facet(facet), known: options(facet))
            case nil: break
            }
        }
    }

    private mutating func read(
        _ value: YAMLValue, _ effect: String, _ content: PlaceFileMapping.Content, known: [String]
    ) {
        let isCount = content == .quantities
        let keys = isCount ? ["field", "type", "units"] : ["field", "type", "labels", "but", "only", "sign"]
        guard
            let parts = value.fields(
                keys, required: isCount ? ["field", "type"] : ["field", "type", "labels"], &findings),
            let name = fieldName(parts["field"]),
            let kind = parts["type"]?.choice(of: PlaceFileMapping.Kind.self, &findings)
        else { return }
        if isCount != (kind == .number || kind == .text) {
            findings.report(
                parts["type"]!, .unknownValue, "'\(kind.rawValue)' is no type for this",
                hint: isCount ? "known here: number, text" : "known here: multi, single")
            return
        }
        var named = parts["labels"].map { labels($0, known: known) } ?? [:]
        if let but = parts["but"] { named.merge(labels(but, known: known)) { $1 } }
        fields.append(
            PlaceFileMapping.Field(
                name: name, effect: effect, content: content, kind: kind, labels: named, only: only(parts["only"]),
                takesBothSigns: parts["sign"].map { takesBothSigns($0) } ?? false,
                units: (parts["units"]?.strings(&findings) ?? []).map { $0.lowercased() }))
    }

    /// Labels by option; `publics` stands for the shared list.
    mutating func labels(_ value: YAMLValue, known: [String]) -> [String: String] {
        if value.rawText == "publics" { return shared }
        var labels: [String: String] = [:]
        for (key, label) in value.entries(&findings) ?? [] {
            guard let option = key.string(&findings) else { continue }
            remark(key, option, .unknownOption, "option", among: known)
            if !label.isNull, let text = label.string(&findings) { labels[option] = text }
        }
        return labels
    }

    /// The names of fields by the level that they are about.
    mutating func levelFields(_ value: YAMLValue?) -> [String: String] {
        var names: [String: String] = [:]
        for (key, field) in value?.entries(&findings) ?? [] {
            guard let level = key.string(&findings), let name = fieldName(field) else { continue }
            remark(key, level, .unknownLevel, "level", among: codebook.levels.map(\.id))
            names[level] = name
        }
        return names
    }

    private mutating func readTexts(_ value: YAMLValue, _ effect: String) {
        for (key, field) in value.entries(&findings) ?? [] {
            guard let polarity = key.choice(of: Polarity.self, &findings), let name = fieldName(field) else { continue }
            texts.append(PlaceFileMapping.Text(name: name, effect: effect, polarity: polarity))
        }
    }

    /// A field takes one thing: what two write would be lost.
    private mutating func fieldName(_ value: YAMLValue?) -> String? {
        guard let value, let name = value.string(&findings) else { return nil }
        if !names.insert(name).inserted {
            findings.report(value, .duplicateEntry, "the field '\(name)' is filled twice")
            return nil
        }
        return name
    }

    private mutating func only(_ value: YAMLValue?) -> PlaceFileMapping.Option? {
        guard let value, let (key, option) = value.entries(&findings)?.first,
            let facet = key.string(&findings), let id = option.string(&findings)
        else { return nil }
        remark(key, facet, .unknownFacet, "facet", among: codebook.facets.map(\.id))
        remark(option, id, .unknownOption, "option", among: options(facet))
        return PlaceFileMapping.Option(facet: facet, id: id)
    }

    private mutating func takesBothSigns(_ value: YAMLValue) -> Bool {
        if value.rawText != "both" {
            findings.report(value, .unknownValue, "'sign' is 'both' or left out")
        }
        return value.rawText == "both"
    }

    private mutating func remark(
        _ value: YAMLValue, _ name: String, _ kind: FaultKind, _ what: String, among known: [String]
    ) {
        guard !known.contains(name) else { return }
        findings.report(
            value, kind, "'\(name)' is no \(what) of the codebook", hint: Findings.suggestion(for: name, among: known),
            severity: .warning)
    }
}
