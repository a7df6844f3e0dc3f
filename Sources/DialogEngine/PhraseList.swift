import Extraction

/// Phrases as an author writes them: one is the whole utterance; `x*` begins it, `x` with stars on both sides stands
/// anywhere in a short one.
package struct PhraseList: Sendable, Hashable {
    private struct Phrase: Sendable, Hashable {
        /// Its plain words between spaces: what is looked for.
        var wanted: String
        var openStart: Bool
        var openEnd: Bool
    }

    /// Words of an utterance in which a `*x*` phrase still is the point of it.
    static let longestSentence = 14

    private let phrases: [Phrase]
    /// Every phrase as it is spelled, without stars: each alone is an utterance that the list knows.
    package let examples: [String]

    package init(_ written: [String], normaliser: Normaliser) {
        var phrases: [Phrase] = []
        var examples: [String] = []
        for written in written {
            let openStart = written.hasPrefix("*")
            let openEnd = written.count > 1 && written.hasSuffix("*")
            let core = String(written.dropFirst(openStart ? 1 : 0).dropLast(openEnd ? 1 : 0))
            let words = plainWords(core, normaliser)
            // What has no word in it is no phrase.
            guard !words.isEmpty else { continue }
            phrases.append(Phrase(wanted: " \(words) ", openStart: openStart, openEnd: openEnd))
            examples.append(core)
        }
        self.phrases = phrases
        self.examples = examples
    }

    static let none = PhraseList([], normaliser: Normaliser())

    /// The words of a phrase that is a whole utterance; `nil` where each is but a part of one.
    var example: String? {
        phrases.first { !$0.openStart && !$0.openEnd }.map { String(trimmed($0.wanted[...])) }
    }

    /// The words before and behind the first phrase that stands among them.
    func split(_ words: String) -> (before: String, behind: String)? {
        let padded = " \(words) "
        let ranges = phrases.compactMap { firstRange(of: $0.wanted, in: padded) }
        guard let first = ranges.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        return (String(trimmed(padded[..<first.lowerBound])), String(trimmed(padded[first.upperBound...])))
    }

    /// Whether a phrase stands in the words, however many they are.
    func stands(in words: String) -> Bool {
        let padded = " \(words) "
        let isSentence = isSentence(words)
        return phrases.contains { phrase in
            phrase.openStart && phrase.openEnd
                ? firstRange(of: phrase.wanted, in: padded) != nil
                : rest(of: padded, isSentence, after: phrase) != nil
        }
    }

    /// What is left of the utterance behind the phrase that it begins with or holds: empty when nothing is, `nil` when
    /// there is no such phrase.
    func rest(of words: String) -> Substring? {
        let padded = " \(words) "
        let isSentence = isSentence(words)
        var best: Substring?
        for phrase in phrases {
            guard let left = rest(of: padded, isSentence, after: phrase) else { continue }
            if left.utf8.count < best?.utf8.count ?? .max { best = left }
        }
        return best
    }

    /// Whether an utterance is short enough for `*x*` to be the point of it.
    private func isSentence(_ words: String) -> Bool { words.utf8.count { $0 == 32 } < Self.longestSentence }

    private func rest(of padded: String, _ isSentence: Bool, after phrase: Phrase) -> Substring? {
        switch (phrase.openStart, phrase.openEnd) {
        case (false, false): return padded == phrase.wanted ? "" : nil
        case (false, true):
            guard padded.hasPrefix(phrase.wanted) else { return nil }
            return trimmed(padded[padded.utf8.index(padded.startIndex, offsetBy: phrase.wanted.utf8.count)...])
        case (true, _):
            guard isSentence, let found = firstRange(of: phrase.wanted, in: padded) else { return nil }
            if !phrase.openEnd { return found.upperBound == padded.endIndex ? "" : nil }
            return trimmed(padded[found.upperBound...])
        }
    }
}
