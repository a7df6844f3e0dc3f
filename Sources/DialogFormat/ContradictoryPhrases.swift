import DialogEngine
import Extraction
import TestimonyModel

/// Intents that exclude each other: a phrase that means both would be obeyed as one of them by chance.
private let opposites: [(Intent, Intent)] = [
    (.yes, .no), (.yes, .stop), (.yes, .cancel), (.yes, .erase), (.yes, .skip), (.yes, .doesNotKnow),
    (.positive, .negative), (.consentNone, .consentCount), (.consentNone, .consentQuote),
    (.consentNone, .consentAttributed), (.consentCount, .consentQuote), (.consentCount, .consentAttributed),
    (.consentQuote, .consentAttributed), (.stop, .resume), (.erase, .resume), (.resume, .anew),
    (.yes, .refuse),
]

/// Reports phrases whose words stand for two intents that exclude each other, at the second of them.
func checkOpposites(_ fields: [String: YAMLValue], _ normaliser: Normaliser, _ findings: inout Findings) {
    let intents = Set(opposites.flatMap { [$0.0, $0.1] })
    let phrases = intents.reduce(into: [:]) { $0[$1] = written(fields[$1.rawValue], normaliser) }
    for (left, right) in opposites {
        let claimed = Set(phrases[left, default: []].map(\.words))
        for (place, text, words) in phrases[right, default: []] where claimed.contains(words) {
            findings.report(
                place, .contradictoryPhrase, "'\(text)' means '\(left.rawValue)' as well as '\(right.rawValue)'",
                hint: "keep it for one of the two")
        }
    }
}

/// The phrases of an intent that have words, these without the stars that open a phrase.
private func written(
    _ value: YAMLValue?, _ normaliser: Normaliser
) -> [(place: YAMLValue, text: String, words: String)] {
    guard let value else { return [] }
    var unread = Findings()
    let items = value.isSequence ? value.sequence(&unread) ?? [] : [value]
    return items.compactMap { item in
        guard let text = item.rawText else { return nil }
        let words = plainWords(text.filter { $0 != "*" }, normaliser)
        return words.isEmpty ? nil : (item, text, words)
    }
}
