import DialogEngine
import Extraction
import TestimonyModel

/// The words that a wording gives to answers, and which answer claims each of them.
///
/// The same words for two answers are a fault: one of the two would never be meant. Answers of one slot whose lists are
/// begin with the same two phrases, or more, are named together by these on purpose ("tout le monde, tlm").
struct SaidClaims {
    private struct Answer: Equatable {
        var slot: String
        var id: String
        var isNegative: Bool
        var list: [String]

        func shares(_ words: String, with other: Answer) -> Bool {
            guard slot == other.slot, isNegative == other.isNegative else { return false }
            let common = zip(list, other.list).prefix { $0 == $1 }.map(\.0)
            return id == other.id || list == other.list || common.count > 1 && common.contains(words)
        }

        var name: String { "'\(id)' of '\(slot)'" + (isNegative ? " where it got worse" : "") }
    }

    let normaliser: Normaliser
    private var claims: [String: Answer] = [:]

    init(normaliser: Normaliser) { self.normaliser = normaliser }

    /// Takes the lists of one slot, `said` or `said_negative`, and reports what they claim in vain.
    mutating func add(_ lists: YAMLValue, of slot: String, isNegative: Bool, _ findings: inout Findings) {
        var unread = Findings()
        for (key, value) in lists.entries(&unread) ?? [] {
            guard let id = key.rawText else { continue }
            let phrases = (value.isSequence ? value.sequence(&unread) ?? [] : [value]).compactMap { item in
                item.rawText.map { (item: item, text: $0, words: plainWords($0, normaliser)) }
            }
            let answer = Answer(slot: slot, id: id, isNegative: isNegative, list: phrases.map(\.words))
            for phrase in phrases {
                guard !phrase.words.isEmpty else {
                    findings.report(
                        phrase.item, .exampleNotUnderstood,
                        "'\(phrase.text)' is never understood: it has no word in it",
                        hint: "write words of letters or digits")
                    continue
                }
                if let first = claims[phrase.words], !first.shares(phrase.words, with: answer) {
                    findings.report(
                        phrase.item, .phraseOfTwo, "'\(phrase.text)' already stands for \(first.name)",
                        hint: "keep it for one of the two answers")
                } else {
                    claims[phrase.words] = answer
                }
            }
        }
    }
}
