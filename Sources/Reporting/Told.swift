import TestimonyModel

/// A record as reports go over it, once for each effect and public: by reference, since a record has some twenty fields to
/// copy, and with what they ask of it again and again.
final class Told: Sendable {
    let record: TestimonyRecord
    /// As `TestimonyRecord.witness`.
    let witness: String?
    let isQuotable: Bool
    /// As `TestimonyRecord.observedPublics`.
    let publics: Set<String>

    init(_ record: TestimonyRecord) {
        self.record = record
        witness = record.witness
        isQuotable = record.isQuotable
        publics = record.observedPublics
    }

    var observations: [Observation] { record.frame.observations }

    func observes(_ effect: String, _ isMeant: (Observation) -> Bool) -> Bool {
        observations.contains { $0.effect == effect && isMeant($0) }
    }

    func observes(_ effect: String, _ polarity: Polarity) -> Bool {
        observes(effect) { $0.status == .observed && $0.polarity == polarity }
    }
}

extension [TestimonyRecord] {
    func told(where isMeant: (TestimonyRecord) -> Bool) -> [Told] {
        indices.compactMap { isMeant(self[$0]) ? Told(self[$0]) : nil }
    }
}

extension [Told] {
    /// The fewest people whom these testimonies can come from.
    var witnessCount: Int { isEmpty ? 0 : Swift.max(1, Set(compactMap(\.witness)).count) }
}
