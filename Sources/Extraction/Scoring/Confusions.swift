/// Which effect was coded where a text tells another one.
package struct Confusions: Sendable, Hashable {
    package struct Pair: Sendable, Hashable {
        package var missed: String
        package var coded: String
    }

    private var counts: [Pair: Int] = [:]

    /// Every effect that a text tells and that was missed, with every one that was coded in it wrongly.
    mutating func add(missed: Set<String>, coded: Set<String>) {
        for missed in missed {
            for coded in coded { counts[Pair(missed: missed, coded: coded), default: 0] += 1 }
        }
    }

    static func += (left: inout Confusions, right: Confusions) { left.counts.merge(right.counts, uniquingKeysWith: +) }

    /// The pairs that most texts show.
    package func mostFrequent(_ limit: Int) -> [(pair: Pair, texts: Int)] {
        let sorted = counts.sorted { left, right in
            (right.value, left.key.missed, left.key.coded) < (left.value, right.key.missed, right.key.coded)
        }
        return sorted.prefix(limit).map { ($0.key, $0.value) }
    }
}
