import Foundation
import TestimonyModel
import Testing
import Transcripts

@testable import Exports

struct PlaceFileTests {
    private let codebook: Codebook
    private let mapping: PlaceFileMapping

    init() throws {
        codebook = try Shipped.codebook()
        mapping = try Shipped.mapping()
    }

    private func file(_ records: [TestimonyRecord]) -> PlaceFile {
        var draft = PlaceFileDraft(mapping: mapping, codebook: codebook)
        for record in records { draft.add(record) }
        return draft.file()
    }

    private func data(_ records: [TestimonyRecord]) throws -> JSONValue {
        let value = try JSONValue(file(records).bytes, file: "place.json")
        return try #require(value["blocs"]?["impact_social"]?["donnees"])
    }

    @Test func whatNobodyTellsIsNotThere() throws {
        #expect(
            String(decoding: file([]).bytes, as: UTF8.self) == "{\"blocs\":{\"impact_social\":{\"donnees\":{}}}}\n")
    }

    @Test func whatCoordinatorsWroteBesideALevelHasItsFields() throws {
        let notes = [
            PageNote(section: "collectif", keywords: ["coups de main", "dons"], rating: 4, author: "n", setAt: 0),
            PageNote(section: "solidarite", rating: 5, text: "Une table à dons.", author: "n", setAt: 0),
        ]
        let file = PlaceFileDraft(mapping: mapping, codebook: codebook, notes: notes).file()
        let data = try JSONValue(file.bytes, file: "place.json")["blocs"]?["impact_social"]?["donnees"]
        #expect(data?["intensite_effets_collectifs"]?.integer == 4)
        #expect(data?["mots_cles_effets_collectifs"]?.text == "coups de main, dons")
        #expect(data?.members?.count == 2)
        #expect(
            file.losses == [.unwritten(section: "solidarite", .rating), .unwritten(section: "solidarite", .text)])
    }

    @Test func optionsAreLabelsInTheOrderOfTheCodebook() throws {
        let data = try data([
            .make("a", .make(facets: ["exchange": ["competences"], "publics": ["voisins"]])),
            .make("b", .make(facets: ["exchange": ["biens"], "publics": ["voisins"]])),
        ])
        #expect(
            data["solidarite_type"]?.texts == [
                "Biens", "Compétences (cours de français, conseil en informatique, communication...)",
            ])
        #expect(data["solidarite_public"]?.texts == ["Voisins et voisines du quartier"])
        #expect(data.members?.map(\.name) == ["solidarite_type", "solidarite_public", "solidarite"])
    }

    @Test(arguments: [
        TestimonyRecord.make("a", .make("solidarite", .positive, .wished, facets: ["exchange": ["biens"]])),
        .make("a", .make("solidarite", .positive, .absent, facets: ["exchange": ["biens"]])),
        .make("a", review: .proposed, .make(facets: ["exchange": ["biens"]])),
        .make("a", review: .rejected, .make(facets: ["exchange": ["biens"]])),
        .make("a", consent: .none, .make(facets: ["exchange": ["biens"]])),
    ])
    func whatDoesNotCountIsNotThere(record: TestimonyRecord) throws {
        #expect(try data([record]).members?.isEmpty == true)
    }

    @Test func theSignOfAnOptionMustBeThatOfItsObservation() throws {
        let data = try data([
            .make("a", .make("sante_bien_etre", .negative, facets: ["health": ["inconfort", "confiance"]])),
            .make("b", .make("solidarite", .negative, facets: ["exchange": ["biens"]])),
            .make("c", .make("egalite_homme_femme", .negative, facets: ["balance": ["moins_de_femmes"]])),
        ])
        #expect(data["sante_effet"]?.texts?.count == 1 && data["solidarite_type"] == nil)
        #expect(data["egalite_homme_femme_occupants"]?.texts == ["Moins de femmes que d'hommes"])
    }

    @Test func aFieldOfOneAnswerTakesTheOneToldMostOften() throws {
        let good = (0..<2).map { TestimonyRecord.make("g\($0)", .make("cadre_de_vie")) }
        let bad = (0..<2).map { TestimonyRecord.make("b\($0)", .make("cadre_de_vie", .negative)) }
        #expect(try data(good + [bad[0]])["cadre_de_vie_image"]?.texts == ["Oui, de manière positive"])
        #expect(
            file(good + [bad[0]]).losses == [
                .noLabel(field: "cadre_de_vie_image", option: "negative", count: 1),
                .outvoted(field: "cadre_de_vie_image", option: "negative", count: 1),
            ])
        #expect(try data(good + bad)["cadre_de_vie_image"] == nil)
        #expect(
            file(good + bad).losses.contains(
                .undecided(field: "cadre_de_vie_image", options: ["positive", "negative"])))
    }

    @Test func whatHasNoLabelIsReportedOnce() throws {
        let records = (0..<3).map { number in
            TestimonyRecord.make("\(number)", .make("lien_social", facets: ["publics": ["etudiants", "forains"]]))
        }
        #expect(
            file(records).losses == [
                .noLabel(field: "impact_social_public", option: "etudiants", count: 3),
                .noLabel(field: "impact_social_public", option: "forains", count: 3),
            ])
        #expect(try data(records)["impact_social_public"] == nil)
    }

    @Test func anOptionWithAFieldOfItsOwnIsNotMissed() throws {
        let record = TestimonyRecord.make("a", .make("services_publics", facets: ["need": ["gestion_urbaine"]]))
        #expect(file([record]).losses.isEmpty)
        #expect(try data([record])["services_publics_gestion"]?.texts?.count == 1)
    }

    @Test func wordsStandThereByConsentAlone() throws {
        let data = try data([
            .make("a", speaker: "t-a", consent: .count, .make(evidence: "zanzibar")),
            .make("b", speaker: "t-b", consent: .quote, .make(evidence: "un\nprêt \u{202E}🪜")),
            .make("c", speaker: "t-c", consent: .attributed, .make(evidence: "deux"), attribution: "Anna"),
        ])
        #expect(data["solidarite"]?.text == "«\u{A0}un prêt \u{202E}🪜\u{A0}»\n«\u{A0}deux\u{A0}» (Anna)")
    }

    @Test func aTextHoldsBothSignsAndSeveralWitnesses() throws {
        let loud = (0..<20).map { TestimonyRecord.make("l\($0)", speaker: "t-l", .make(evidence: "fort \($0)")) }
        let others = (0..<3).map { TestimonyRecord.make("o\($0)", speaker: "t-o\($0)", .make(evidence: "autre \($0)")) }
        let bad = TestimonyRecord.make("b", speaker: "t-b", .make("solidarite", .negative, evidence: "rien"))
        let quotes = try #require(try data(loud + others + [bad])["solidarite"]?.text).split(separator: "\n")
        #expect(quotes.count == 5 && quotes.contains { $0.contains("rien") })
        #expect(quotes.count { $0.contains("autre") } == 3 && quotes.count { $0.contains("fort") } == 1)
    }

    @Test func textsOfOneSignHaveTheirOwnFields() throws {
        let data = try data([
            .make("a", .make("entretien_des_espaces", evidence: "propre")),
            .make("b", .make("entretien_des_espaces", .negative, evidence: "sale")),
        ])
        #expect(data["entretien_des_espaces_effets_positif_example"]?.text?.contains("propre") == true)
        #expect(data["entretien_des_espaces_effets_negatif_example"]?.text?.contains("sale") == true)
        #expect(data["entretien_des_espaces"] == nil)
    }

    @Test func numbersCountWhatTheirFieldCounts() throws {
        func counts(_ unit: String?, _ value: Double, bound: Count.Bound = .exactly) -> Count {
            Count(value: value, bound: bound, unit: unit, start: 0, end: 1)
        }
        let work = Observation.make("insertion_professionnelle", start: 10, end: 20)
        let records = [
            TestimonyRecord.make("a", work, counts: [counts("personnes", 12), counts("ateliers", 40)]),
            // Beside another effect, a number that stands in none of its words may be of that one.
            .make("b", work, .make("lien_social", start: 0, end: 9), counts: [counts("personnes", 99)]),
        ]
        #expect(try data(records)["insertion_professionnelle_nb_personnes"]?.double == 12)
        let able = TestimonyRecord.make(
            "a", .make("capacite_agir"),
            counts: [counts("projets", 350, bound: .atLeast), counts("ans", 2.5), counts(nil, 7)])
        #expect(try data([able])["capacite_agir_nombre"]?.text == "au moins 350 projets, 2,5 ans")
    }
}
