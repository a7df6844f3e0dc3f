import DialogEngine
import TestimonyModel
import Testing

@testable import Intake

/// The consent question hears how people say it.
struct ConsentAnswerTests {
    private static let story = "samedi une voisine m'a prêté sa perceuse à l'atelier"

    private static var asked: StubbedTalk {
        var talk = StubbedTalk(story, [story: [StubbedTalk.Code(effect: "solidarite", evidence: story)]])
        talk.say("oui")
        return talk
    }

    @Test(
        "nothing is kept when somebody says so",
        arguments: ["bon rien", "non je veux rien garder", "rien du tout", "ne garde rien", "rien", "finalement rien"])
    func nothingIsKept(answer: String) {
        var talk = Self.asked
        #expect(talk.say(answer) == ["C’est effacé. Rien n’est gardé."])
        #expect(talk.closed == .declined && talk.saved == nil)
    }

    @Test(
        "a number that takes another back is the answer, two numbers beside each other are none",
        arguments: [
            ("3 ah non attends 2", Consent.count), ("2 non 3", .quote), ("4, en fait 3", .quote),
            ("2 finalement 3", .quote),
            ("1 ou 2", nil), ("3 non pas 4", nil), ("3 4", nil), ("2 non pas le 3", nil), ("2 plutôt que 3", nil),
            ("1 plutôt que 3", nil), ("3 non pas le 4", nil), ("2 pas 3 non 4", nil),
            ("deux tu comptes et c'est tout", .count), ("la troisième", .quote), ("trois fois rien", nil),
            ("trois, sans mon nom", .quote), ("un chiffre", .count), ("ah oui. 2", .count), ("2 fois", nil),
        ] as [(String, Consent?)])
    func theLastNumberCounts(answer: String, consent: Consent?) {
        var talk = Self.asked
        talk.say(answer)
        #expect(talk.saved?.consent == consent)
    }

    @Test("« c’est anonyme ? » is answered without a yes that some would misread, and the question comes again")
    func anonymityIsAnswered() {
        var talk = Self.asked
        let said = talk.say("c'est anonyme ?")
        #expect(
            said.count == 2 && said[0].hasPrefix("Je ne note pas ton nom") && said[1].hasPrefix("Un chiffre suffit"))
        #expect(talk.saved == nil)
    }
}
