import DialogFormat
import Intake
import TestimonyModel
import Testing

@testable import GlaneCommand

struct KioskTests {
    private static let welcome = "Qu’est-ce que tu as vu ou vécu ici ?"

    @Test func aStoryIsToldConfirmedAndKeptAndTheScreenIsForTheNext() async throws {
        let canteen = try Canteen()
        let tablet = try await canteen.run(
            .sees(Self.welcome), .look { #expect($0.hint?.contains("Une minute sans rien écrire") == true) },
            .say(Program.story), .sees("C’est bien ça ?"), .look { #expect($0.hint == nil && $0.said.count == 3) },
            .say("oui"), .sees("Qu’est-ce qu’on en fait ?"), .say("3"), .sees("C’est gardé"),
            .look { #expect($0.hint?.contains("« effacer »".typeset) == true && !$0.asks) }, .type("\r"),
            .sees(Self.welcome), .look { #expect($0.typed.isEmpty && $0.said.count == 3) })
        #expect(tablet.wipes == 2 && canteen.posts == 1)
        let kept = try await canteen.store.testimonies()
        #expect(kept.map(\.consent) == [.quote] && kept[0].frame.observations.map(\.effect) == ["solidarite"])
        #expect(try await canteen.rows() == 1 + canteen.store.deliveries().count, "no session and no reply is stored")
    }

    /// Not erased: never written. A power cut in the middle leaves nothing either.
    @Test func anUnfinishedStoryIsNeverInTheStore() async throws {
        let canteen = try Canteen()
        let holdsNothing: (KioskPage) throws -> Void = { _ in
            let isThere = try canteen.holds("manteaux")
            #expect(!isThere)
        }
        try await canteen.run(
            .say(Program.story), .sees("C’est bien ça ?"), .look(holdsNothing), .say("oui"), .look(holdsNothing),
            .silence(60), .sees(Self.welcome))
        #expect(try await canteen.rows() == 0)
        for word in ["manteaux", "cantine"] { #expect(try !canteen.holds(word)) }
        try await canteen.run(.say(Program.story), .say("oui"), .say("3"))
        #expect(try canteen.holds("manteaux"), "else the test proves nothing")
    }

    @Test func aMinuteOfSilenceWipesAfterAQuestion() async throws {
        let tablet = try await Canteen().run(
            .silence(100_000), .sees(Self.welcome), .say(Program.story), .silence(44),
            .look { #expect($0.notice == nil) }, .silence(1),
            .look { #expect($0.notice?.hasPrefix("Il y a quelqu’un") == true) }, .silence(14), .sees("C’est bien ça ?"),
            .silence(1), .sees(Self.welcome), .look { #expect($0.notice == nil) })
        #expect(tablet.wipes == 2)
    }

    @Test func whoeverTypesIsThere() async throws {
        let tablet = try await Canteen().run(
            .say(Program.story), .silence(50), .look { #expect($0.notice != nil) }, .type("o"),
            .look { #expect($0.notice == nil && $0.typed.text == "o") }, .silence(40), .type("u"), .silence(40),
            .type("i\r"), .sees("Qu’est-ce qu’on en fait ?"))
        #expect(tablet.wipes == 1)
    }

    @Test func aHalfTypedLineIsNobodysAfterAMinute() async throws {
        let tablet = try await Canteen().run(
            .type("ma voisine Fatou"), .silence(60), .sees(Self.welcome), .look { #expect($0.typed.isEmpty) },
            .type("\u{1B}[A"), .look { #expect($0.typed.isEmpty, "no line is remembered") })
        #expect(tablet.wipes == 2)
    }

    /// The key that wakes a sleeping machine is somebody else's.
    @Test func aMachineThatSleptHasForgotten() async throws {
        let tablet = try await Canteen().run(
            .say(Program.story), .type("ou"), .sleep(3_600), .type("i\r"), .sees(Self.welcome),
            .look { #expect($0.typed.isEmpty) })
        #expect(tablet.wipes == 2)
    }

    @Test func somethingOnTheKeyboardIsNobody() async throws {
        let tablet = try await Canteen().run(
            .type(String(repeating: "x", count: TypedLine.limit)), .silence(30), .type("xxx"), .silence(30),
            .sees(Self.welcome))
        #expect(tablet.wipes == 2)
    }

    @Test(arguments: ["\u{3}", "\u{4}", "\u{1A}", "\u{1C}", "\u{1B}", "\r", "\u{7F}"])
    func noKeyOfAPasserByLeavesOrBegins(key: String) async throws {
        let tablet = try await Canteen().run(
            .type(key), .sees(Self.welcome), .silence(10_000), .say(Program.story), .type(key), .sees("C’est bien ça ?")
        )
        #expect(tablet.wipes == 1)
    }

    @Test func theExitWordLeavesAnywhereAndOnlyAlone() async throws {
        let canteen = try Canteen()
        let after = { @Sendable (_: KioskPage) in _ = Issue.record("it went on") }
        try await canteen.run(exitWord: "Sésame ferme-toi", .say("Sésame ferme-toi"), .look(after))
        try await canteen.run(
            exitWord: "Sésame ferme-toi", .say(Program.story), .say(" Sésame ferme-toi "), .look(after))
        let heard = try await canteen.run(
            exitWord: "sésame", .say("sésame sésame"), .say("Sésame"), .look { #expect($0.said.last != nil) })
        #expect(heard.wipes == 1)
        #expect(try await canteen.rows() == 0)
    }

    @Test func nobodyIsLinkedToWhoSpokeBefore() async throws {
        let canteen = try Canteen()
        try await canteen.run(
            .say(Program.story), .say("oui"), .say("2"), .type("\r"), .say("mes données"),
            .look { #expect($0.said.first?.hasPrefix("Ici je ne reconnais personne") == true) },
            .say(Program.story), .say("oui"), .say("2"))
        let speakers = try await canteen.store.testimonies().map(\.speaker)
        #expect(speakers.count == 2 && Set(speakers).count == 2)
    }

    @Test(arguments: [
        ("effacer", ["oui"], "C’est effacé."), ("stop", [], "J’arrête. Rien n’est gardé"),
        ("efface tout", ["oui"], "C’est effacé."),
    ])
    func whatWasKeptCanBeTakenBackWhileItsPageStands(word: String, then: [String], said: String) async throws {
        let canteen = try Canteen()
        let steps: [ScriptedTablet.Step] =
            [.say(Program.story), .say("oui"), .say("3"), .say(word)] + then.map { .say($0) } + [.sees(said)]
        try await canteen.run(steps)
        #expect(try await canteen.store.testimonies().isEmpty)
        #expect(try !canteen.holds("manteaux"))
    }

    @Test func afterANoToTheErasureTheLastPageStandsAgain() async throws {
        let canteen = try Canteen()
        let tablet = try await canteen.run(
            .say(Program.story), .say("oui"), .say("3"), .say("effacer"), .look { #expect($0.asks) }, .say("non"),
            .sees("D’accord, je n’efface rien"), .look { #expect($0.hint?.contains("effacer") == true) }, .type("\r"),
            .sees(Self.welcome))
        #expect(tablet.wipes == 2)
        #expect(try await canteen.store.testimonies().count == 1)
    }

    @Test(arguments: ["merci", "ok", "non", "", "  "])
    func aGoodbyeEndsTheLastPage(word: String) async throws {
        let tablet = try await Canteen().run(
            .say(Program.story), .say("oui"), .say("1"), .sees("C’est effacé."), .say(word), .sees(Self.welcome))
        #expect(tablet.wipes == 2)
    }

    @Test func aStoryUnderTheLastWordsIsTheNextPersons() async throws {
        let canteen = try Canteen()
        let tablet = try await canteen.run(
            .say(Program.story), .say("oui"), .say("2"), .say(Program.story), .sees("C’est bien ça ?"), .say("oui"),
            .say("2"))
        #expect(tablet.wipes == 2)
        #expect(Set(try await canteen.store.testimonies().map(\.speaker)).count == 2)
    }

    @Test func lastWordsStandHalfAMinute() async throws {
        let tablet = try await Canteen().run(
            .say(Program.story), .say("oui"), .say("2"), .silence(29), .sees("C’est compté"), .silence(1),
            .sees(Self.welcome))
        #expect(tablet.wipes == 2)
    }

    @Test func numbersToCallStandLongerAndWhoeverAsksIsAnswered() async throws {
        let canteen = try Canteen()
        let tablet = try await canteen.run(
            .say("je dors plus, je suis au bout, je veux mourir"),
            .look { #expect($0.said.joined().contains("3114") && !$0.asks) }, .silence(89),
            .look { #expect($0.said.joined().contains("3114")) }, .say("c'est un robot quoi"),
            .look { #expect($0.said.joined().contains("3114")) }, .silence(90), .sees(Self.welcome))
        #expect(tablet.wipes == 2)
        #expect(try !canteen.holds("mourir"))
    }

    @Test func aPauseIsNotPromised() async throws {
        try await Canteen().run(
            .say(Program.story), .say("pause"),
            .look { #expect($0.said.first?.plainlySpaced.hasPrefix("Ici rien ne t’attend :") == true) },
            .sees("Ce que j’ai noté est juste ?"), .say("oui"), .sees("Qu’est-ce qu’on en fait ?"))
    }

    @Test func anotherThingIsToldAtOnce() async throws {
        let tablet = try await Canteen().run(
            .say(Program.story), .say("autre chose"), .look { #expect($0.asks && $0.hint == nil) },
            .say("Quelqu'un m'a prêté une perceuse mardi."), .sees("Quelqu’un du site"))
        #expect(tablet.wipes == 1)
    }

    @Test func itSpeaksAsTheSiteDoes() async throws {
        var formal = Configuration()
        formal.site.isFormal = true
        try await Canteen().run(
            site: Canteen.read(formal), .say(Program.story), .say("pause"),
            .look { #expect($0.said.first?.hasPrefix("Ici rien ne vous attend") == true) })
        try await Canteen().run(
            site: Canteen.read(Configuration(), language: "en"), .say(Program.story), .silence(45),
            .look { #expect($0.notice?.hasPrefix("Is somebody there?") == true) })
    }
}

extension String {
    /// With the no-break spaces of what is said.
    fileprivate var typeset: String { replacing("« ", with: "«\u{a0}").replacing(" »", with: "\u{a0}»") }
}
