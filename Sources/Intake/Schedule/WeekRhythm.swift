import DialogFormat
import TestimonyModel

/// When the digest of each week falls due, by the clock of the site.
///
/// The day and hour of the configuration tell the week that is over by then: on Monday at eight the week that ended
/// the night before, and on Friday too, so that no testimony of a weekend is ever left out.
package struct WeekRhythm: Sendable {
    private let schedule: Configuration.DigestSchedule
    private let clock: SiteClock

    package init(_ schedule: Configuration.DigestSchedule, _ clock: SiteClock) {
        self.schedule = schedule
        self.clock = clock
    }

    /// The instant at which `week` is told, in epoch seconds. A time that a clock change skips is the hour after it;
    /// one that it repeats comes once.
    package func due(_ week: ISOWeek) -> Int {
        let day = week.next.monday.adding(days: schedule.weekday - 1)
        return clock.moment(day, secondOfDay: schedule.hour * 3_600 + schedule.minute * 60).epochSeconds
    }

    /// The latest weeks that are due at `now`, the oldest first.
    package func recent(at now: Int, count: Int) -> [ISOWeek] {
        var weeks = [latest(at: now)]
        while weeks.count < count { weeks.insert(weeks[0].previous, at: 0) }
        return weeks
    }

    /// The latest week that is due at `now`.
    package func latest(at now: Int) -> ISOWeek {
        let last = ISOWeek(of: clock.moment(now).date).previous
        return due(last) <= now ? last : last.previous
    }
}

/// A time of day at which something happens daily.
package struct DailyRhythm: Sendable {
    private let secondOfDay: Int
    private let clock: SiteClock

    package init(hour: Int, minute: Int, _ clock: SiteClock) {
        secondOfDay = hour * 3_600 + minute * 60
        self.clock = clock
    }

    /// The first time after `now`, in epoch seconds.
    package func next(after now: Int) -> Int {
        let today = clock.moment(now).date
        let time = clock.moment(today, secondOfDay: secondOfDay).epochSeconds
        return time > now ? time : clock.moment(today.adding(days: 1), secondOfDay: secondOfDay).epochSeconds
    }
}
