import Testing

@testable import TestimonyModel

struct CalendarTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-19", 20_776, 4), ("1969-12-31", -1, 3),
        ("0001-01-01", -719_162, 1),
    ])
    func daysAreCountedFromTheEpoch(text: String, number: Int, weekday: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
        #expect(CivilDate(dayNumber: number) == date)
    }

    @Test(arguments: ["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-1-1", "", "2025-01-01x"])
    func impossibleDaysAreRefused(text: String) { #expect(CivilDate(text) == nil) }

    @Test(arguments: [
        ("2026-11-19", "2026-W47"), ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"), ("2024-12-30", "2025-W01"),
        ("2021-01-01", "2020-W53"),
    ])
    func weeksBelongToTheYearOfTheirThursday(day: String, week: String) throws {
        let date = try #require(CivilDate(day))
        #expect(ISOWeek(of: date).description == week)
        #expect(try #require(ISOWeek(week)).contains(date))
    }

    @Test(arguments: ["2025-W53", "2026-W00", "2026-47", "W47", "2026-W470", "2026-W5"])
    func impossibleWeeksAreRefused(text: String) { #expect(ISOWeek(text) == nil) }

    @Test func aMonthLaterKeepsWithinTheMonth() throws {
        #expect(try #require(CivilDate("2025-01-31")).adding(months: 1).description == "2025-02-28")
        #expect(try #require(CivilDate("2025-01-31")).adding(months: -14).description == "2023-11-30")
    }
}

struct MomentTests {
    @Test(arguments: [
        ("2026-11-19T18:40:00+01:00", "2026-11-19T18:40:00+01:00"),
        ("2026-11-19T17:40:00Z", "2026-11-19T17:40:00+00:00"),
        ("2026-11-19 18:40:00.123+0100", "2026-11-19T18:40:00+01:00"),
        ("2026-11-19T18:40-03:30", "2026-11-19T18:40:00-03:30"),
    ])
    func timesAreReadAndWritten(text: String, written: String) throws {
        #expect(try #require(Moment(text)).description == written)
    }

    @Test(arguments: [
        "2026-11-19", "2026-11-19T18:40:00", "2026-11-19T25:00:00Z", "2026-02-30T10:00:00Z", "", "Z",
        "2026-11-19T18:40:00+01:00 ",
    ])
    func timesWithoutOffsetOrSenseAreRefused(text: String) { #expect(Moment(text) == nil) }

    @Test func theLocalDayFollowsTheOffset() throws {
        #expect(
            try #require(Moment("2026-11-19T23:30:00Z")).epochSeconds
                == Moment("2026-11-20T00:30:00+01:00")?.epochSeconds)
        #expect(Moment("2026-11-20T00:30:00+01:00")?.date.description == "2026-11-20")
        #expect(Moment(epochSeconds: -1, utcOffset: 0).secondOfDay == 86_399)
    }
}

struct EDTFTests {
    @Test(arguments: [
        "2024", "2024-03", "2026-22", "2026-11-18", "2026-11-09/2026-11-15", "2023-09/..", "../2024", "2025/2026-05",
    ])
    func datesAreReadAndWritten(text: String) throws { #expect(try #require(EDTF(text)).description == text) }

    @Test(arguments: [
        "", "24", "2024-13", "2024-20", "2024-25", "2024-02-30", "2024/", "/2024", "../..", "2024/2025/2026",
    ])
    func otherTextsAreRefused(text: String) { #expect(EDTF(text) == nil) }

    /// What cannot be read back from its text would make a store unreadable.
    @Test(arguments: [-1, 0, 2026, 9_999, 10_000])
    func onlyYearsOfFourDigitsAreKept(year: Int) throws {
        let day = try #require(CivilDate(year: year, month: 1, day: 1))
        let now = EDTF.Point.year(2026)
        let points: [EDTF.Point] = [
            .year(year), .month(year: year, month: 2), .season(year: year, season: 22), .day(day),
        ]
        let dates = points.flatMap { [EDTF.point($0), .since($0), .until($0), .interval($0, now), .interval(now, $0)] }
        for date in dates {
            #expect(date.isWritable == (0...9_999).contains(year))
            #expect(date.isWritable == (EDTF(date.description) == date))
        }
        #expect(Frame(when: dates).when.count == ((0...9_999).contains(year) ? dates.count : 0))
    }

    @Test func aWinterStartsInDecember() {
        #expect(EDTF("2026-24")?.firstDay?.description == "2025-12-01")
        #expect(EDTF("2026-24")?.lastDay?.description == "2026-02-28")
    }
}

struct JSONWriterTests {
    @Test func textIsEscapedAndKeysKeepTheirOrder() {
        var json = JSONWriter()
        json.object { json in
            json.field("z", "« é » \"\\\n\u{1}\t")
            json.field("a", [String]())
            json.key("n")
            json.array([1.0, 2.5, .infinity]) { $0.number($1) }
            json.field("b", true)
        }
        #expect(json.text == #"{"z":"« é » \"\\\n\u0001\t","a":[],"n":[1,2.5,null],"b":true}"#)
    }
}
