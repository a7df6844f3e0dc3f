import Delivery
import DialogEngine
import TestimonyModel
import Testing

@testable import Intake

/// A danger that is told gets its numbers at once, and coordinators learn that there is one.
struct AlertTests {
    private static let warned = try? siteData(
        language: "fr", environment: ["GLANE_MATTERMOST_URL": "http://127.0.0.1:9/hooks/essai"])

    @Test(arguments: [
        ("mon voisin de bureau me menace, hier il m'a frappée dans le hall", "3919"),
        ("un type du premier me frappe quand je passe, j'ai peur de revenir", "3919"),
        ("le vigile m'a agressée et menacée", "3919"),
        ("ce qui me frappe c'est que personne ne bouge quand un gars m'a cognée", "3919"),
        ("au secours y a le feu à la cantine", "18"), ("une dame est en train de faire un malaise dans la cour", "15"),
    ])
    func theNumbersAreGivenAtOnce(words: String, number: String) async throws {
        for before in [[], ["Hier au jardin une voisine m'a prêté sa bêche."]] {
            let talk = try await Talk(before)
            let outcome = try await talk.say(words)
            #expect(outcome.closed == nil)
            #expect(outcome.says.first?.text.contains(number) == true)
        }
    }

    /// Of a story once, of a call each time; coordinators are called once; and all of it again an hour later.
    @Test(arguments: [("il me menace tous les jours", false), ("au secours y a le feu", true)])
    func whatIsSaidAgainIsAnsweredAsItMust(words: String, isCall: Bool) async throws {
        let talk = try await Talk([], site: try #require(Self.warned))
        _ = try await talk.say(words)
        let again = try await talk.say(words)
        #expect(again.says.contains { $0.text.contains("112") } == isCall)
        #expect(try await talk.store.deliveries().count == 1)
        talk.wait(seconds: 3_600)
        #expect(try await talk.say(words).says.contains { $0.text.contains("112") })
        #expect(try await talk.store.deliveries().count == 2)
    }

    /// No questions about what a blow has changed, and where: the lines, and what may be kept.
    @Test func whoTellsOfViolenceIsOnlyReadBack() async throws {
        let outcome = try await Talk([]).say(
            "hier soir mon voisin m'a poussée dans le hall, il me menace depuis un mois")
        #expect(outcome.says.last?.expects == "confirm")
        let call = try await Talk([]).say("au secours y a le feu")
        #expect(call.says.allSatisfy { $0.expects == nil })
    }

    @Test(arguments: [
        "Ce qui m'a frappé, c'est le bruit.", "une voisine m'a donné un coup de main pour la caisse",
        "ce qui me frappe à la cantine c'est le calme", "l'accueil du lieu, ça m'a frappée par sa douceur",
        "on a fait un feu de camp dans la cour", "y a pas le feu",
        "j'ai plus peur de rentrer chez moi le soir depuis que la rue vit",
        "on respire plus depuis qu'il y a les arbres",
        "mon collègue me bat aux échecs tous les midis",
    ])
    func whatOnlySoundsSoIsNoAlert(words: String) async throws {
        let outcome = try await Talk([]).say(words)
        #expect(outcome.says.allSatisfy { !$0.text.contains("112") })
    }

    @Test func coordinatorsLearnThatAndNotWhoOrWhat() async throws {
        let site = try #require(Self.warned)
        for (words, alert) in [("je veux mourir", "distress"), ("mon mari me frappe", "violence")] {
            let talk = try await Talk([], site: site)
            let outcome = try await talk.say(words)
            #expect(outcome.says.contains { $0.text.hasPrefix("Je préviens l’équipe") })
            let letters = try await talk.store.deliveries().map(\.letter)
            #expect(
                letters.map(\.subject) == [.alert(alert)] && letters.map(\.destination) == ["mattermost-coordination"])
            let letter = try #require(letters.first)
            let text = try #require(try await LetterWriter(store: talk.store, site: site).write(letter)).text
            #expect(text.hasPrefix("glane, ") && text.contains("ni qui, ni quoi"))
            for word in words.split(separator: " ") where word.count > 3 { #expect(!text.contains(word)) }
        }
    }

    @Test func nobodyIsSaidToBeWarnedWhereNobodyIs() async throws {
        let talk = try await Talk([])
        let outcome = try await talk.say("je veux mourir")
        #expect(outcome.says.allSatisfy { !$0.text.contains("préviens") })
        #expect(try await talk.store.deliveries().isEmpty)
    }

    /// `effacer` and `stop` still answer as ever: somebody in distress keeps the rights.
    @Test func whoTakesItBackIsToldThatItIsGone() async throws {
        let talk = try await Talk(["je veux mourir"])
        #expect(
            try await talk.say("oublie ce que j'ai dit").says.map(\.text) == [
                "C’est effacé. L’équipe ne saura ni qui, ni quoi. Le 3114 reste là, cette nuit comme demain."
            ])
        #expect(try await talk.say("efface mes données").says.last?.expects == "confirm")
    }

    @Test func widerChannelsNeverGetAlerts() {
        let coordinators = Destination(name: "a", url: .environment("A"), audience: .coordinators)
        let wider = Destination(name: "b", url: .environment("B"), audience: .wider)
        #expect(coordinators.listens(to: .alert("fire")) && !wider.listens(to: .alert("fire")))
    }
}
