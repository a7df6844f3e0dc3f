import Foundation

/// Columns under a header: the first reads from the left, the others, numbers, from the right.
struct TextTable {
    private var rows: [[String]]

    init(_ header: [String], _ rows: [[String]]) { self.init(rows: [header] + rows) }

    /// Without a header.
    init(rows: [[String]]) { self.rows = rows }

    var lines: [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                let end = widths[...column].reduce(2 * column, +)
                let start = column == 0 ? 0 : end - cell.count
                line += String(repeating: " ", count: start - line.count) + cell
            }
            return line
        }
    }
}

/// Three digits behind the point.
func figure(_ value: Double) -> String { String(format: "%.3f", value) }

/// The same with its sign, of a difference; nothing where that is none.
func signed(_ value: Double) -> String { abs(value) < 0.0005 ? "=" : String(format: "%+.3f", value) }
