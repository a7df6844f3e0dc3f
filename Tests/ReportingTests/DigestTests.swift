import TestimonyModel
import Testing

@testable import Reporting

struct DigestTests {
    @Test(arguments: [
        (TestimonyRecord.told("t", on: "2026-11-16T00:00:00+01:00", [Told(effect: "reseaux")]), 1),
        (.told("t", on: "2026-11-22T23:59:59+01:00", [Told(effect: "reseaux")]), 1),
        // 22:30 UTC on Sunday is Sunday in Paris, 23:30 UTC is Monday: the record says so by its offset.
        (.told("t", on: "2026-11-23T00:30:00+01:00", [Told(effect: "reseaux")]), 0),
        (.told("t", on: "2026-11-15T23:59:59+01:00", [Told(effect: "reseaux")]), 0),
        (TestimonyRecord.told("t", [Told(effect: "reseaux")]).confirmed(nil), 0),
        (.told("t", consent: .none, [Told(effect: "reseaux")]), 0),
        (.told("t", consent: .count, [Told(effect: "reseaux")]), 1),
        (.told("t", review: .proposed, [Told(effect: "reseaux")]), 0),
        (.told("t", review: .rejected, [Told(effect: "reseaux")]), 0),
        (.told("t", review: .accepted, [Told(effect: "reseaux")]), 1),
        (.told("t", review: .corrected, [Told(effect: "reseaux")]), 1),
        (.told("t", isTestimony: false), 0),
    ])
    func whatCountsIsConfirmedWithinTheWeek(record: TestimonyRecord, count: Int) {
        #expect(Digest.of([record]).testimonies.now == count)
    }

    @Test func theSameListMayServeForBothWeeks() {
        let all = DigestGoldenTests.full + DigestGoldenTests.before
        #expect(Digest.of(all, before: all) == Digest.of(DigestGoldenTests.full, before: DigestGoldenTests.before))
    }

    @Test func theOrderOfTheRecordsDoesNotMatter() {
        let digest = Digest.of(DigestGoldenTests.full, before: DigestGoldenTests.before)
        #expect(Digest.of(DigestGoldenTests.full.reversed(), before: DigestGoldenTests.before.reversed()) == digest)
    }

    @Test func wishesAndLacksAreInNoFigureOfAnEffect() {
        let digest = Digest.of([
            .told(
                "t1",
                [
                    Told(effect: "reseaux", status: .wished), Told(effect: "lien_social", status: .absent),
                    Told(effect: "sante_bien_etre", polarity: .negative, status: .wished),
                ])
        ])
        #expect(digest.levels.isEmpty)
        #expect(digest.wished.map(\.label) == ["Réseau de personnes"])
        #expect(digest.absent.map(\.label) == ["Lien social"])
        #expect(digest.feared.map(\.label) == ["Santé"])
        #expect(digest.silences.count == 9)
    }

    @Test func aSilentEffectStillCountsInTheChangeOfItsLevel() {
        let digest = Digest.of(
            [.told("t1", [Told(effect: "lien_social")])],
            before: [.told("b1", on: "2026-11-11T09:00:00+01:00", [Told(effect: "sante_bien_etre")])])
        #expect(digest.levels[0].signs.positive == Digest.Tally(now: 1, past: [1]))
    }

    @Test(
        arguments: [
            (Consent.count, nil, false, nil), (.quote, "Rahel", true, nil), (.attributed, "Rahel", true, "Rahel"),
            (.attributed, nil, true, nil), (.attributed, " ", true, nil),
        ] as [(Consent, String?, Bool, String?)])
    func wordsAreRepeatedAsConsentAllows(consent: Consent, attribution: String?, isQuoted: Bool, name: String?) {
        let digest = Digest.of([
            .told("t1", consent: consent, attribution: attribution, [Told(effect: "reseaux", words: "des mots à elle")])
        ])
        #expect(digest.levels[0].effects[0].positiveQuotes.isEmpty == !isQuoted)
        #expect(digest.levels[0].effects[0].positiveQuotes.first?.attribution == name)
        #expect(digest.markdown.contains("des mots à elle") == isQuoted)
        #expect(digest.markdown.contains("Rahel") == (name != nil))
    }

    @Test(
        arguments: [
            ("", nil), ("…", nil), ("12 !", nil), ("merci Fatou pour tout", nil),
            ("@all venez", "@\u{200B}all venez"), ("ligne\n# titre", "ligne #\u{200B} titre"),
        ] as [(String, String?)])
    func aQuoteIsHarmlessOrLeftOut(words: String, quote: String?) {
        let digest = Digest.of([.told("t1", personal: ["Fatou", ""], [Told(effect: "reseaux", words: words)])])
        #expect(digest.levels[0].effects[0].positiveQuotes.map(\.text) == [quote].compactMap { $0 })
        #expect(digest.levels[0].signs.positive.now == 1)
    }

    @Test func theGoodAndTheBadHaveTheSameRoomAndDifferentVoices() {
        let records = (0..<6).flatMap { index in
            [Polarity.positive, .negative].map { sign in
                TestimonyRecord.told(
                    "t\(index)\(sign)", by: "s\(index / 3)\(sign)",
                    [Told(effect: "reseaux", polarity: sign, words: "mots \(index)")])
            }
        }
        let effect = Digest.of(records).levels[0].effects[0]
        #expect(effect.positiveQuotes.map(\.text) == ["mots 0", "mots 3"])
        #expect(effect.negativeQuotes.map(\.text) == ["mots 0", "mots 3"])
    }

    @Test(
        arguments: [
            ([(1, "voisins")], .withheld),
            ([(1, "voisins"), (2, "voisins"), (2, "voisins")], .withheld),
            (
                [(1, "voisins"), (2, "voisins"), (3, "voisins")],
                .told([.init(id: "voisins", label: "voisin·e·s du quartier", testimonies: 3)], rare: [])
            ),
            (
                [(1, "voisins"), (2, "voisins"), (3, "equipe")],
                .told([], rare: ["voisin·e·s du quartier", "équipe de gestion et d’animation du lieu"])
            ),
        ] as [([(Int, String)], Digest.Publics)])
    func publicsAreNotBrokenDownBelowThreeWitnesses(told: [(Int, String)], publics: Digest.Publics) {
        let records = told.enumerated().map { index, item in
            TestimonyRecord.told("t\(index)", by: "s\(item.0)", [Told(effect: "reseaux", publics: [item.1])])
        }
        #expect(Digest.of(records).publics == publics)
    }

    @Test func whoIsMissingOrMayOnlyBeCountedIsNoPublicOfTheWeek() {
        let there = (0..<3).map {
            TestimonyRecord.told(
                "t\($0)", by: "s\($0)",
                [
                    Told(effect: "reseaux", publics: ["occupants"]),
                    Told(effect: "lien_social", polarity: .negative, status: .absent, publics: ["voisins"]),
                ])
        }
        let counted = (0..<3).map {
            TestimonyRecord.told(
                "c\($0)", by: "c\($0)", consent: .count, [Told(effect: "reseaux", publics: ["etudiants"])])
        }
        #expect(
            Digest.of(there + counted).publics
                == .told([.init(id: "occupants", label: "personnes travaillant sur le site", testimonies: 3)], rare: [])
        )
    }

    @Test func anEffectThatTheCodebookLostIsStillCounted() {
        let digest = Digest.of([.told("t1", [Told(effect: "ancien_effet")])])
        #expect(digest.levels.map(\.label) == ["Effets absents de la grille actuelle"])
        #expect(digest.markdown.contains("ancien_effet"))
        #expect(digest.silences.count == 12)
    }

    @Test func withoutPseudonymTheConversationTellsWitnessesApart() {
        var records = (0..<3).map { TestimonyRecord.told("t\($0)", by: nil) }
        records[0].conversation = "c"
        records[1].conversation = "c"
        let digest = Digest.of(records)
        #expect(digest.witnesses.now == 1)
        #expect(digest.unidentified == 1)
    }
}
