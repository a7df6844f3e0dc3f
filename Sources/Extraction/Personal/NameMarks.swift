/// What is remembered of names so as to know them when they come again: "Fatou Diallo", then only "Diallo, couturière".
///
/// Of each part of a name sixteen bits are kept. Many names share every mark, so that what is stored tells nobody's; one
/// capitalised word in sixty thousand is taken for a name that it is not.
package struct NameMarks: Codable, Sendable, Hashable {
    /// The oldest first.
    private var marks: [UInt16] = []
    /// A list of a hundred people is no conversation.
    private static let most = 64

    package init() {}

    /// Remembers parts of names, as `Extraction.nameParts` gives them.
    package mutating func learn(_ names: Set<String>, _ normaliser: Normaliser) {
        for name in names.sorted() {
            let text = MarkedText(normaliser.fold(name))
            for at in text.words.indices where NameWords.mayName(at, in: text) { note(Self.mark(at, in: text)) }
        }
        marks.removeFirst(max(0, marks.count - Self.most))
    }

    /// The words of a text that are such names, as they stand in it, with a capital.
    package func names(in text: FoldedText) -> Set<String> {
        guard !marks.isEmpty else { return [] }
        let text = MarkedText(text)
        return text.words.indices.reduce(into: []) { names, at in
            guard text.capital(at), NameWords.mayName(at, in: text), marks.contains(Self.mark(at, in: text)),
                !NameWords.isNamedAfter(at, in: text)
            else { return }
            names.insert(text.text.sourceString(text.text.sourceRange(ofTokens: at..<at + 1)))
        }
    }

    private mutating func note(_ mark: UInt16) {
        marks.removeAll { $0 == mark }
        marks.append(mark)
    }

    private static func mark(_ at: Int, in text: MarkedText) -> UInt16 {
        UInt16(truncatingIfNeeded: FeatureHash.word(text.words[at], text.text, text.text.tokens[at].range))
    }
}
