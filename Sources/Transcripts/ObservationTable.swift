import TestimonyModel

/// The table that CSV writes, a row an observation, for other formats of tables.
package struct ObservationTable: Sendable {
    private let columns: [CSVColumn]

    package init(codebook: Codebook) { columns = CSVColumn.all(codebook, personal: false) }

    package var header: [String] { columns.map(\.name) }

    /// For each column, whether its cells are numbers.
    package var isNumber: [Bool] { columns.map { $0.kind == .number } }

    package func rows(of record: TestimonyRecord) -> [[String]] { columns.rows(of: record) }

    /// A header, then a row a column of the table: what it means, its type, its values.
    package var dictionary: [[String]] { columns.dictionary }
}
