import TestimonyModel
import Testing

@testable import Reporting

/// Each sentence for nothing, one, two and many.
struct DigestSentenceTests {
    @Test(arguments: [
        (1, 1, 0, "1 témoignage."),
        (2, 1, 0, "2 témoignages d’une seule personne."),
        (2, 2, 0, "2 témoignages de 2 personnes."),
        (1_200, 900, 0, "1 200 témoignages de 900 personnes."),
        (1, 0, 1, "1 témoignage, sans pseudonyme."),
        (3, 0, 3, "3 témoignages, tous sans pseudonyme : on ne sait pas de combien de personnes."),
        (2, 1, 1, "2 témoignages, dont 1 sans pseudonyme."),
        (5, 1, 2, "5 témoignages, dont 2 sans pseudonyme ; les autres viennent d’une seule personne."),
        (5, 3, 2, "5 témoignages, dont 2 sans pseudonyme ; les autres viennent de 3 personnes."),
    ])
    func testimoniesAndWitnesses(testimonies: Int, witnesses: Int, unidentified: Int, sentence: String) {
        var digest = Digest.of([])
        digest.testimonies.now = testimonies
        digest.witnesses.now = witnesses
        digest.unidentified = unidentified
        #expect(plain(digest.told) == sentence)
    }

    @Test(arguments: [
        (0, 0, 0, "La semaine d’avant non plus."), (3, 0, 0, "La semaine d’avant, aucun témoignage."),
        (3, 1, 1, "La semaine d’avant : 1 témoignage."),
        (0, 4, 2, "La semaine d’avant : 4 témoignages de 2 personnes."),
    ])
    func theWeekBefore(now: Int, before: Int, witnesses: Int, sentence: String) {
        var digest = Digest.of([])
        digest.testimonies = Digest.Tally(now: now, past: [before])
        digest.witnesses.past = [witnesses]
        #expect(plain(digest.toldBefore) == sentence)
    }

    @Test(arguments: [
        (0, 0, 1, " (autant)"), (3, 1, 0, ""), (0, 0, 0, ""), (1, 1, 1, " (autant)"), (2, 1, 1, " (1 de plus)"),
        (5, 1, 1, " (4 de plus)"),
        (0, 2, 1, " (2 de moins)"), (3, 0, 1, " (3 de plus)"),
    ])
    func changes(now: Int, before: Int, testimoniesBefore: Int, words: String) {
        var digest = Digest.of([])
        digest.testimonies.past = [testimoniesBefore]
        #expect(plain(digest.change(Digest.Tally(now: now, past: [before]))) == words)
    }

    @Test(arguments: [
        ([], [], "En bien, aucune observation. En mal, aucune observation."),
        (["solidarite"], [], "En bien, 1 observation : solidarité. En mal, aucune observation."),
        ([], ["solidarite"], "En bien, aucune observation. En mal, 1 observation : solidarité."),
        (
            ["solidarite", "solidarite"], ["reseaux", "lien_social"],
            "En bien, 2 observations : solidarité. En mal, 2 observations : lien social (1) et réseau de personnes (1)."
        ),
        (
            ["solidarite", "reseaux", "reseaux", "reseaux", "lien_social", "lien_social", "sante_bien_etre"], [],
            "En bien, 7 observations, d’abord réseau de personnes (3) et lien social (2). En mal, aucune observation."
        ),
        (
            ["solidarite", "reseaux", "lien_social", "capacite_agir"], [],
            "En bien, 4 observations sur 4 effets. En mal, aucune observation."
        ),
    ])
    func bothSigns(good: [String], bad: [String], sentence: String) {
        let records =
            good.enumerated().map { TestimonyRecord.told("g\($0)", [Told(effect: $1)]) }
            + bad.enumerated().map { TestimonyRecord.told("b\($0)", [Told(effect: $1, polarity: .negative)]) }
        #expect(plain(Digest.of(records).bothSigns) == sentence)
    }

    @Test(arguments: [
        (0, 0, 0, 12, "Aucun des 12 effets n’est raconté."),
        (1, 0, 0, 11, "À part, 1 souhait. Sans témoignage : 11 effets sur 12."),
        (2, 0, 1, 1, "À part, 2 souhaits et 1 manque. Sans témoignage : 1 effet sur 12."),
        (0, 2, 3, 0, "À part, 2 craintes et 3 manques. Chacun des 12 effets a au moins un témoignage."),
        (1, 1, 1, 2, "À part, 1 souhait, 1 crainte et 1 manque. Sans témoignage : 2 effets sur 12."),
    ])
    func theRestOfTheWeek(wishes: Int, fears: Int, lacks: Int, silences: Int, sentence: String) {
        func asides(_ count: Int) -> [Digest.Aside] {
            count == 0 ? [] : [Digest.Aside(id: "a", label: "A", testimonies: count, quotes: [])]
        }
        var digest = Digest.of([])
        digest.wished = asides(wishes)
        digest.feared = asides(fears)
        digest.absent = asides(lacks)
        digest.silences = Array(repeating: Digest.Silence(id: "a", label: "A", before: 0), count: silences)
        #expect(plain(digest.restOfWeek) == sentence)
    }

    @Test(arguments: [
        (0, "Le seul effet de la grille est raconté."), (1, "Le seul effet de la grille n’est pas raconté."),
    ])
    func aCodebookOfOneEffect(silences: Int, sentence: String) {
        var digest = Digest.of([])
        digest.effectCount = 1
        digest.silences = Array(repeating: Digest.Silence(id: "a", label: "A", before: 0), count: silences)
        #expect(digest.restOfWeek == sentence)
    }

    @Test(
        arguments: [
            ([], 0), ([5], 1), ([3, 2, 1], 3), ([3, 2, 1, 1], 2), ([3, 1, 1, 1], 1), ([1, 1, 1, 1], 0),
            ([9, 8, 7, 1], 3),
        ] as [([Int], Int)])
    func noTieIsCutInTwo(counts: [Int], named: Int) {
        #expect(Digest.foremost(counts) == named)
    }
}
