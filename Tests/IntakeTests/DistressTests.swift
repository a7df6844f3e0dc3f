import DialogEngine
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
            let after = try await talk.say("il fait froid ce soir dans l'atelier")
            #expect(after.says.map(\.text) == ["Le 3114 reste là, cette nuit comme demain."])
            talk.wait(seconds: 86_400)
            #expect(try await talk.say("hier une voisine m'a prêté sa bêche").says.last?.expects != nil)
        }
    }

    @Test(arguments: [
        "avant de venir ici je voulais mourir, maintenant je dors et je mange", "je suis au bout du couloir, local 12",
        "on était morts de rire", "à quoi bon une rampe si la porte est fermée", "un voisin est mort, on s'est réunis",
    ])
    func whatIsOverOrOnlySoundsSoIsTold(words: String) async throws {
        let outcome = try await Talk([]).say(words)
        #expect(outcome.closed != .distress)
        #expect(outcome.says.allSatisfy { !$0.text.contains("3114") })
    }
}
