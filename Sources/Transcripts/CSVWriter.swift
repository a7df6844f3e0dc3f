import TestimonyModel

/// Writes testimony records as CSV (RFC 4180): a header, then one row an observation.
///
/// The fields of a testimony repeat on each of its rows; a testimony without observations has one row with those
/// columns empty, so that no testimony is missing from the file. Several options in one cell are separated by `|`.
/// Spreadsheets run cells as formulas; a text that begins like one gets an apostrophe in front. The formats of tables all
/// take their cells from here.
package struct CSVWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private let columns: [CSVColumn]

    /// `personal` adds the column of substrings that identify someone.
    package init(codebook: Codebook, personal: Bool = false) {
        columns = CSVColumn.all(codebook, personal: personal)
    }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func writeHeader() { row(columns.map(\.name)) }

    package mutating func write(_ record: TestimonyRecord) {
        for row in columns.rows(of: record) { self.row(row) }
    }

    /// The data dictionary, itself as CSV: each column with what it means, its type and the values that it may take.
    package static func dataDictionary(codebook: Codebook, personal: Bool = false) -> [UInt8] {
        var writer = CSVWriter(codebook: codebook, personal: personal)
        for row in writer.columns.dictionary { writer.row(row) }
        return writer.bytes
    }

    private mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell)
        }
        bytes.append(contentsOf: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
    }

    private mutating func append(_ cell: String) {
        let isFormula = cell.unicodeScalars.first.map(formulaStarts.contains) ?? false
        let needsQuotes = cell.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
        guard needsQuotes || isFormula else { return bytes.append(contentsOf: cell.utf8) }
        bytes.append(UInt8(ascii: "\""))
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// What makes a spreadsheet take a cell for a formula; the wide forms too, in some.
private let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
]
