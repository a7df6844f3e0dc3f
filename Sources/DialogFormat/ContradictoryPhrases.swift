import DialogEngine
import Extraction
import TestimonyModel

/// Intents that exclude each other: a phrase that means both would be obeyed as one of them by chance.
private let opposites: [(Intent, Intent)] = [
    (.yes, .no), (.yes, .stop), (.yes, .cancel), (.yes, .erase), (.yes, .skip), (.yes, .doesNotKnow), (.no, .thanks),
    (.positive, .negative), (.consentNone, .consentCount), (.consentNone, .consentQuote),
    (.consentNone, .consentAttributed), (.consentCount, .consentQuote), (.consentCount, .consentAttributed),
    (.consentQuote, .consentAttributed), (.stop, .resume), (.erase, .resume), (.resume, .anew), (.stop, .greeting),
    (.whoReads, .keepsName), (.refuse, .yes),
]

/// Reports phrases whose words stand for two intents that exclude each other, at the second of them.
func checkOpposites(_ fields: [String: YAMLValue], _ normaliser: Normaliser, _ findings: inout Findings) {
    for (left, right) in opposites {
        guard let one = fields[left.rawValue], let other = fields[right.rawValue] else { continue }
        let claimed = Set(phrases(of: one).map { words($0.text, normaliser) })
        for (place, text) in phrases(of: other) {
            let words = words(text, normaliser)
            guard !words.isEmpty, claimed.contains(words) else { continue }
            findings.report(
                place, .contradictoryPhrase, "'\(text)' means '\(left.rawValue)' as well as '\(right.rawValue)'",
                hint: "keep it for one of the two")
        }
    }
}

private func phrases(of value: YAMLValue) -> [(place: YAMLValue, text: String)] {
    var unread = Findings()
    let items = value.isSequence ? value.sequence(&unread) ?? [] : [value]
    return items.compactMap { item in item.rawText.map { (item, $0) } }
}

/// Without the stars that open a phrase.
private func words(_ phrase: String, _ normaliser: Normaliser) -> String {
    plainWords(String(phrase.drop { $0 == "*" }.reversed().drop { $0 == "*" }.reversed()), normaliser)
}
