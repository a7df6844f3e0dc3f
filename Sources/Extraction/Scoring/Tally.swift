/// Items that were found, found wrongly and missed.
package struct Tally: Sendable, Hashable {
    package var hits = 0
    package var extra = 0
    package var missed = 0

    package init(hits: Int = 0, extra: Int = 0, missed: Int = 0) {
        self.hits = hits
        self.extra = extra
        self.missed = missed
    }

    /// What gold records hold, and what was coded.
    package var gold: Int { hits + missed }
    package var coded: Int { hits + extra }

    /// 1 where there was nothing to find, as for `recall` and `f1`.
    package var precision: Double { coded == 0 ? 1 : Double(hits) / Double(coded) }
    package var recall: Double { gold == 0 ? 1 : Double(hits) / Double(gold) }
    package var f1: Double { gold + coded == 0 ? 1 : Double(2 * hits) / Double(gold + coded) }

    mutating func add(gold: Set<String>, predicted: Set<String>) {
        hits += gold.intersection(predicted).count
        extra += predicted.subtracting(gold).count
        missed += gold.subtracting(predicted).count
    }

    static func + (left: Tally, right: Tally) -> Tally {
        Tally(hits: left.hits + right.hits, extra: left.extra + right.extra, missed: left.missed + right.missed)
    }
}

/// One effect over all records.
package struct EffectTally: Sendable, Hashable {
    package var tally = Tally()
    /// Of the hits, those with the gold's polarity.
    package var polarityRight = 0

    static func + (left: EffectTally, right: EffectTally) -> EffectTally {
        EffectTally(tally: left.tally + right.tally, polarityRight: left.polarityRight + right.polarityRight)
    }
}
