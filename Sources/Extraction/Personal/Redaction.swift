/// A text of which some words are replaced by placeholders, and where each place of the old text has gone.
package struct Redaction: Sendable {
    package let text: String
    /// Old scalar ranges, ascending, with the length in scalars of what stands there now.
    private let replaced: [(old: Range<Int>, length: Int)]

    /// Replaces what `personal` found in `folded`: "appelle Fatou" becomes "appelle [prénom]".
    package init(_ folded: FoldedText, _ personal: [PersonalReading]) {
        self.init(folded, personal.map { ($0.sourceRange(in: folded), $0.placeholder) })
    }

    /// Takes out names that were recognised elsewhere, wherever they stand as words of their own and are written in the same
    /// way; `nil` where none does.
    package init?(_ folded: FoldedText, names: Set<String>) {
        let places = folded.tokens.indices.compactMap { token -> (range: Range<Int>, placeholder: String)? in
            let range = folded.sourceRange(ofTokens: token..<token + 1)
            guard names.contains(folded.sourceString(range)) else { return nil }
            return (range, Placeholder.familyName.rawValue)
        }
        guard !places.isEmpty else { return nil }
        self.init(folded, places)
    }

    /// Replaces ranges of source bytes, in their order.
    init(_ folded: FoldedText, _ places: [(range: Range<Int>, placeholder: String)]) {
        var text = ""
        var replaced: [(old: Range<Int>, length: Int)] = []
        var at = 0
        var scalars = 0
        for (range, placeholder) in places where range.lowerBound >= at {
            let kept = folded.sourceString(at..<range.lowerBound)
            text += kept
            text += placeholder
            let start = scalars + kept.unicodeScalars.count
            scalars = start + folded.sourceString(range).unicodeScalars.count
            replaced.append((start..<scalars, placeholder.unicodeScalars.count))
            at = range.upperBound
        }
        self.text = text + folded.sourceString(at..<folded.source.count)
        self.replaced = replaced
    }

    /// The half-open scalar range of the redacted text for one of the old; an end inside a replaced word moves to the
    /// placeholder's own end, so that no part of the word is told.
    package func range(_ old: Range<Int>) -> Range<Int> {
        let start = moved(old.lowerBound, toEnd: false)
        return start..<max(start, moved(old.upperBound, toEnd: true))
    }

    private func moved(_ offset: Int, toEnd: Bool) -> Int {
        var shift = 0
        for (old, length) in replaced {
            if offset >= old.upperBound {
                shift += length - old.count
            } else if offset > old.lowerBound {
                return old.lowerBound + shift + (toEnd ? length : 0)
            } else {
                break
            }
        }
        return offset + shift
    }
}
