import TestimonyModel

extension Codebook {
    /// Reads `codebook.yaml`; `nil` when a fault leaves nothing to work with. Every fault is reported.
    package init?(_ file: DataFile, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(
                ["version", "language", "levels", "effects", "facets", "polarity", "status", "places"],
                required: ["version", "levels", "effects", "facets", "places"], &findings)
        else { return nil }
        let levels = fields["levels"].map { readLevels($0, &findings) } ?? []
        let facets = fields["facets"].map { readFacets($0, &findings) } ?? []
        let known = facets.map(\.id) + ["when", "where", "quantities"]
        let effects =
            fields["effects"].map { readEffects($0, levels: levels.map(\.id), facets: known, &findings) } ?? []
        let places = fields["places"].map { readPlaces($0, &findings) } ?? []
        checkFixed(fields["polarity"], Polarity.allCases.map(\.rawValue), &findings)
        checkFixed(fields["status"], Status.allCases.map(\.rawValue), &findings)
        for facet in facets {
            for option in facet.options {
                for effect in option.labelFor.keys where !effects.contains(where: { $0.id == effect }) {
                    findings.report(
                        fields["facets"]!, .unknownEffect, "label_for of '\(option.id)' names no effect: '\(effect)'",
                        hint: Findings.suggestion(for: effect, among: effects.map(\.id)))
                }
            }
        }
        guard !effects.isEmpty else { return nil }
        self.init(
            version: fields["version"]?.integer(&findings, in: 1...1_000_000) ?? 1,
            language: fields["language"]?.string(&findings) ?? "fr", levels: levels, effects: effects, facets: facets,
            places: places)
    }
}

private func readLevels(_ value: YAMLValue, _ findings: inout Findings) -> [Codebook.Level] {
    uniqueItems(value, keys: ["id", "label", "rating", "keywords"], required: ["id", "label"], &findings) {
        id, fields, findings in
        fields["label"]?.string(&findings).map { Codebook.Level(id: id, label: $0) }
    }
}

private func readEffects(
    _ value: YAMLValue, levels: [String], facets: [String], _ findings: inout Findings
) -> [Codebook.ImpactEffect] {
    uniqueItems(
        value, keys: ["id", "level", "label", "facets", "commune_mesure"], required: ["id", "level", "label"], &findings
    ) { id, fields, findings in
        guard let label = fields["label"]?.string(&findings), let levelValue = fields["level"],
            let level = levelValue.string(&findings)
        else { return nil }
        if !levels.contains(level) {
            findings.report(
                levelValue, .unknownLevel, "'\(level)' is no level of this codebook",
                hint: Findings.suggestion(for: level, among: levels))
        }
        var named: [String] = []
        for item in fields["facets"]?.sequence(&findings) ?? [] {
            guard let facet = item.string(&findings) else { continue }
            if facets.contains(facet) {
                named.append(facet)
            } else {
                findings.report(
                    item, .unknownFacet, "'\(facet)' is no facet of this codebook",
                    hint: Findings.suggestion(for: facet, among: facets))
            }
        }
        return Codebook.ImpactEffect(
            id: id, level: level, label: label, facets: named,
            communeMesure: fields["commune_mesure"]?.string(&findings))
    }
}

private func readFacets(_ value: YAMLValue, _ findings: inout Findings) -> [Codebook.Facet] {
    var facets: [Codebook.Facet] = []
    for (key, options) in value.entries(&findings) ?? [] {
        guard let id = key.string(&findings) else { continue }
        checkID(id, key, &findings)
        let read = uniqueItems(
            options, keys: ["id", "label", "polarity", "label_for"], required: ["id", "label"], &findings
        ) { id, fields, findings in
            fields["label"]?.string(&findings).map { label in
                Codebook.Option(
                    id: id, label: label, polarity: fields["polarity"]?.choice(&findings),
                    labelFor: readLabels(fields["label_for"], &findings))
            }
        }
        facets.append(Codebook.Facet(id: id, options: read))
    }
    return facets
}

private func readLabels(_ value: YAMLValue?, _ findings: inout Findings) -> [String: String] {
    var labels: [String: String] = [:]
    for (key, label) in value?.entries(&findings) ?? [] {
        if let key = key.string(&findings), let label = label.string(&findings) { labels[key] = label }
    }
    return labels
}

private func readPlaces(_ value: YAMLValue, _ findings: inout Findings) -> [Codebook.Place] {
    uniqueItems(value, keys: ["id", "label"], required: ["id", "label"], &findings) { id, fields, findings in
        fields["label"]?.string(&findings).map { Codebook.Place(id: id, label: $0) }
    }
}

/// Reads a list of mappings that each have an `id`, unique within the list.
private func uniqueItems<Item>(
    _ value: YAMLValue, keys: [String], required: [String], _ findings: inout Findings,
    read: (String, [String: YAMLValue], inout Findings) -> Item?
) -> [Item] {
    var seen: Set<String> = []
    var items: [Item] = []
    for entry in value.sequence(&findings) ?? [] {
        guard let fields = entry.fields(keys, required: required, &findings), let idValue = fields["id"],
            let id = idValue.string(&findings)
        else { continue }
        checkID(id, idValue, &findings)
        guard seen.insert(id).inserted else {
            findings.report(idValue, .duplicateId, "the id '\(id)' stands twice in this list")
            continue
        }
        if let item = read(id, fields, &findings) { items.append(item) }
    }
    return items
}

private func checkID(_ id: String, _ value: YAMLValue, _ findings: inout Findings) {
    let isPlain = !id.isEmpty && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    if !isPlain {
        findings.report(
            value, .badId, "'\(id)' cannot be an id", hint: "use lower-case letters, digits and underscores")
    }
}

/// Polarity and status are part of the program; a codebook may state them but not change them.
private func checkFixed(_ value: YAMLValue?, _ words: [String], _ findings: inout Findings) {
    guard let value, let stated = value.strings(&findings), Set(stated) != Set(words) else { return }
    findings.report(value, .fixedList, "this list cannot be changed", hint: "it is: " + words.joined(separator: ", "))
}
