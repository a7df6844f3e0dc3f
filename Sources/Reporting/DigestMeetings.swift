import TestimonyModel

extension Digest {
    /// Two publics whom testimonies show together.
    package struct Meeting: Sendable, Hashable {
        package var first: Mention
        package var second: Mention
        package var witnesses: Int
    }
}

extension WeekRecords {
    /// Pairs of publics in testimonies that may be quoted and tell of bonds in a good sense, each pair told by `limit`
    /// witnesses at least; the most often told first.
    func meetings(_ codebook: Codebook, witnesses limit: Int) -> [Digest.Meeting] {
        let bonds = records.filter { record in
            record.isQuotable
                && ["lien_social", "reseaux"].contains { effect in
                    record.observes(effect) { $0.status == .observed && $0.polarity == .positive }
                }
        }
        let options = codebook.facet("publics")?.options ?? []
        var meetings: [Digest.Meeting] = []
        for (index, one) in options.enumerated() {
            for other in options[(index + 1)...] {
                let together = bonds.filter { $0.observedPublics.isSuperset(of: [one.id, other.id]) }
                let witnesses = Set(together.compactMap(\.witness)).count
                guard witnesses >= max(1, limit) else { continue }
                func mention(_ option: Codebook.Option) -> Digest.Mention {
                    Digest.Mention(id: option.id, label: option.label.frenchTypography, testimonies: together.count)
                }
                meetings.append(
                    Digest.Meeting(first: mention(one), second: mention(other), witnesses: witnesses))
            }
        }
        // Equal figures keep the order of the codebook.
        return meetings.ranked { $0.witnesses }
    }
}
