import Foundation
import Store
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// Coordinators who review in private conversations, by what each writes (`>`) and hears (`<`).
struct DeskReviewTests {
    @Test func oneAfterTheOther() async throws {
        let room = try await DeskRoom()
        try await room.play(
            """
            marie> à relire
            marie< 3 témoignages à relire, le plus ancien d’abord.
            marie< 19 novembre 2026, 18 h 41. Peut être cité, sans nom.
            marie< « Une voisine nous a prêté une échelle. »
            marie< 1. Solidarité, en bien (sûr, 90 %)
            marie< Où : la cour.
            marie< « accepter », « rejeter : raison », « corriger », « note : … », « suivant », « annuler » ou « fini ».
            marie> Accepter.
            marie< Accepté.
            marie< 19 novembre 2026, 18 h 42. À compter seulement : ces mots ne sont pas à citer.
            marie< « Le bruit de la cour nous empêche de dormir, et personne ne répond. »
            marie< 1. Santé, en mal (sûr, 90 %) : « empêche de dormir »
            marie< 2. Lien social, en bien (sûr, 90 %) : « personne ne répond »
            marie< Où : la cour.
            marie> suivant
            marie< 19 novembre 2026, 18 h 43…
            marie< « Au bal, on a dansé avec les vigiles. »
            marie< 1. Lien social, en bien (sûr, 90 %)
            marie< Où : la cour.
            marie> rejeter
            marie< Pourquoi ? La raison est gardée avec la décision.
            marie> raconté deux fois
            marie< Écarté.
            marie< C’était le dernier. 1 témoignage à relire encore : « à relire » reprend au début.
            marie> fini
            marie< C’est fini. 1 témoignage à relire encore.
            """)
        #expect(try await room.store.testimony("aaaa-1")?.review == .accepted)
        #expect(try await room.store.testimony("cccc-3")?.review == .rejected)
        #expect(try await room.store.reviews(of: "cccc-3").map(\.note) == ["raconté deux fois"])
        let audit = try await room.store.audit(site: "cesure").map { "\($0.actor) \($0.action) \($0.subject ?? "")" }
        #expect(Set(audit) == ["irc/Marie review.accept aaaa-1", "irc/Marie review.reject cccc-3"])
    }

    @Test func codesAreCorrectedByTheirNumbers() async throws {
        let room = try await DeskRoom([DeskRoom.noise])
        try await room.play(
            """
            paul> À RELIRE !
            paul< 1 témoignage à relire.
            paul< 19 novembre…
            paul< « Le bruit…
            paul< 1. Santé…
            paul< 2. Lien social, en bien…
            paul< Où : la cour.
            paul< « accepter »…
            paul> corriger
            paul< « enlève 2 » retire l’effet 2…
            paul< « ajoute solidarité : les mots du texte »…
            paul> 2 : négatif
            paul< Corrigé : Lien social, en bien → en mal.
            paul< 19 novembre…
            paul< « Le bruit…
            paul< 1. Santé…
            paul< 2. Lien social, en mal…
            paul< Où : la cour.
            paul> enlève 3
            paul< Il n’y a pas d’effet 3 : les numéros vont de 1 à 2.
            paul> corriger : enlève le 2
            paul< Corrigé : − Lien social, en mal.
            paul< 19 novembre…
            paul< « Le bruit…
            paul< 1. Santé…
            paul< Où : la cour.
            paul> enlève 1
            paul< Il ne resterait aucun effet : mieux vaut écarter le témoignage, avec la raison.
            paul> ajoute cadre en mal
            paul< Quels mots du texte le disent, pour « Cadre de vie et attractivité du quartier » ?
            paul> le bruit de la rue
            paul< Ces mots ne sont pas dans le texte, tels quels et à la suite.
            paul> ajoute cadre en mal : le bruit de la cour
            paul< Corrigé : + Cadre de vie et attractivité du quartier, en mal.
            paul< 19 novembre…
            paul< « Le bruit…
            paul< 1. Cadre de vie…
            paul< 2. Santé…
            paul< Où : la cour.
            paul> note : demander à l’équipe technique
            paul< C’est noté.
            paul> annuler
            paul< Annulé, de nouveau corrigé.
            paul< 19 novembre…
            paul< « Le bruit…
            paul< 1. Santé…
            paul< Où : la cour.
            """)
        let record = try #require(await room.store.testimony("bbbb-2"))
        #expect(record.frame.observations.map(\.effect) == ["sante_bien_etre"])
        #expect(
            try await room.store.reviews(of: "bbbb-2").map(\.decision) == [.correct, .correct, .correct, .note, .undo])
        #expect(try await room.store.proposal(of: "bbbb-2")?.frame.observations.count == 2)
    }

    @Test func whoComesSecondIsToldAndOverwritesNothing() async throws {
        let room = try await DeskRoom([DeskRoom.ladder, DeskRoom.dance])
        try await room.say("à relire", as: "marie")
        try await room.say("à relire", as: "paul")
        try await room.play(
            """
            marie> 1 : négatif
            marie< Corrigé : Solidarité, en bien → en mal.
            marie< 19 novembre…
            marie< « Une voisine…
            marie< 1. Solidarité, en mal…
            marie< Où : la cour.
            paul> rejeter : une blague
            paul< Rien n’est écrit, quelqu’un a décidé entre-temps (corrigé par irc/Marie le 20 novembre 2026, 9 h 00). Relisez-le, puis décidez.
            paul< 19 novembre 2026, 18 h 43…
            paul< « Au bal…
            paul< 1. Lien social…
            paul< Où : la cour.
            marie> annuler
            marie< Annulé, de nouveau confirmé.
            marie< 19 novembre…
            marie< « Une voisine…
            marie< 1. Solidarité, en bien…
            marie< Où : la cour.
            """)
        #expect(try await room.store.testimony("aaaa-1")?.review == .confirmed)
        #expect(try await room.store.reviews(of: "aaaa-1").map(\.actor) == ["irc/Marie", "irc/Marie"])
    }

    @Test func nobodyTakesBackWhatAnotherDecided() async throws {
        let room = try await DeskRoom([DeskRoom.ladder])
        try await room.say("à relire", as: "marie")
        try await room.say("accepter", as: "marie")
        let accepted = try #require(await room.store.testimony("aaaa-1"))
        let seen = SeenTestimony(record: accepted, entries: try await room.store.reviews(of: "aaaa-1"))
        let desk = ReviewDesk(
            store: room.store, site: "cesure", clock: SiteClock(zone: "Europe/Paris"), codebook: shipped.codebook,
            sensitive: .none, extractor: { shipped.extractor! })
        _ = try await desk.decide(.reject, on: seen, by: "nadia", note: "une blague")
        let said = try await room.say("annuler", as: "marie")
        #expect(said.count == 1 && said[0].contains("écarté par nadia"))
        #expect(try await room.store.testimony("aaaa-1")?.review == .rejected)
    }

    /// The same words, told by whom they are told.
    @Test(arguments: ["à relire", "accepter", "2 : négatif", "fini", "rejeter : une blague", "aide", "annuler"])
    func aWitnessIsAnsweredAsEver(text: String) async throws {
        let (room, other) = (try await DeskRoom(), try await DeskRoom([]))
        #expect(try await room.say(text, as: "lea") == other.say(text, as: "lea"))
        #expect(try await room.say("à relire", as: "lea") == other.say("à relire", as: "lea"))
        #expect(try await room.store.audit(site: "cesure").isEmpty)
    }

    @Test func aRoleHoldsInPrivateAlone() async throws {
        let (room, other) = (try await DeskRoom(), try await DeskRoom([]))
        let said = try await room.say("à relire", as: "marie", isPrivate: false)
        #expect(try await said == other.say("à relire", as: "lea", isPrivate: false))
    }

    @Test(arguments: ["MARIE", "Root", "paul"]) func namesAreComparedAsTheNetworkDoes(nick: String) async throws {
        #expect(
            try await DeskRoom().say("à relire", as: nick).first == "3 témoignages à relire, le plus ancien d’abord.")
    }

    @Test func aCoordinatorTellsAStoryAsAnybody() async throws {
        let room = try await DeskRoom()
        let story = "Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d'ici."
        let asWitness = try await DeskRoom().say(story, as: "lea")
        #expect(try await room.say(story, as: "marie") == asWitness)
        try await room.say("à relire", as: "marie")
        #expect(try await room.say("accepter", as: "marie").first == "Accepté.")
        try await room.say("fini", as: "marie")
        #expect(try await room.say("oui", as: "marie").first?.hasPrefix("Qu’est-ce qu’on en fait") == true)
    }

    @Test func commandsOfTheDialogWorkBesideTheDesk() async throws {
        let room = try await DeskRoom()
        let ownData = try await DeskRoom().say("mes données", as: "lea")
        try await room.say("à relire", as: "marie")
        #expect(try await room.say("mes données", as: "marie") == ownData)
        #expect(try await room.say("bla bla", as: "marie").first?.hasPrefix("Pas compris.") == true)
        #expect(try await room.say("accepter", as: "marie").first == "Accepté.")
    }

    @Test func afterTwoHoursWordsAreAStoryAgain() async throws {
        let room = try await DeskRoom()
        try await room.say("à relire", as: "marie")
        room.wait(minutes: 121)
        let asWitness = try await DeskRoom().say("accepter", as: "lea")
        #expect(try await room.say("accepter", as: "marie") == asWitness)
        #expect(try await room.store.testimony("aaaa-1")?.review == .confirmed)
    }

    @Test func helpNamesTheDeskForCoordinatorsOnly() async throws {
        let room = try await DeskRoom()
        let (witness, coordinator) = (try await room.say("aide", as: "lea"), try await room.say("aide", as: "marie"))
        #expect(coordinator.starts(with: witness) && coordinator.count > witness.count)
        #expect(!witness.joined().contains("relire"))
    }

    @Test func aMessageThatComesTwiceDecidesOnce() async throws {
        let room = try await DeskRoom()
        try await room.say("à relire", as: "marie", id: "1")
        #expect(try await room.say("accepter", as: "marie", id: "2").first == "Accepté.")
        #expect(try await room.say("accepter", as: "marie", id: "2").isEmpty)
        #expect(try await room.store.testimony("bbbb-2")?.review == .confirmed)
    }

    @Test func whatIsErasedIsNeitherShownNorSaidLater() async throws {
        let room = try await DeskRoom([DeskRoom.ladder])
        try await room.say("à relire", as: "marie")
        #expect(try await room.store.unsaidReplies().contains { $0.text.contains("échelle") })
        try await room.say("effacer", as: "anna")
        try await room.say("oui", as: "anna")
        #expect(try await room.store.unsaidReplies().allSatisfy { !$0.text.contains("échelle") })
        try await room.play(
            """
            marie> accepter
            marie< Ce témoignage vient d’être effacé.
            marie< Plus rien à relire. « annuler » revient sur la dernière décision, « fini » s’arrête là.
            """)
    }

    @Test func whatIsStoredOfADeskHoldsNoWords() async throws {
        let room = try await DeskRoom()
        try await room.say("à relire", as: "marie")
        let conversation = room.key.pseudonym(.conversation, of: "irc:marie")
        let stored = try #require(await room.store.session(of: conversation)?.desk)
        #expect(stored.contains("aaaa-1") && !stored.contains("échelle"))
    }

    /// « Votre lundi » shows a review as it goes, up to the first lines of the last answer.
    @Test func theReadmeShowsIt() async throws {
        let readme = try String(contentsOf: checkout.appending(path: "README.md"), encoding: .utf8)
        let block = readme.components(separatedBy: "```text\n").compactMap { $0.components(separatedBy: "\n```").first }
            .first { $0.hasPrefix("> à relire") }
        let shown = try #require(block?.components(separatedBy: "\n"))
        let record = TestimonyRecord.told(
            "dddd-4", by: "anna", 0, "Au bal, on a dansé avec les vigiles. Le bruit nous empêche de dormir.",
            [
                ("lien_social", .positive, "dansé avec les vigiles"),
                ("sante_bien_etre", .positive, "empêche de dormir"),
            ],
            consent: .quote)
        var doubtful = record
        doubtful.frame.observations[1].confidence = 0.4
        doubtful.frame.places = []
        let room = try await DeskRoom([doubtful])
        var heard: [String] = []
        for line in shown where line.hasPrefix("> ") {
            heard += [line] + (try await room.say(String(line.dropFirst(2)), as: "marie")).map { "< " + $0 }
        }
        #expect(Array(heard.prefix(shown.count)) == shown)
    }
}
