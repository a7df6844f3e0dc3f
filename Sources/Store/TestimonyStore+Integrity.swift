import GRDB

extension TestimonyStore {
    /// What SQLite finds wrong with the file, in its own words, which name tables and row numbers and quote no row.
    /// Empty when all is well. Reads the whole file.
    package func integrityCheck() async throws -> [String] {
        try await reading { try $0.damages() }
    }
}
