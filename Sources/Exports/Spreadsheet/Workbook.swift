import TestimonyModel
import Transcripts

/// Observations as a workbook of Office Open XML (.xlsx): the table, and the data dictionary on a sheet of its own.
///
/// Texts are cells of text, which no program takes for formulas. The same records give the same bytes.
package struct Workbook: Sendable {
    /// Rows that a sheet can have, the header among them.
    package static let rowLimit = 1_048_576

    private let table: ObservationTable
    private var rows: [[String]] = []

    package init(codebook: Codebook) { table = ObservationTable(codebook: codebook) }

    package mutating func add(_ record: TestimonyRecord) { rows += table.rows(of: record) }

    package var isTooLong: Bool { rows.count >= Workbook.rowLimit }

    /// Throws `ZipFailure`.
    package func bytes() throws(ZipFailure) -> [UInt8] {
        let sheets = [
            Sheet(name: "Observations", rows: [table.header] + rows, isNumber: table.isNumber),
            Sheet(name: "Dictionnaire", rows: table.dictionary, isNumber: []),
        ]
        let numbered = zip(1..., sheets)
        var parts = [
            ("[Content_Types].xml", contentTypes(sheets.count)), ("_rels/.rels", relations),
            ("xl/workbook.xml", book(sheets.map(\.name))), ("xl/_rels/workbook.xml.rels", bookRelations(sheets.count)),
            ("xl/styles.xml", styles),
        ]
        parts += numbered.map { ("xl/worksheets/sheet\($0).xml", $1.xml) }
        return try ZipFile.bytes(
            of: parts.map { path, xml in
                ZipFile.Entry(
                    path: path, bytes: Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(xml)\n".utf8))
            })
    }
}

private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let packaging = "http://schemas.openxmlformats.org/package/2006"
private let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml"

private func contentTypes(_ sheets: Int) -> String {
    let parts =
        [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
        + (1...sheets).map { ("/xl/worksheets/sheet\($0).xml", "worksheet") }
    return "<Types xmlns=\"\(packaging)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + parts.map { "<Override PartName=\"\($0)\" ContentType=\"\(mediaType).\($1)+xml\"/>" }.joined() + "</Types>"
}

private let relations =
    "<Relationships xmlns=\"\(packaging)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

private func bookRelations(_ sheets: Int) -> String {
    let parts =
        (1...sheets).map { ("worksheet", "worksheets/sheet\($0).xml") } + [("styles", "styles.xml")]
    return "<Relationships xmlns=\"\(packaging)/relationships\">"
        + zip(1..., parts).map { number, part in
            "<Relationship Id=\"rId\(number)\" Type=\"\(office)/\(part.0)\" Target=\"\(part.1)\"/>"
        }.joined() + "</Relationships>"
}

private func book(_ names: [String]) -> String {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
        + zip(1..., names).map { "<sheet name=\"\($1)\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>" }.joined()
        + "</sheets></workbook>"
}

/// Two formats of cells: plain at the top of its row, and bold for headers.
private let styles =
    "<styleSheet xmlns=\"\(main)\">"
    + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
    + "<alignment vertical=\"top\"/></xf>"
    + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>"
