import TestimonyModel

/// A value that was found in a text, where it stands and which rule found it.
package struct Entity: Sendable, Hashable, Codable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case time, duration, number, ordinal, quantity, place, `public`, occasion, frequency
        /// An option of any other facet.
        case option
        /// People without a name of their own: someone, everyone, we, they.
        case mention
        case person, email, phone, address, iban, nir, handle
        /// Words that speak for an effect, for a negation or for a modality.
        case cue
    }

    package var kind: Kind
    /// Scalars `start ..< end` of the text.
    package var start: Int
    package var end: Int
    package var value: EntityValue
    /// Name of the rule, for people.
    package var rule: String
    /// `0 ... 1`.
    package var confidence: Double

    package init(kind: Kind, start: Int, end: Int, value: EntityValue, rule: String, confidence: Double = 1) {
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.rule = rule
        self.confidence = confidence
    }
}

package enum EntityValue: Sendable, Hashable, Codable {
    /// A place, a public, a class of mention or cue.
    case id(String)
    /// An option of a facet.
    case facet(String, option: String)
    case text(String)
    case number(Double)
    case time(EDTF)
    case count(Count)
    /// A length of time in the unit that the text names.
    case duration(Double, unit: String)
}
