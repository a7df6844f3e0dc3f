import TestimonyModel

/// One sheet of a workbook; its first row is a header that stays in sight.
struct Sheet {
    var name: String
    var rows: [[String]]
    /// By column.
    var isNumber: [Bool]

    /// What a cell can hold, in UTF-16 units.
    private static let cellLimit = 32_767

    var xml: String {
        var xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>"
        xml += "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\""
        xml += " state=\"frozen\"/></sheetView></sheetViews><sheetData>\n"
        for (number, row) in zip(1..., rows) {
            xml += "<row r=\"\(number)\">"
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                let place = "r=\"\(Sheet.letters(column))\(number)\""
                if number > 1, isNumber.indices.contains(column), isNumber[column], Double(cell) != nil {
                    xml += "<c \(place)><v>\(cell)</v></c>"
                } else {
                    let style = number == 1 ? " s=\"1\"" : ""
                    xml += "<c \(place)\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                    xml += Sheet.text(cell) + "</t></is></c>"
                }
            }
            xml += "</row>\n"
        }
        return xml + "</sheetData>\(filter)</worksheet>"
    }

    private var filter: String {
        guard let width = rows.first?.count, width > 0 else { return "" }
        return "<autoFilter ref=\"A1:\(Sheet.letters(width - 1))\(rows.count)\"/>"
    }

    /// Cut where a cell ends, with its lines, and without what programs would read as an escape: `_x0041_` is `A` to them.
    static func text(_ cell: String) -> String {
        var cell = cell
        if cell.utf16.count > cellLimit {
            cell = String(decoding: Array(cell.utf16.prefix(cellLimit - 1)), as: UTF16.self) + "…"
        }
        guard needsWork(cell) else { return xmlEscaped(cell) }
        return cell.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { xmlEscaped(String($0).replacing(/_x[0-9A-Fa-f]{4}_/) { "_x005F" + $0.output }) }.joined(
                separator: "&#10;")
    }

    /// Whether there may be an end of a line or an escape: few cells have one, and looking with an expression is slow.
    private static func needsWork(_ cell: String) -> Bool {
        zip(cell.utf8, cell.utf8.dropFirst()).contains { $0 == UInt8(ascii: "_") && $1 == UInt8(ascii: "x") }
            || cell.unicodeScalars.contains { (0xA...0xD) ~= $0.value || [0x85, 0x2028, 0x2029].contains($0.value) }
    }

    /// `A` to `Z`, then `AA`.
    static func letters(_ column: Int) -> String {
        var (rest, letters) = (column, "")
        repeat {
            letters = String(Unicode.Scalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}
