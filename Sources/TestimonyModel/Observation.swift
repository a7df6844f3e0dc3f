/// Whether the effect improves or takes place, or worsens or its opposite takes place.
package enum Polarity: String, Codable, Sendable, CaseIterable { case positive, negative }

/// It happened or happens; it is wanted, planned or hypothetical; its absence is stated.
package enum Status: String, Codable, Sendable, CaseIterable { case observed, wished, absent }

/// One effect coded from a testimony.
package struct Observation: Codable, Sendable, Hashable {
    /// How many rules are kept with an observation.
    package static let ruleLimit = 5

    /// An id of the codebook's effects.
    package var effect: String
    package var level: String
    package var polarity: Polarity
    package var status: Status
    /// The words that a coordinator would quote: the scalars `start ..< end` of the testimony's text.
    package var evidence: String
    package var start: Int
    package var end: Int
    /// Calibrated, `0 ... 1`.
    package var confidence: Double
    /// Names of the rules that fired, the weightiest first.
    package var rules: [String]
    /// Option ids by facet id.
    package var facets: [String: [String]]

    package init(
        effect: String, level: String, polarity: Polarity, status: Status, evidence: String, start: Int, end: Int,
        confidence: Double, rules: [String] = [], facets: [String: [String]] = [:]
    ) {
        self.effect = effect
        self.level = level
        self.polarity = polarity
        self.status = status
        self.evidence = evidence
        self.start = start
        self.end = end
        self.confidence = confidence
        self.rules = rules
        self.facets = facets
    }
}

/// A counted number of people or things.
package struct Count: Codable, Sendable, Hashable {
    /// How the number bounds what was counted.
    package enum Bound: String, Codable, Sendable {
        case exactly = "="
        case about = "≈"
        case atLeast = ">="
        case atMost = "<="
        case range = ".."
    }

    package var value: Double
    package var bound: Bound
    /// The upper end of a range ("entre dix et quinze").
    package var to: Double?
    /// What was counted, as the text says it.
    package var unit: String?
    /// Scalars `start ..< end` of the testimony's text.
    package var start: Int
    package var end: Int

    package var withoutWords: Count { Count(value: value, bound: bound, to: to, unit: nil, start: 0, end: 0) }

    package init(value: Double, bound: Bound = .exactly, to: Double? = nil, unit: String?, start: Int, end: Int) {
        self.value = value
        self.bound = bound
        self.to = to
        self.unit = unit
        self.start = start
        self.end = end
    }
}
