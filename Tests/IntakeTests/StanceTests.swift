import Delivery
import Store
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// « Moi aussi » under a posted summary, by what each writes (`>`) and hears (`<`).
struct StanceTests {
    private static let agreed =
        "C’est noté : une personne de plus dit la même chose. Je garde cet avis sous un pseudonyme, sans mots, un par "
        + "personne. « pas d’accord aaaa » le change, « effacer » l’efface."

    private func stances(_ room: DeskRoom, on id: String = "aaaa-1") async throws -> Stances {
        try await room.store.stances(on: [id])
    }

    @Test func aPersonCountsOnceAndMayChangeTheirMind() async throws {
        let room = try await DeskRoom()
        for text in ["moi aussi aaaa", "Moi aussi « AAAA » !", "moi aussi aaaa"] {
            #expect(
                try await room.say(text, as: "lea") == [
                    Self.agreed.replacing("aaaa", with: text.contains("AAAA") ? "AAAA" : "aaaa")
                ])
        }
        try await room.say("moi aussi aaaa", as: "zoe")
        #expect(try await stances(room) == Stances(agree: 2))
        let changed = try await room.say("pas d'accord aaaa", as: "lea")
        #expect(changed.first?.hasPrefix("C’est noté : une personne n’est pas d’accord.") == true)
        #expect(try await stances(room) == Stances(agree: 1, disagree: 1))
    }

    @Test func aSignOfTheNetworkCountsAsTheWordsDo() async throws {
        let room = try await DeskRoom()
        try await room.say("moi aussi aaaa", as: "lea")
        #expect(try await room.react(InboundReaction(.agree, reference: "aaaa"), as: "zoe") == [Self.agreed])
        #expect(try await room.react(InboundReaction(.agree, reference: "aaaa"), as: "lea") == [Self.agreed])
        #expect(try await stances(room) == Stances(agree: 2))
        try await room.react(InboundReaction(.disagree, reference: "aaaa"), as: "zoe")
        #expect(try await stances(room) == Stances(agree: 1, disagree: 1))
        #expect(try await room.react(InboundReaction(.agree, reference: "fade"), as: "zoe") == [])
    }

    @Test func theAuthorDoesNotCount() async throws {
        let room = try await DeskRoom()
        #expect(try await room.say("moi aussi aaaa", as: "anna") == ["Ce récit compte déjà pour qui l’a raconté."])
        #expect(try await stances(room).isEmpty)
    }

    @Test func erasingTakesItBackAndMyDataNamesIt() async throws {
        let room = try await DeskRoom()
        try await room.say("moi aussi aaaa", as: "lea")
        let data = try await room.say("mes données", as: "lea")
        #expect(
            data.suffix(2) == [
                "Je n’ai aucun témoignage de toi.",
                "Je garde aussi 1 avis sous un récit d’autres personnes, sans mots. « effacer » l’efface.",
            ])
        try await room.say("effacer", as: "lea")
        try await room.say("oui", as: "lea")
        #expect(try await stances(room).isEmpty)
        #expect(try await room.say("mes données", as: "lea").allSatisfy { !$0.contains("avis") })
    }

    @Test func whatWasTakenBackOrNeverWasIsSaid() async throws {
        let room = try await DeskRoom()
        try await room.say("effacer", as: "anna")
        try await room.say("oui", as: "anna")
        #expect(try await room.say("moi aussi aaaa", as: "lea") == ["Ce récit n’est plus là."])
        #expect(try await room.say("moi aussi 3f9a", as: "lea") == ["Je ne connais aucun récit « 3f9a »."])
    }

    /// A story goes on where it stood, and words that are none of ours are a story.
    @Test func aDialogIsNotDisturbed() async throws {
        let (room, other) = (try await DeskRoom(), try await DeskRoom())
        let story = "Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d'ici."
        let asked = try await room.say(story, as: "lea")
        #expect(try await other.say(story, as: "lea") == asked)
        try await room.say("moi aussi aaaa", as: "lea")
        #expect(try await room.say("oui", as: "lea") == other.say("oui", as: "lea"))
        let tale = "moi aussi façade"
        #expect(try await room.say(tale, as: "zoe") == other.say(tale, as: "zoe"))
    }

    @Test func theSummaryBearsTheReference() async throws {
        let room = try await DeskRoom([DeskRoom.ladder])
        let writer = LetterWriter(store: room.store, site: DeskRoom.site)
        let letter = Letter(id: "l", destination: "nowhere", subject: .testimony("aaaa-1"))
        let text = try await writer.write(letter)?.text.inPlainSpaces
        #expect(text?.hasSuffix("\nÀ glane, en privé : « moi aussi aaaa » ou « pas d’accord aaaa »") == true)
    }

    @Test func theDigestCountsThem() async throws {
        let room = try await DeskRoom([DeskRoom.ladder, DeskRoom.dance])
        for nick in ["lea", "zoe"] { try await room.say("moi aussi aaaa", as: nick) }
        try await room.say("moi aussi cccc", as: "lea")
        try await room.say("pas d’accord cccc", as: "max")
        let digest = try await WeeklyDigest(store: room.store, site: DeskRoom.site).digest(
            of: ISOWeek(of: CivilDate("2026-11-19")!))
        #expect(digest.stances == Stances(agree: 2, disagree: 1))
        let text = digest.plainText.inPlainSpaces
        #expect(
            text.contains(
                "Sous les résumés de la semaine, 2 personnes disent : moi aussi, 1 personne n’est pas d’accord."))
        #expect(digest.json.contains(#""stances":{"agree":2,"disagree":1}"#))
    }
}
