import DialogEngine
import DialogFormat
import TestimonyModel

/// What many conversations came to.
package struct ExplorationTally: Sendable, Equatable {
    package internal(set) var conversations = 0
    package internal(set) var turns = 0
    /// By how the last testimony ended, `none` where none was told.
    package internal(set) var endings: [String: Int] = [:]
    package internal(set) var violations: [Invariant: Int] = [:]
    /// Seeds of conversations with a violation, by invariant, some of the lowest.
    var seeds: [Invariant: [UInt64]] = [:]

    /// Violations of one invariant whose seeds are kept.
    private static let most = 12

    package init() {}

    package static func + (left: ExplorationTally, right: ExplorationTally) -> ExplorationTally {
        var sum = left
        sum.conversations += right.conversations
        sum.turns += right.turns
        sum.endings.merge(right.endings, uniquingKeysWith: +)
        sum.violations.merge(right.violations, uniquingKeysWith: +)
        sum.seeds.merge(right.seeds) { Array(($0 + $1).sorted().prefix(most)) }
        return sum
    }

    mutating func add(_ violation: Violation, seed: UInt64) {
        violations[violation.invariant, default: 0] += 1
        if seeds[violation.invariant, default: []].count < Self.most {
            seeds[violation.invariant, default: []].append(seed)
        }
    }
}

/// Plays witnesses against a dialog, one conversation a seed, and holds the invariants.
package struct Exploration: Sendable {
    /// Of a hundred conversations, those whose sessions are written and read between their turns, which costs more than
    /// the rest of a turn.
    private static let lookedAtTwice = 2
    private static let tellings = 16
    /// Transcripts that are shown of one invariant.
    private static let shown = 3

    private let site: ExploredSite
    /// The same with somebody who listens.
    private let heard: ExploredSite

    /// `onMessage` is called with every message of a seed's conversation before it is heard.
    package init(_ site: ExploredSite, onMessage: @escaping @Sendable (String) -> Void = { _ in }) {
        self.site = site
        var heard = site
        heard.onMessage = onMessage
        self.heard = heard
    }

    /// Plays the conversations of these seeds one after another.
    package func explore(_ seeds: Range<UInt64>, onSeed: (UInt64) -> Void = { _ in }) -> ExplorationTally {
        var tally = ExplorationTally()
        for seed in seeds {
            onSeed(seed)
            let (_, played, violation) = take(seed, heard)
            tally.conversations += 1
            tally.turns += played.reduce(0) { $0 + $1.turns }
            tally.endings[played.last?.ending?.rawValue ?? "none", default: 0] += 1
            if let violation { tally.add(violation, seed: seed) }
        }
        return tally
    }

    /// The violations of a tally as people should see them: a few for each invariant, each another.
    package func findings(_ tally: ExplorationTally) -> [Finding] {
        Invariant.allCases.flatMap { invariant in
            var findings: [Finding] = []
            for seed in tally.seeds[invariant] ?? [] where findings.count < Self.shown {
                let (take, _, violation) = take(seed, site)
                guard let violation else { continue }
                let finding = site.finding(take, violation, seed: seed)
                if !findings.contains(where: { $0.isAlike(finding) }) { findings.append(finding) }
            }
            return findings
        }
    }

    /// What a seed makes, and how it goes.
    private func take(
        _ seed: UInt64, _ site: ExploredSite
    ) -> (take: Take, played: [Played], violation: Violation?) {
        var dice = Dice(seed: seed)
        let looksTwice = dice.happens(Self.lookedAtTwice)
        if dice.happens(Self.tellings),
            let telling = Telling(site.repertoire, isCorrected: dice.happens(50), &dice)
        {
            let played = site.play(telling, looksTwice: looksTwice)
            return (.telling(telling), [played.direct, played.indirect], played.violation)
        }
        var witness = Witness(site.repertoire, dice)
        let played = site.play(witness.setting, looksTwice: looksTwice) { witness.act($0) }
        return (.script(played.script), [played], played.violation)
    }
}

extension Finding {
    /// Whether both came to the same lines, whatever their seeds.
    fileprivate func isAlike(_ other: Finding) -> Bool {
        transcript.split(separator: "\n").dropFirst(3) == other.transcript.split(separator: "\n").dropFirst(3)
    }
}
