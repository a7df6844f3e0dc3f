import TestimonyModel

/// Compares what was read with gold records, field by field, as sets; F1 is pooled over all records.
package struct Scoring: Sendable {
    /// `effects`, `coded`, each facet, `where`, `when`, `quantities`, `personal`: the order of every table.
    package let fieldNames: [String]
    package private(set) var fields: [String: Tally] = [:]
    /// By id, those that a gold record or a frame holds.
    package private(set) var effects: [String: EffectTally] = [:]
    package private(set) var confusions = Confusions()
    /// Of the effects that were coded: what a reader sees.
    package private(set) var calibration = CalibrationTable()
    /// Of every effect that something spoke for, coded or not; most are unlikely and said to be so, which flatters.
    package private(set) var calibrationOfAll = CalibrationTable()
    /// In the order in which they were added.
    package private(set) var records: [RecordScore] = []
    private var overlap = (sum: 0.0, count: 0)
    private let pooledFacets: [String]

    package init(codebook: Codebook) {
        pooledFacets = codebook.facets.map(\.id) + ["where"]
        fieldNames = ["effects", "coded"] + pooledFacets + ["when", "quantities", "personal"]
    }

    package mutating func add(_ record: GoldRecord, read extraction: Extraction) {
        let (gold, frame) = (FieldItems(record), FieldItems(extraction.frame))
        for field in fieldNames { fields[field, default: Tally()].add(gold: gold[field], predicted: frame[field]) }
        addEffects(record, extraction.frame, gold["effects"], frame["effects"])
        for observation in extraction.frame.observations {
            calibration.add(
                confidence: observation.confidence, isRight: gold["effects"].contains(observation.effect))
        }
        for score in extraction.scores {
            calibrationOfAll.add(confidence: score.confidence, isRight: gold["effects"].contains(score.effect))
        }
        records.append(
            RecordScore(
                id: record.id, isKindRight: record.isTestimony == extraction.frame.isTestimony,
                differences: fieldNames.compactMap { difference($0, gold, frame) }))
    }

    package static func += (left: inout Scoring, right: Scoring) {
        left.fields.merge(right.fields) { $0 + $1 }
        left.effects.merge(right.effects) { $0 + $1 }
        left.confusions += right.confusions
        left.calibration += right.calibration
        left.calibrationOfAll += right.calibrationOfAll
        left.records += right.records
        left.overlap.sum += right.overlap.sum
        left.overlap.count += right.overlap.count
    }

    private mutating func addEffects(
        _ record: GoldRecord, _ frame: Frame, _ gold: Set<String>, _ coded: Set<String>
    ) {
        for effect in gold.union(coded) {
            effects[effect, default: EffectTally()].tally.add(
                gold: gold.intersection([effect]), predicted: coded.intersection([effect]))
        }
        for observation in frame.observations {
            let told = record.observations.filter { $0.effect == observation.effect }
            if told.contains(where: { $0.polarity == observation.polarity }) {
                effects[observation.effect]?.polarityRight += 1
            }
            for told in told {
                overlap.sum += evidenceOverlap(told.evidence, observation.evidence)
                overlap.count += 1
            }
        }
        confusions.add(missed: gold.subtracting(coded), coded: coded.subtracting(gold))
    }

    private func difference(_ field: String, _ gold: FieldItems, _ frame: FieldItems) -> RecordScore.Difference? {
        var (missed, extra) = (gold[field].subtracting(frame[field]), frame[field].subtracting(gold[field]))
        if field == "coded" {
            let shared = gold["effects"].intersection(frame["effects"])
            func isShared(_ item: String) -> Bool {
                item.split(separator: " ").first.map { shared.contains(String($0)) } == true
            }
            (missed, extra) = (missed.filter(isShared), extra.filter(isShared))
        }
        guard !missed.isEmpty || !extra.isEmpty else { return nil }
        return RecordScore.Difference(field: field, missed: missed.sorted(), extra: extra.sorted())
    }
}

extension Scoring {
    /// The figures by name, 0 to 1, the more the better: F1 of each field, of all facets and places pooled (`facets`), the mean F1
    /// of the effects (`effects_macro`), the shares of texts whose kind (`testimony`) and whose every field (`frames`) is
    /// right, and how much of the quotations is shared (`evidence`).
    package var figures: [String: Double] {
        var figures = fields.mapValues(\.f1)
        figures["facets"] = facets.f1
        figures["effects_macro"] = share(effects.values.reduce(0) { $0 + $1.tally.f1 }, of: effects.count)
        figures["testimony"] = share(Double(records.count { $0.isKindRight }), of: records.count)
        figures["frames"] = share(Double(records.count { $0.differences.isEmpty }), of: records.count)
        figures["evidence"] = share(overlap.sum, of: overlap.count)
        return figures
    }

    /// All facets and places pooled.
    package var facets: Tally { pooledFacets.compactMap { fields[$0] }.reduce(Tally(), +) }

    private func share(_ sum: Double, of count: Int) -> Double { count == 0 ? 0 : sum / Double(count) }
}
