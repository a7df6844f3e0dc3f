import Extraction

/// Phrases as an author writes them: one is the whole utterance; `x*` begins it, `x` with stars on both sides stands
/// anywhere in a short one.
package struct PhraseList: Sendable, Hashable {
    let phrases: [PhraseIndex.Phrase]
    /// Every phrase as it is spelled, without stars: each alone is an utterance that the list knows.
    package let examples: [String]
    private let index: PhraseIndex

    package init(_ written: [String], normaliser: Normaliser) {
        var phrases: [PhraseIndex.Phrase] = []
        var examples: [String] = []
        for written in written {
            let openStart = written.hasPrefix("*")
            let openEnd = written.count > 1 && written.hasSuffix("*")
            let core = String(written.dropFirst(openStart ? 1 : 0).dropLast(openEnd ? 1 : 0))
            let words = plainWords(core, normaliser)
            // What has no word in it is no phrase.
            guard !words.isEmpty else { continue }
            phrases.append(PhraseIndex.Phrase(words: words, openStart: openStart, openEnd: openEnd))
            examples.append(core)
        }
        self.phrases = phrases
        self.examples = examples
        index = PhraseIndex(phrases)
    }

    static let none = PhraseList([], normaliser: Normaliser())

    /// The words of a phrase that is a whole utterance; `nil` where each is but a part of one.
    var example: String? { phrases.first { !$0.openStart && !$0.openEnd }?.words }

    /// The words before and behind the first phrase that stands among them.
    func split(_ words: String) -> (before: String, behind: String)? {
        var first: PhraseIndex.Hit?
        index.hits(in: words) { hit in
            let isFirst = first.map { ($0.range.lowerBound, $0.place) > (hit.range.lowerBound, hit.place) } ?? true
            if isFirst { first = hit }
        }
        guard let range = first?.range else { return nil }
        return (
            String(trimmed(words.bytes(0..<range.lowerBound))),
            String(trimmed(words.bytes(range.upperBound..<words.utf8.count)))
        )
    }

    /// Whether a phrase stands in the words, however many they are.
    func stands(in words: String) -> Bool {
        var stands = false
        index.hits(in: words) { if $0.phrase.openStart, $0.phrase.openEnd { stands = true } }
        return stands || means(words)
    }

    /// Whether a phrase stands anywhere in the words, and be it of those that must not.
    func standsSomewhere(in words: String) -> Bool { index.standsSomewhere(in: words) }

    private func means(_ words: String) -> Bool {
        var means = false
        index.rests(of: words) { _, _ in means = true }
        return means
    }

    /// What is left of the utterance behind the phrase that it begins with or holds: empty when nothing is, `nil` when
    /// there is no such phrase.
    func rest(of words: String) -> Substring? {
        var best: Range<Int>?
        index.rests(of: words) { _, rest in
            if rest.count < best?.count ?? .max { best = rest }
        }
        return best.map { trimmed(words.bytes($0)) }
    }
}

extension String {
    /// Some of its bytes, which begin and end with characters.
    func bytes(_ range: Range<Int>) -> Substring {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.count)]
    }
}
