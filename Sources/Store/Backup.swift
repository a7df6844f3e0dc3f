import GRDB

extension TestimonyStore {
    /// What the store holds.
    package func inventory() async throws -> Inventory { try await reading { try Inventory($0) } }

    /// Copies the store, as it stands at one moment, to `target`; others may go on writing meanwhile. The copy is one
    /// file for its owner only (0600), without the bytes of what was erased, and gets its name once it has been read
    /// through and found whole. A file of that name goes.
    package func backUp(to target: String) async throws -> Inventory {
        let draft = try DraftFile(for: target)
        let told = try await reading { database in
            try translating(.file(target)) { try copy(database, to: draft.path) }
            return try Inventory(database)
        }
        let kept = try translating(.file(target)) { try seal(draft.path) }
        guard told == kept else { throw StoreError(.corrupt, .file(target)) }
        try draft.finish()
        return kept
    }
}

/// All pages at once, by SQLite's own means.
func copy(_ database: Database, to path: String) throws {
    let target = try DatabaseQueue(path: path)
    try target.writeWithoutTransaction { try database.backup(to: $0) }
    try target.close()
}

/// A copy says of itself that a log belongs to it, as the store it was made of does; this ends that.
func makeOneFile(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try queue.close()
}

/// Takes what is free out of a copy, and checks every page.
private func seal(_ path: String) throws -> Inventory {
    try makeOneFile(path)
    let queue = try DatabaseQueue(path: path)
    let inventory = try queue.writeWithoutTransaction { database in
        // The journal in memory: the bytes that go lie about in no other file.
        try database.execute(
            sql: """
                PRAGMA journal_mode = MEMORY; PRAGMA temp_store = MEMORY;
                DELETE FROM meta WHERE name = 'unscrubbed'; VACUUM
                """)
        try Schema.current.admit(database, path: .file(path))
        guard try database.damages().isEmpty else { throw StoreError(.corrupt, .file(path)) }
        return try Inventory(database)
    }
    try queue.close()
    return inventory
}
