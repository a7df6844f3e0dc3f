import Delivery
import DialogFormat
import Foundation
import Store
import Synchronization
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// The scheduler over a real store, with a clock that a test sets.
struct SchedulerTests {
    private final class Site: Sendable {
        let store: TestimonyStore
        let now: Mutex<Int>
        let deeds = Mutex<[Scheduler.Deed]>([])
        let ids = Mutex(0)
        let current: CurrentSite

        init(now: String, digest: Configuration.DigestSchedule = .init()) throws {
            store = try TestimonyStore(path: .memory)
            self.now = Mutex(Moment(now)!.epochSeconds)
            var site = shipped
            site.configuration.digest = digest
            current = CurrentSite(site)
        }

        var clock: SiteClock {
            SiteClock(zone: TimeZone(identifier: "Europe/Paris")!) { self.now.withLock { $0 } }
        }

        func conversations() -> Conversations {
            Conversations(store: store, site: current, clock: clock, key: .ephemeral())
        }

        func scheduler(_ conversations: Conversations? = nil) -> Scheduler {
            Scheduler(
                store: store, site: current, conversations: conversations ?? self.conversations(),
                surroundings: DeliverySurroundings(now: { self.now.withLock { $0 } }, chance: { 0 }, sleep: { _ in }),
                newID: {
                    self.ids.withLock { id in
                        id += 1
                        return "d\(id)"
                    }
                },
                observe: { deed in self.deeds.withLock { $0.append(deed) } })
        }

        func set(_ text: String) { now.withLock { $0 = Moment(text)!.epochSeconds } }

        func tell(_ id: String, at confirmed: String) async throws {
            let moment = Moment(confirmed)!
            let record = TestimonyRecord(
                id: id, site: "cesure", sentAt: moment, consent: .count, review: .confirmed, text: "",
                frame: Frame(isTestimony: true), confirmedAt: moment)
            _ = try await store.save([record])
        }

        /// Answers with the pseudonym of the conversation.
        func say(_ text: String, to conversations: Conversations) async throws -> String {
            try await conversations.receive(
                InboundMessage(transport: "irc", conversation: "lea", speaker: "lea", text: text, sentAt: clock.now)
            ).conversation
        }

        func digests() async throws -> [String] {
            try await store.deliveries().map { "\($0.letter.destination) \($0.letter.subject)" }
        }
    }

    private let draft = "Hier midi à la cantine, deux voisines ont recousu nos manteaux."

    @Test func theWeekIsHandedToTheOutboxOnce() async throws {
        let site = try Site(now: "2026-11-23T07:59:00+01:00")
        let scheduler = site.scheduler()
        #expect(try await scheduler.pass() == Moment("2026-11-23T08:00:00+01:00")!.epochSeconds)
        #expect(try await site.digests().isEmpty, "a new installation does not tell of the silence before it")
        site.set("2026-11-23T08:00:00+01:00")
        _ = try await scheduler.pass()
        _ = try await scheduler.pass()
        // Another run, on the same store.
        _ = try await site.scheduler().pass()
        #expect(try await site.digests().count == 1)
        #expect(
            site.deeds.withLock { $0 } == [.digest(week: "2026-W47", destinations: ["mattermost-coordination"])])
    }

    @Test func whatWasToldDuringAnAbsenceIsToldAfterIt() async throws {
        let site = try Site(now: "2026-11-25T12:00:00+01:00")
        try await site.tell("a", at: "2026-11-04T12:00:00+01:00")
        try await site.tell("b", at: "2026-11-18T12:00:00+01:00")
        let earlier = Letter(id: "old", destination: "mattermost-coordination", subject: .digest(week: "2026-W44"))
        _ = try await site.store.enqueueOnce(DeliveryRecord(letter: earlier, dueAt: 0, createdAt: 0), site: "cesure")
        _ = try await site.scheduler().pass()
        let weeks = site.deeds.withLock { $0 }
        #expect(
            weeks == ["2026-W45", "2026-W47"].map { .digest(week: $0, destinations: ["mattermost-coordination"]) })
    }

    @Test func onlyTheDestinationsThatAreNamedGetIt() async throws {
        var digest = Configuration.DigestSchedule()
        digest.destinations = ["elsewhere"]
        let site = try Site(now: "2026-11-25T12:00:00+01:00", digest: digest)
        try await site.tell("b", at: "2026-11-18T12:00:00+01:00")
        _ = try await site.scheduler().pass()
        #expect(try await site.digests().isEmpty)
    }

    @Test func aDraftThatWaitedTooLongExpires() async throws {
        let site = try Site(now: "2026-11-25T12:00:00+01:00")
        let conversations = site.conversations()
        let conversation = try await site.say(draft, to: conversations)
        try await conversations.markSaid(conversation)
        let scheduler = site.scheduler(conversations)
        _ = try await scheduler.pass()
        #expect(try await site.store.session(of: conversation)?.deadline != nil)
        site.now.withLock { $0 += shipped.dialog.limits.expires }
        _ = try await scheduler.pass()
        let session = try #require(try await site.store.session(of: conversation))
        #expect(session.deadline == nil)
        #expect(!session.json.contains("manteaux"))
        #expect(site.deeds.withLock { $0 }.contains(.expired(conversations: 1)))
        // Said when the person comes back.
        #expect(try await conversations.unsaid("irc", "lea").count == 1)
    }

    @Test func aReminderIsNoExpiry() async throws {
        let site = try Site(now: "2026-11-25T12:00:00+01:00")
        let conversations = site.conversations()
        let conversation = try await site.say(draft, to: conversations)
        await conversations.answer(conversation) {}
        let scheduler = site.scheduler(conversations)
        for _ in 0..<3 {
            site.now.withLock { $0 += 86_400 }
            _ = try await scheduler.pass()
        }
        let deeds = site.deeds.withLock { $0 }
        #expect(deeds.filter { $0 != .scrubbed(true) } == [.reminded(conversations: 1)])
        #expect(try await site.store.session(of: conversation)?.json.contains("manteaux") == true)
    }

    @Test func whoeverLooksAtTheClockAtNightRemindsInTheMorning() async throws {
        let site = try Site(now: "2026-11-25T12:00:00+01:00")
        let conversations = site.conversations()
        let conversation = try await site.say(draft, to: conversations)
        await conversations.answer(conversation) {}
        let scheduler = site.scheduler(conversations)
        for (moment, reminded) in [("2026-11-27T04:18:00+01:00", 0), ("2026-11-27T09:00:00+01:00", 1)] {
            site.set(moment)
            _ = try await scheduler.pass()
            let deeds = site.deeds.withLock { $0 }
            #expect(deeds.count { $0 == .reminded(conversations: 1) } == reminded, "at \(moment)")
        }
    }

    @Test func aDraftThatMovedOnMeanwhileDoesNotExpire() async throws {
        let site = try Site(now: "2026-11-25T12:00:00+01:00")
        let conversations = site.conversations()
        let conversation = try await site.say(draft, to: conversations)
        let overdue = try #require(try await site.store.session(of: conversation))
        site.now.withLock { $0 += shipped.dialog.limits.expires }
        _ = try await site.say("résumé", to: conversations)
        #expect(try await conversations.expire(overdue) == nil)
    }

    @Test func whatIsOldIsPrunedAtNight() async throws {
        let site = try Site(now: "2026-11-25T03:29:00+01:00")
        let day = 86_400
        func commit(_ id: String, daysAgo: Int) async throws {
            let now = site.now.withLock { $0 } - daysAgo * day
            let letter = Letter(id: id, destination: "gone", subject: .test)
            _ = try await site.store.commit(
                TurnCommit(
                    site: "cesure", transport: "irc", conversation: id, speaker: id, messageID: id, session: nil,
                    letters: [DeliveryRecord(letter: letter, dueAt: now, createdAt: now)], now: now))
            _ = try await site.store.lease(id, dueAt: now, limit: 1, owner: "w", leaseSeconds: 60)
            try await site.store.settle(id, as: .sent(status: 200), by: "w", at: now)
        }
        try await commit("young", daysAgo: 29)
        try await commit("middle", daysAgo: 89)
        try await commit("old", daysAgo: 91)
        let scheduler = site.scheduler()
        _ = try await scheduler.pass()
        #expect(try await site.store.deliveries().count == 3)
        site.set("2026-11-25T03:31:00+01:00")
        _ = try await scheduler.pass()
        #expect(try await site.store.deliveries().map(\.letter.id) == ["middle", "young"])
        // One letter with its attempt, and the ids of two messages.
        #expect(site.deeds.withLock { $0 } == [.pruned(rows: 4), .scrubbed(true)])
    }

    @Test func theStoreIsScrubbedAtNight() async throws {
        let site = try Site(now: "2026-11-25T03:29:00+01:00")
        let scheduler = site.scheduler()
        _ = try await scheduler.pass()
        site.set("2026-11-25T03:31:00+01:00")
        _ = try await scheduler.pass()
        #expect(site.deeds.withLock { $0 } == [.scrubbed(true)])
    }
}
