import TestimonyModel

/// A testimony with the frame that careful readers agree on: a line of the corpus.
package struct GoldRecord: Codable, Sendable {
    package struct Observation: Codable, Sendable {
        package var effect: String
        package var polarity: Polarity
        package var status: Status
        package var evidence: String
    }

    package var id: String
    package var sentAt: Moment
    package var text: String
    package var isTestimony: Bool
    package var observations: [Observation]
    /// Option ids by facet id, and places by `where`.
    package var facets: [String: [String]]
    package var when: [String]
    package var quantities: [Double]
    package var personal: [String]
}

extension GoldRecord {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(_ text: String) { stringValue = text }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private static let fixed: Set<String> = ["testimony", "observations", "when", "quantities", "personal"]

    package init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        id = try record.decode(String.self, forKey: Key("id"))
        sentAt = try record.decode(Moment.self, forKey: Key("sent_at"))
        text = try record.decode(String.self, forKey: Key("text"))
        let gold = try record.nestedContainer(keyedBy: Key.self, forKey: Key("gold"))
        isTestimony = try gold.decode(Bool.self, forKey: Key("testimony"))
        observations = try gold.decode([Observation].self, forKey: Key("observations"))
        when = try gold.decode([String].self, forKey: Key("when"))
        quantities = try gold.decode([Double].self, forKey: Key("quantities"))
        personal = try gold.decode([String].self, forKey: Key("personal"))
        facets = [:]
        for key in gold.allKeys where !Self.fixed.contains(key.stringValue) {
            facets[key.stringValue] = try gold.decode([String].self, forKey: key)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var record = encoder.container(keyedBy: Key.self)
        try record.encode(id, forKey: Key("id"))
        try record.encode(sentAt, forKey: Key("sent_at"))
        try record.encode(text, forKey: Key("text"))
        var gold = record.nestedContainer(keyedBy: Key.self, forKey: Key("gold"))
        try gold.encode(isTestimony, forKey: Key("testimony"))
        try gold.encode(observations, forKey: Key("observations"))
        for (facet, options) in facets.sorted(by: { $0.key < $1.key }) { try gold.encode(options, forKey: Key(facet)) }
        try gold.encode(when, forKey: Key("when"))
        try gold.encode(quantities, forKey: Key("quantities"))
        try gold.encode(personal, forKey: Key("personal"))
    }
}
