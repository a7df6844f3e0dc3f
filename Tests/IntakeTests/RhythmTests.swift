import DialogFormat
import TestimonyModel
import Testing

@testable import Intake

/// When digests and nightly work fall due, around everything that a calendar holds ready.
struct RhythmTests {
    private static func rhythm(
        _ weekday: Int = 1, _ hour: Int = 8, _ minute: Int = 0, zone: String = "Europe/Paris"
    ) -> WeekRhythm {
        var schedule = Configuration.DigestSchedule()
        (schedule.weekday, schedule.hour, schedule.minute) = (weekday, hour, minute)
        return WeekRhythm(schedule, SiteClock(zone: zone))
    }

    private static func seconds(_ text: String) -> Int { Moment(text)!.epochSeconds }

    @Test(arguments: [
        ("an ordinary week", "2026-W47", 1, 8, 0, "2026-11-23T08:00:00+01:00"),
        ("the clocks went forward in the night before", "2026-W13", 1, 8, 0, "2026-03-30T08:00:00+02:00"),
        ("the clocks went back in the night before", "2026-W43", 1, 8, 0, "2026-10-26T08:00:00+01:00"),
        ("an hour that does not exist", "2026-W12", 7, 2, 30, "2026-03-29T03:30:00+02:00"),
        ("the last minute before a change", "2026-W12", 7, 1, 59, "2026-03-29T01:59:00+01:00"),
        ("the first minute after a change", "2026-W12", 7, 3, 0, "2026-03-29T03:00:00+02:00"),
        ("a year of 53 weeks", "2026-W53", 1, 8, 0, "2027-01-04T08:00:00+01:00"),
        ("the last week but one of such a year", "2026-W52", 5, 17, 30, "2027-01-01T17:30:00+01:00"),
        ("a year of 52 weeks", "2025-W52", 1, 8, 0, "2025-12-29T08:00:00+01:00"),
        ("the end of the week after", "2026-W47", 7, 23, 59, "2026-11-29T23:59:00+01:00"),
    ])
    func aWeekIsDue(name: String, week: String, weekday: Int, hour: Int, minute: Int, instant: String) throws {
        let week = try #require(ISOWeek(week))
        #expect(Self.rhythm(weekday, hour, minute).due(week) == Self.seconds(instant), "\(name)")
    }

    @Test func anHourThatComesTwiceIsOneInstant() throws {
        let due = Self.rhythm(7, 2, 30).due(try #require(ISOWeek("2026-W42")))
        let both = [Self.seconds("2026-10-25T02:30:00+02:00"), Self.seconds("2026-10-25T02:30:00+01:00")]
        #expect(both.contains(due))
    }

    @Test(arguments: [
        ("2026-11-23T07:59:59+01:00", "2026-W46"), ("2026-11-23T08:00:00+01:00", "2026-W47"),
        ("2026-11-29T23:59:59+01:00", "2026-W47"), ("2027-01-03T12:00:00+01:00", "2026-W52"),
        ("2027-01-04T08:00:00+01:00", "2026-W53"), ("2027-01-11T07:00:00+01:00", "2026-W53"),
        // By the clock of the site, wherever the instant was written down.
        ("2026-11-23T06:59:59Z", "2026-W46"), ("2026-11-23T07:00:00Z", "2026-W47"),
    ])
    func theLatestWeekThatIsDue(now: String, week: String) {
        #expect(Self.rhythm().latest(at: Self.seconds(now)).description == week)
    }

    /// Every hour of three years: the latest week never goes back, misses none, and is always due.
    @Test(arguments: ["Europe/Paris", "America/New_York", "Pacific/Apia", "Asia/Kolkata", "UTC"])
    func noWeekIsMissedOrComesTwice(zone: String) {
        for (weekday, hour) in [(1, 0), (1, 2), (7, 2), (7, 23)] {
            let rhythm = Self.rhythm(weekday, hour, 30, zone: zone)
            let start = Self.seconds("2025-12-01T00:00:00Z")
            var latest = rhythm.latest(at: start)
            for now in stride(from: start, to: start + 3 * 366 * 86_400, by: 3_600) {
                let week = rhythm.latest(at: now)
                #expect(week == latest || week == latest.next)
                #expect(rhythm.due(week) <= now && rhythm.due(week.next) > now)
                latest = week
            }
        }
    }

    @Test(arguments: [
        ("2026-11-25T03:29:59+01:00", "2026-11-25T03:30:00+01:00"),
        ("2026-11-25T03:30:00+01:00", "2026-11-26T03:30:00+01:00"),
        ("2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00"),
        ("2026-10-25T02:59:00+02:00", "2026-10-25T03:30:00+01:00"),
        ("2026-12-31T23:59:59+01:00", "2027-01-01T03:30:00+01:00"),
    ])
    func aNightIsNext(now: String, next: String) {
        let night = DailyRhythm(hour: 3, minute: 30, SiteClock(zone: "Europe/Paris"))
        #expect(night.next(after: Self.seconds(now)) == Self.seconds(next))
    }
}
