import TestimonyModel

/// The records of one week that a digest may use, in the order of their confirmation.
struct WeekRecords {
    let records: [Told]
    /// Distinct witnesses, as far as anything tells them apart.
    let witnesses: Set<String>
    /// Testimonies by what is observed in them.
    private let observed: [Sign: Int]

    private struct Sign: Hashable {
        var effect: String
        var polarity: Polarity
    }

    init(_ all: [TestimonyRecord], week: ISOWeek) {
        self.init(
            all.told { $0.isOfDigest(of: week) }.sorted {
                // The id settles equal times, so that the same records give the same text.
                ($0.record.confirmedAt?.epochSeconds ?? 0, $0.record.id)
                    < ($1.record.confirmedAt?.epochSeconds ?? 0, $1.record.id)
            })
    }

    /// Records that were chosen otherwise than by their week.
    init(_ chosen: [Told]) {
        records = chosen
        witnesses = Set(chosen.compactMap(\.witness))
        var observed: [Sign: Int] = [:]
        for told in chosen {
            let signs = told.observations.lazy.filter { $0.status == .observed }
                .map { Sign(effect: $0.effect, polarity: $0.polarity) }
            for sign in Set(signs) { observed[sign, default: 0] += 1 }
        }
        self.observed = observed
    }

    /// What any of them says something about.
    var effects: Set<String> { Set(records.lazy.flatMap(\.observations).map(\.effect)) }

    /// Testimonies in which `effect` was observed with this sign.
    func count(_ effect: String, _ polarity: Polarity) -> Int {
        observed[Sign(effect: effect, polarity: polarity)] ?? 0
    }

    /// Whether any testimony says anything about `effect`: that it is there, wished or missing.
    func tells(_ effect: String) -> Bool {
        records.contains { $0.observes(effect) { _ in true } }
    }

    /// The places of testimonies that observe something, the most frequent first.
    func places(_ codebook: Codebook, witnesses limit: Int) -> Digest.Places {
        let told = records.filter(\.record.observesAnything)
        let places = codebook.places.map { ($0.id, $0.label) }
        let parted = parted(places, told, limit) { $0.record.frame.places.contains($1) }
        return Digest.Places(told: parted.told, rare: parted.rare)
    }

    /// Who is in the observed stories of testimonies that may be quoted: `count` gives no role away.
    func publics(_ codebook: Codebook, witnesses limit: Int) -> Digest.Publics {
        let told = records.filter { $0.isQuotable && !$0.publics.isEmpty }
        guard !told.isEmpty else { return .none }
        guard told.witnessCount >= limit else { return .withheld }
        let options = codebook.facet("publics")?.options.map { ($0.id, $0.label) } ?? []
        let parted = parted(options, told, limit) { $0.publics.contains($1) }
        return .told(parted.told, rare: parted.rare)
    }

    /// Options with their figures where enough witnesses stand behind them, the others by their label alone.
    private func parted(
        _ options: [(String, String)], _ told: [Told], _ limit: Int, _ names: (Told, String) -> Bool
    ) -> (told: [Digest.Mention], rare: [String]) {
        var mentions: [Digest.Mention] = []
        var rare: [String] = []
        for (id, label) in options {
            let naming = told.filter { names($0, id) }
            guard !naming.isEmpty else { continue }
            if naming.witnessCount < limit {
                rare.append(label.frenchTypography)
            } else {
                mentions.append(Digest.Mention(id: id, label: label.frenchTypography, testimonies: naming.count))
            }
        }
        // A stable order: equal figures keep that of the codebook.
        return (mentions.ranked { $0.testimonies }, rare)
    }
}

/// Figures of this week beside those of the weeks before.
struct DigestCounting {
    let now: WeekRecords
    let past: [WeekFigures]

    func tally(_ effect: String, _ polarity: Polarity) -> Digest.Tally {
        Digest.Tally(now: now.count(effect, polarity), past: past.map { $0.count(effect, polarity) })
    }
}

extension Digest.Tally {
    /// Of tallies over the same weeks.
    init(sumOf tallies: [Digest.Tally]) {
        let weeks = tallies.first?.past.indices ?? 0..<0
        self.init(
            now: tallies.reduce(0) { $0 + $1.now }, past: weeks.map { week in tallies.reduce(0) { $0 + $1.past[week] } }
        )
    }
}

/// The codebook's effects by level, with those that records still carry and the codebook has lost.
struct DigestCodebook {
    let levels: [(Codebook.Level, [Codebook.ImpactEffect])]

    var effects: [Codebook.ImpactEffect] { levels.flatMap(\.1) }

    init(_ codebook: Codebook, seen effects: some Sequence<String>, _ past: [WeekFigures] = []) {
        let known = codebook.levels.map { level in (level, codebook.effects.filter { $0.level == level.id }) }
        let ids = Set(known.flatMap(\.1).map(\.id))
        let seen = Set(effects).union(past.flatMap(\.observed.keys))
        let lost = seen.subtracting(ids).sorted().map {
            Codebook.ImpactEffect(
                id: $0, level: "", label: codebook.effect($0)?.label ?? $0, facets: [], communeMesure: nil)
        }
        let other = Codebook.Level(id: "", label: "Effets absents de la grille actuelle")
        levels = known + (lost.isEmpty ? [] : [(other, lost)])
    }
}

extension TestimonyRecord {
    func isOfDigest(of week: ISOWeek) -> Bool {
        guard let confirmedAt, week.contains(confirmedAt.date) else { return false }
        return isSettledForCounting
    }

    /// Confirmed by its witness, allowed, and not set aside by a coordinator.
    var isSettledForCounting: Bool {
        let isSettled = review == .confirmed || review == .accepted || review == .corrected
        return isSettled && consent != .none && frame.isTestimony
    }

    /// What tells one witness from another: the pseudonym, or without one the conversation.
    var witness: String? { speaker.map { "speaker " + $0 } ?? conversation.map { "conversation " + $0 } }

    var isQuotable: Bool { consent == .quote || consent == .attributed }

    var observesAnything: Bool { frame.observations.contains { $0.status == .observed } }

    /// The publics of what happened; whoever is only wished for or missing did not take part.
    var observedPublics: Set<String> {
        guard observesAnything else { return [] }
        let there = frame.observations.filter { $0.status == .observed }.flatMap { $0.facets["publics"] ?? [] }
        let elsewhere = frame.observations.filter { $0.status != .observed }.flatMap { $0.facets["publics"] ?? [] }
        return Set(frame.facets["publics"] ?? []).subtracting(elsewhere).union(there)
    }
}
