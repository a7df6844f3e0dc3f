import Foundation
import Store
import TestimonyModel
import Testing

/// Coordinators and witnesses at the line server of the real program.
@Suite(.serialized) struct DeskTests {
    private static let story =
        "Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d'ici. "
        + "Sans rien demander, entre le plat et le café."

    @Test func coordinatorsReviewAndWitnessesDoNot() async throws {
        let site = try Site(roles: "{coordinators: [irc/marie, irc/paul]}")
        let daemon = try site.start()
        let port = try daemon.port()
        let lea = try LineClient(port: port, nick: "lea")
        try lea.say(Self.story, hears: "C’est bien ça")
        try lea.say("oui", hears: "3. on te cite, sans ton nom")
        try lea.say("3", hears: "C’est gardé")
        try lea.say("à relire", hears: "PRIVMSG lea")
        let reading = try site.openStore()
        let id = try #require(await reading.testimonies().first?.id)
        let reference = try await reading.reference(of: id, site: "cesure")
        try reading.close()
        let zoe = try LineClient(port: port, nick: "Zoé")
        try zoe.say("moi aussi \(reference)", hears: "une personne de plus")
        try zoe.say("pas d’accord \(reference)", hears: "pas d’accord")
        try lea.say("moi aussi \(reference)", hears: "compte déjà")

        let marie = try LineClient(port: port, nick: "Marie")
        let paul = try LineClient(port: port, nick: "paul")
        for client in [marie, paul] { try client.say("à relire", hears: "1. Solidarité, en bien") }
        try marie.say("rejeter : raconté deux fois", hears: "Plus rien à relire.")
        try paul.say("accepter", hears: "écarté par irc/marie")
        try marie.say("annuler", hears: "Annulé, de nouveau confirmé.")
        try paul.say("à relire", hears: "accepter")
        try paul.say("accepter", hears: "Plus rien à relire.")
        // The log is for administrators: it holds neither words nor nicks.
        #expect(!daemon.log.lines.contains { $0.contains("manteaux") || $0.contains("marie") })
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
        #expect(!lea.lines.lines.contains { $0.contains("accepter") || $0.contains("Rien à relire") })
        let store = try site.openStore()
        let record = try #require(await store.testimonies().first)
        #expect(record.review == .accepted)
        #expect(try await store.stances(on: [record.id]) == Stances(disagree: 1))
        let audit = try await store.audit(site: "cesure").map { "\($0.actor) \($0.action)" }
        #expect(
            audit.sorted() == ["irc/marie review.reject", "irc/marie review.undo", "irc/paul review.accept"])
        try store.close()
    }
}
