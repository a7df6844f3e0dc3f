import DialogEngine

/// Where the parts of a dialog stand in its files: file and line, for whoever edits them.
package struct DialogPlaces: Sendable {
    package struct Place: Sendable, Hashable, Comparable {
        package var file: String
        /// 1-based.
        package var line: Int

        package static func < (left: Place, right: Place) -> Bool {
            (left.file, left.line) < (right.file, right.line)
        }
    }

    /// Of a slot: of its `id`, and of its conditions by their keys.
    private var slots: [String: [String: Place]] = [:]
    /// Of the ids in the codebook, by the list that holds them: `effects`, `places` or a facet.
    private var ids: [String: [String: Place]] = [:]
    private var words: [String: Place] = [:]
    private var alerts: [String: Place] = [:]
    /// Of the question what may be kept.
    package private(set) var consent: Place?

    /// The files must be without fault: what cannot be read has no place.
    package init(dialog: DataFile, codebook: DataFile, wording: DataFile, patterns: DataFile, alerts: DataFile) {
        var findings = Findings()
        let root = YAMLValue.parse(dialog, &findings)
        var unread = root?.value("slots", &findings)?.sequence(&findings) ?? []
        while let slot = unread.popLast() {
            let fields = slot.places(&findings)
            if let id = slot.value("id", &findings)?.string(&findings) { slots[id] = fields }
            // Groups and repeats hold slots of their own.
            if fields["slots"] != nil { unread += slot.value("slots", &findings)?.sequence(&findings) ?? [] }
        }
        let book = YAMLValue.parse(codebook, &findings)
        for list in ["effects", "places"] { ids[list] = book?.value(list, &findings)?.idPlaces(&findings) }
        for (facet, options) in book?.value("facets", &findings)?.entries(&findings) ?? [] {
            if let id = facet.string(&findings) { ids[id] = options.idPlaces(&findings) }
        }
        words = YAMLValue.parse(patterns, &findings)?.places(&findings) ?? [:]
        self.alerts = YAMLValue.parse(alerts, &findings)?.value("alerts", &findings)?.places(&findings) ?? [:]
        consent = YAMLValue.parse(wording, &findings)?.value("phrases", &findings)?.places(&findings)["consent"]
    }

    package func place(ofSlot id: String) -> Place? { slots[id]?["id"] }
    package func place(of condition: Trace.Condition) -> Place? { slots[condition.slot]?[condition.key.rawValue] }
    package func place(of word: Intent) -> Place? { words[word.rawValue] }
    package func place(ofAlert id: String) -> Place? { alerts[id] }

    /// Of an id that answers a slot.
    package func place(of id: String, answering slot: Slot) -> Place? {
        switch slot.kind {
        case .effects: ids["effects"]?[id]
        case .places: ids["places"]?[id]
        case .options(let facet): ids[facet]?[id]
        case .question: slots[slot.id]?["choices"] ?? slots[slot.id]?["type"]
        case .story, .dates, .note, .calculation, .repeats: nil
        }
    }
}

extension YAMLValue {
    fileprivate var place: DialogPlaces.Place { DialogPlaces.Place(file: file, line: line) }

    fileprivate func value(_ key: String, _ findings: inout Findings) -> YAMLValue? {
        entries(&findings)?.first { $0.key.rawText == key }?.value
    }

    /// Where each key of a mapping stands.
    fileprivate func places(_ findings: inout Findings) -> [String: DialogPlaces.Place] {
        var places: [String: DialogPlaces.Place] = [:]
        for (key, _) in entries(&findings) ?? [] { places[key.rawText ?? ""] = key.place }
        return places
    }

    /// Where the ids of a list of mappings stand.
    fileprivate func idPlaces(_ findings: inout Findings) -> [String: DialogPlaces.Place] {
        var places: [String: DialogPlaces.Place] = [:]
        for item in sequence(&findings) ?? [] {
            if let id = item.value("id", &findings) { places[id.rawText ?? ""] = id.place }
        }
        return places
    }
}
