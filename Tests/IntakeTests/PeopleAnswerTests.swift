import DialogEngine
import TestimonyModel
import Testing

@testable import Intake

/// Who took part: when it is asked, what answers it, and how the recap names them.
struct PeopleAnswerTests {
    private static let lent = "samedi quelqu'un m'a prêté une perceuse"
    private static let help = [lent: [StubbedTalk.Code(effect: "solidarite", evidence: lent)]]

    @Test(
        "who it was is not asked of what broke, was stolen or went wrong",
        arguments: [
            ("on m'a volé mon vélo dans la cour hier", "entretien_des_espaces"),
            ("on m'a regardé de travers à la cantine hier", "appartenance_exclusion"),
            ("l'ascenseur est en panne au hall depuis lundi", "entretien_des_espaces"),
        ])
    func harmHasNoAuthor(story: String, effect: String) {
        let code = StubbedTalk.Code(effect: effect, polarity: .negative, evidence: story)
        let talk = StubbedTalk(story, [story: [code]])
        #expect(talk.last.hasPrefix("C’est bien ça ?"), "\(talk.said)")
    }

    @Test(
        "who is not known, or nobody, is an answer and is not asked again",
        arguments: ["j'en sais rien", "personne, c'est une panne", "bah personne", "on sait pas"])
    func nobodyIsAnAnswer(answer: String) {
        var talk = StubbedTalk(Self.lent, Self.help)
        #expect(talk.last.hasPrefix("Quelqu’un du site"))
        #expect(talk.say(answer).first?.hasPrefix("On laisse vide.") == true)
        #expect(talk.session.draft.slots["publics"]?.isSettled == true)
        #expect(!talk.last.contains("du site"))
    }

    @Test("« tout le monde » is those of the site and the public")
    func everyoneIsTheSiteAndThePublic() {
        var talk = StubbedTalk(Self.lent, Self.help)
        talk.say("un peu tout le monde")
        #expect(Set(talk.session.draft.values(of: "publics")) == ["occupants", "visiteurs"])
    }

    @Test(
        "a recap names people by a noun group of the answer to who, or not at all",
        arguments: [
            (["une voisine", "dans la cour"], ", par une voisine"),
            (["c'est celui de ma fille", "dans la cour"], nil),
            (["j'habite en face", "dans la cour"], nil),
            (["passer", "rue Poliveau, une voisine du coin"], nil),
        ] as [([String], String?)])
    func peopleAreNamedByANounGroup(answers: [String], people: String?) {
        var talk = StubbedTalk(Self.lent, Self.help)
        for answer in answers { talk.say(answer) }
        let line = talk.said.first { $0.hasPrefix("1. ") } ?? ""
        #expect(line.hasPrefix("1. De l’entraide"), "\(talk.said)")
        #expect(people.map(line.contains) ?? !line.contains("par "), "\(line)")
    }

    @Test(
        "a floor is told as one says it",
        arguments: [
            ("au 2eme étage", "au 2e étage"), ("au 2e", "au 2e étage"), ("au 1er étage", "au 1er étage"),
            ("de l'étage", "dans les étages"), ("à l'étage", "dans les étages"),
            ("au premier étage", "au premier étage"),
        ])
    func floorsAreTold(answer: String, words: String) {
        var talk = StubbedTalk(Self.lent, Self.help)
        talk.say("une voisine")
        talk.say(answer)
        #expect(talk.said.contains { $0.hasSuffix(", " + words) }, "\(talk.said)")
    }
}
