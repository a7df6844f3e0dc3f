/// Writes a workbook as spreadsheet programs do, without one: rows of texts to the bytes of an `.xlsx`.
struct WorkbookText {
    /// In their order; a cell that is empty is left out.
    var sheets: [(name: String, rows: [[String]])]

    var bytes: [UInt8] {
        var entries: [(String, String)] = []
        let list = sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
        }
        entries.append(
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets>\(list.joined())</sheets></workbook>"
            ))
        let links = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        entries.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(links.joined())</Relationships>"))
        for (index, sheet) in sheets.enumerated() {
            entries.append(("xl/worksheets/sheet\(index + 1).xml", Self.sheet(sheet.rows)))
        }
        return ZipText(entries: entries.map { ($0.0, Array($0.1.utf8)) }).bytes
    }

    private static func sheet(_ rows: [[String]]) -> String {
        let lines = rows.enumerated().map { number, cells in
            let texts = cells.enumerated().filter { !$1.isEmpty }.map { column, text in
                "<c r=\"\(letters(column))\(number + 1)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
            }
            return "<row r=\"\(number + 1)\">\(texts.joined())</row>"
        }
        return "<worksheet><sheetData>\(lines.joined())</sheetData></worksheet>"
    }

    private static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// Writes a zip file whose entries are stored as they are.
struct ZipText {
    var entries: [(name: String, content: [UInt8])]

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let head =
                number(0, 2) + number(0, 2) + number(0, 4) + number(Self.checksum(content), 4)
                + number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2) + number(0, 2)
            directory +=
                [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + head + number(0, 2) + number(0, 2) + number(0, 2)
                + number(0, 4) + number(bytes.count, 4) + Array(name.utf8)
            bytes += [0x50, 0x4B, 3, 4] + number(20, 2) + head + Array(name.utf8) + content
        }
        let start = bytes.count
        return bytes + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(entries.count, 2)
            + number(entries.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }

    private func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> ($0 * 8) & 0xFF) } }

    /// CRC-32 of ISO 3309, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
