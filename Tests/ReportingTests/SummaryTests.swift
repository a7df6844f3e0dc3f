import Delivery
import Foundation
import TestimonyModel
import Testing

@testable import Reporting

struct SummaryTests {
    private let codebook = Codebook(
        version: 1, language: "fr",
        levels: [
            .init(id: "individuel", label: "Effets individuels"), .init(id: "collectif", label: "Effets collectifs"),
        ],
        effects: [
            .init(id: "solidarite", level: "collectif", label: "Solidarité", facets: [], communeMesure: nil),
            .init(id: "sante_bien_etre", level: "individuel", label: "Santé", facets: [], communeMesure: nil),
            .init(
                id: "appartenance_exclusion", level: "collectif", label: "Sentiment d'inclusion ou d'exclusion",
                facets: [], communeMesure: nil),
        ],
        facets: [.init(id: "publics", options: [.init(id: "voisins", label: "voisin·e·s du quartier")])],
        places: [.init(id: "cantine", label: "la cantine"), .init(id: "hall", label: "le hall, l'entrée, l'accueil")])

    private static func observation(
        _ effect: String, _ evidence: String, polarity: Polarity = .positive, status: Status = .observed
    ) -> Observation {
        Observation(
            effect: effect, level: "collectif", polarity: polarity, status: status, evidence: evidence, start: 0,
            end: 0,
            confidence: 0.9, facets: ["publics": ["voisins"]])
    }

    private func record(_ consent: Consent, _ observations: [Observation] = mended) -> TestimonyRecord {
        TestimonyRecord(
            id: "t1", site: "cesure", sentAt: Moment("2026-11-19T18:40:00+01:00")!, speaker: "t-3f9a",
            consent: consent, review: .confirmed, text: "le texte entier",
            frame: Frame(
                isTestimony: true, observations: observations, facets: ["publics": ["voisins"]],
                when: [.day(CivilDate(year: 2026, month: 11, day: 18)!)], places: ["cantine"]),
            attribution: "Nadia, couturière")
    }

    private static let mended = [
        observation("solidarite", "deux voisines ont recousu les manteaux de trois graphistes d'ici"),
        observation("sante_bien_etre", "on gèle au 2e depuis lundi", polarity: .negative),
    ]

    private func text(_ record: TestimonyRecord, detail: Consent = .attributed) -> String? {
        Summary(of: record, codebook: codebook, site: "Césure", detail: detail)?.text()
    }

    @Test(arguments: [Consent.count, .quote, .attributed])
    func thePostOfEachConsentIsTheGoldenOne(consent: Consent) throws {
        let golden = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Requests")
            .appending(path: "summary-\(consent.rawValue).md")
        #expect(text(record(consent))! + "\n" == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test func withoutConsentNothingIsSaid() {
        #expect(text(record(.none)) == nil)
    }

    @Test func countingGivesNoWordsNoRoleNoDay() throws {
        let counted = try #require(text(record(.count)))
        for word in ["recousu", "gèle", "voisin", "Nadia", "t-3f9a", "texte", "novembre", "«"] {
            #expect(!counted.contains(word))
        }
    }

    @Test func quotingGivesNoNameAndNeverTheWholeText() throws {
        let quoted = try #require(text(record(.quote)))
        for word in ["Nadia", "t-3f9a", "texte", "voisin·e·s"] { #expect(!quoted.contains(word)) }
    }

    @Test(arguments: Consent.allCases, Consent.allCases)
    func theDestinationOnlyLowersWhatIsSaid(consent: Consent, detail: Consent) {
        let lesser = consent.capped(by: detail)
        #expect(text(record(consent), detail: detail) == text(record(lesser)))
    }

    @Test func whatIsNotToBeToldIsNotTold() {
        var rejected = record(.quote)
        rejected.review = .rejected
        var talk = record(.quote)
        talk.frame.isTestimony = false
        for silent in [rejected, talk, record(.quote, [])] { #expect(text(silent) == nil) }
    }

    @Test(arguments: [
        (Polarity.positive, Status.observed, "en bien"), (.negative, .observed, "en mal"),
        (.positive, .wished, "un souhait, pas encore fait"), (.negative, .wished, "une crainte, pas encore là"),
        (.negative, .absent, "ce qui manque"), (.positive, .absent, "ce qui manque"),
    ])
    func everyOutcomeIsSaidAsPlainly(polarity: Polarity, status: Status, words: String) {
        let observation = Self.observation("appartenance_exclusion", "x", polarity: polarity, status: status)
        #expect(
            text(record(.count, [observation]))?.hasSuffix(
                "- Sentiment d’inclusion ou d’exclusion\u{a0}: \(words)") == true)
    }

    @Test func theWordsOfAWitnessStayWords() throws {
        var hostile = record(.attributed, [Self.observation("solidarite", "@all <!here>\n# [x](http://y.fr) `z`")])
        hostile.attribution = "@channel\n**x**"
        let posted = try #require(text(hostile))
        let reading = MattermostReading(posted)
        #expect(reading.mentions.isEmpty && reading.links.isEmpty)
        #expect(posted.split(separator: "\n").last?.hasPrefix("«\u{a0}@") == true)
    }

    @Test func personalWordsThatWereKeptAreNotPosted() throws {
        var kept = record(
            .quote, [Self.observation("solidarite", "Al et Aline Petit m'ont aidé, Aline surtout, à aller")])
        kept.frame.personal = ["Aline", "Aline Petit", "Al", ""]
        #expect(text(kept)?.hasSuffix("«\u{a0}[…] et […] m'ont aidé, […] surtout, à aller\u{a0}»") == true)
    }

    @Test func theSameWordsAreQuotedOnce() throws {
        let twice = [Self.observation("solidarite", "on s'aide"), Self.observation("sante_bien_etre", "on s'aide")]
        let posted = try #require(text(record(.quote, twice)))
        #expect(posted.hasSuffix("\n«\u{a0}on s'aide\u{a0}»"))
        #expect(posted.contains("- Santé"))
    }

    @Test func aTestimonyWithoutPlaceAndDayHasNoLineForThem() throws {
        var bare = record(.quote)
        bare.frame.places = []
        bare.frame.when = []
        #expect(text(bare)?.hasPrefix("**Un témoignage à Césure**\n\n- Solidarité") == true)
    }

    @Test(arguments: [
        ("2026-11-18", "mercredi 18 novembre 2026"), ("2026-05-01", "vendredi 1er mai 2026"), ("2024-03", "mars 2024"),
        ("2024", "2024"), ("2026-24", "hiver 2025-2026"), ("2026-21", "printemps 2026"), ("2026-23", "automne 2026"),
        ("2026-11-09/2026-11-15", "du lundi 9 novembre 2026 au dimanche 15 novembre 2026"),
        ("2026-01/2026-03", "de janvier 2026 à mars 2026"), ("2026-04/2026-08", "d’avril 2026 à août 2026"),
        ("2023-09/..", "depuis septembre 2023"), ("2024/..", "depuis 2024"),
        ("2026-05-04/..", "depuis le lundi 4 mai 2026"),
        ("2026-22/..", "depuis l’été 2026"), ("../2026-21", "jusqu’au printemps 2026"), ("../2024", "jusqu’en 2024"),
        ("2024-22/2026-21", "de l’été 2024 au printemps 2026"),
    ])
    func datesAreSaidInFrench(edtf: String, words: String) throws {
        #expect(try #require(EDTF(edtf)).frenchWords == words)
    }
}
