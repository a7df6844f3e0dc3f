import DialogEngine
import DialogFormat
import TestimonyModel
import Testing

@testable import Intake

/// The question for the effect understands every word that it offers.
struct EffectAnswerTests {
    private static let story = "samedi c'était la fanfare"

    private static let answers: [(answer: String, effect: String, polarity: Polarity)] = [
        ("des rencontres", "lien_social", .positive), ("rencontres", "lien_social", .positive),
        ("ça fait des rencontres", "lien_social", .positive), ("un coup de main", "solidarite", .positive),
        ("entraide", "solidarite", .positive), ("c'est de l'entraide", "solidarite", .positive),
        ("aide", "solidarite", .positive), ("du bien-être", "sante_bien_etre", .positive),
        ("bien être", "sante_bien_etre", .positive), ("bruit", "sante_bien_etre", .negative),
        ("froid", "sante_bien_etre", .negative), ("le froid", "sante_bien_etre", .negative),
        ("du travail", "insertion_professionnelle", .positive), ("un projet", "capacite_agir", .positive),
        ("le lieu", "entretien_des_espaces", .positive), ("le quartier", "cadre_de_vie", .positive),
        ("Quartier !", "cadre_de_vie", .positive), ("pas de l'entraide, des rencontres", "lien_social", .positive),
        ("moins de bruit", "sante_bien_etre", .positive), ("moins de rencontres", "lien_social", .negative),
    ]

    @Test("every choice of the effect question is an answer to it, and the story is quoted", arguments: answers)
    func everyChoiceIsAnAnswer(answer: String, effect: String, polarity: Polarity) {
        var talk = StubbedTalk(Self.story, [Self.story: []])
        #expect(talk.last.hasPrefix("Qu’est-ce que ça a changé"))
        talk.say(answer)
        #expect(talk.observations.map(\.effect) == [effect])
        #expect(talk.observations.map(\.polarity) == [polarity])
        #expect(talk.observations.map(\.evidence) == [Self.story])
        #expect(talk.session.draft.values(of: "where").isEmpty, "an effect is no place")
    }

    @Test("what else the answer tells is heard")
    func whatElseIsToldIsHeard() {
        var talk = StubbedTalk(Self.story, [Self.story: []])
        talk.say("c'est de l'entraide, c'était au jardin")
        #expect(talk.observations.map(\.effect) == ["solidarite"])
        #expect(talk.session.draft.values(of: "where") == ["jardin"])
    }

    @Test(
        "a few words more are heard, and a sentence is told rather than named",
        arguments: [
            ("entraide, au jardin samedi", ["solidarite"], ["jardin"]),
            ("ça m'a appris à réparer au lieu de jeter", [], []), ("ça manque de rencontres", [], []),
        ] as [(String, [String], [String])])
    func oneWordOfASentenceIsNoAnswer(answer: String, effects: [String], places: [String]) {
        var talk = StubbedTalk(Self.story, [Self.story: []])
        talk.say(answer)
        #expect(talk.observations.map(\.effect) == effects)
        #expect(talk.session.draft.values(of: "where") == places)
    }

    @Test("asked again, the question gives examples and not its list once more")
    func theListIsSaidOnce() {
        var talk = StubbedTalk(Self.story, [Self.story: []])
        #expect(
            talk.say("zz") == ["Un mot suffit, par exemple « entraide », « du bruit » ou « un projet ». Ou « passer »."]
        )
    }

    @Test("words that ask for help still do at the effect question", arguments: ["aide-moi", "/aide", "?", "à l'aide"])
    func helpIsStillHelp(word: String) {
        var talk = StubbedTalk(Self.story, [Self.story: []])
        let said = talk.say(word)
        #expect(said.first?.hasPrefix("Réponds avec tes mots.") == true)
        #expect(talk.observations.isEmpty)
    }

    @Test("« rien » leaves the effect open and is not asked again", arguments: ["rien", "bah ça a rien changé"])
    func nothingIsAnAnswer(word: String) {
        var talk = StubbedTalk(Self.story, [Self.story: []])
        #expect(talk.say(word).first?.hasPrefix("On laisse vide.") == true)
    }

    @Test(
        "a wish is asked what it would be for, and stays a wish",
        arguments: ["je voudrais apprendre la soudure", "j'aimerais bien qu'il y ait un cours de français le soir"])
    func aWishHasChangedNothingYet(wish: String) {
        var talk = StubbedTalk(wish, [wish: []])
        #expect(talk.last.hasPrefix("Ce serait pour quoi"))
        talk.say("du travail")
        #expect(talk.observations.map(\.status) == [.wished])
        talk.say("1")
        #expect(!talk.say("ce qui s'est passé").joined().contains("ça a changé"))
    }

    @Test(
        "in English too",
        arguments: [
            ("meeting people", "lien_social"), ("a hand", "solidarite"), ("help", "solidarite"),
            ("well-being", "sante_bien_etre"), ("noise", "sante_bien_etre"), ("the place", "entretien_des_espaces"),
            ("it's work", "insertion_professionnelle"), ("the neighbourhood", "cadre_de_vie"),
        ])
    func inEnglishToo(answer: String, effect: String) throws {
        var talk = StubbedTalk(Self.story, [Self.story: []], data: try siteData(language: "en"))
        #expect(talk.last.hasPrefix("What did it change"))
        talk.say(answer)
        #expect(talk.observations.map(\.effect) == [effect])
    }
}
