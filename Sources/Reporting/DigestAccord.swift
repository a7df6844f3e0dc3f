import TestimonyModel

extension Digest {
    /// What two witnesses or more tell alike: the same effect with the same sign, at the same place.
    package struct Agreement: Sendable, Hashable {
        package var effect: String
        package var label: String
        package var polarity: Polarity
        /// `nil` where so few tell of it that the place is kept back.
        package var place: String?
        package var witnesses: Int
    }

    /// What witnesses tell with opposite signs, of the same effect at the same place: side by side, nobody is right.
    package struct Disagreement: Sendable, Hashable {
        package var effect: String
        package var label: String
        /// `nil` where so few tell of it that the place is kept back.
        package var place: String?
        /// Witnesses; `nil` where fewer than `breakdownFrom` tell it so at a place that is named: a lone critic of the
        /// canteen would be known.
        package var positive: Int?
        package var negative: Int?
        package var positiveQuotes: [Quote]
        package var negativeQuotes: [Quote]
    }
}

/// Where the week's witnesses agree, and where they do not.
struct Accord {
    private(set) var agreements: [Digest.Agreement] = []
    private(set) var disagreements: [Digest.Disagreement] = []

    init(
        _ week: WeekRecords, _ book: DigestCodebook, _ codebook: Codebook, _ quotes: QuoteChoice,
        _ settings: Digest.Settings
    ) {
        var told: [(disagreement: Digest.Disagreement, witnesses: Int)] = []
        for effect in book.effects {
            let (praise, blame) = (week.places(of: effect.id, .positive), week.places(of: effect.id, .negative))
            for place in codebook.places {
                let (good, bad) = (praise[place.id] ?? [], blame[place.id] ?? [])
                let label = effect.label.frenchTypography
                func name(_ witnesses: Int) -> String? {
                    witnesses < settings.breakdownFrom ? nil : place.label.frenchTypography
                }
                // One witness who tells both contradicts nobody.
                if good.contains(where: { one in bad.contains { $0 != one } }) {
                    let name = name(good.union(bad).count)
                    func figure(_ side: Set<String>) -> Int? {
                        name != nil && side.count < settings.breakdownFrom ? nil : side.count
                    }
                    let disagreement = Digest.Disagreement(
                        effect: effect.id, label: label, place: name, positive: figure(good), negative: figure(bad),
                        positiveQuotes: quotes.one(effect.id, .positive, at: place.id),
                        negativeQuotes: quotes.one(effect.id, .negative, at: place.id))
                    told.append((disagreement, good.count + bad.count))
                }
                for (polarity, witnesses) in [(Polarity.positive, good), (.negative, bad)] where witnesses.count > 1 {
                    agreements.append(
                        Digest.Agreement(
                            effect: effect.id, label: label, polarity: polarity, place: name(witnesses.count),
                            witnesses: witnesses.count))
                }
            }
        }
        // Equal figures keep the order of the codebook.
        agreements = agreements.ranked { $0.witnesses }.prefix(settings.listLength).map { $0 }
        disagreements = told.ranked(\.witnesses).prefix(settings.listLength).map(\.disagreement)
    }
}

extension WeekRecords {
    /// Who tells of `effect` with this sign, by place.
    fileprivate func places(of effect: String, _ polarity: Polarity) -> [String: Set<String>] {
        var witnesses: [String: Set<String>] = [:]
        for told in records where told.observes(effect, polarity) {
            guard let witness = told.witness else { continue }
            for place in told.record.frame.places { witnesses[place, default: []].insert(witness) }
        }
        return witnesses
    }
}

extension QuoteChoice {
    fileprivate func one(_ effect: String, _ polarity: Polarity, at place: String) -> [Digest.Quote] {
        // Both stand in full above, as a rule; here they stand side by side.
        of(effect, .observed, polarity, at: place).prefix(1).map {
            Digest.Quote(text: $0.text.shortened(to: 100), attribution: $0.attribution)
        }
    }
}

extension Array {
    /// The greatest first; equal ones stay in their order.
    func ranked(_ figure: (Element) -> Int) -> [Element] {
        enumerated().sorted { (-figure($0.element), $0.offset) < (-figure($1.element), $1.offset) }.map(\.element)
    }
}
