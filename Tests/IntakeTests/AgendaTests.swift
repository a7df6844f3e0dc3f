import DialogFormat
import TestimonyModel
import Testing

@testable import Intake

struct AgendaTests {
    private static let clock = SiteClock(zone: "Europe/Paris")
    private static let week = WeekRhythm(Configuration.DigestSchedule(), clock)
    private static let night = DailyRhythm(hour: 3, minute: 30, clock)

    private static func seconds(_ text: String) -> Int { Moment(text)!.epochSeconds }

    private func agenda(_ start: String, last: String? = nil) -> Agenda {
        Agenda(startedAt: Self.seconds(start), lastDigest: last.flatMap { ISOWeek($0) }, Self.week, Self.night)
    }

    @Test(arguments: [
        ("nothing was ever told: the last week, late", "2026-11-25T12:00:00+01:00", nil, ["2026-W47"]),
        (
            "told: looked at again, for a crash between two letters", "2026-11-25T12:00:00+01:00", "2026-W47",
            ["2026-W47"]
        ),
        (
            "two weeks of absence", "2026-11-25T12:00:00+01:00", "2026-W45",
            ["2026-W45", "2026-W46", "2026-W47"]
        ),
        (
            "a long absence", "2026-11-25T12:00:00+01:00", "2025-W52",
            ["2026-W44", "2026-W45", "2026-W46", "2026-W47"]
        ),
        ("somebody posted the running week by hand", "2026-11-25T12:00:00+01:00", "2026-W48", ["2026-W47"]),
        ("a week of the far future", "2026-11-25T12:00:00+01:00", "2099-W01", ["2026-W47"]),
        ("over the end of a year with a week 53", "2027-01-12T12:00:00+01:00", "2026-W53", ["2026-W53", "2027-W01"]),
    ])
    func whatWasMissedIsDueAtTheStart(name: String, start: String, last: String?, weeks: [String]) {
        var agenda = agenda(start, last: last)
        let due = agenda.dueWeeks(at: Self.seconds(start), Self.week)
        #expect(due.map(\.week.description) == weeks, "\(name)")
        #expect(!due.contains { !$0.isLate })
        #expect(agenda.dueWeeks(at: Self.seconds(start), Self.week).isEmpty, "once only")
    }

    @Test func aWeekWhoseTimeComesIsNotLate() {
        var agenda = agenda("2026-11-22T12:00:00+01:00", last: "2026-W46")
        _ = agenda.dueWeeks(at: Self.seconds("2026-11-23T07:59:59+01:00"), Self.week)
        let due = agenda.dueWeeks(at: Self.seconds("2026-11-23T08:00:00+01:00"), Self.week)
        #expect(due == [Agenda.DueWeek(week: ISOWeek("2026-W47")!, isLate: false)])
    }

    /// A computer that slept over its hour was running all the same.
    @Test func aWeekThatWasSleptOverIsToldAtTheAwakening() {
        var agenda = agenda("2026-11-22T12:00:00+01:00", last: "2026-W46")
        let due = agenda.dueWeeks(at: Self.seconds("2026-11-24T09:00:00+01:00"), Self.week)
        #expect(due.last == Agenda.DueWeek(week: ISOWeek("2026-W47")!, isLate: false))
    }

    @Test func aClockThatIsSetBackRepeatsNothing() {
        var agenda = agenda("2026-11-25T12:00:00+01:00")
        #expect(agenda.dueWeeks(at: Self.seconds("2026-11-25T12:00:00+01:00"), Self.week).count == 1)
        #expect(agenda.dueWeeks(at: Self.seconds("2026-10-25T12:00:00+01:00"), Self.week).isEmpty)
        #expect(agenda.dueWeeks(at: Self.seconds("2026-11-25T12:00:00+01:00"), Self.week).isEmpty)
    }

    @Test func scrubbingIsDueOnceANight() {
        var agenda = agenda("2026-11-25T12:00:00+01:00")
        let times = [
            ("2026-11-26T03:29:59+01:00", false), ("2026-11-26T03:30:00+01:00", true),
            ("2026-11-26T03:30:01+01:00", false), ("2026-11-27T09:00:00+01:00", true),
            ("2026-11-28T03:29:00+01:00", false),
        ]
        for (now, isDue) in times {
            #expect(agenda.takesScrub(at: Self.seconds(now), Self.night) == isDue, "\(now)")
        }
    }

    @Test func theNextLookIsAtWhateverComesFirst() {
        var agenda = agenda("2026-11-22T12:00:00+01:00")
        _ = agenda.dueWeeks(at: Self.seconds("2026-11-22T12:00:00+01:00"), Self.week)
        #expect(agenda.next(Self.week) == Self.seconds("2026-11-23T03:30:00+01:00"))
        _ = agenda.takesScrub(at: Self.seconds("2026-11-23T03:30:00+01:00"), Self.night)
        #expect(agenda.next(Self.week) == Self.seconds("2026-11-23T08:00:00+01:00"))
    }
}
