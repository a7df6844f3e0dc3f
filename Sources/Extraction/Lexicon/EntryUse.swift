/// In how many texts each entry of a lexicon is found.
package struct EntryUse: Sendable {
    private enum Texts: Sendable {
        case none
        /// The text's id.
        case one(String)
        case several
    }

    private let lexicon: Lexicon
    /// By entry.
    private var texts: [Texts]

    package init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        texts = Array(repeating: .none, count: lexicon.entries.count)
    }

    package mutating func add(_ id: String, _ text: FoldedText) {
        for entry in Set(lexicon.matches(in: text).map(\.entry)) {
            if case .none = texts[entry] { texts[entry] = .one(id) } else { texts[entry] = .several }
        }
    }

    /// Entries that one text alone shows, in the order of their files: perhaps written down for that text, and of no use
    /// for others.
    package var lonely: [(entry: LexiconEntry, text: String)] {
        zip(lexicon.entries, texts).compactMap { entry, texts in
            if case .one(let id) = texts { (entry, id) } else { nil }
        }
    }
}
