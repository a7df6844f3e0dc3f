import TestimonyModel

/// Gathers what testimonies say for a place file of Commune Mesure.
///
/// Only what is known is written: a field that nobody's testimony fills is not there. What is wished for or missing
/// never counts, nor what nobody confirmed or may not be counted.
package struct PlaceFileDraft: Sendable {
    let mapping: PlaceFileMapping
    let codebook: Codebook
    let notes: [PageNote]
    /// By field, how many testimonies tell each option.
    private(set) var told: [[String: Int]]
    private(set) var numbers: [[Count]]
    private(set) var quotes: [[PlaceFileQuote]]
    /// Testimonies that count for nothing yet.
    package private(set) var uncounted = 0

    /// `notes` are what coordinators wrote beside the sections of the page.
    package init(mapping: PlaceFileMapping, codebook: Codebook, notes: [PageNote] = []) {
        self.mapping = mapping
        self.notes = notes
        self.codebook = codebook
        told = mapping.fields.map { _ in [:] }
        numbers = mapping.fields.map { _ in [] }
        quotes = mapping.texts.map { _ in [] }
    }

    package mutating func add(_ record: TestimonyRecord) {
        guard record.isCountable else {
            if record.frame.isTestimony, record.review != .rejected { uncounted += 1 }
            return
        }
        let observed = record.frame.observations.filter { $0.status == .observed }
        for (index, field) in mapping.fields.enumerated() {
            let observations = observed.filter { $0.effect == field.effect && field.takes($0) }
            guard !observations.isEmpty else { continue }
            if field.content == .quantities {
                numbers[index] += counts(of: record, field, observed)
            }
            for option in Set(observations.flatMap { options(of: $0, field) }) { told[index][option, default: 0] += 1 }
        }
        for (index, text) in mapping.texts.enumerated() {
            for observation in observed where observation.effect == text.effect {
                guard text.polarity == nil || text.polarity == observation.polarity else { continue }
                if let quote = PlaceFileQuote(observation, of: record) { quotes[index].append(quote) }
            }
        }
    }

    /// The options of an observation that belong into the field, by its sign.
    private func options(of observation: Observation, _ field: PlaceFileMapping.Field) -> [String] {
        switch field.content {
        case .quantities: []
        case .polarity: [observation.polarity.rawValue]
        case .facet(let facet):
            (observation.facets[facet] ?? []).filter { option in
                let sign = codebook.option(option, of: facet)?.polarity ?? .positive
                return field.takesBothSigns || observation.polarity == sign
            }
        }
    }

    /// Numbers that stand in the words of the effect, or all where nothing else is told that could be counted.
    private func counts(
        of record: TestimonyRecord, _ field: PlaceFileMapping.Field, _ observed: [Observation]
    ) -> [Count] {
        let isAlone = observed.allSatisfy { $0.effect == field.effect }
        return record.frame.counts.filter { count in
            let isMeant =
                isAlone
                || observed.contains { $0.effect == field.effect && $0.start <= count.start && count.end <= $0.end }
            let unit = count.unit?.lowercased().split(separator: " ").first.map(String.init) ?? ""
            return isMeant && (field.units.isEmpty || field.units.contains(unit))
        }.map { count in
            var count = count
            if !record.consent.allowsWords { count.unit = nil }
            return count
        }
    }
}

extension PlaceFileMapping.Field {
    fileprivate func takes(_ observation: Observation) -> Bool {
        only.map { observation.facets[$0.facet]?.contains($0.id) == true } ?? true
    }
}

/// Words that may stand in a place file.
struct PlaceFileQuote: Sendable {
    var text: String
    /// The name to write with them.
    var name: String?
    var witness: String
    var polarity: Polarity
    /// The place's own words, not a witness's.
    var isOfStructure: Bool

    /// `nil` where consent does not let the words leave, or a name slipped through redaction.
    init?(_ observation: Observation, of record: TestimonyRecord) {
        let evidence = observation.evidence
        guard record.consent.allowsWords, evidence.unicodeScalars.contains(where: \.properties.isAlphabetic),
            !record.frame.personal.contains(where: { !$0.isEmpty && evidence.contains($0) })
        else { return nil }
        isOfStructure = record.source == .structure
        text = isOfStructure ? evidence : evidence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        name = record.consent == .attributed ? record.attribution : nil
        witness = record.speaker ?? record.conversation ?? record.id
        polarity = observation.polarity
    }

    var written: String {
        isOfStructure ? text : "«\u{A0}\(text)\u{A0}»" + (name.map { " (\($0))" } ?? "")
    }
}
