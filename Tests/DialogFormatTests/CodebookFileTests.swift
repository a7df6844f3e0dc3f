import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

/// The root of the checkout, found from this file.
let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

struct CodebookFileTests {
    @Test func theShippedCodebookHasNoFault() throws {
        let url = checkout.appending(path: "Dialogs/codebook.yaml")
        var findings = Findings()
        let codebook = try #require(
            Codebook(DataFile(name: "codebook.yaml", text: String(contentsOf: url, encoding: .utf8)), &findings))
        #expect(findings.all.isEmpty)
        #expect(codebook.effects.count == 12)
        #expect(codebook.facets.map(\.id).first == "publics")
        #expect(codebook.places.count == 15)
        #expect(codebook.owner(ofFacet: "exchange")?.id == "solidarite")
        #expect(codebook.owner(ofFacet: "publics") == nil)
        #expect(codebook.option("occupants", of: "publics")?.labelFor["reseaux"] == "occupant·e·s du site")
    }

    @Test(arguments: [
        ("", "c:1:1: empty-file the file is empty"),
        ("a: b: c", "c:1:5: yaml mapping values are not allowed in this context"),
        ("- a", "c:1:1: expected-mapping 'key: value' lines belong here, not a list"),
        ("version: 1\nversion: 2", "c:1:1: duplicate-key the key 'version' stands twice"),
    ])
    func aBrokenFileIsNamedByItsPlace(text: String, first: String) {
        var findings = Findings()
        #expect(Codebook(DataFile(name: "c", text: text), &findings) == nil)
        #expect(findings.sorted.first?.description.split(separator: "\n").first.map(String.init) == first)
    }

    @Test func everyFaultIsFoundAtOnce() {
        let text = """
            version: one
            levels: [{id: a, label: A}]
            effects:
              - {id: x, level: b, label: X, facets: [publiks]}
              - {id: x, level: a, label: Y}
              - {id: "Z z", level: a, lable: Z}
            facets:
              publics: [{id: p, label: P, polarity: up}]
            places: nowhere
            """
        var findings = Findings()
        _ = Codebook(DataFile(name: "c", text: text), &findings)
        #expect(
            findings.sorted.map { "\($0.line):\($0.column) \($0.code)" } == [
                "1:10 expected-number", "4:20 unknown-level", "4:42 unknown-facet", "5:10 duplicate-id",
                "6:5 missing-key", "6:10 bad-id", "6:27 unknown-key", "8:41 unknown-value", "9:9 expected-list",
            ])
    }
}
