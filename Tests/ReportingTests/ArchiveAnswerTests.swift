import TestimonyModel
import Testing

@testable import Reporting

/// What the archive answers, and what it keeps to itself.
struct ArchiveAnswerTests {
    private static func neighbours(_ count: Int, consent: Consent = .quote) -> [TestimonyRecord] {
        (1...count).map { index in
            .told(
                "n\(index)", by: "n\(index)", consent: consent, places: ["cantine"],
                [Told(effect: "lien_social", words: "on se salue, numéro \(index)", publics: ["voisins"])])
        }
    }

    private static let others: [TestimonyRecord] = [
        .told("o1", by: "o1", [Told(effect: "solidarite", polarity: .negative, words: "plus personne ne prête")]),
        .told("o2", by: "o2", consent: .count, [Told(effect: "solidarite", words: "jamais dit", publics: ["voisins"])]),
        .told("o3", by: "o3", [Told(effect: "reseaux", status: .wished, words: "un collectif")]),
        .told("o4", by: "o4", consent: .none, [Told(effect: "solidarite", words: "jamais dit")]),
        .told("o5", by: "o5", review: .rejected, [Told(effect: "solidarite", words: "jamais dit")]),
    ]

    private func answer(
        _ records: [TestimonyRecord], found: Set<String>? = nil, _ ask: (inout ArchiveQuestion) -> Void
    ) -> ArchiveAnswer {
        var question = ArchiveQuestion()
        ask(&question)
        return ArchiveAnswer(to: question, records, found: found, codebook: shippedCodebook)
    }

    @Test func aPublicIsAnsweredWithCountsWordsAndWhatIsUnknown() {
        let answer = answer(Self.neighbours(3) + Self.others) { question in
            question.publics = ["voisins"]
            question.from = CivilDate("2026-03-01")
        }
        #expect(
            plain(answer.markdown) == """
                # Voisin·e·s du quartier, depuis le 1er mars 2026

                - **3 témoignages de 3 personnes**.
                - En bien, 3 observations : lien social. En mal, aucune observation.

                ## Des mots

                - En bien : « on se salue, numéro 1 »
                - En bien : « on se salue, numéro 2 »

                ## Ce qu’on ne sait pas

                - Rien n’est raconté sur : santé ; insertion professionnelle ; capacité à agir ; solidarité ; réseau de \
                personnes ; sentiment d’inclusion ou d’exclusion ; égalité femmes/hommes ; cadre de vie et attractivité du \
                quartier ; entretien des espaces ; services publics et de proximité ; innovation publique.
                - 3 témoignages ne disent pas de qui ils parlent, ou ne peuvent être que comptés.

                """)
    }

    @Test(
        arguments: [
            (0, "Aucun témoignage n’en parle."), (1, "Moins de 3 personnes en parlent"),
            (2, "Moins de 3 personnes en parlent"), (3, "3 témoignages de 3 personnes"),
        ])
    func nothingIsBrokenDownBelowThreeWitnesses(count: Int, words: String) {
        let records = count == 0 ? [] : Self.neighbours(count)
        for ask: (inout ArchiveQuestion) -> Void in [
            { $0.publics = ["voisins"] }, { $0.places = ["cantine"] },
        ] {
            let answer = answer(records, ask)
            #expect(plain(answer.markdown).contains(words))
            #expect(answer.markdown.contains("on se salue") == (count > 2))
            #expect(answer.json.contains("on se salue") == (count > 2))
            #expect(answer.isWithheld == [1, 2].contains(count))
        }
    }

    @Test func whoMayOnlyBeCountedIsNobodysNeighbour() {
        #expect(answer(Self.neighbours(4, consent: .count)) { $0.publics = ["voisins"] }.testimonies == 0)
        #expect(answer(Self.neighbours(4, consent: .count)) { $0.places = ["cantine"] }.testimonies == 4)
    }

    @Test func aSignAndAnEffectRestrict() {
        let bad = answer(Self.neighbours(3) + Self.others) { $0.polarity = .negative }
        #expect(bad.testimonies == 1 && bad.positiveQuotes.isEmpty && bad.negativeQuotes.count == 1)
        let solidarity = answer(Self.neighbours(3) + Self.others) { $0.effects = ["solidarite"] }
        #expect((solidarity.testimonies, solidarity.witnesses) == (2, 2))
        #expect(solidarity.effects.map(\.positive) == [1] && solidarity.effects.map(\.negative) == [1])
        #expect(!solidarity.markdown.contains("jamais dit"))
        let wish = answer(Self.others) { $0.effects = ["reseaux"] }
        #expect(wish.wished == 1 && wish.effects.isEmpty)
    }

    @Test(
        arguments: [
            ("2026-11-18", "2026-11-18", 3), ("2026-11-19", nil, 0), (nil, "2026-11-17", 0), (nil, "2026-11-18", 3),
        ] as [(String?, String?, Int)])
    func theTimeIsThatOfTheTelling(from: String?, to: String?, count: Int) {
        let answer = answer(Self.neighbours(3)) { question in
            question.from = from.flatMap { CivilDate($0) }
            question.to = to.flatMap { CivilDate($0) }
        }
        #expect(answer.testimonies == count)
    }

    @Test func wordsThatLeadNowhereAreSaidAndDoNotHideTheRest() {
        let none = answer(Self.neighbours(3), found: []) { question in
            question.publics = ["voisins"]
            question.words = ["voiture"]
        }
        #expect(none.testimonies == 3)
        #expect(plain(none.markdown).contains("Aucun témoignage que l’on peut citer ne contient « voiture »."))
        let some = answer(Self.neighbours(4), found: ["n1", "n2", "n3"]) { $0.words = ["salue"] }
        #expect(some.testimonies == 3 && plain(some.title) == "« salue »")
        let few = answer(Self.neighbours(4), found: ["n1"]) { $0.words = ["salue"] }
        #expect(few.isWithheld && !few.markdown.contains("numéro 1"))
    }

    @Test func blindSpotsHaveOneQuestionEach() {
        let spots = BlindSpots(
            in: Self.neighbours(3) + Self.others, ArchiveQuestion(), codebook: shippedCodebook,
            publicOpenings: ["etudiants": "Tu apprends quoi ici ?"], effectOpenings: [:], breakdownFrom: 3)
        #expect(spots.publics.count == 8 && !spots.publics.contains { $0.id == "voisins" })
        #expect(spots.publics.first { $0.id == "etudiants" }?.opening == "Tu apprends quoi ici\u{A0}?")
        #expect(!spots.effects.contains { $0.id == "lien_social" })
        #expect(spots.effects.first { $0.id == "solidarite" }?.isRare == true)
        #expect(spots.effects.first { $0.id == "reseaux" }?.isRare == true)
        #expect(spots.effects.first { $0.id == "cadre_de_vie" }?.isRare == false)
        #expect(plain(spots.markdown).contains("- **Solidarité** (moins de 3 personnes) : "))
        #expect(spots.json.contains(#""witnesses":"few""#))
    }
}
