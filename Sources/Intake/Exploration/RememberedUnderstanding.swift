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

    /// Texts beyond which all is forgotten, so that a long exploration does not grow.
    private static let limit = 40_000

    private let understand: @Sendable (String, Moment) -> Extraction
    private let known = Mutex<[Key: Extraction]>([:])

    init(_ understand: @escaping @Sendable (String, Moment) -> Extraction) { self.understand = understand }

    /// Without personal data, as the engine takes it.
    func recall(_ text: String, _ moment: Moment) -> Extraction {
        let key = Key(text: text, moment: moment)
        if let extraction = known.withLock({ $0[key] }) { return extraction }
        let extraction = understand(text, moment).redacted()
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[key] = extraction
        }
        return extraction
    }
}
