import TestimonyModel

/// Compares frames with gold records, field by field, as sets; F1 is pooled over all records.
package struct Scoring: Sendable {
    /// Hits, wrong items and missed items.
    package struct Tally: Sendable {
        package var hits = 0
        package var extra = 0
        package var missed = 0

        package var f1: Double {
            let all = 2 * hits + extra + missed
            return all == 0 ? 1 : Double(2 * hits) / Double(all)
        }

        mutating func add(gold: Set<String>, predicted: Set<String>) {
            hits += gold.intersection(predicted).count
            extra += predicted.subtracting(gold).count
            missed += gold.subtracting(predicted).count
        }
    }

    /// By field: `effects`, `coded`, each facet, `where`, `when`, `quantities`, `personal`.
    package private(set) var fields: [String: Tally] = [:]
    package private(set) var records = 0
    private var rightKind = 0
    private let facets: [String]

    package init(codebook: Codebook) { facets = codebook.facets.map(\.id) }

    package mutating func add(gold: GoldRecord, predicted: Frame) {
        records += 1
        if gold.isTestimony == predicted.isTestimony { rightKind += 1 }
        tally("effects", Set(gold.observations.map(\.effect)), Set(predicted.observations.map(\.effect)))
        tally(
            "coded", Set(gold.observations.map { "\($0.effect) \($0.polarity) \($0.status)" }),
            Set(predicted.observations.map { "\($0.effect) \($0.polarity) \($0.status)" }))
        for facet in facets { tally(facet, Set(gold.facets[facet] ?? []), Set(predicted.facets[facet] ?? [])) }
        tally("where", Set(gold.facets["where"] ?? []), Set(predicted.places))
        tally("when", Set(gold.when), Set(predicted.when.map(\.description)))
        tally("quantities", Set(gold.quantities.map(\.description)), Set(predicted.quantities.map(\.description)))
        tally("personal", Set(gold.personal.map { $0.lowercased() }), Set(predicted.personal.map { $0.lowercased() }))
    }

    private mutating func tally(_ field: String, _ gold: Set<String>, _ predicted: Set<String>) {
        fields[field, default: Tally()].add(gold: gold, predicted: predicted)
    }

    /// The figures by name: `testimony` is a share, the others are F1; `facets` pools all facets and places.
    package var figures: [String: Double] {
        var pooled = Tally()
        for name in facets + ["where"] {
            guard let tally = fields[name] else { continue }
            pooled.hits += tally.hits
            pooled.extra += tally.extra
            pooled.missed += tally.missed
        }
        var figures = fields.mapValues(\.f1)
        figures["facets"] = pooled.f1
        figures["testimony"] = records == 0 ? 1 : Double(rightKind) / Double(records)
        return figures
    }
}
