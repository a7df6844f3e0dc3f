import DialogFormat
import Foundation
import Testing
import TestimonyModel

@testable import Transcripts

struct CSVWriterTests {
    let codebook: Codebook

    init() throws {
        let url = URL(filePath: #filePath).appending(path: "../../../Dialogs/codebook.yaml").standardized
        var findings = Findings()
        let file = DataFile(name: "codebook.yaml", text: try String(contentsOf: url, encoding: .utf8))
        codebook = try #require(Codebook(file, &findings))
    }

    @Test(arguments: [
        ("simple", "simple"),
        ("", ""),
        ("un, deux", "\"un, deux\""),
        ("il dit \"non\"", "\"il dit \"\"non\"\"\""),
        ("deux\nlignes", "\"deux\nlignes\""),
        ("=1+1", "\"'=1+1\""),
        ("+33 6", "\"'+33 6\""),
        ("-2", "\"'-2\""),
        ("@all", "\"'@all\""),
        ("\tx", "\"'\tx\""),
        ("\rx", "\"'\rx\""),
        ("\n=x", "\"'\n=x\""),
        ("\u{FF1D}1", "\"'\u{FF1D}1\""),
        ("a=b", "a=b"),
        ("\u{301}=1", "\u{301}=1"),
    ])
    func aCellIsQuotedAndNeverAFormula(text: String, cell: String) {
        var record = TestimonyRecord.make()
        record.text = text
        let rows = written([record])
        #expect(rows.contains(",true,\(cell),,"))
    }

    @Test func eachObservationHasARowWithItsOwnFacets() {
        var record = TestimonyRecord.make()
        record.frame.observations = [
            .make("solidarite", facets: ["exchange": ["biens", "espaces"]]), .make("lien_social"),
        ]
        let rows = parse(written([record]))
        #expect(rows.count == 3)
        let at = Dictionary(uniqueKeysWithValues: rows[0].enumerated().map { ($1, $0) })
        #expect(rows[1][at["observation"]!] == "1" && rows[2][at["observation"]!] == "2")
        #expect(rows[1][at["effect_label"]!] == "Solidarité")
        #expect(rows[1][at["exchange"]!] == "biens|espaces" && rows[2][at["exchange"]!] == "")
        #expect(rows[1][at["quantities"]!] == "3|2.5")
        #expect(rows[1][at["when"]!] == "2026-11-18|2026-03/..")
    }

    @Test func aTestimonyWithoutObservationKeepsItsRow() {
        let rows = parse(written([.make()]))
        #expect(rows.count == 2)
        #expect(rows[1][rows[0].firstIndex(of: "effect")!] == "")
        #expect(rows[1][0] == "t1")
    }

    @Test func everyRowHasEveryColumnAndTheDictionaryNamesThemAll() {
        var record = TestimonyRecord.make()
        record.frame.observations = [.make("reseaux")]
        for personal in [false, true] {
            let rows = parse(written([record, .make()], personal: personal))
            #expect(Set(rows.map(\.count)).count == 1)
            let dictionary = parse(
                String(decoding: CSVWriter.dataDictionary(codebook: codebook, personal: personal), as: UTF8.self))
            #expect(dictionary.dropFirst().map { $0[0] } == rows[0])
            #expect(dictionary.allSatisfy { $0.count == 4 && !$0[1].isEmpty && !$0[2].isEmpty })
            #expect(rows[0].contains("personal") == personal)
        }
    }

    private func written(_ records: [TestimonyRecord], personal: Bool = false) -> String {
        var writer = CSVWriter(codebook: codebook, personal: personal)
        writer.writeHeader()
        for record in records { writer.write(record) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// A plain reader of RFC 4180, for tables without line ends in cells.
    private func parse(_ text: String) -> [[String]] {
        text.components(separatedBy: "\r\n").dropLast().map { line in
            var cells = [""]
            var isQuoted = false
            for character in line.unicodeScalars {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == ",", !isQuoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].unicodeScalars.append(character)
                }
            }
            return cells
        }
    }
}

extension TestimonyRecord {
    static func make() -> TestimonyRecord {
        TestimonyRecord(
            id: "t1", site: "cesure", sentAt: Moment("2026-11-19T18:40:00+01:00")!, text: "Un texte",
            frame: Frame(
                isTestimony: true, when: [EDTF("2026-11-18")!, EDTF("2026-03/..")!],
                counts: [Count(value: 3, unit: nil, start: 0, end: 0), Count(value: 2.5, unit: nil, start: 0, end: 0)]))
    }
}

extension Observation {
    static func make(_ effect: String, facets: [String: [String]] = [:]) -> Observation {
        Observation(
            effect: effect, level: "collectif", polarity: .positive, status: .observed, evidence: "e", start: 0,
            end: 1, confidence: 0.5, facets: facets)
    }
}
