/// Words that identify someone.
package struct PersonalReading: Sendable, Hashable {
    package enum Kind: String, Codable, Sendable { case person, email, phone, address, iban, nir, handle }

    /// Which parts of a name the words give.
    package enum Name: Sendable { case first, family, full }

    package var kind: Kind
    package var tokens: Range<Int>
    package var name: Name?
    package var rule: String

    package init(_ kind: Kind, _ tokens: Range<Int>, name: Name? = nil, rule: String) {
        self.kind = kind
        self.tokens = tokens
        self.name = name
        self.rule = rule
    }

    /// The source bytes of the words, without the quotation mark that may close behind them.
    package func sourceRange(in text: FoldedText) -> Range<Int> {
        let last = tokens.upperBound - 1
        let end = text.tokens[last].end
        let isQuoted = text.bytes[end - 1] == UInt8(ascii: "'") && end - 1 > text.tokens[last].start
        return text.sourceRange(text.tokens[tokens.lowerBound].start..<(isQuoted ? end - 1 : end))
    }

    /// What stands in its place once the text is redacted.
    package var placeholder: String {
        let placeholder: Placeholder =
            switch kind {
            case .person: name == .family ? .familyName : .firstName
            case .email: .email
            case .phone: .phone
            case .address: .address
            case .iban: .iban
            case .nir: .nir
            case .handle: .handle
            }
        return placeholder.rawValue + (name == .full ? " " + Placeholder.familyName.rawValue : "")
    }
}
