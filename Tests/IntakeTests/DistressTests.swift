import DialogEngine
import TestimonyModel
import Testing

@testable import Intake

/// In distress the form stops, wherever it stands.
struct DistressTests {
    private static let story = "Hier au jardin une voisine m'a prêté sa bêche."

    @Test(arguments: [
        "je veux mourir", "jveux plus vivre", "Je ne veux plus vivre.", "j’ai envie d’en finir", "je suis au bout",
        "on me vire de mon atelier, je dors plus depuis des semaines, personne me répond, j'ai tout donné pour ce lieu "
            + "et là franchement je vois plus à quoi bon continuer",
    ])
    func aNumberIsGivenAndNothingIsKept(words: String) async throws {
        for before in [[], [Self.story], [Self.story, "oui"]] {
            let talk = try await Talk(before)
            let outcome = try await talk.say(words)
            #expect(outcome.closed == .distress)
            #expect(outcome.says.contains { $0.text.contains("3114") })
            #expect(outcome.says.allSatisfy { $0.expects == nil && !$0.text.contains("?") })
            #expect(try await talk.store.testimonies().isEmpty)
            let stays = ["Le 3114 reste là, cette nuit comme demain."]
            #expect(try await talk.say("il fait froid ce soir dans l'atelier").says.map(\.text) == stays)
            #expect(try await talk.say(" ").says.map(\.text) == stays)
            // Replies that nobody marked as said come first.
            #expect(try await talk.open().says.last.map { [$0.text] } == stays)
            // Midnight changes nothing.
            talk.wait(seconds: 86_399)
            #expect(try await talk.say("il fait froid").says.map(\.text) == stays)
            talk.wait(seconds: 1)
            #expect(try await talk.say("hier une voisine m'a prêté sa bêche").says.last?.expects != nil)
        }
    }

    @Test func aDayLaterNothingTellsThatItWas() async throws {
        let told = Moment("2026-11-19T18:40:00+01:00")!
        let talk = try await Talk(["je veux mourir"])
        #expect(try await talk.store.nextDeadline() == told.epochSeconds + 86_400)

        let aside = StubbedTalk("je veux mourir", [:]).session
        #expect(aside.asideSince == told)
        let context = shipped.context(
            now: told.adding(seconds: 86_400), newID: "n", conversation: "c", speaker: "s", held: Held())
        let turn = reduce(aside, .deadline, context)
        #expect(turn.session.asideSince == nil && turn.deadline == nil && turn.effects.isEmpty)
    }

    @Test(arguments: [
        "avant de venir ici je voulais mourir, maintenant je dors et je mange", "je suis au bout du couloir, local 12",
        "on était morts de rire", "à quoi bon une rampe si la porte est fermée", "un voisin est mort, on s'est réunis",
        "je veux en finir avec ce questionnaire",
    ])
    func whatIsOverOrOnlySoundsSoIsTold(words: String) async throws {
        let outcome = try await Talk([]).say(words)
        #expect(outcome.closed != .distress)
        #expect(outcome.says.allSatisfy { !$0.text.contains("3114") })
    }
}
