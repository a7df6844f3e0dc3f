/// The sheets of a workbook (Office Open XML, `.xlsx`), as text.
struct Workbook: Sendable {
    struct Sheet: Sendable {
        /// As forms call it, in small letters: `survey`.
        var name: String
        var rows: [Row]
    }

    struct Row: Sendable {
        /// From 1.
        var number: Int
        /// By column from 1; without empty ones, and without the spaces around a text.
        var cells: [Int: String]
    }

    var sheets: [Sheet]

    func sheet(_ name: String) -> Sheet? { sheets.first { $0.name == name } }

    /// Throws `FormFaults`.
    init(_ bytes: [UInt8]) throws {
        let entries = try ZipArchive.entries(of: bytes) {
            $0.hasPrefix("xl/") && $0.hasSuffix("ml") || $0.hasSuffix(".rels")
        }
        guard let book = entries["xl/workbook.xml"], let links = entries["xl/_rels/workbook.xml.rels"]
        else {
            throw FormFaults(
                .file, "this archive is no workbook",
                "Save the form as .xlsx; a text document, an .ods or an .xlsb is not read.")
        }
        let targets = Dictionary(
            try XMLReader.read(links, part: "xl/_rels/workbook.xml.rels").children.map {
                ($0["Id"] ?? "", $0["Target"] ?? "")
            }
        ) { first, _ in first }
        let shared = try entries["xl/sharedStrings.xml"].map {
            try XMLReader.read($0, part: "xl/sharedStrings.xml").all("si").map(Workbook.string)
        }
        sheets =
            try XMLReader.read(book, part: "xl/workbook.xml").first("sheets")?.all("sheet").compactMap {
                sheet in
                // `r:id`, and `id` once its prefix is gone.
                guard let target = targets[sheet["id"] ?? ""] else { return nil }
                let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
                guard let content = entries[path] else { return nil }
                let name = (sheet["name"] ?? "").trimmed.lowercased()
                let root = try XMLReader.read(content, part: path)
                return Sheet(name: name, rows: Workbook.rows(root, shared: shared ?? []))
            } ?? []
    }

    private static func rows(_ root: XMLNode, shared: [String]) -> [Row] {
        var last = 0
        return (root.first("sheetData")?.all("row") ?? []).compactMap { row in
            let number = row["r"].flatMap(Int.init) ?? last + 1
            last = number
            var column = 0
            var cells: [Int: String] = [:]
            for cell in row.all("c") {
                column = cell["r"].flatMap(Place.column(ofCell:)) ?? column + 1
                let text = text(of: cell, shared: shared).trimmed
                if !text.isEmpty { cells[column] = text }
            }
            return cells.isEmpty ? nil : Row(number: number, cells: cells)
        }
    }

    private static func text(of cell: XMLNode, shared: [String]) -> String {
        let value = cell.first("v")?.text ?? ""
        switch cell["t"] {
        case "s": return Int(value).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? ""
        case "inlineStr": return cell.first("is").map(string) ?? ""
        case "b": return value == "1" ? "true" : "false"
        case "str", "d": return value
        case "e": return ""
        default: return plainNumber(value)
        }
    }

    /// A whole number without the fraction that some programs write: `3.0` is the choice `3`.
    private static func plainNumber(_ value: String) -> String {
        guard let number = Double(value), let whole = Int(exactly: number) else { return value }
        return String(whole)
    }

    /// A string of several runs is one text; the reading aids of East Asian scripts (`rPh`) are left out.
    private static func string(_ item: XMLNode) -> String {
        item.children.map { child in
            switch child.name {
            case "t": child.text
            case "r": child.first("t")?.text ?? ""
            default: ""
            }
        }.joined()
    }
}

extension String {
    /// Without the white space around it, of any kind.
    var trimmed: String {
        guard let start = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(unicodeScalars[start...end])
    }
}
