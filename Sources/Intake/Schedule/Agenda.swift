import TestimonyModel

/// What falls due as time passes: the weeks to tell, and the nightly scrubbing. Knows no clock; `now` is handed in.
package struct Agenda: Sendable {
    package struct DueWeek: Sendable, Hashable {
        package var week: ISOWeek
        /// Its time came while the program did not run.
        package var isLate: Bool
    }

    /// Weeks of a long absence that are still told.
    package static let longestCatchUp = 4

    private let startedAt: Int
    private var told: ISOWeek
    private var scrubAt: Int

    /// `lastDigest` is the latest week that the outbox has a digest of: it is looked at again, since a crash may have
    /// come between its letters.
    package init(startedAt now: Int, lastDigest: ISOWeek?, _ week: WeekRhythm, _ night: DailyRhythm) {
        startedAt = now
        let latest = week.latest(at: now)
        told = min(lastDigest ?? latest, latest).previous
        scrubAt = night.next(after: now)
    }

    /// The weeks whose time has come, the oldest first, each once.
    package mutating func dueWeeks(at now: Int, _ rhythm: WeekRhythm) -> [DueWeek] {
        let latest = rhythm.latest(at: now)
        var weeks: [DueWeek] = []
        while told < latest {
            told = told.next
            weeks.append(DueWeek(week: told, isLate: rhythm.due(told) < startedAt))
        }
        return weeks.suffix(Agenda.longestCatchUp)
    }

    /// Whether the night's work is due; true once a night.
    package mutating func takesScrub(at now: Int, _ rhythm: DailyRhythm) -> Bool {
        guard now >= scrubAt else { return false }
        scrubAt = rhythm.next(after: now)
        return true
    }

    /// When something falls due next, in epoch seconds.
    package func next(_ rhythm: WeekRhythm) -> Int { min(scrubAt, rhythm.due(told.next)) }
}
