import Extraction
import TestimonyModel
import Testing

@testable import DialogFormat

struct LexiconFileTests {
    private let codebook = Codebook(
        version: 1, language: "fr", levels: [], effects: [],
        facets: [Codebook.Facet(id: "publics", options: [Codebook.Option(id: "voisins", label: "V")])],
        places: [Codebook.Place(id: "cour", label: "la cour")])

    private func read(_ texts: [String]) -> (Lexicon, [String]) {
        var findings = Findings()
        let files = texts.enumerated().map { DataFile(name: "l\($0)", text: $1) }
        let lexicon = Lexicon(files, codebook: codebook, &findings)
        return (lexicon, findings.sorted.map { "\($0.file):\($0.line):\($0.column) \($0.code)" })
    }

    @Test func everyFaultIsFoundAtOnce() {
        let text = """
            domain: publics
            entries:
              voisin: [riverain]
              voisins:
                - [riverain/q, "(a", riverain/n, riverains]
                - {any: [x], weight: 2, befor: [y]}
                - {weight: 1}
            other: 1
            """
        #expect(
            read([text]).1 == [
                "l0:3:3 unknown-option", "l0:5:8 bad-pattern", "l0:5:20 bad-pattern", "l0:5:38 duplicate-entry",
                "l0:6:26 out-of-range", "l0:6:29 unknown-key", "l0:7:7 missing-key", "l0:8:1 unknown-key",
            ])
    }

    @Test(arguments: ["", "- a", "domain: x", "entries: {}", "domain: [x]\nentries: 3"])
    func aBrokenFileGivesNoEntries(text: String) {
        let (lexicon, findings) = read([text])
        #expect(lexicon.entries.isEmpty)
        #expect(!findings.isEmpty)
    }

    @Test func laterFilesAddOrReplace() {
        let first = "domain: places\nentries:\n  cour: [cour]"
        let more = "domain: places\nentries:\n  cour: [patio]"
        let instead = "domain: places\nentries:\n  cour: {replace: true, any: [patio]}"
        #expect(read([first, more]).0.entries.map(\.rule) == ["places.cour: cour", "places.cour: patio"])
        #expect(read([first, instead]).0.entries.map(\.rule) == ["places.cour: patio"])
    }

    @Test func abbreviationsAreOneWord() {
        var findings = Findings()
        let file = DataFile(name: "a", text: "rewrites:\n  bcp: beaucoup\n  a b: c\n  Jé: j'ai")
        let normaliser = Normaliser(rewrites: WordTable(abbreviations: [file], &findings))
        #expect(findings.sorted.map { "\($0.line):\($0.column) \($0.code)" } == ["3:3 bad-abbreviation"])
        let text = normaliser.fold("bcp je")
        #expect(text.string(0..<text.bytes.count) == "beaucoup j'ai")
    }
}
