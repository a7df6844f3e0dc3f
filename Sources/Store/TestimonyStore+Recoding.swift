import GRDB
import TestimonyModel

/// A batch of testimonies that were coded anew, and can be given their former codes back.
package struct StoredRecoding: Sendable, Hashable {
    package var id: Int
    /// Epoch seconds.
    package var madeAt: Int
    /// How many testimonies it changed and nobody erased since.
    package var count: Int
}

/// A later batch holds some of the same testimonies: taking back the earlier one first would lose their former codes.
package struct LaterRecoding: Error, Hashable {
    /// The latest such batch.
    package var id: Int

    package init(id: Int) { self.id = id }
}

/// The codes of a testimony, without the personal data, which no recoding changes.
private struct Coding: Codable, Hashable {
    var codebook: Int
    var frame: Frame

    init(_ record: TestimonyRecord) {
        codebook = record.codebook
        frame = record.frame
        frame.personal = []
    }

    func applied(to record: TestimonyRecord) -> TestimonyRecord {
        var record = record
        let personal = record.frame.personal
        record.codebook = codebook
        record.frame = frame
        record.frame.personal = personal
        return record
    }
}

extension TestimonyStore {
    /// Opens a batch and answers its number, by which it can be undone.
    package func beginRecoding(site: String, at now: Int) async throws -> Int {
        try await writing { database in
            try database.execute(
                sql: "INSERT INTO recodings (site, made_at) VALUES (?, ?)", arguments: [site.storable, now])
            return Int(database.lastInsertedRowID)
        }
    }

    /// Gives testimonies new codes in one transaction; answers with the ids of those that somebody changed or erased since
    /// `before` was read: they stay as they are.
    package func recode(
        _ changes: [(before: TestimonyRecord, after: TestimonyRecord)], in recoding: Int
    ) async throws -> [String] {
        try await writing { database in
            try changes.compactMap { before, after in
                guard try TestimonyRecord.fetch(before.id, database) == before else { return before.id }
                let coding = Coding(after)
                try coding.applied(to: before).save(database)
                try database.execute(
                    sql: "INSERT INTO recoded (recoding, testimony, site, before, after) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        recoding, before.id.storable, before.site.storable, try JSONColumn.text(Coding(before)),
                        try JSONColumn.text(coding),
                    ])
                return nil
            }
        }
    }

    /// The batches of a site that can be undone, the oldest first.
    package func recodings(site: String) async throws -> [StoredRecoding] {
        try await reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, made_at, (SELECT count(*) FROM recoded WHERE recoding = recodings.id) AS count
                    FROM recodings WHERE site = ? ORDER BY id
                    """,
                arguments: [site.storable]
            ).map { row in
                StoredRecoding(
                    id: try row.decode(forColumn: "id"), madeAt: try row.decode(forColumn: "made_at"),
                    count: try row.decode(forColumn: "count"))
            }
        }
    }

    /// Gives the testimonies of a batch their former codes back, `batch` at a time, each time in a transaction; answers how
    /// many, and which were changed since and stay as they are. Broken off, it goes on where it stood when called again.
    /// Throws `LaterRecoding` where another batch must be undone before.
    package func undoRecoding(_ id: Int, batch: Int = 200) async throws -> (restored: Int, left: [String]) {
        var restored = 0
        var left: [String] = []
        while let step = try await undoStep(id, batch) {
            restored += step.restored
            left += step.left
        }
        return (restored, left)
    }

    /// `nil` once nothing is left of the batch, which then goes itself.
    private func undoStep(_ id: Int, _ limit: Int) async throws -> (restored: Int, left: [String])? {
        try await writing { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT testimony, before, after FROM recoded WHERE recoding = ? LIMIT ?",
                arguments: [id, limit])
            if rows.isEmpty {
                try database.execute(sql: "DELETE FROM recodings WHERE id = ?", arguments: [id])
                return nil
            }
            if let later = try Self.laterRecoding(than: id, database) { throw LaterRecoding(id: later) }
            var left: [String] = []
            for row in rows {
                let testimony: String = try row.decode(forColumn: "testimony")
                let (before, after): (Coding, Coding) = (
                    try JSONColumn.value(row, "before"), try JSONColumn.value(row, "after")
                )
                let record = try TestimonyRecord.fetch(testimony, database)
                if let record, Coding(record) == after {
                    try before.applied(to: record).save(database)
                } else {
                    left.append(testimony)
                }
                try database.execute(
                    sql: "DELETE FROM recoded WHERE recoding = ? AND testimony = ?", arguments: [id, testimony])
            }
            return (rows.count - left.count, left)
        }
    }

    private static func laterRecoding(than id: Int, _ database: Database) throws -> Int? {
        try Int.fetchOne(
            database,
            sql: """
                SELECT max(later.recoding) FROM recoded JOIN recoded AS later USING (testimony)
                WHERE recoded.recoding = ? AND later.recoding > ?
                """,
            arguments: [id, id])
    }
}
