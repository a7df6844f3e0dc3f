import TestimonyModel

/// The records that a page may use, in the order of their time, with their observations by effect.
struct PageRecords {
    /// Where an observation stands: copying a record a hundred thousand times would take longer than all the rest.
    struct Telling {
        var record: Int
        var observation: Int
    }

    struct Key: Hashable {
        var effect: String
        var status: Status
        var polarity: Polarity
    }

    /// As they came, and which of them are meant.
    private let all: [TestimonyRecord]
    private let order: [Int]
    /// The day of each record, by the clock that was heard with it.
    let dates: [CivilDate]
    /// The witness of each record as a number, `nil` for those without any pseudonym.
    let witnesses: [Int?]
    let witnessCount: Int
    /// Whether the words of each record may be quoted.
    let isQuotable: [Bool]
    private let tellings: [Key: [Telling]]

    init(_ all: [TestimonyRecord], within days: ClosedRange<CivilDate>?) {
        var order: [(time: Int, index: Int)] = []
        for index in all.indices where all[index].isOfPage {
            let moment = all[index].pageMoment
            guard days?.contains(moment.date) ?? true else { continue }
            order.append((moment.epochSeconds, index))
        }
        // The id settles equal times, so that the same records give the same page.
        order.sort { $0.time != $1.time ? $0.time < $1.time : all[$0.index].id < all[$1.index].id }
        self.all = all
        self.order = order.map(\.index)
        dates = order.map { all[$0.index].pageMoment.date }
        var numbers = WitnessNumbers()
        var witnesses: [Int?] = []
        var tellings: [Key: [Telling]] = [:]
        for (index, (_, at)) in order.enumerated() {
            witnesses.append(numbers.number(all[at].speaker, all[at].conversation))
            for (place, observation) in all[at].frame.observations.enumerated() {
                let key = Key(effect: observation.effect, status: observation.status, polarity: observation.polarity)
                tellings[key, default: []].append(Telling(record: index, observation: place))
            }
        }
        self.witnesses = witnesses
        self.tellings = tellings
        witnessCount = numbers.count
        isQuotable = order.map { all[$0.index].isQuotable }
    }

    var days: ClosedRange<CivilDate>? {
        guard let first = dates.min(), let last = dates.max() else { return nil }
        return first...last
    }

    var unidentified: Int { witnesses.count { $0 == nil } }

    /// The oldest first.
    func tellings(_ effect: String, _ status: Status, _ polarity: Polarity) -> [Telling] {
        tellings[Key(effect: effect, status: status, polarity: polarity)] ?? []
    }

    var count: Int { order.count }

    /// What any of them says something about.
    var effects: Set<String> { Set(tellings.keys.map(\.effect)) }

    /// Ask it for fields: the whole of it is long to copy.
    @inline(__always)
    subscript(record: Int) -> TestimonyRecord { all[order[record]] }

    func observation(_ telling: Telling) -> Observation {
        self[telling.record].frame.observations[telling.observation]
    }

    /// The options of this observation. What stands with the record alone belongs to it where it has no other.
    func facets(_ telling: Telling) -> [String: [String]] {
        let own = self[telling.record].frame.observations[telling.observation].facets
        guard self[telling.record].frame.observations.count == 1 else { return own }
        let all = self[telling.record].frame.facets
        // As a rule the observation has all of them, and making another dictionary takes long.
        guard all.contains(where: { own[$0.key]?.count != $0.value.count }) else { return own }
        return own.merging(all) { own, all in own + all.filter { !own.contains($0) } }
    }
}

/// Numbers for witnesses as `TestimonyRecord.witness` tells them apart, without its long names.
private struct WitnessNumbers {
    private(set) var count = 0
    private var speakers: [String: Int] = [:]
    private var conversations: [String: Int] = [:]

    mutating func number(_ speaker: String?, _ conversation: String?) -> Int? {
        if let speaker { return Self.number(speaker, &speakers, &count) }
        guard let conversation else { return nil }
        return Self.number(conversation, &conversations, &count)
    }

    private static func number(_ name: String, _ numbers: inout [String: Int], _ count: inout Int) -> Int {
        if let known = numbers[name] { return known }
        defer { count += 1 }
        numbers[name] = count
        return count
    }
}

extension TestimonyRecord {
    /// Confirmed by its witness, or accepted by a coordinator as what an archive holds.
    var isOfPage: Bool {
        let isSettled =
            switch review {
            case .confirmed: confirmedAt != nil
            case .accepted, .corrected: true
            case .proposed, .rejected: false
            }
        return isSettled && consent != .none && frame.isTestimony
    }

    var pageMoment: Moment { confirmedAt ?? sentAt }
}
