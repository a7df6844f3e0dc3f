import Extraction
import TestimonyModel

/// Quotations that no longer hold what the witness has taken back: "non c'était mardi" and "samedi" in the quotation.
extension Reduction {
    /// Gives each observation whose evidence holds words that were taken back other words of the story, where there are
    /// some. Answers the observations that are quoted otherwise now.
    mutating func requote() -> [Int] {
        guard ["when", "where", "publics"].contains(where: { session.draft.slots[$0]?.state == .confirmed }) else {
            return []
        }
        let draft = session.draft
        let story = Reading(draft.text, context, at: draft.sentAt ?? context.now)
        // Places in the story are kept as the draft has it.
        guard story.text == draft.text else { return [] }
        let stale = story.facts.filter { isTakenBack($0, in: story) }
        guard !stale.isEmpty else { return [] }
        let text = context.normaliser.fold(story.text)
        return draft.observations.indices.filter { index in
            let observation = draft.observations[index]
            let inside = stale.filter { $0.range.overlaps(observation.start..<observation.end) }
            guard !inside.isEmpty,
                let range = clause(telling: observation, without: stale, in: text)
                    ?? piece(of: observation, without: inside.filter { $0.slot != "publics" }, in: text)
            else { return false }
            session.draft.observations[index].evidence = text.sourceString(ofScalars: range)
            session.draft.observations[index].start = range.lowerBound
            session.draft.observations[index].end = range.upperBound
            return true
        }
    }

    /// Understood from the story, and not among the values that the witness confirmed.
    private func isTakenBack(_ fact: Fact, in story: Reading) -> Bool {
        guard ["when", "where", "publics"].contains(fact.slot), !fact.isDenied, !fact.isGuess,
            let known = session.draft.slots[fact.slot], known.state == .confirmed
        else { return false }
        // "deux dames de la bibliothèque" tells who they are, wherever it was.
        if fact.slot == "where", story.isOwned(fact) { return false }
        let frame = story.extraction.ungated
        let told =
            switch fact.slot {
            case "when": frame.when.map(\.description)
            case "where": frame.places
            default: frame.facets[fact.slot] ?? []
            }
        return told.contains(fact.value) && !known.values.contains(fact.value)
    }

    /// Scalars of another clause that tells the same effect by itself.
    private func clause(telling observation: Observation, without stale: [Fact], in text: FoldedText) -> Range<Int>? {
        let clauses = ClauseSplitter.clauses(of: text).filter { $0.tokens.count >= Reduction.leastQuoted }
        return clauses.lazy.map { text.scalarRange(ofTokens: $0.tokens) }.first { range in
            guard !stale.contains(where: { $0.range.overlaps(range) }) else { return false }
            // In which sense is settled.
            return context.understand(text.sourceString(ofScalars: range), context.now).scores.contains {
                $0.effect == observation.effect && $0.isCoded
            }
        }
    }

    /// Scalars of the longest stretch of the evidence that holds none of these days and places.
    private func piece(of observation: Observation, without stale: [Fact], in text: FoldedText) -> Range<Int>? {
        guard !stale.isEmpty else { return nil }
        let ranges = text.tokens.map { text.scalarRange(text.sourceRange($0.start..<$0.end)) }
        let inside = ranges.indices.filter {
            ranges[$0].lowerBound >= observation.start && ranges[$0].upperBound <= observation.end
        }
        let pieces = inside.split { index in stale.contains { $0.range.overlaps(ranges[index]) } }
            .map { trimmed($0, text) }
        guard let longest = pieces.max(by: { $0.count < $1.count }), longest.count >= Reduction.leastQuoted - 1,
            let first = longest.first, let last = longest.last
        else { return nil }
        return ranges[first].lowerBound..<ranges[last].upperBound
    }

    /// Without the marks and small words that only led to what is gone: "le", "à la", ",".
    private func trimmed(_ tokens: ArraySlice<Int>, _ text: FoldedText) -> ArraySlice<Int> {
        func isMark(_ index: Int) -> Bool { text.tokens[index].kind == .mark || text.tokens[index].kind == .newline }
        var rest = tokens.drop(while: isMark)
        while let last = rest.last, isMark(last) || leadingWords.contains(text.string(ofToken: last)) {
            rest = rest.dropLast()
        }
        return rest
    }

    /// Tokens of a quotation that still tells something.
    private static let leastQuoted = 4
}

private let leadingWords: Set<String> = [
    "le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "a", "au", "aux", "dans", "en", "sur", "ce", "cette",
    "et", "depuis", "vers", "c'", "etait", "est", "the", "on", "at", "in",
]

extension Reading {
    /// Whether "de" leads to the words of a fact.
    fileprivate func isOwned(_ fact: Fact) -> Bool {
        let before = String(scalars: 0..<fact.range.lowerBound, of: text).lowercased()
        return [" de ", " de la ", " du ", " de l'", " de l’", " d'", " d’"].contains(where: before.hasSuffix)
            || [" de la ", " du ", " de l'", " de l’"].contains {
                String(scalars: fact.range, of: text).lowercased().hasPrefix($0.dropFirst())
            }
    }
}
