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
        let together = records.filter { told in
            told.isQuotable && told.publics.count > 1
                && ["lien_social", "reseaux"].contains { told.observes($0, .positive) }
        }
        let options = codebook.facet("publics")?.options ?? []
        var meetings: [Digest.Meeting] = []
        for (index, one) in options.enumerated() {
            for other in options[(index + 1)...] {
                let telling = together.filter { $0.publics.contains(one.id) && $0.publics.contains(other.id) }
                let witnesses = Set(telling.compactMap(\.witness)).count
                guard witnesses >= max(1, limit) else { continue }
                func mention(_ option: Codebook.Option) -> Digest.Mention {
                    Digest.Mention(id: option.id, label: option.label.frenchTypography, testimonies: telling.count)
                }
                meetings.append(
                    Digest.Meeting(first: mention(one), second: mention(other), witnesses: witnesses))
            }
        }
        // Equal figures keep the order of the codebook.
        return meetings.ranked { $0.witnesses }
    }
}
