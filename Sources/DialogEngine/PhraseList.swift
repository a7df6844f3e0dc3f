import Extraction

/// Phrases as an author writes them: one is the whole utterance; `x*` begins it, `x` with stars on both sides stands
/// anywhere in a short one.
package struct PhraseList: Sendable, Hashable {
    private struct Phrase: Sendable, Hashable {
        var text: String
        var openStart: Bool
        var openEnd: Bool
    }

    /// Words of an utterance in which a `*x*` phrase still is the point of it.
    static let longestSentence = 14

    private let phrases: [Phrase]

    /// The phrases for people to read: as they were written, without their stars.
    package let written: [String]

    package init(_ written: [String], normaliser: Normaliser) {
        let cores = written.map { written in
            let openStart = written.hasPrefix("*")
            let openEnd = written.count > 1 && written.hasSuffix("*")
            return (String(written.dropFirst(openStart ? 1 : 0).dropLast(openEnd ? 1 : 0)), openStart, openEnd)
        }
        phrases = cores.map { Phrase(text: plainWords($0, normaliser), openStart: $1, openEnd: $2) }
        self.written = cores.map(\.0)
    }

    static let none = PhraseList([], normaliser: Normaliser())

    /// The words of a phrase that is a whole utterance; `nil` where each is but a part of one.
    var example: String? { phrases.first { !$0.openStart && !$0.openEnd }?.text }

    /// The words before and behind the first phrase that stands among them.
    func split(_ words: String) -> (before: String, behind: String)? {
        let padded = " \(words) "
        let ranges = phrases.compactMap { firstRange(of: " \($0.text) ", in: padded) }
        guard let first = ranges.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        return (String(trimmed(padded[..<first.lowerBound])), String(trimmed(padded[first.upperBound...])))
    }

    /// Whether a phrase stands in the words, however many they are.
    func stands(in words: String) -> Bool {
        let padded = " \(words) "
        return phrases.contains { phrase in
            phrase.openStart && phrase.openEnd
                ? firstRange(of: " \(phrase.text) ", in: padded) != nil : rest(of: padded, after: phrase) != nil
        }
    }

    /// What is left of the utterance behind the phrase that it begins with or holds: empty when nothing is, `nil` when
    /// there is no such phrase.
    func rest(of words: String) -> Substring? {
        let padded = " \(words) "
        var best: Substring?
        for phrase in phrases where !phrase.text.isEmpty {
            guard let left = rest(of: padded, after: phrase) else { continue }
            if left.utf8.count < best?.utf8.count ?? .max { best = left }
        }
        return best
    }

    private func rest(of padded: String, after phrase: Phrase) -> Substring? {
        let wanted = " \(phrase.text) "
        switch (phrase.openStart, phrase.openEnd) {
        case (false, false): return padded == wanted ? "" : nil
        case (false, true): return padded.hasPrefix(wanted) ? trimmed(padded.dropFirst(wanted.count)) : nil
        case (true, _):
            guard padded.utf8.count(where: { $0 == 32 }) - 1 <= Self.longestSentence,
                let found = firstRange(of: wanted, in: padded)
            else { return nil }
            if !phrase.openEnd { return found.upperBound == padded.endIndex ? "" : nil }
            return trimmed(padded[found.upperBound...])
        }
    }
}
