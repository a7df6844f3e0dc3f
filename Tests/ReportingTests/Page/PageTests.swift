import TestimonyModel
import Testing

@testable import Reporting

struct PageTests {
    @Test func everySectionStandsAndSilenceIsSaid() {
        let page = Page.of([.told("t1", [Told(effect: "solidarite")])])
        #expect(page.levels.map(\.label) == shippedCodebook.levels.map(\.label))
        #expect(page.levels.flatMap(\.sections).count == 12)
        let read = ReadHTML(page.html)
        #expect(read.all("article").count == 12)
        #expect(read.all("p").count { $0.text == "Personne n’a encore raconté d’effet ici." } == 11)
        #expect(read.all("p").count { $0.text == "Rien n’est raconté." } == 1, "the bad has its place too")
    }

    @Test(arguments: [
        (Review.confirmed, Consent.quote, true), (.accepted, .count, true), (.corrected, .attributed, true),
        (.proposed, .quote, false), (.rejected, .quote, false), (.confirmed, .none, false),
    ])
    func onlyWhatWasConfirmedAndConsentedCounts(review: Review, consent: Consent, counts: Bool) {
        let page = Page.of([.told(consent: consent, review: review, [Told(effect: "solidarite")])])
        #expect(page.testimonies == (counts ? 1 : 0))
        #expect(page.section("solidarite").positive.testimonies == (counts ? 1 : 0))
    }

    @Test func acceptedArchivesCountByTheDayOfTheirMessage() {
        let told = [Told(effect: "solidarite")]
        let archive = TestimonyRecord.told(review: .accepted, told).confirmed(nil)
        #expect(Page.of([archive]).days?.lowerBound == CivilDate("2026-11-18"))
        #expect(Page.of([.told(review: .confirmed, told).confirmed(nil)]).testimonies == 0)
    }

    @Test func wishedAndAbsentAreNoEffects() {
        let page = Page.of([
            .told("t1", [Told(effect: "reseaux", status: .wished, words: "un collectif un jour")]),
            .told("t2", [Told(effect: "reseaux", polarity: .negative, status: .absent, words: "pas un réseau")]),
            .told("t3", [Told(effect: "reseaux", polarity: .negative, status: .wished, words: "peur que ça casse")]),
        ])
        let section = page.section("reseaux")
        #expect(section.positive == Page.Side() && section.negative == Page.Side())
        #expect(page.levels.allSatisfy { $0.positive == 0 && $0.negative == 0 })
        #expect(page.timeline.spans.isEmpty && page.observed == "Aucun effet n’a encore été observé.")
        #expect(page.wished.map(\.quotes.first?.text) == ["un collectif un jour"])
        #expect(page.feared.map(\.quotes.first?.text) == ["peur que ça casse"])
        #expect(page.absent.map(\.quotes.first?.text) == ["pas un réseau"])
        let article = ReadHTML(page.html).all("article").first { $0.attributes["aria-labelledby"] == "effet-reseaux" }
        #expect(article?.text.contains("collectif") == false)
    }

    @Test func theEmptyPageSaysSo() {
        let page = Page.of([])
        #expect(page.told == "Personne n’a encore confirmé de témoignage.")
        let read = ReadHTML(page.html)
        #expect(read.faults.isEmpty && read.all("svg").isEmpty && read.all("article").count == 12)
    }

    @Test func itTellsFromWhenToWhenAndOfHowMany() {
        func page(_ told: [(by: String?, on: String)]) -> String {
            Page.of(
                told.enumerated().map {
                    .told("t\($0)", by: $1.by, on: "\($1.on)T12:00:00+01:00", [Told(effect: "reseaux")])
                }
            ).told
        }
        #expect(plain(page([("a", "2026-11-18")])) == "1 témoignage, le 18 novembre 2026.")
        #expect(
            plain(page([("a", "2026-03-01"), ("b", "2026-11-18"), ("b", "2026-11-18")]))
                == "3 témoignages de 2 personnes, du 1er mars au 18 novembre 2026.")
        #expect(plain(page([("a", "2026-11-18"), ("a", "2026-11-19")])).contains("2 témoignages d’une seule personne"))
        #expect(plain(page([("a", "2026-11-18"), (nil, "2026-11-19")])).contains("d’au moins 1 personne,"))
    }

    @Test func daysLeaveOutWhatLiesOutside() {
        let records: [TestimonyRecord] = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"].map { day in
            .told(day, on: "\(day)T23:59:00+01:00", [Told(effect: "reseaux")])
        }
        let page = Page.of(records, within: CivilDate("2026-11-02")!...CivilDate("2026-11-03")!)
        #expect(page.testimonies == 2 && page.days == CivilDate("2026-11-02")!...CivilDate("2026-11-03")!)
    }

    @Test func aPublicIsNamedByThreeWitnessesOrNotAtAll() {
        let two = TestimonyRecord.several(2, "lien_social", facet: "publics", ["benevoles", "voisins"])
        #expect(Page.of(two).section("lien_social").positive.sentences.isEmpty)
        let again = two + [.told("again", by: "s1", "lien_social", facet: "publics", ["benevoles", "voisins"])]
        #expect(Page.of(again).section("lien_social").positive.sentences.isEmpty, "twice the same witness")
        let counted =
            two + [
                .told("c", by: "s9", "lien_social", facet: "publics", ["benevoles", "voisins"], consent: .count)
            ]
        #expect(Page.of(counted).section("lien_social").positive.sentences.isEmpty, "count gives no role away")
        #expect(Page.of(counted).meetings.publics.isEmpty && Page.of(counted).meetings.isPartlyWithheld)
        let unknown =
            two + [
                .told("n1", by: nil, "lien_social", facet: "publics", ["benevoles", "voisins"]),
                .told("n2", by: nil, "lien_social", facet: "publics", ["benevoles", "voisins"]),
            ]
        #expect(
            Page.of(unknown).section("lien_social").positive.sentences
                == ["Des liens se nouent entre des bénévoles et des voisin·e·s du quartier."])
        let three = Page.of(TestimonyRecord.several(3, "lien_social", facet: "publics", ["benevoles", "voisins"]))
        #expect(three.meetings.publics == ["bénévoles", "voisin·e·s du quartier"])
        #expect(three.meetings.witnesses == [[nil, 3], [3, nil]])
    }

    @Test func anOptionOfTheOtherSignIsNotAsserted() {
        let page = Page.of([
            .told("t", by: "s", "sante_bien_etre", .negative, facet: "health", ["confiance", "inconfort"])
        ])
        let sentences = page.section("sante_bien_etre").negative.sentences.map(plain)
        #expect(sentences == ["Une personne raconte un inconfort (froid, promiscuité, bruit, désaccord…)."])
    }

    @Test func formerOptionsAndEffectsStandUnderTheirIds() {
        let page = Page.of([
            .told("t1", by: "s", "solidarite", facet: "exchange", ["biens", "outils"]),
            .told("t2", [Told(effect: "troc")]),
        ])
        #expect(
            page.section("solidarite").positive.sentences.map(plain) == [
                "Des échanges, des dons ou des mises en commun de biens ont été observés.",
                "Réponse retirée depuis de la grille : « outils ».",
            ])
        #expect(page.levels.last?.label == "Effets absents de la grille actuelle")
        #expect(page.section("troc").positive.testimonies == 1)
    }

    @Test func countsAreToldInTheWordsOfThoseWhoMayBeQuoted() {
        func page(_ consent: Consent, _ value: Double, _ unit: String?) -> [String] {
            var record = TestimonyRecord.told("t", consent: consent, [Told(effect: "capacite_agir")])
            record.frame.counts = [Count(value: value, bound: .atLeast, unit: unit, start: 2, end: 9)]
            return Page.of([record]).section("capacite_agir").positive.sentences.map(plain)
        }
        #expect(page(.quote, 350, "projets") == ["Un chiffre donné : au moins 350 projets."])
        #expect(page(.count, 350, "projets").isEmpty)
        #expect(page(.quote, 350, nil).isEmpty)
        #expect(page(.quote, 350, "projet").isEmpty, "what does not agree is left out")
        #expect(page(.quote, 12_500, "euros") == ["Un chiffre donné : au moins 12 500 euros."])
    }
}
