import Foundation
import Intake
import Store
import TestimonyModel
import Testing

/// The real program over real sockets. What a person reads is waited for, never a time.
@Suite(.serialized) struct DaemonTests {
    private static let story =
        "Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d'ici. "
        + "Sans rien demander, entre le plat et le café."

    private func tellStory(_ client: LineClient) throws {
        try client.say(Self.story, hears: "C’est bien ça")
        try client.say("oui", hears: "3. on te cite, sans ton nom")
        try client.say("3", hears: "C’est gardé")
    }

    @Test func aConversationBecomesARecordAndAPost() async throws {
        let site = try Site()
        let receiver = try Receiver()
        let daemon = try site.start(webhook: receiver.url)
        let client = try LineClient(port: daemon.port(), nick: "lea")
        try tellStory(client)
        try receiver.waitForPost()
        try daemon.log.next(containing: "a letter was sent")
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
        let store = try site.openStore()
        let records = try await store.testimonies()
        #expect(records.map(\.consent) == [.quote])
        #expect(records.first?.frame.observations.map(\.effect) == ["solidarite"])
        #expect(records.first?.frame.places == ["cantine"])
        #expect(try await store.unsaidReplies().isEmpty)
        #expect(receiver.posts.count == 1)
        #expect(receiver.posts.first?.text.contains("deux voisines ont recousu les manteaux") == true)
        // The log is for administrators: it holds neither words nor nicks.
        #expect(!daemon.log.lines.contains { $0.contains("manteaux") || $0.contains("lea") })
        try store.close()
    }

    @Test func twoPeopleAtOnceHearOnlyTheirOwn() async throws {
        let site = try Site()
        let daemon = try site.start()
        let port = try daemon.port()
        let lea = try LineClient(port: port, nick: "lea")
        let zoe = try LineClient(port: port, nick: "Zoé")
        lea.say(Self.story)
        zoe.say("Le mois dernier, le chauffage est tombé en panne au studio, et le bruit m'empêche de travailler.")
        try lea.lines.next(containing: "manteaux")
        try zoe.lines.next(containing: "PRIVMSG Zoé")
        try tellStory(lea)
        try zoe.say("annuler", hears: "PRIVMSG Zoé")
        #expect(!lea.lines.lines.contains { $0.contains("Zoé") || $0.contains("chauffage") })
        #expect(!zoe.lines.lines.contains { $0.contains("lea") || $0.contains("manteaux") })
        daemon.signal(SIGINT)
        #expect(try daemon.end() == 0)
        #expect(try await site.openStore().testimonies().count == 1)
    }

    @Test func whatWasCommittedIsDeliveredAfterAKill() async throws {
        let site = try Site()
        let receiver = try Receiver(stalls: 1)
        let first = try site.start(webhook: receiver.url)
        let client = try LineClient(port: first.port(), nick: "lea")
        try tellStory(client)
        try receiver.waitForRequest()
        first.signal(SIGKILL)
        #expect(try first.end() == -SIGKILL)
        #expect(receiver.posts.isEmpty)
        let second = try site.start(webhook: receiver.url)
        try second.log.next(containing: "letters of an earlier run")
        try receiver.waitForPost()
        try second.log.next(containing: "a letter was sent")
        second.signal(SIGTERM)
        #expect(try second.end() == 0)
        let store = try site.openStore()
        let letters = try await store.deliveries()
        #expect(try await store.testimonies().count == 1)
        #expect(letters.map(\.state) == [.sent])
        #expect(try await store.attempts(of: letters.first?.letter.id ?? "").map(\.outcome) == [.lost, .sent])
        #expect(receiver.posts.count == 1)
        #expect(try await store.integrityCheck().isEmpty)
    }

    @Test func aLetterUnderWayArrivesOnceAlthoughTheDaemonStops() async throws {
        let site = try Site()
        let receiver = try Receiver(isGated: true)
        let daemon = try site.start(webhook: receiver.url)
        let client = try LineClient(port: daemon.port(), nick: "lea")
        try tellStory(client)
        try receiver.waitForRequest()
        daemon.signal(SIGTERM)
        // Clients are told last thing before the worker is asked to end.
        try client.lines.next(containing: "ERROR")
        receiver.letThrough()
        #expect(try daemon.end() == 0)
        #expect(receiver.posts.count == 1)
        #expect(try await site.openStore().deliveries().map(\.state) == [.sent])
    }

    /// The commit of a turn and its replies are one; what is said again after a restart is what was not said.
    @Test func aConversationGoesOnAfterAKill() async throws {
        let site = try Site()
        let first = try site.start()
        try LineClient(port: first.port(), nick: "lea").say(Self.story, hears: "C’est bien ça")
        first.signal(SIGKILL)
        #expect(try first.end() == -SIGKILL)
        let second = try site.start()
        let client = try LineClient(port: second.port(), nick: "lea")
        try client.say("oui", hears: "3. on te cite, sans ton nom")
        try client.say("3", hears: "C’est gardé")
        #expect(!client.lines.lines.contains { $0.contains("Bonjour. Ici glane") })
        second.signal(SIGTERM)
        #expect(try second.end() == 0)
        #expect(try await site.openStore().testimonies().count == 1)
    }

    @Test(arguments: [("{port: 0}", "lea"), ("{port: 0, relay: true}", "max")])
    func aClientSpeaksForOthersOnlyWhereRelaysAreAllowed(line: String, speaker: String) throws {
        let site = try Site(line: line)
        let daemon = try site.start()
        let client = try LineClient(port: daemon.port(), nick: "lea")
        client.write(":max!m@h PRIVMSG glane :aide\r\n")
        try client.lines.next(containing: "PRIVMSG \(speaker) :")
    }

    /// A network repeats what it is not sure of; the id tells.
    @Test func aMessageThatComesTwiceIsHeardOnce() async throws {
        let site = try Site()
        let daemon = try site.start()
        let client = try LineClient(port: daemon.port(), nick: "lea")
        client.write("@msgid=1 PRIVMSG glane :\(Self.story)\r\n")
        client.write("@msgid=1 PRIVMSG glane :\(Self.story)\r\n")
        try client.lines.next(containing: "C’est bien ça")
        client.write("PING :fin\r\n")
        try client.lines.next(containing: "PONG")
        #expect(client.lines.lines.filter { $0.contains("C’est bien ça") }.count == 1)
    }

    @Test func whatWasLeftUnsaidIsSaidOnceAtTheReturn() async throws {
        let site = try Site()
        let key = try SpeakerKey.load(orCreateAt: site.folder.appending(path: "speakers.key").path)
        let store = try site.openStore()
        _ = try await store.commit(
            TurnCommit(
                site: "cesure", transport: "irc", conversation: key.pseudonym(.conversation, of: "irc:lea"),
                speaker: key.pseudonym(.speaker, of: "irc:lea"), session: nil, replies: ["Et c’était où ?"], now: 50))
        try store.close()
        let daemon = try site.start()
        let port = try daemon.port()
        let other = try LineClient(port: port, nick: "zoe")
        try other.say("aide", hears: "PRIVMSG zoe")
        #expect(!other.lines.lines.contains { $0.contains("Et c’était où ?") })
        let client = try LineClient(port: port, nick: "Lea")
        try client.lines.next(containing: "PRIVMSG Lea :Et c’était où ?")
        client.write("QUIT\r\n")
        try client.lines.finish()
        let again = try LineClient(port: port, nick: "lea")
        try again.say("aide", hears: "PRIVMSG lea")
        #expect(!again.lines.lines.contains { $0.contains("Et c’était où ?") })
    }

    @Test func aBrokenReloadKeepsWhatWasThere() throws {
        let site = try Site()
        try site.ownDialogs()
        let daemon = try site.start()
        let port = try daemon.port()
        try site.edit("codebook.yaml") { $0 + "\nno such key: 1\n" }
        daemon.signal(SIGHUP)
        try daemon.log.next(containing: "codebook.yaml:")
        try daemon.log.next(containing: "the old ones stay")
        try LineClient(port: port, nick: "lea").say("bonjour", hears: "Bonjour. Ici glane")
        try site.edit("codebook.yaml") { $0.replacing("\nno such key: 1\n", with: "") }
        try site.edit("fr/temoignage.yaml") { $0.replacing("Bonjour. Ici glane", with: "Salut. Ici glane") }
        daemon.signal(SIGHUP)
        try daemon.log.next(containing: "the data files were read again")
        try LineClient(port: port, nick: "zoe").say("bonjour", hears: "Salut. Ici glane")
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
    }

    @Test func theStatusTellsHowThingsAre() throws {
        let site = try Site()
        let daemon = try site.start()
        let port = try daemon.port()
        try LineClient(port: port, nick: "lea").say(Self.story, hears: "C’est bien ça")
        daemon.signal(SIGUSR1)
        let line = try daemon.log.next(containing: "open_conversations")
        #expect(line.contains("\"open_conversations\":1"))
        let data = try Data(contentsOf: site.status)
        let status = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(status["pid"] as? Int32 == daemon.process.processIdentifier)
        #expect((status["line"] as? [String: Any])?["port"] as? UInt16 == port)
        #expect(status["open_conversations"] as? Int == 1)
        #expect(status["dead_letters"] as? Int == 0)
        #expect((status["faults"] as? [String])?.first?.contains("GLANE_MATTERMOST_URL") == true)
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
        #expect(!FileManager.default.fileExists(atPath: site.status.path))
    }

    /// Files that may not grow any more behave like those on a full disk.
    @Test func aFullDiskIsToldAndLosesNothing() async throws {
        let site = try Site()
        let daemon = try site.start(limits: "trap '' XFSZ; ulimit -f 1400")
        let client = try LineClient(port: daemon.port(), nick: "lea")
        try client.say(Self.story, hears: "C’est bien ça")
        for _ in 0..<100 { client.say("aide") }
        try client.lines.next(containing: "Je n’arrive pas à garder ce que tu écris")
        try daemon.log.next(containing: "a message could not be kept")
        daemon.signal(SIGTERM)
        _ = try daemon.end()
        let later = try site.start()
        let again = try LineClient(port: later.port(), nick: "lea")
        try again.say("oui", hears: "3. on te cite, sans ton nom")
        try again.say("3", hears: "C’est gardé")
        later.signal(SIGTERM)
        #expect(try later.end() == 0)
        let store = try site.openStore()
        #expect(try await store.integrityCheck().isEmpty)
        #expect(try await store.testimonies().count == 1)
    }
}
