import TestimonyModel

/// How the codes of one testimony differ before and after: what a confidence or a quotation is like does not count.
package struct CodingDifference: Sendable, Hashable {
    package struct Tone: Sendable, Hashable {
        package var effect: String
        /// Polarity and status.
        package var before: String
        package var after: String
    }

    package struct Items: Sendable, Hashable {
        /// A facet's id, `where`, `when` or `quantities`.
        package var field: String
        package var added: [String]
        package var removed: [String]
    }

    package var addedEffects: [String]
    package var removedEffects: [String]
    package var tones: [Tone]
    /// In the order of the codebook, facets that it has no more behind its own.
    package var fields: [Items]
    /// What it became, where it was a testimony before and is none now, or the other way round.
    package var becameTestimony: Bool?

    package init(from old: Frame, to new: Frame, _ codebook: Codebook) {
        let (before, after) = (FieldItems(old), FieldItems(new))
        addedEffects = after["effects"].subtracting(before["effects"]).sorted()
        removedEffects = before["effects"].subtracting(after["effects"]).sorted()
        tones = new.observations.compactMap { observation in
            guard let known = old.observations.first(where: { $0.effect == observation.effect }) else { return nil }
            let (before, after) = (known.tone, observation.tone)
            return before == after ? nil : Tone(effect: observation.effect, before: before, after: after)
        }
        let unknown = old.facets.keys.filter { codebook.facet($0) == nil }.sorted()
        fields = (codebook.facets.map(\.id) + unknown + ["where", "when", "quantities"]).compactMap { field in
            let added = after[field].subtracting(before[field]).sorted()
            let removed = before[field].subtracting(after[field]).sorted()
            return added.isEmpty && removed.isEmpty ? nil : Items(field: field, added: added, removed: removed)
        }
        becameTestimony = old.isTestimony == new.isTestimony ? nil : new.isTestimony
    }

    package var isEmpty: Bool {
        addedEffects.isEmpty && removedEffects.isEmpty && tones.isEmpty && fields.isEmpty && becameTestimony == nil
    }
}

extension Observation {
    fileprivate var tone: String { "\(polarity) \(status)" }
}
