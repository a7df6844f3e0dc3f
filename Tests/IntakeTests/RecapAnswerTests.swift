import DialogEngine
import TestimonyModel
import Testing

@testable import Intake

/// What a witness may say of the recap: the other way round, one thing more, not that day.
struct RecapAnswerTests {
    private static let story = "le bureau est tenu par des femmes maintenant, samedi à l'atelier c'était la fête"
    private static let code = StubbedTalk.Code(
        effect: "egalite_homme_femme", polarity: .negative, evidence: "le bureau est tenu par des femmes maintenant")

    @Test(
        "an effect that was read the wrong way round is turned, and its quotation stays",
        arguments: [
            "non c'est mieux pas moins", "c'est positif", "au contraire", "1 plus d'égalité", "1 → c'est positif",
            "1. c'est positif", "non, au contraire", "c'est pas négatif",
        ])
    func anEffectIsTurnedRound(answer: String) {
        var talk = StubbedTalk(Self.story, [Self.story: [Self.code]])
        #expect(talk.said.contains { $0.hasPrefix("1. Moins d’égalité") })
        let said = talk.say(answer)
        #expect(said.count == 1 && said[0].hasPrefix("1. Plus d’égalité entre femmes et hommes"), "\(said)")
        #expect(said[0].contains(" ». Le reste ne bouge pas."), "a full stop ends the line: \(said)")
        #expect(talk.observations.map(\.evidence) == [Self.code.evidence])
        #expect(talk.say("1 c'est pire").first?.hasPrefix("1. Moins d’égalité") == true)
    }

    @Test(
        "at the choice of a part, an effect is turned as well",
        arguments: ["c'est positif", "plus d'égalité"])
    func anEffectIsTurnedAtItsLine(answer: String) {
        var talk = StubbedTalk(Self.story, [Self.story: [Self.code]])
        talk.say("1")
        talk.say(answer)
        #expect(talk.observations.map(\.polarity) == [.positive])
    }

    @Test(
        "only what is meant is turned",
        arguments: [
            ("plus de travail", false), ("oui c'est mieux", false), ("3 au contraire", false), ("c'est positif", true),
            ("c'est plus d'égalité", true),
        ])
    func nothingElseIsTurned(answer: String, isTurned: Bool) {
        let other = StubbedTalk.Code(effect: "cadre_de_vie", evidence: "samedi à l'atelier c'était la fête")
        var talk = StubbedTalk(Self.story, [Self.story: [Self.code, other]])
        talk.say(answer)
        #expect(talk.observations.map(\.polarity) == [isTurned ? .positive : .negative, .positive])
    }

    @Test("what was read as missing and goes well is there")
    func anAbsenceIsTurnedIntoAPresence() {
        var code = Self.code
        code.status = .absent
        var talk = StubbedTalk(Self.story, [Self.story: [code]])
        talk.say("c'est positif")
        #expect(talk.observations.map(\.polarity) == [.positive])
        #expect(talk.observations.map(\.status) == [.observed])
    }

    @Test(
        "the recap takes more of the story",
        arguments: [
            ("non, ajoute qu'on a monté notre boîte ensemble", "on a monté notre boîte ensemble", "capacite_agir"),
            ("et ça me fait du bien à moi aussi", "ça me fait du bien à moi aussi", "sante_bien_etre"),
            ("il manque que Nour est venue", "[prénom] est venue", nil),
        ])
    func theStoryGoesOn(answer: String, added: String, effect: String?) {
        let codes = effect.map { [added: [StubbedTalk.Code(effect: $0, evidence: added)]] } ?? [:]
        var talk = StubbedTalk(Self.story, [Self.story: [Self.code]].merging(codes) { $1 })
        let said = talk.say(answer)
        #expect(talk.observations.map(\.effect) == [Self.code.effect] + [effect].compactMap { $0 })
        #expect(talk.session.draft.text == Self.story + "\n" + added)
        #expect(said.filter { $0.hasPrefix("1. ") || $0.hasPrefix("2. ") }.count == 2, "the recap comes again: \(said)")
    }

    @Test("« et c’était mardi » corrects the day and adds nothing")
    func aCorrectionIsNoAddition() {
        var talk = StubbedTalk(Self.story, [Self.story: [Self.code]])
        #expect(talk.say("et c'était mardi").last?.contains("Mardi 17 novembre") == true)
        #expect(talk.session.draft.text == Self.story)
    }

    private static let party = "samedi à l'atelier une voisine m'a prêté sa perceuse"

    @Test(
        "a quotation does not hold the day or the place that was taken back",
        arguments: [
            ("non c'était mardi", "samedi"), ("c'est pas l'atelier c'est le couloir", "l'atelier"),
        ])
    func aQuotationHoldsNothingTakenBack(answer: String, old: String) {
        var talk = StubbedTalk(
            Self.party, [Self.party: [StubbedTalk.Code(effect: "solidarite", evidence: Self.party)]])
        let said = talk.say(answer)
        #expect(said.count == 2, "the new quotation is read back: \(said)")
        #expect(!said.joined().contains(old))
        #expect(talk.observations.allSatisfy { Self.party.contains($0.evidence) && !$0.evidence.isEmpty })
        #expect(talk.observations[0].evidence.hasSuffix("une voisine m'a prêté sa perceuse"))
        talk.say("oui")
        talk.say("3")
        let kept = talk.saved?.frame.observations.first
        #expect(kept.map { !$0.evidence.contains(old) } == true)
    }
}
