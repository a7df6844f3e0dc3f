import Extraction
import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

struct FirstNamesFileTests {
    @Test func theShippedNamesHaveNoFault() throws {
        let url = checkout.appending(path: "Dialogs/fr/lexicons/first-names.yaml")
        var findings = Findings()
        let file = DataFile(name: "first-names.yaml", text: try String(contentsOf: url, encoding: .utf8))
        let names = try #require(FirstNames(file, &findings))
        #expect(findings.all.isEmpty)
        #expect(names.count > 2500)
    }

    @Test(arguments: [
        ("", "empty-file"), ("- Fatou", "expected-mapping"), ("names: Fatou", "expected-list"),
        ("names: [Fatou]\nalso: [Rose]", "unknown-key"), ("also_words: [Rose]", "missing-key"),
        ("names: [Jean-Paul]", "not-a-name"), ("names: [\"Fatou 2\"]", "not-a-name"),
    ])
    func aFaultIsNamed(text: String, code: String) {
        var findings = Findings()
        _ = FirstNames(DataFile(name: "n", text: text), &findings)
        #expect(findings.all.map(\.code) == [code])
    }
}
