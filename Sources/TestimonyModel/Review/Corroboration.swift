/// Who tells the same thing, and who the contrary.
///
/// The same is told where effect, sign, status and kind (the options of the effect's own facet) are the same, at the same
/// place within four weeks; where no place is told, of the same public. The contrary has the other sign, or the absence
/// of what the other saw. Wishes contradict nothing. Building this sorts; each question looks at its four weeks alone.
package struct Corroboration: Sendable {
    /// Days between two tellings of one thing.
    package static let window = 28

    private struct Key: Hashable {
        var effect: String
        /// `place cantine`, `publics voisins`.
        var anchor: String
        var outcome: Outcome

        var opposites: [Key] { outcome.contrary.map { Key(effect: effect, anchor: anchor, outcome: $0) } }
    }

    fileprivate struct Telling {
        var day: Int
        var id: String
        /// `nil` where nothing tells one witness from another.
        var witness: String?
        var kinds: Set<String>
    }

    private struct Outcome: Hashable {
        var polarity: Polarity
        var status: Status

        /// What is missing for one stands against what went well for another, not against what went badly.
        var contrary: [Outcome] {
            switch (status, polarity) {
            case (.wished, _): []
            case (.observed, .positive):
                [Outcome(polarity: .negative, status: .observed)] + Outcome.missing
            case (.observed, .negative), (.absent, _): [Outcome(polarity: .positive, status: .observed)]
            }
        }

        private static let missing = Polarity.allCases.map { Outcome(polarity: $0, status: .absent) }
    }

    private let codebook: Codebook
    /// By day.
    private var tellings: [Key: [Telling]] = [:]

    /// Rejected testimonies, and what is none, tell nothing.
    package init(_ records: some Sequence<TestimonyRecord>, _ codebook: Codebook) {
        self.codebook = codebook
        for record in records where record.frame.isTestimony && record.review != .rejected {
            for (key, telling) in tellings(of: record) { tellings[key, default: []].append(telling) }
        }
        for key in tellings.keys { tellings[key]?.sort { ($0.day, $0.id) < ($1.day, $1.id) } }
    }

    /// What others tell beside a testimony.
    package struct Beside: Sendable, Hashable {
        /// Ids in the order of the days, and how many distinct witnesses these are, this one's left out.
        package var alike: [String] = []
        package var witnesses = 0
        package var contrary: [String] = []
    }

    package func beside(_ record: TestimonyRecord) -> Beside {
        var (alike, contrary): ([String: Telling], [String: Telling]) = ([:], [:])
        for (key, own) in tellings(of: record) {
            for other in near(own, key) where other.witness != nil && other.witness != own.witness {
                if isSame(own, other) { alike[other.id] = other }
            }
            for opposite in key.opposites {
                for other in near(own, opposite) where other.id != own.id { contrary[other.id] = other }
            }
        }
        let order = { (tellings: [String: Telling]) in
            tellings.values.sorted { ($0.day, $0.id) < ($1.day, $1.id) }.map(\.id)
        }
        return Beside(
            alike: order(alike), witnesses: Set(alike.values.map(\.witness)).count, contrary: order(contrary))
    }

    /// Whether another testimony tells the contrary.
    package func isContradicted(_ record: TestimonyRecord) -> Bool {
        tellings(of: record).contains { key, own in
            key.opposites.contains { near(own, $0).contains { $0.id != own.id } }
        }
    }

    private func isSame(_ one: Telling, _ other: Telling) -> Bool {
        one.kinds.isEmpty || other.kinds.isEmpty || !one.kinds.isDisjoint(with: other.kinds)
    }

    private func tellings(of record: TestimonyRecord) -> [(Key, Telling)] {
        let places = record.frame.places.map { "place " + $0 }
        let anchors = places.isEmpty ? (record.frame.facets["publics"] ?? []).map { "publics " + $0 } : places
        let witness = record.speaker.map { "speaker " + $0 } ?? record.conversation.map { "conversation " + $0 }
        return record.frame.observations.flatMap { observation in
            let own = codebook.effect(observation.effect)?.facets.filter { codebook.coder(ofFacet: $0) != nil } ?? []
            let telling = Telling(
                day: record.sentAt.date.dayNumber, id: record.id, witness: witness,
                kinds: Set(own.flatMap { record.frame.facets[$0] ?? [] }))
            let outcome = Outcome(polarity: observation.polarity, status: observation.status)
            return anchors.map { (Key(effect: observation.effect, anchor: $0, outcome: outcome), telling) }
        }
    }

    /// Those within the window, found by halving.
    private func near(_ telling: Telling, _ key: Key) -> ArraySlice<Telling> {
        let all = tellings[key] ?? []
        let start = all.firstIndex(from: telling.day - Self.window)
        return all[start..<all.firstIndex(from: telling.day + Self.window + 1)]
    }
}

extension Array where Element == Corroboration.Telling {
    /// The first that is told on `day` or later.
    fileprivate func firstIndex(from day: Int) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
