/// Some intents; cheap to ask and to put together.
package struct IntentSet: Sendable, Hashable {
    private var bits: UInt128 = 0

    package init(_ intents: some Sequence<Intent> = []) {
        for intent in intents { insert(intent) }
    }

    mutating func insert(_ intent: Intent) { bits |= 1 << UInt128(intent.number) }

    package func contains(_ intent: Intent) -> Bool { bits & (1 << UInt128(intent.number)) != 0 }

    func isDisjoint(with other: IntentSet) -> Bool { bits & other.bits == 0 }
}

/// What an utterance means beside its content, whatever waits.
struct Meaning: Sendable {
    let words: String
    private(set) var intents = IntentSet()
    /// Of each intent that is meant, where in the words begins what is left behind its phrase.
    private var rests: [(intent: Intent, start: Int)] = []

    init(_ words: String) { self.words = words }

    mutating func note(_ intent: Intent, rest start: Int) {
        guard intents.contains(intent) else {
            intents.insert(intent)
            return rests.append((intent, start))
        }
        // The phrase counts that leaves least.
        for index in rests.indices where rests[index].intent == intent {
            rests[index].start = max(rests[index].start, start)
        }
    }

    func means(_ intent: Intent) -> Bool { intents.contains(intent) }

    /// What is left behind the phrase that means `intent`: empty when nothing is, `nil` where it is not meant.
    func rest(after intent: Intent) -> Substring? {
        guard means(intent), let found = rests.first(where: { $0.intent == intent }) else { return nil }
        return trimmed(words.bytes(found.start..<words.utf8.count))
    }

    /// Whether nothing but a phrase of `intent` was said.
    func isOnly(_ intent: Intent) -> Bool { rest(after: intent)?.isEmpty == true }
}
