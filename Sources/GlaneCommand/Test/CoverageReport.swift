import DialogEngine
import DialogFormat
import Intake
import TestimonyModel

/// What transcripts exercised of a dialog, by file and line.
struct CoverageReport {
    /// A slot, a choice, a condition or a word of the dialog, and how often each thing happened to it.
    struct Item: Encodable {
        struct Count: Encodable {
            var what: String
            var times: Int
        }

        var file: String
        var line: Int
        var name: String
        var counts: [Count]
    }

    /// In the order of the files.
    let items: [Item]

    init(_ coverage: Coverage, _ site: SiteData, _ places: DialogPlaces) {
        var found: [(place: DialogPlaces.Place?, name: String, counts: [(String, Int)])] = []
        for slot in site.dialog.allSlots {
            let counts = counts(of: slot, site.dialog, coverage)
            if !counts.isEmpty { found.append((places.place(ofSlot: slot.id), "slot \(slot.id)", counts)) }
            for key in Trace.Condition.Key.allCases where slot.condition(key) != nil {
                let condition = Trace.Condition(slot: slot.id, key: key)
                let seen = coverage.conditions[condition] ?? Coverage.ConditionCounts()
                found.append(
                    (
                        places.place(of: condition), "\(key.rawValue) of \(slot.id)",
                        [("true", seen.held), ("false", seen.failed)]
                    ))
            }
            for id in site.codebook.answers(to: slot.kind) {
                let given = coverage.choices[slot.id]?[id] ?? 0
                found.append((places.place(of: id, answering: slot), "\(slot.id) = \(id)", [("given", given)]))
            }
        }
        let agreed: [Consent] = site.dialog.isQuestionnaire ? [.none, .count] : Consent.allCases
        let consents = agreed.map { ($0.rawValue, coverage.choices["consent"]?[$0.rawValue] ?? 0) }
        found.append((places.consent, "consent", consents))
        for word in Intent.allCases {
            let counts = counts(of: word, site.dialog, coverage)
            if !counts.isEmpty { found.append((places.place(of: word), "word \(word.rawValue)", counts)) }
        }
        for alert in site.alerts {
            found.append(
                (places.place(ofAlert: alert.id), "alert \(alert.id)", [("heard", coverage.alerts[alert.id] ?? 0)]))
        }
        items = found.compactMap { item in
            item.place.map { (place: $0, item: item) }
        }.sorted { $0.place < $1.place }.map { place, item in
            Item(
                file: place.file, line: place.line, name: item.name,
                counts: item.counts.map { Item.Count(what: $0.0, times: $0.1) })
        }
    }

    var lines: [String] {
        let seen = items.compactMap { item -> String? in
            let counts = item.counts.filter { $0.times > 0 }.map { "\($0.what) \($0.times)" }
            return counts.isEmpty ? nil : "\(item.place): \(item.name): \(counts.joined(separator: ", "))"
        }
        let never = items.compactMap { item -> String? in
            let missing = item.counts.filter { $0.times == 0 }.map(\.what)
            return missing.isEmpty ? nil : "\(item.place): \(item.name): never \(missing.joined(separator: ", "))"
        }
        let all = items.flatMap(\.counts)
        let exercised = all.count { $0.times > 0 }
        return ["exercised \(exercised) of \(all.count):"] + seen
            + (never.isEmpty ? [] : ["", "never exercised:"] + never)
    }
}

extension CoverageReport.Item {
    fileprivate var place: String { "\(file):\(line)" }
}

extension Slot {
    /// Whether a question waits for it.
    fileprivate var isAsked: Bool {
        switch kind {
        case .story, .note, .calculation: false
        case .effects, .options, .places, .dates, .question, .repeats: true
        }
    }

    fileprivate func condition(_ key: Trace.Condition.Key) -> Expression? { key == .relevant ? relevant : enough }
}

extension Dialog {
    /// Whether a slot can be told of before it is asked: of what is in a repeat, the words that say what it is.
    fileprivate func canBeVolunteered(_ slot: Slot) -> Bool {
        if case .repeats = slot.kind { return false }
        return slots.contains { outer in
            if outer.id == slot.id { return true }
            guard case .repeats(let repeated) = outer.kind, let first = repeated.slots.first, first.id == slot.id,
                case .question(let question) = first.kind
            else { return false }
            return question.type == .text
        }
    }
}

private func counts(of slot: Slot, _ dialog: Dialog, _ coverage: Coverage) -> [(String, Int)] {
    let counts = coverage.slots[slot.id] ?? Coverage.SlotCounts()
    guard slot.kind == .story || slot.isAsked else { return [] }
    let told =
        [("asked", counts.asked)]
        + (dialog.canBeVolunteered(slot) || counts.volunteered > 0 ? [("volunteered", counts.volunteered)] : [])
    // More of a story joins it; nothing replaces it.
    return slot.kind == .story ? told : told + [("corrected", counts.corrected)]
}

/// Of a word, by what waited when it was said: everything that it is obeyed at, and whatever else it was said at.
private func counts(of word: Intent, _ dialog: Dialog, _ coverage: Coverage) -> [(String, Int)] {
    let seen = coverage.words[word] ?? [:]
    let asked = dialog.allSlots.filter(\.isAsked).map(\.id)
    let story = dialog.isQuestionnaire ? [] : ["story"]
    var waits: [String] = []
    if Intent.commands.contains(word) || word == .thisLanguage {
        // Before anything was told no name was taken out.
        waits += (word == .keepsName ? [] : story) + asked + ["recap", "consent"]
    }
    // In a questionnaire nobody is asked for a name.
    let isHeardAtName = Intent.besideName.contains(word) || word == .thisLanguage
    if isHeardAtName, !dialog.isQuestionnaire { waits.append("attribution") }
    if Intent.unanswering.contains(word) { waits += asked }
    return (waits + seen.keys.filter { !waits.contains($0) }.sorted()).map { ($0, seen[$0] ?? 0) }
}
