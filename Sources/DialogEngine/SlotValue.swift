/// What is known of a slot.
package struct SlotValue: Sendable, Hashable {
    package enum State: String, Codable, Sendable {
        /// Understood from the story.
        case proposed
        /// Said in answer to its question, or corrected.
        case confirmed
        case doesNotKnow = "does-not-know"
        case refused
        /// Asked, skipped or not understood: left empty.
        case skipped
    }

    package struct Item: Codable, Sendable, Hashable {
        /// An option or place id, or a date in EDTF.
        package var value: String
        /// The witness's own words for it, with their article.
        package var words: String?
        /// Whether an answer said it and not the story: a quotation does not name it.
        package var answered: Bool
        /// Read from words that tell little ("deux dames"): good enough to keep, not to leave a question out.
        package var isGuess = false
    }

    package var state: State
    package var items: [Item] = []
    /// Set aside while its slot is not relevant.
    var isParked: Bool?

    package init(state: State, items: [Item] = []) {
        self.state = state
        self.items = items
    }

    /// What was answered to a question of the author's own.
    init(state: State, values: [String]) {
        self.init(state: state, items: values.map { Item(value: $0, words: nil, answered: true) })
    }

    package var values: [String] { items.map(\.value) }
    package var isSettled: Bool { state != .proposed }
}

/// Answers to the author's own questions are one text each, the state and the values behind it.
extension SlotValue {
    /// Between the state and the values; no text holds it, since commanding characters are taken out of what is typed.
    static let separator: UInt8 = 0x1F

    /// `nil` for what is more than a state and values.
    var packed: String? {
        guard isParked == nil, items.allSatisfy({ $0.words == nil && $0.answered && !$0.isGuess }) else { return nil }
        guard !items.contains(where: { $0.value.utf8.contains(SlotValue.separator) }) else { return nil }
        return items.reduce(into: state.rawValue) { $0 += "\u{1F}" + $1.value }
    }

    init?(packed: Substring.UTF8View) {
        let parts = packed.split(separator: SlotValue.separator, omittingEmptySubsequences: false)
        guard let first = parts.first, let state = State(rawValue: String(Substring(first))) else { return nil }
        self.init(state: state, values: parts.dropFirst().map { String(Substring($0)) })
    }
}

extension SlotValue: Codable {
    private enum Key: String, CodingKey { case state, items, isParked }

    package init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            guard let value = SlotValue(packed: text[...].utf8) else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no state of a slot"))
            }
            self = value
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            state: try container.decode(State.self, forKey: .state),
            items: try container.decode([Item].self, forKey: .items))
        isParked = try container.decodeIfPresent(Bool.self, forKey: .isParked)
    }

    package func encode(to encoder: any Encoder) throws {
        if let packed {
            var container = encoder.singleValueContainer()
            return try container.encode(packed)
        }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(state, forKey: .state)
        try container.encode(items, forKey: .items)
        try container.encodeIfPresent(isParked, forKey: .isParked)
    }
}
