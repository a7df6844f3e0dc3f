import DialogEngine
import Foundation
import Store
import Synchronization
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// What remains of a conversation in the bytes of the store's files.
struct ErasedWordsTests {
    /// One person who talks to a store in a folder of its own.
    private final class Talk: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-words-\(UUID().uuidString)")
        let store: TestimonyStore
        let key = SpeakerKey.ephemeral()
        let now = Mutex(Moment("2026-11-25T12:00:00+01:00")!.epochSeconds)

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let path = StorePath.file(folder.appending(path: "glane.sqlite").path)
            // Closed once, the file has its schema and the log is empty.
            try TestimonyStore(path: path).close()
            store = try TestimonyStore(path: path)
        }

        deinit {
            try? store.close()
            try? FileManager.default.removeItem(at: folder)
        }

        var clock: SiteClock {
            SiteClock(zone: TimeZone(identifier: "Europe/Paris")!) { self.now.withLock { $0 } }
        }

        var conversations: Conversations { Conversations(store: store, site: shipped, clock: clock, key: key) }

        @discardableResult
        func say(
            _ text: String, as nick: String = "lea", id: String? = nil
        ) async throws -> Conversations.Outcome {
            let message = InboundMessage(
                transport: "irc", conversation: nick, speaker: nick, messageID: id, text: text, sentAt: clock.now)
            let outcome = try await conversations.receive(message)
            try await conversations.markSaid(outcome.conversation)
            return outcome
        }

        func holds(_ word: String) throws -> Bool {
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .contains { try Data(contentsOf: $0).range(of: Data(word.utf8)) != nil }
        }

        /// Rewriting the file raises the number of its schema, which stands in its header.
        func rewritings() throws -> UInt8 {
            try Data(contentsOf: folder.appending(path: "glane.sqlite"))[43]
        }
    }

    private static let story = """
        Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d'ici. \
        Sans rien demander, entre le plat et le café.
        """

    @Test(arguments: [["stop"], ["annuler"], ["oui", "1"], ["effacer", "oui"]])
    func aDroppedDraftLeavesNoByte(words: [String]) async throws {
        let talk = try Talk()
        try await talk.say(Self.story)
        #expect(try talk.holds("manteaux"), "else the test proves nothing")
        for word in words { try await talk.say(word) }
        #expect(try !talk.holds("manteaux"))
    }

    @Test func draftsThatExpireTogetherCostOneRewriting() async throws {
        let talk = try Talk()
        for nick in ["lea", "max", "zoe"] { try await talk.say(Self.story, as: nick) }
        let before = try talk.rewritings()
        talk.now.withLock { $0 += shipped.dialog.limits.expires }
        let scheduler = Scheduler(
            store: talk.store, site: CurrentSite(shipped), conversations: talk.conversations,
            surroundings: DeliverySurroundings(now: { talk.now.withLock { $0 } }, chance: { 0 }, sleep: { _ in }),
            newID: { UUID().uuidString })
        _ = try await scheduler.pass()
        #expect(try !talk.holds("manteaux"))
        #expect(try talk.rewritings() == before + 1)
    }

    @Test func aStopWithNothingToldRewritesNothing() async throws {
        let talk = try Talk()
        try await talk.say("bonjour")
        let before = try talk.rewritings()
        for word in ["stop", "stop", "annuler"] { try await talk.say(word) }
        #expect(try talk.rewritings() == before)
    }

    @Test func afterAnErasureTheSpeakerIsNowhereAndARepeatedMessageIsKnown() async throws {
        let talk = try Talk()
        try await talk.say(Self.story, id: "1")
        try await talk.say("effacer", id: "2")
        let outcome = try await talk.say("oui", id: "3")
        #expect(outcome.closed == .erased)
        for (id, text) in [("1", Self.story), ("2", "effacer"), ("3", "oui")] {
            #expect(try await talk.say(text, id: id).isDuplicate)
        }
        #expect(try await talk.say("oui", as: "max", id: "3").isDuplicate == false, "ids belong to a conversation")
        // The answer was written for the speaker, and deleted when it was said.
        try talk.store.close()
        for pseudonym in [outcome.conversation, talk.key.pseudonym(.speaker, of: "irc:lea")] {
            #expect(try !talk.holds(pseudonym))
        }
        #expect(try talk.holds(talk.key.pseudonym(.speaker, of: "irc:max")), "else the test proves nothing")
    }
}
