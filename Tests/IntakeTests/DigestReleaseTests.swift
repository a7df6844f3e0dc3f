import Delivery
import DialogFormat
import Reporting
import Store
import Synchronization
import TestimonyModel
import Testing

@testable import Intake

/// Drafts first: who gets a digest before and after somebody decided.
struct DigestReleaseTests {
    private final class Place: Sendable {
        let store: TestimonyStore
        let site: SiteData
        let now: Mutex<Int>
        let ids = Mutex(0)

        init(
            at now: String, draft: Bool = true, wait: Int? = nil,
            _ audiences: [Destination.Audience] = [.coordinators, .wider]
        )
            throws
        {
            store = try TestimonyStore(path: .memory)
            self.now = Mutex(Moment(now)!.epochSeconds)
            var site = shipped
            (site.configuration.digest.isDraftFirst, site.configuration.digest.wait) = (draft, wait)
            site.destinations = audiences.map { audience in
                var destination = Destination(name: audience.rawValue, url: .environment("NONE"))
                destination.audience = audience
                destination.events = [.digest]
                return ReadyDestination(destination, endpoint: .failure(MissingURL("no URL")))
            }
            self.site = site
        }

        private func newID() -> String {
            ids.withLock { id in
                id += 1
                return "d\(id)"
            }
        }

        var release: DigestRelease { DigestRelease(store: store, site: site, newID: newID) }

        /// What a program does that starts at `text`.
        func start(at text: String) async throws {
            now.withLock { $0 = Moment(text)!.epochSeconds }
            let current = CurrentSite(site)
            let clock = SiteClock(zone: "Europe/Paris") { self.now.withLock { $0 } }
            let conversations = Conversations(store: store, site: current, clock: clock, key: .ephemeral())
            let scheduler = Scheduler(
                store: store, site: current, conversations: conversations,
                surroundings: DeliverySurroundings(now: { self.now.withLock { $0 } }, chance: { 0 }, sleep: { _ in }),
                newID: newID)
            _ = try await scheduler.pass()
            _ = try await scheduler.pass()
        }

        func tell(_ id: String, at confirmed: String) async throws {
            let moment = Moment(confirmed)!
            try await store.save([
                TestimonyRecord(
                    id: id, site: "cesure", sentAt: moment, consent: .count, review: .confirmed, text: "",
                    frame: Frame(isTestimony: true), confirmedAt: moment)
            ])
        }

        func letters(_ week: String = "2026-W47") async throws -> [String] {
            try await release.letters(of: ISOWeek(week)!).map(\.letter.destination).sorted()
        }

        func text(to destination: String) async throws -> String {
            let letter = Letter(id: "x", destination: destination, subject: .digest(week: "2026-W47"))
            return try await LetterWriter(store: store, site: site).write(letter)?.text ?? ""
        }
    }

    private let week = ISOWeek("2026-W47")!

    @Test func aDraftGoesToCoordinatorsAndWaitsForAPerson() async throws {
        let place = try Place(at: "2026-11-22T12:00:00+01:00")
        try await place.tell("a", at: "2026-11-18T12:00:00+01:00")
        try await place.start(at: "2026-11-23T08:00:00+01:00")
        #expect(try await place.letters() == ["coordinators"])
        #expect(try await place.text(to: "coordinators").hasPrefix("# Brouillon"))
        #expect(try await !place.text(to: "wider").contains("Brouillon"))
        try await place.start(at: "2026-11-27T08:00:00+01:00")
        #expect(try await place.letters() == ["coordinators"])

        let now = place.now.withLock { $0 }
        #expect(try await place.release.publish(week, by: "nadia", at: now) == ["wider"])
        #expect(try await place.release.publish(week, by: "nadia", at: now).isEmpty, "each once")
        try await place.start(at: "2026-11-28T08:00:00+01:00")
        #expect(try await place.letters() == ["coordinators", "wider"])
        #expect(try await !place.text(to: "coordinators").contains("Brouillon"), "nothing is left to decide")
        let log = try await place.store.audit(site: "cesure", subject: "2026-W47")
        #expect(log.map { "\($0.actor) \($0.action)" } == ["nadia digest.publish", "nadia digest.publish"])
    }

    @Test func withoutDraftsEverybodyGetsItAtItsHour() async throws {
        let place = try Place(at: "2026-11-22T12:00:00+01:00", draft: false)
        try await place.tell("a", at: "2026-11-18T12:00:00+01:00")
        try await place.start(at: "2026-11-23T08:00:00+01:00")
        #expect(try await place.letters() == ["coordinators", "wider"])
        #expect(try await !place.text(to: "coordinators").contains("Brouillon"))
    }

    @Test func aHeldWeekStaysWithTheCoordinators() async throws {
        for draft in [true, false] {
            let place = try Place(at: "2026-11-22T12:00:00+01:00", draft: draft, wait: 1)
            try await place.tell("a", at: "2026-11-18T12:00:00+01:00")
            try await place.release.hold(week, by: "nadia", at: 1)
            for day in ["23", "24", "29"] { try await place.start(at: "2026-11-\(day)T10:00:00+01:00") }
            #expect(try await place.letters() == ["coordinators"], "draft: \(draft)")
            #expect(try await place.release.publish(week, by: "nadia", at: 2) == ["wider"])
        }
    }

    @Test(arguments: [
        ("the hour before", "2026-11-24T07:59:59+01:00", ["coordinators"]),
        ("its hour", "2026-11-24T08:00:00+01:00", ["coordinators", "wider"]),
        ("after an absence", "2026-12-05T08:00:00+01:00", ["coordinators", "wider"]),
    ])
    func aDraftThatNobodyDecidedOnGoesOutInTheEnd(name: String, later: String, letters: [String]) async throws {
        let place = try Place(at: "2026-11-22T12:00:00+01:00", wait: 24)
        try await place.tell("a", at: "2026-11-18T12:00:00+01:00")
        try await place.start(at: "2026-11-23T08:00:00+01:00")
        try await place.start(at: later)
        #expect(try await place.letters() == letters, "\(name)")
        let log = try await place.store.audit(site: "cesure", subject: "2026-W47")
        #expect(log.map(\.actor) == (letters.count == 2 ? ["schedule"] : []))
    }

    /// Coordinators get their time after two weeks without the program, too, whatever year it is by then.
    @Test func afterAnAbsenceTheTimeToDecideBeginsWithTheDraft() async throws {
        let place = try Place(at: "2026-12-27T12:00:00+01:00", wait: 24)
        try await place.tell("a", at: "2026-12-23T12:00:00+01:00")
        try await place.start(at: "2026-12-28T08:00:00+01:00")
        try await place.tell("b", at: "2026-12-31T23:59:59+01:00")
        try await place.tell("c", at: "2027-01-05T12:00:00+01:00")
        try await place.start(at: "2027-01-12T12:00:00+01:00")
        #expect(try await place.letters("2026-W52") == ["coordinators", "wider"])
        for week in ["2026-W53", "2027-W01"] { #expect(try await place.letters(week) == ["coordinators"], "\(week)") }
        try await place.start(at: "2027-01-13T12:00:00+01:00")
        for week in ["2026-W53", "2027-W01"] {
            #expect(try await place.letters(week) == ["coordinators", "wider"], "\(week)")
        }
    }

    /// The night between draft and hour is 23 hours long in March, 25 in October: hours that are counted are real ones.
    @Test(arguments: [
        ("2026-W12", "2026-03-28T08:00:00+01:00", "2026-03-29T08:59:59+02:00", "2026-03-29T09:00:00+02:00"),
        ("2026-W42", "2026-10-24T08:00:00+02:00", "2026-10-25T06:59:59+01:00", "2026-10-25T07:00:00+01:00"),
    ])
    func clockChangesNeitherAddNorTakeAnHour(week: String, draft: String, before: String, after: String) async throws {
        let place = try Place(at: draft, wait: 24)
        let told = try #require(ISOWeek(week))
        try await place.tell("a", at: "\(told.monday)T12:00:00Z")
        try await place.start(at: draft)
        try await place.start(at: before)
        #expect(try await place.letters(week) == ["coordinators"])
        try await place.start(at: after)
        #expect(try await place.letters(week) == ["coordinators", "wider"])
    }

    @Test func whatNobodyHadAsADraftIsNotPublishedAlone() async throws {
        let place = try Place(at: "2026-11-22T12:00:00+01:00", wait: 1, [.wider])
        try await place.tell("a", at: "2026-11-18T12:00:00+01:00")
        for day in ["23", "24"] { try await place.start(at: "2026-11-\(day)T10:00:00+01:00") }
        #expect(try await place.letters().isEmpty)
    }
}
