import Store
import TestimonyModel
import Testing

@testable import Intake

/// Coordinators who ask the archive and write on the page in private conversations.
struct DeskArchiveTests {
    private static let told = (0..<4).map { number in
        var record = TestimonyRecord.told(
            "eeee-\(number)", by: "w\(number)", number, "Une voisine nous a prêté une échelle.",
            [("solidarite", .positive, "prêté une échelle")], consent: .quote)
        record.frame.facets["publics"] = ["voisins"]
        record.frame.observations[0].facets["publics"] = ["voisins"]
        return record
    }

    /// The answer of `glane ask`, line by line.
    @Test func aQuestionIsAnsweredAsByTheCommand() async throws {
        let room = try await DeskRoom(Self.told)
        let site = DeskRoom.site
        let archive = Archive(
            store: room.store, codebook: site.codebook, extractor: try #require(site.extractor),
            words: site.questionWords, sensitive: site.sensitiveWords, configuration: site.configuration)
        let question = "qu’est-ce qui a changé pour les voisins depuis mars ?"
        guard case .found(let answer) = try await archive.answer(question, at: Moment("2026-11-20T09:00:00+01:00")!)
        else { throw Missing() }
        let said = try await room.say("demander : \(question)", as: "marie")
        #expect(said == answer.lines.map(\.inPlainSpaces))
        #expect(said.contains("- 4 témoignages de 4 personnes."))
        #expect(said.contains { $0.contains("« prêté une échelle »") })
        #expect(try await room.say("Angles morts", as: "paul") == archive.blindSpots().lines.map(\.inPlainSpaces))
        #expect(try await room.say("demander : xyz", as: "marie").first?.hasPrefix("Rien dans cette question") == true)
    }

    private struct Missing: Error {}

    @Test func thePageIsWrittenAndShown() async throws {
        let room = try await DeskRoom()
        try await room.play(
            """
            marie> page : solidarite mots-clés coups de main, tables à dons
            marie< C’est écrit.
            marie< Solidarité :
            marie< mots-clés : coups de main, tables à dons
            marie> page : Solidarité note +++
            marie< C’est écrit.
            marie< Solidarité :
            marie< mots-clés : coups de main, tables à dons
            marie< note : +++ (3 sur 5)
            paul> page : lien social texte Une table à dons par étage : depuis le printemps.
            paul< C’est écrit.
            paul< Lien social :
            paul< texte (20 novembre 2026) : Une table à dons par étage : depuis le printemps.
            paul> page : lien social texte Merci à Fatima Benali.
            paul< C’est écrit. Attention : il y a un nom ou un numéro, et tout le monde lit la page.
            paul< Lien social :
            paul< texte (20 novembre 2026) : Merci à Fatima Benali.
            paul> page : solidarité mots-clés rien
            paul< C’est écrit.
            paul< Solidarité :
            paul< note : +++ (3 sur 5)
            paul> page : solidarité note
            paul< Solidarité :
            paul< note : +++ (3 sur 5)
            paul> page : solidarité note 9
            paul< La note va de + à +++++, ou de 1 à 5 ; « rien » l’enlève.
            paul> page : jardinage note 3
            paul< Quelle section ? …
            paul> page
            paul< « page : solidarité » montre ce qui est écrit…
            """)
        let notes = try await room.store.pageNotes(site: "cesure")
        #expect(notes.map { "\($0.section) \($0.author)" } == ["lien_social irc/paul", "solidarite irc/paul"])
        let audit = try await room.store.audit(site: "cesure").map { "\($0.actor) \($0.action) \($0.subject ?? "")" }
        #expect(
            audit == [
                "irc/Marie page.set solidarite", "irc/Marie page.set solidarite", "irc/paul page.set lien_social",
                "irc/paul page.set lien_social", "irc/paul page.set solidarite",
            ])
    }

    @Test func theReviewGoesOnBehindAQuestion() async throws {
        let room = try await DeskRoom()
        try await room.say("à relire", as: "marie")
        try await room.say("angles morts", as: "marie")
        try await room.say("page : solidarité note 4", as: "marie")
        #expect(try await room.say("accepter", as: "marie").first == "Accepté.")
    }

    @Test(arguments: [
        "demander : qu’est-ce qui a changé pour les voisins ?", "angles morts", "page : solidarité note +++", "page",
    ])
    func aWitnessIsAnsweredAsEver(text: String) async throws {
        var site = DeskRoom.site
        site.configuration.roles = .init()
        let (room, nobody) = (try await DeskRoom(), try await DeskRoom(site: site))
        #expect(try await room.say(text, as: "lea") == nobody.say(text, as: "lea"))
        #expect(try await room.store.pageNotes(site: "cesure").isEmpty)
    }

    @Test func aStoryThatBeginsLikeAPhraseStaysAStory() async throws {
        let story = "Demander de l’aide à une voisine, hier à la cantine : elle m’a prêté sa perceuse."
        let (room, other) = (try await DeskRoom(), try await DeskRoom())
        #expect(try await room.say(story, as: "marie") == other.say(story, as: "lea"))
    }
}
