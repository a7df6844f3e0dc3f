/// Which words stand for an effect: the clause that speaks for it, made whole enough to be quoted.
extension TextReading {
    /// A clause of fewer words takes in its neighbours of the same sentence, the following ones first.
    private static let fewestWords = 7
    /// A sentence of at most so many words is quoted whole.
    private static let shortSentence = 12

    /// The tokens to quote for a clause, never across a sentence's end.
    func quotable(_ clause: Int) -> Range<Int> {
        let sentence = sentence(of: clause)
        if words(sentence) <= Self.shortSentence { return withoutConnectors(sentence) }
        var (first, last) = (clause, clause)
        var tokens = clauses[clause].tokens
        while words(tokens) < Self.fewestWords {
            if isSame(last + 1, clause) {
                last += 1
            } else if isSame(first - 1, clause) {
                first -= 1
            } else {
                break
            }
            tokens = clauses[first].tokens.lowerBound..<clauses[last].tokens.upperBound
        }
        // "sans loyer, le temps que …" hangs on what stands before it.
        if hanging.contains(text.string(ofToken: tokens.lowerBound)), isSame(first - 1, clause) {
            tokens = clauses[first - 1].tokens.lowerBound..<clauses[clause].tokens.upperBound
        }
        // "…, sans loyer": what it costs nobody is the point of what was given.
        if isSame(last + 1, clause), text.string(ofToken: clauses[last + 1].tokens.lowerBound) == "sans" {
            tokens = tokens.lowerBound..<clauses[last + 1].tokens.upperBound
        }
        return withoutConnectors(tokens)
    }

    private func isSame(_ other: Int, _ clause: Int) -> Bool {
        clauses.indices.contains(other) && clauses[other].sentence == clauses[clause].sentence
    }

    private func words(_ tokens: Range<Int>) -> Int { tokens.count { text.tokens[$0].kind == .word } }

    /// "et", "mais", "du coup" at the start join to what is not quoted.
    private func withoutConnectors(_ tokens: Range<Int>) -> Range<Int> {
        var start = tokens.lowerBound
        while start + 3 < tokens.upperBound, connectors.contains(text.string(ofToken: start)) { start += 1 }
        return start..<tokens.upperBound
    }
}

private let hanging: Set<String> = [
    "sans", "pour", "avec", "de", "d'", "par", "chez", "dont", "qui", "que", "qu'", "meme",
]
private let connectors: Set<String> = [
    "et", "mais", "donc", "puis", "car", "bon", "ben", "bah", "bref", "alors", "sinon", "enfin", ",", ":", "(", "-",
]
