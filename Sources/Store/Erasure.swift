import GRDB

/// What an erasure removed. Holds no word and no name.
package struct ErasureReport: Sendable, Hashable {
    package var testimonies = 0
    package var observations = 0
    package var sessions = 0
    package var replies = 0
    package var deliveries = 0
    /// Summaries that had gone out already, by destination: they stand in a network that we cannot erase in.
    package var posted: [String: Int] = [:]
    /// Whether the bytes are gone from the files too. False while another process reads an older state; the next
    /// erasure or opening of the file makes up for it.
    package var isScrubbed = false
}

/// Why a testimony is no longer there, as its tombstone keeps it.
enum ErasureReason: String { case erased, withdrawn, forgotten, expired }

/// Removes rows inside a transaction; each testimony leaves a tombstone without content, so that an archive read
/// again does not bring it back.
struct Erasure {
    var now: Int
    var reason: ErasureReason

    init(at now: Int, reason: ErasureReason) {
        self.now = now
        self.reason = reason
    }

    @discardableResult
    func run(testimonies ids: [String], _ database: Database) throws -> ErasureReport {
        var report = ErasureReport()
        for id in ids.map(\.storable) { try erase(id, database, &report) }
        if !ids.isEmpty { try markUnscrubbed(database) }
        return report
    }

    func run(speaker: String, _ database: Database) throws -> ErasureReport {
        let ids = try String.fetchAll(
            database, sql: "SELECT id FROM testimonies WHERE speaker = ?", arguments: [speaker.storable])
        var report = try run(testimonies: ids, database)
        report.sessions = try delete("sessions WHERE speaker = ?", [speaker.storable], database)
        report.replies = try delete("replies WHERE speaker = ?", [speaker.storable], database)
        _ = try delete("messages WHERE speaker = ?", [speaker.storable], database)
        try markUnscrubbed(database)
        return report
    }

    private func erase(_ id: String, _ database: Database, _ report: inout ErasureReport) throws {
        try database.execute(
            sql: """
                INSERT INTO tombstones (testimony, site, reason, erased_at)
                SELECT id, site, ?, ? FROM testimonies WHERE id = ? ON CONFLICT DO NOTHING
                """,
            arguments: [reason.rawValue, now, id])
        let posted = try String.fetchAll(
            database,
            sql: "SELECT destination FROM deliveries WHERE kind = 'testimony' AND subject = ? AND state = 'sent'",
            arguments: [id])
        for destination in posted { report.posted[destination, default: 0] += 1 }
        report.deliveries += try delete("deliveries WHERE kind = 'testimony' AND subject = ?", [id], database)
        report.observations += try delete("observations WHERE testimony = ?", [id], database)
        report.testimonies += try delete("testimonies WHERE id = ?", [id], database)
    }

    private func delete(_ what: String, _ arguments: StatementArguments, _ database: Database) throws -> Int {
        try database.execute(sql: "DELETE FROM " + what, arguments: arguments)
        return database.changesCount
    }

    /// Set in the erasing transaction: a crash before the scrubbing does not forget it.
    private func markUnscrubbed(_ database: Database) throws {
        try database.execute(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES ('unscrubbed', '1')")
    }
}

extension TestimonyStore {
    /// Erases everything that is a speaker's: testimonies, observations, attributions, sessions, replies, letters, and
    /// the bytes they stood in.
    package func erase(speaker: String, at now: Int) async throws -> ErasureReport {
        var report = try await writing { database in
            try Erasure(at: now, reason: .forgotten).run(speaker: speaker, database)
        }
        report.isScrubbed = await scrub()
        return report
    }

    /// Erases single testimonies; unknown ids are nothing.
    package func erase(testimonies ids: [String], at now: Int) async throws -> ErasureReport {
        var report = try await writing { database in
            try Erasure(at: now, reason: .erased).run(testimonies: ids, database)
        }
        report.isScrubbed = await scrub()
        return report
    }

    /// Removes from the files the bytes of what is no longer there: erased testimonies, but also said replies and closed
    /// sessions, whose words may be more personal than what was kept of them. Rewrites the whole file; worth doing
    /// each night. False when another process is in the way, or the disk is full or failing: what was erased stays
    /// erased, and the next scrubbing makes up for it.
    @discardableResult
    package func scrub() async -> Bool {
        (try? await alone(scrubFiles)) ?? false
    }

    /// Does now what an earlier run could not do after its erasure.
    func finishScrubbing() throws(StoreError) {
        try translating(path) {
            try queue.writeWithoutTransaction { database in
                if try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE name = 'unscrubbed')")
                    == true
                {
                    _ = try scrubFiles(database)
                }
            }
        }
    }
}

/// Rewrites the file without what is free, then empties the write-ahead log, which still holds the older pages.
///
/// `secure_delete` alone is not enough: when SQLite splits a page it leaves copies of the moved cells in the page's free
/// room, and these outlive the row (a test with a few thousand turns finds them).
private func scrubFiles(_ database: Database) throws -> Bool {
    do {
        try database.execute(sql: "VACUUM")
        let busy = try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 0
        guard busy == 0 else { return false }
        try database.execute(sql: "DELETE FROM meta WHERE name = 'unscrubbed'")
        return true
    } catch let error as DatabaseError {
        // The erasure is committed, and its mark makes the next opening try again.
        if [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL].contains(error.resultCode) { return false }
        throw error
    }
}
