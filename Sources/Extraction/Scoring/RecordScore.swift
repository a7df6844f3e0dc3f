import TestimonyModel

/// What is wrong in the frame of one record.
package struct RecordScore: Sendable, Hashable {
    /// A field whose items differ.
    package struct Difference: Sendable, Hashable {
        package var field: String
        /// Items of the gold record alone, and of the frame alone; those of `personal` are the witness's own words.
        package var missed: [String]
        package var extra: [String]
    }

    package var id: String
    /// Whether a testimony was taken for one, and nothing else.
    package var isKindRight: Bool
    /// In the order of the fields; of `coded` only effects that both hold, with another polarity or status.
    package var differences: [Difference]

    /// How many items are missing or too many.
    package var wrongItems: Int {
        differences.reduce(isKindRight ? 0 : 1) { sum, difference in
            sum
                + (difference.field == "coded"
                    ? difference.missed.count : difference.missed.count + difference.extra.count)
        }
    }
}

/// A frame or a gold record as sets of items, field by field.
struct FieldItems {
    private var items: [String: Set<String>] = [:]

    subscript(field: String) -> Set<String> { items[field] ?? [] }

    init(_ gold: GoldRecord) {
        items = gold.facets.mapValues { Set($0) }
        set(gold.observations.map { ($0.effect, "\($0.effect) \($0.polarity) \($0.status)") })
        items["when"] = Set(gold.when)
        items["quantities"] = Set(gold.quantities.map(rounded))
        items["personal"] = Set(gold.personal.map { $0.lowercased() })
    }

    init(_ frame: Frame) {
        items = frame.facets.mapValues { Set($0) }
        set(frame.observations.map { ($0.effect, "\($0.effect) \($0.polarity) \($0.status)") })
        items["where"] = Set(frame.places)
        items["when"] = Set(frame.when.map(\.description))
        items["quantities"] = Set(frame.quantities.map(rounded))
        items["personal"] = Set(frame.personal.map { $0.lowercased() })
    }

    private mutating func set(_ observations: [(effect: String, coded: String)]) {
        items["effects"] = Set(observations.map(\.effect))
        items["coded"] = Set(observations.map(\.coded))
    }
}

/// To six digits.
private func rounded(_ number: Double) -> String { ((number * 1e6).rounded() / 1e6).description }
