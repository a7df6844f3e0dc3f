import Foundation
import TestimonyModel
import Testing
import Transcripts

@testable import Exports
@testable import XForms

/// What is written is what the reader of forms, written for other people's workbooks, reads.
struct WorkbookTests {
    private func sheets(_ records: [TestimonyRecord]) throws -> [[[String]]] {
        var workbook = Exports.Workbook(codebook: try Shipped.codebook())
        for record in records { workbook.add(record) }
        return try XForms.Workbook(workbook.bytes()).sheets.map { sheet in
            sheet.rows.map { row in (1...(row.cells.keys.max() ?? 1)).map { row.cells[$0] ?? "" } }
        }
    }

    @Test func theTableAndItsDictionaryAreSheets() throws {
        let table = ObservationTable(codebook: try Shipped.codebook())
        let record = TestimonyRecord.make("one", .make(facets: ["exchange": ["biens"]]), .make("lien_social"))
        let sheets = try sheets([record])
        #expect(sheets.count == 2 && sheets[0].count == 3)
        #expect(sheets[0][0] == table.header)
        for (read, written) in zip(sheets[0].dropFirst(), table.rows(of: record)) {
            #expect(zip(read, written).allSatisfy { $0 == $1 })
        }
        #expect(sheets[1].map { $0[0] } == table.dictionary.map { $0[0] })
        #expect(try self.sheets([]).map(\.count) == [1, table.dictionary.count])
    }

    @Test(arguments: [
        ("=1+1", "=1+1"), ("a\r\nb\nc", "a&#10;b&#10;c"), ("_x0041_ _x00_", "_x005F_x0041_ _x00_"),
        ("<b>&\u{1}\u{FFFF}]]>", "&lt;b&gt;&amp;\u{FFFD}\u{FFFD}]]&gt;"), ("🪜\u{202E}א", "🪜\u{202E}א"),
    ])
    func aCellHoldsItsText(cell: String, xml: String) {
        #expect(Sheet.text(cell) == xml)
    }

    @Test func aTextThatIsTooLongIsCut() throws {
        let text = Sheet.text(String(repeating: "🪜", count: 20_000))
        #expect(text.utf16.count <= 32_767 && text.hasSuffix("…"))
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
    func columnsHaveLetters(column: Int, letters: String) {
        #expect(Sheet.letters(column) == letters)
    }
}
