import TestimonyModel
import Testing

@testable import Delivery

struct ReleaseTests {
    @Test(arguments: [
        ("2026-11-19T09:20:00+01:00", "2026-11-19T18:00:00+01:00"),
        ("2026-11-19T17:59:59+01:00", "2026-11-19T18:00:00+01:00"),
        ("2026-11-19T18:00:00+01:00", "2026-11-20T18:00:00+01:00"),
        ("2026-12-31T23:59:59+01:00", "2027-01-01T18:00:00+01:00"),
        ("2026-07-01T23:30:00+02:00", "2026-07-02T18:00:00+02:00"),
    ])
    func aSummaryForAWiderAudienceWaitsForTheEvening(now: String, evening: String) throws {
        let destination = Destination(name: "d", url: .environment("U"), audience: .wider)
        let moment = try #require(Moment(now))
        #expect(destination.due(.testimony("t"), writtenAt: moment) == Moment(evening)?.epochSeconds)
        #expect(destination.due(.digest(week: "2026-W47"), writtenAt: moment) == moment.epochSeconds)
        let coordinators = Destination(name: "d", url: .environment("U"))
        #expect(coordinators.due(.testimony("t"), writtenAt: moment) == moment.epochSeconds)
    }

    @Test(
        arguments: [
            ([], false), (["a", "b"], false), (["a", "a", "a", "b"], false), (["a", "b", "c"], true),
            (["a", "b", nil], true), ([nil, nil, nil, nil], false), (["a", nil, nil], false),
        ] as [([String?], Bool)])
    func threeDistinctWitnessesReleaseEachOther(speakers: [String?], isReleased: Bool) {
        #expect(ReleaseRule().releases(speakers: speakers) == isReleased)
    }

    @Test func aDestinationHearsItsEventsAndEveryTest() {
        let destination = Destination(name: "d", url: .environment("U"), events: [.digest])
        #expect(!destination.listens(to: .testimony("t")))
        #expect(destination.listens(to: .digest(week: "2026-W47")))
        #expect(destination.listens(to: .test))
        var off = destination
        off.isEnabled = false
        #expect(!off.listens(to: .digest(week: "2026-W47")))
        #expect(off.listens(to: .test))
    }
}

struct TemplateTests {
    @Test(arguments: [
        ("{site} : {place}", "S : P"), ("Lieu : {place}\n{when}\n{quote}", "Lieu : P"),
        ("{quote}\n\n\n{site}\n\n{quote}\n\n", "S"), ("a\n\n\nb", "a\n\nb"), ("{{site}", "{site}"), ("", ""),
        ("{site}{when}", "S"), ("}", "}"),
    ])
    func linesWithoutAValueGo(template: String, text: String) throws {
        #expect(try Template(template).filled([.site: "S", .place: "P", .when: ""]) == text)
    }

    @Test(arguments: [
        ("a\n{plase}", Template.Fault(kind: .unknown, name: "plase", line: 1)),
        ("{}", .init(kind: .unknown, name: "", line: 0)), ("{site", .init(kind: .unclosed, name: "site", line: 0)),
        ("{Site}", .init(kind: .unknown, name: "Site", line: 0)),
        ("{site\n}", .init(kind: .unclosed, name: "site", line: 0)),
    ])
    func anUnknownOrOpenPlaceholderIsAFault(template: String, fault: Template.Fault) {
        #expect(throws: fault) { try Template(template) }
    }

    @Test func valuesAreNotReadAsTemplates() throws {
        #expect(try Template("{place}").filled([.place: "{site}", .site: "S"]) == "{site}")
    }
}
