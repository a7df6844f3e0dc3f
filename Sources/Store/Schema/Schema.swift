import Foundation
import GRDB

/// The shape of the file, as the list of steps that led to it.
///
/// `PRAGMA user_version` counts the steps taken; `PRAGMA application_id` tells our files from other programs'.
struct Schema: Sendable {
    /// Step `n` leads from version `n` to version `n + 1`.
    var migrations: [String]

    static let current = Schema(migrations: [
        migration1, migration2, migration3, migration4, migration5, migration6, migration7, migration8,
        migration9, migration10, migration11,
    ])

    /// "glan" in ASCII.
    static let applicationID = 0x676C_616E

    var version: Int { migrations.count }

    /// Switches a file to write-ahead logging and takes the missing steps, each in a transaction of its own.
    ///
    /// Another process may be opening the same file: the version is read again once the write lock is held. A file
    /// that is refused is left byte for byte as it was.
    func apply(to database: Database, path: StorePath) throws {
        try refuseForeign(database, path)
        _ = try nextStep(database, path)
        if path != .memory { try writeAhead(database) }
        while try nextStep(database, path) != nil {
            try database.inTransaction(.immediate) {
                if let step = try nextStep(database, path) {
                    try database.execute(sql: migrations[step])
                    try database.execute(
                        sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(step + 1)")
                }
                return .commit
            }
        }
    }

    /// Here SQLite waits for nobody: of several who switch a fresh file at once, whoever is late looks again.
    private func writeAhead(_ database: Database) throws {
        for attempt in 1... {
            do {
                return try database.execute(sql: "PRAGMA journal_mode = WAL")
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 100 {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    /// The step to take next; `nil` when none is left. A version that these steps do not reach is refused.
    private func nextStep(_ database: Database, _ path: StorePath) throws -> Int? {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if found < 0 { throw StoreError(.foreign, path) }
        if found > version { throw StoreError(.newerSchema(found: found, known: version), path) }
        return found < version ? found : nil
    }

    /// What can be put in the place of a store: one of ours, at a step that these steps know.
    func admit(_ database: Database, path: StorePath) throws {
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard owner == Schema.applicationID else { throw StoreError(.foreign, path) }
        _ = try nextStep(database, path)
    }

    /// A database of another program is never written to.
    private func refuseForeign(_ database: Database, _ path: StorePath) throws {
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard owner == Schema.applicationID || (owner == 0 && isEmpty) else { throw StoreError(.foreign, path) }
    }
}
