import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

struct PlaceFileMappingTests {
    private func codebook() throws -> Codebook {
        let url = checkout.appending(path: "Dialogs/codebook.yaml")
        var findings = Findings()
        return try #require(
            Codebook(DataFile(name: "codebook.yaml", text: String(contentsOf: url, encoding: .utf8)), &findings))
    }

    @Test func theShippedMappingHasNoFault() throws {
        let url = checkout.appending(path: "Dialogs/commune-mesure.yaml")
        var findings = Findings()
        let file = DataFile(name: "commune-mesure.yaml", text: try String(contentsOf: url, encoding: .utf8))
        let mapping = try #require(PlaceFileMapping(file, codebook: codebook(), &findings))
        #expect(findings.all.isEmpty, "\(findings.all)")
        #expect(mapping.fields.count == 20 && Set(mapping.fields.map(\.effect)).count == 12)
        #expect(mapping.texts.count == 13)
        let network = try #require(mapping.fields.first { $0.name == "reseaux_public" })
        #expect(network.labels["occupants"] == "Occupant.e.s du site" && network.labels["voisins"] != nil)
        #expect(network.labels["etudiants"] == nil)
        #expect(mapping.ratings["collectif"] == "intensite_effets_collectifs" && mapping.keywords.count == 3)
    }

    @Test(arguments: [
        ("", "c:1:1: empty-file the file is empty"),
        ("publics: {}", "c:1:1: missing-key the key 'fields' is missing here"),
        ("fields: [a]", "c:1:9: expected-mapping 'key: value' lines belong here, not a list"),
    ])
    func aBrokenFileIsNamedByItsPlace(text: String, first: String) throws {
        var findings = Findings()
        #expect(try PlaceFileMapping(DataFile(name: "c", text: text), codebook: codebook(), &findings) == nil)
        #expect(findings.sorted.first?.sentence == first)
    }

    @Test func everyFaultIsFoundAtOnce() throws {
        let text = """
            publics: {voisin: Voisins, equipe: null}
            fields:
              solidarité: {publics: {field: a, type: multi, labels: publics}}
              solidarite:
                echange: {field: b, type: multi, labels: {}}
                exchange: {field: a, type: multi, labels: {troc: Troc}, sign: good}
                quantities: {field: c, type: multi}
                publics: {field: d, type: number, labels: publics}
                polarity: {field: e, type: triple, labels: {up: Oui}, only: {need: ville}}
                text: {neutral: f, positive: g}
              reseaux: {network: {type: multi}}
            ratings: {collectif: h, quartier: i}
            keywords: {collectif: h}
            """
        var findings = Findings()
        let mapping = try PlaceFileMapping(DataFile(name: "c", text: text), codebook: codebook(), &findings)
        #expect(
            findings.sorted.map { "\($0.line):\($0.column) \($0.code)" } == [
                "1:11 unknown-option", "3:3 unknown-effect", "5:5 unknown-facet", "6:23 duplicate-entry",
                "7:34 unknown-value", "8:31 unknown-value", "9:32 unknown-value", "10:12 unknown-value",
                "11:22 missing-key", "11:22 missing-key", "12:25 unknown-level", "13:23 duplicate-entry",
            ])
        #expect(findings.sorted.filter { $0.severity == .warning }.count == 4)
        #expect(mapping?.fields.map(\.name) == ["a", "b"])
    }
}
