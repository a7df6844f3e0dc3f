import GRDB

extension TestimonyStore {
    /// Whether every testimony and letter has an id that begins with `prefix`, and nobody ever spoke or was erased here.
    package func holdsOnly(idsBeginningWith prefix: String) async throws -> Bool {
        try await reading { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT NOT EXISTS (
                        SELECT 1 FROM sessions UNION ALL SELECT 1 FROM messages UNION ALL SELECT 1 FROM tombstones
                        UNION ALL SELECT 1 FROM testimonies WHERE substr(id, 1, length(?1)) <> ?1
                        UNION ALL SELECT 1 FROM deliveries WHERE substr(id, 1, length(?1)) <> ?1)
                    """,
                arguments: [prefix]) == true
        }
    }
}
