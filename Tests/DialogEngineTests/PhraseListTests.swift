import Extraction
import TestimonyModel
import Testing

@testable import DialogEngine

/// Phrases of many words that are alike, looked for one after another and all at once.
struct PhraseListTests {
    private static let written = [
        "a", "a b", "b c*", "*c a*", "*b", "a a*", "*a b c*", "*b b", "c*", "*a c b*", "b a b",
    ]

    @Test func onePassFindsWhatOneAfterAnotherDoes() {
        var dice = Dice(seed: 1)
        for _ in 0..<3_000 {
            let phrases = (0..<1 + dice.roll(5)).compactMap { _ in dice.pick(Self.written) }
            let words = (0..<dice.roll(18)).compactMap { _ in dice.pick(["a", "b", "c", "d"]) }.joined(separator: " ")
            let list = PhraseList(phrases, normaliser: Normaliser())
            let plain = phrases.map(PlainPhrase.init)
            #expect(list.rest(of: words) == PlainPhrase.rest(of: words, plain), "\(phrases) in '\(words)'")
            #expect(list.stands(in: words) == PlainPhrase.stands(in: words, plain), "\(phrases) in '\(words)'")
            let (split, expected) = (list.split(words), PlainPhrase.split(words, plain))
            #expect(split?.before == expected?.before && split?.behind == expected?.behind, "\(phrases) in '\(words)'")
        }
    }

    @Test func allIntentsAreFoundTogether() {
        let lists: [Intent: [String]] = [
            .yes: ["oui*", "*d'accord*"], .no: ["non*", "pas"], .help: ["*aide*", "au secours"], .stop: ["stop"],
        ]
        let patterns = Patterns(lists, normaliser: Normaliser())
        for words in ["oui stop", "non d accord", "stop", "j ai besoin d aide", "", "pas", "oui oui", "rien"] {
            let meaning = patterns.meaning(of: words)
            for intent in Intent.allCases {
                #expect(meaning.means(intent) == patterns.matches(words, intent), "\(intent) in '\(words)'")
                let rest = patterns.rest(of: words, after: intent)
                #expect(meaning.rest(after: intent) == rest, "\(intent) in '\(words)'")
            }
        }
    }

    @Test func theNumberOfAnIntentIsItsPlace() {
        #expect(Intent.allCases.map(\.number) == Array(Intent.allCases.indices))
    }
}

/// A phrase as the README tells it, in as few words as can be.
private struct PlainPhrase {
    let words: String
    let openStart: Bool
    let openEnd: Bool

    init(_ written: String) {
        openStart = written.hasPrefix("*")
        openEnd = written.hasSuffix("*")
        words = String(written.drop { $0 == "*" }.prefix { $0 != "*" })
    }

    /// Where it first stands, spaces at its ends among it.
    private func range(in padded: String) -> Range<String.Index>? { padded.firstRange(of: " \(words) ") }

    static func rest(of words: String, _ phrases: [PlainPhrase]) -> Substring? {
        phrases.compactMap { $0.rest(of: words) }.min { $0.count < $1.count }
    }

    static func stands(in words: String, _ phrases: [PlainPhrase]) -> Bool {
        phrases.contains { phrase in
            phrase.openStart && phrase.openEnd
                ? phrase.range(in: " \(words) ") != nil : phrase.rest(of: words) != nil
        }
    }

    static func split(_ words: String, _ phrases: [PlainPhrase]) -> (before: String, behind: String)? {
        let padded = " \(words) "
        guard let first = phrases.compactMap({ $0.range(in: padded) }).min(by: { $0.lowerBound < $1.lowerBound }) else {
            return nil
        }
        return (String(trimmed(padded[..<first.lowerBound])), String(trimmed(padded[first.upperBound...])))
    }

    private func rest(of words: String) -> Substring? {
        let padded = " \(words) "
        guard let range = range(in: padded), openStart || range.lowerBound == padded.startIndex,
            openEnd || range.upperBound == padded.endIndex, !openStart || words.split(separator: " ").count <= 14
        else { return nil }
        return trimmed(padded[range.upperBound...])
    }
}
