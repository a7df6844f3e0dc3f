import TestimonyModel

/// The records of one week that a digest may use, in the order of their confirmation.
struct WeekRecords {
    let records: [TestimonyRecord]
    /// Distinct witnesses, as far as anything tells them apart.
    let witnesses: Set<String>

    init(_ all: [TestimonyRecord], week: ISOWeek) {
        records = all.filter { $0.isOfDigest(of: week) }.sorted {
            // The id settles equal times, so that the same records give the same text.
            ($0.confirmedAt?.epochSeconds ?? 0, $0.id) < ($1.confirmedAt?.epochSeconds ?? 0, $1.id)
        }
        witnesses = Set(records.compactMap(\.witness))
    }

    /// Testimonies in which `effect` was observed with this sign; an effect stands once in a record.
    func count(_ effect: String, _ polarity: Polarity) -> Int {
        records.count { $0.observes(effect) { $0.status == .observed && $0.polarity == polarity } }
    }

    /// Whether any testimony says anything about `effect`: that it is there, wished or missing.
    func tells(_ effect: String) -> Bool {
        records.contains { $0.observes(effect) { _ in true } }
    }

    /// The places of testimonies that observe something, the most frequent first.
    func places(_ codebook: Codebook) -> [Digest.Mention] {
        let told = records.filter(\.observesAnything)
        return mentions(codebook.places.map { ($0.id, $0.label) }) { id in
            told.count { $0.frame.places.contains(id) }
        }
    }

    /// Who is in the observed stories of testimonies that may be quoted: `count` gives no role away.
    func publics(_ codebook: Codebook, witnesses limit: Int) -> Digest.Publics {
        let told = records.filter { $0.isQuotable && !$0.observedPublics.isEmpty }
        guard !told.isEmpty else { return .none }
        guard Set(told.compactMap(\.witness)).count >= limit else { return .withheld }
        let options = codebook.facet("publics")?.options.map { ($0.id, $0.label) } ?? []
        let isRare = { (id: String) in
            Set(told.filter { $0.observedPublics.contains(id) }.compactMap(\.witness)).count < limit
        }
        let count = { (id: String) in told.count { $0.observedPublics.contains(id) } }
        let rare = options.filter { count($0.0) > 0 && isRare($0.0) }.map { $0.1.frenchTypography }
        return .told(mentions(options.filter { !isRare($0.0) }, count), rare: rare)
    }

    private func mentions(_ options: [(String, String)], _ count: (String) -> Int) -> [Digest.Mention] {
        let counted = options.map { Digest.Mention(label: $0.1.frenchTypography, testimonies: count($0.0)) }
        // A stable order: equal figures keep that of the codebook.
        return counted.filter { $0.testimonies > 0 }.enumerated().sorted {
            (-$0.element.testimonies, $0.offset) < (-$1.element.testimonies, $1.offset)
        }.map(\.element)
    }
}

/// The codebook's effects by level, with those that records still carry and the codebook has lost.
struct DigestCodebook {
    let levels: [(Codebook.Level, [Codebook.ImpactEffect])]

    var effects: [Codebook.ImpactEffect] { levels.flatMap(\.1) }

    init(_ codebook: Codebook, seen records: [TestimonyRecord]) {
        let known = codebook.levels.map { level in (level, codebook.effects.filter { $0.level == level.id }) }
        let ids = Set(known.flatMap(\.1).map(\.id))
        let lost = Set(records.flatMap(\.frame.observations).map(\.effect)).subtracting(ids).sorted().map {
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
        let isSettled = review == .confirmed || review == .accepted || review == .corrected
        return isSettled && consent != .none && frame.isTestimony
    }

    /// What tells one witness from another: the pseudonym, or without one the conversation.
    var witness: String? { speaker.map { "speaker " + $0 } ?? conversation.map { "conversation " + $0 } }

    var isQuotable: Bool { consent == .quote || consent == .attributed }

    var observesAnything: Bool { frame.observations.contains { $0.status == .observed } }

    func observes(_ effect: String, _ isMeant: (Observation) -> Bool) -> Bool {
        frame.observations.contains { $0.effect == effect && isMeant($0) }
    }

    /// The publics of what happened; whoever is only wished for or missing did not take part.
    var observedPublics: Set<String> {
        guard observesAnything else { return [] }
        let there = frame.observations.filter { $0.status == .observed }.flatMap { $0.facets["publics"] ?? [] }
        let elsewhere = frame.observations.filter { $0.status != .observed }.flatMap { $0.facets["publics"] ?? [] }
        return Set(frame.facets["publics"] ?? []).subtracting(elsewhere).union(there)
    }
}
