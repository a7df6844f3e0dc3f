import Extraction

/// How people say what a dialog understands beside its content: data, one list of phrases an intent.
///
/// A phrase is the whole utterance; `x*` begins it, `*x*` stands anywhere in a short one.
package struct Patterns: Sendable, Hashable {
    struct Phrase: Sendable, Hashable {
        var text: String
        var openStart: Bool
        var openEnd: Bool
    }

    /// Words of an utterance in which a `*x*` phrase still is the point of it.
    static let longestSentence = 14

    private let phrases: [Intent: [Phrase]]

    /// `lists` holds phrases as their author wrote them.
    package init(_ lists: [Intent: [String]], normaliser: Normaliser) {
        phrases = lists.mapValues { list in
            list.map { written in
                let openStart = written.hasPrefix("*")
                let openEnd = written.count > 1 && written.hasSuffix("*")
                let core = written.dropFirst(openStart ? 1 : 0).dropLast(openEnd ? 1 : 0)
                return Phrase(text: plainWords(String(core), normaliser), openStart: openStart, openEnd: openEnd)
            }
        }
    }

    /// Whether an utterance, given as its plain words, means `intent`.
    package func matches(_ words: String, _ intent: Intent) -> Bool { rest(of: words, after: intent) != nil }

    /// Whether a phrase of `intent` stands in the words, however many they are.
    func stand(in words: String, _ intent: Intent) -> Bool {
        let padded = " \(words) "
        return (phrases[intent] ?? []).contains { phrase in
            phrase.openStart && phrase.openEnd
                ? firstRange(of: " \(phrase.text) ", in: padded) != nil : rest(of: padded, after: phrase) != nil
        }
    }

    /// The words of a whole utterance that means `intent`; `nil` where every phrase of it is but a part of one.
    package func example(of intent: Intent) -> String? {
        phrases[intent]?.first { !$0.openStart && !$0.openEnd }?.text
    }

    /// What is left of the utterance behind the phrase that means `intent`: empty when nothing is, `nil` when the
    /// utterance does not mean it.
    package func rest(of words: String, after intent: Intent) -> Substring? {
        let padded = " \(words) "
        var best: Substring?
        for phrase in phrases[intent] ?? [] where !phrase.text.isEmpty {
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
            guard padded.utf8.count(where: { $0 == 32 }) - 1 <= Patterns.longestSentence,
                let found = firstRange(of: wanted, in: padded)
            else { return nil }
            if !phrase.openEnd { return found.upperBound == padded.endIndex ? "" : nil }
            return trimmed(padded[found.upperBound...])
        }
    }
}

/// An utterance as lower-case words between single spaces: what phrases are compared with.
package func plainWords(_ text: String, _ normaliser: Normaliser) -> String {
    let folded = normaliser.fold(text)
    var out: [UInt8] = []
    for byte in folded.bytes {
        let isWord = (97...122).contains(byte) || (48...57).contains(byte)
        if isWord {
            out.append(byte)
        } else if let last = out.last, last != 32 {
            out.append(32)
        }
    }
    if out.last == 32 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
}

private func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
}

/// Where `needle` first stands in `text`, by bytes.
func firstRange(of needle: String, in text: String) -> Range<String.Index>? {
    let wanted = Array(needle.utf8)
    let bytes = Array(text.utf8)
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where bytes[start..<start + wanted.count].elementsEqual(wanted) {
        let lower = text.utf8.index(text.startIndex, offsetBy: start)
        return lower..<text.utf8.index(lower, offsetBy: wanted.count)
    }
    return nil
}
