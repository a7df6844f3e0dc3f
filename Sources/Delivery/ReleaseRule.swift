import TestimonyModel

/// When summaries leave for a wider audience: each evening, or as soon as several witnesses are together.
package struct ReleaseRule: Sendable, Hashable {
    /// Seconds after local midnight.
    package var secondOfDay: Int
    /// How many distinct witnesses hide each other; at least 1.
    package var witnesses: Int

    package init(secondOfDay: Int = 18 * 3_600, witnesses: Int = 3) {
        self.secondOfDay = secondOfDay
        self.witnesses = max(1, witnesses)
    }

    /// The next evening after `now`, by the clock of `now`: on the two days a year when clocks change, an evening
    /// that is reckoned from before the change is an hour off.
    package func nextEvening(after now: Moment) -> Moment {
        let today = Moment(date: now.date, secondOfDay: secondOfDay, utcOffset: now.utcOffset)
        return now < today ? today : today.adding(seconds: 86_400)
    }

    /// Whether waiting summaries leave now. `speakers` are the pseudonyms behind them, one a summary; those without
    /// a pseudonym could all be the same person and count as one.
    package func releases(speakers: some Sequence<String?>) -> Bool { Set(speakers).count >= witnesses }
}
