import GRDB

extension TestimonyStore {
    /// What SQLite finds wrong with the file, in its own words, which name tables and row numbers and quote no row.
    /// Empty when all is well. Reads the whole file.
    package func integrityCheck() async throws -> [String] {
        try await reading { database in
            let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                let (table, number): (String, Int?) = (row[0], row[1])
                return "row \(number.map(String.init) ?? "?") of \(table) refers to a row that is gone"
            }
            return faults + orphans
        }
    }
}
