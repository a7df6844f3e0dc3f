import DialogEngine
import Extraction
import Synchronization
import TestimonyModel

/// What texts were understood as, kept for when they come again: understanding is a pure function of text and moment, and
/// the slowest part of a turn.
final class RememberedUnderstanding: Sendable {
    private struct Key: Hashable {
        var text: String
        var moment: Moment
    }

    private let understand: @Sendable (String, Moment) -> Extraction
    private let known = Remembered<Key, Extraction>()

    init(_ understand: @escaping @Sendable (String, Moment) -> Extraction) { self.understand = understand }

    /// Without personal data, as the engine takes it.
    func recall(_ text: String, _ moment: Moment) -> Extraction {
        known.recall(Key(text: text, moment: moment)) { understand(text, moment).redacted() }
    }
}

/// The same for all that the engine finds in a text before it looks where the conversation stands.
final class RememberedUtterances: UtteranceMemory {
    private let utterances = Remembered<Utterance.Key, Utterance>()
    private let understood = Remembered<Understood.Key, Understood>()

    func utterance(_ key: Utterance.Key, _ make: () -> Utterance) -> Utterance { utterances.recall(key, make) }

    func understood(_ key: Understood.Key, _ make: () -> Understood) -> Understood { understood.recall(key, make) }
}

/// Values by key, made where they are missing. Of many, those stay that were asked for of late.
private final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// Values beyond which the older half is forgotten, so that a long exploration does not grow.
    private static var limit: Int { 40_000 }

    private struct Halves {
        var younger: [Key: Value] = [:]
        var older: [Key: Value] = [:]
    }

    private let halves = Mutex(Halves())

    func recall(_ key: Key, _ make: () -> Value) -> Value {
        if let known = halves.withLock({ $0.younger[key] }) { return known }
        let value = halves.withLock { $0.older[key] } ?? make()
        halves.withLock { halves in
            if halves.younger.count >= Self.limit / 2 {
                halves.older = halves.younger
                halves.younger = [:]
            }
            halves.younger[key] = value
        }
        return value
    }
}
