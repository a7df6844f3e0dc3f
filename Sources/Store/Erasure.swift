import GRDB

/// Why a testimony is no longer there, as its tombstone keeps it.
enum ErasureReason: String { case withdrawn, forgotten, expired }

/// Removes rows inside a transaction; each testimony leaves a tombstone without content, so that an archive read
/// again does not bring it back.
struct Erasure {
    private let now: Int
    /// Whether anything was there to erase.
    private(set) var isEffective = false

    init(at now: Int) { self.now = now }

    mutating func run(testimonies ids: [String], _ reason: ErasureReason, _ database: Database) throws {
        for id in ids.map(\.storable) { try erase(id, reason, database) }
        // Which words they hold is not kept: whoever asked asks again.
        if !ids.isEmpty { try delete("replies WHERE quotes_others", [], database) }
    }

    /// Everything that is a speaker's. The ids of their messages are pseudonyms that lead to nobody, and stay.
    /// With `site`, what is theirs there.
    mutating func run(speaker: String, site: String? = nil, _ database: Database) throws {
        let theirs = "speaker = ?1 AND (?2 IS NULL OR site = ?2)"
        let arguments: StatementArguments = [speaker.storable, site?.storable]
        let ids = try String.fetchAll(
            database, sql: "SELECT id FROM testimonies WHERE " + theirs, arguments: arguments)
        try run(testimonies: ids, .forgotten, database)
        try delete("stances WHERE " + theirs, arguments, database)
        try delete("sessions WHERE " + theirs, arguments, database)
        try delete("replies WHERE " + theirs, arguments, database)
    }

    /// The turn writes another session over the one that held the draft.
    mutating func dropDraft() { isEffective = true }

    private mutating func erase(_ id: String, _ reason: ErasureReason, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO tombstones (testimony, site, reason, erased_at)
                SELECT id, site, ?, ? FROM testimonies WHERE id = ? ON CONFLICT DO NOTHING
                """,
            arguments: [reason.rawValue, now, id])
        // What expires was not taken back by anybody.
        if reason != .expired,
            let site = try String.fetchOne(database, sql: "SELECT site FROM testimonies WHERE id = ?", arguments: [id])
        {
            try ConsentAct.note(.none, of: id, nil, at: now, site: site, database)
        }
        try delete("deliveries WHERE kind = 'testimony' AND subject = ?", [id], database)
        // What was split off is the same witness's, who knows of one testimony.
        let parts = try String.fetchAll(
            database, sql: "SELECT other FROM reviews WHERE testimony = ? AND decision = 'split'", arguments: [id])
        for part in parts { try erase(part, reason, database) }
        // Observations, attribution and decisions go with it.
        try delete("testimonies WHERE id = ?", [id], database)
    }

    private mutating func delete(_ what: String, _ arguments: StatementArguments, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM " + what, arguments: arguments)
        if database.changesCount > 0 { isEffective = true }
    }

    /// Set in the erasing transaction: a crash before the scrubbing does not forget it.
    func mark(_ database: Database) throws {
        if isEffective { try database.markUnscrubbed() }
    }
}

extension TestimonyStore {
    /// Removes from the files the bytes of what is no longer there: erased testimonies, but also said replies and closed
    /// sessions, whose words may be more personal than what was kept of them. Worth doing each night. False when another
    /// process is in the way, or the disk is full or failing: what was erased stays erased, and the next scrubbing makes
    /// up for it.
    ///
    /// Rewrites the whole file, in memory first, and everybody waits meanwhile: about 0.7 s with 20,000 testimonies.
    @discardableResult
    package func scrub() async -> Bool {
        (try? await alone(scrubFiles)) ?? false
    }

    /// Does what erasures left undone; nothing when there is none. As for the answer, see `scrub`.
    @discardableResult
    package func finishScrubbing() async -> Bool {
        (try? await alone { try $0.isMarked ? scrubFiles($0) : true }) ?? false
    }

    /// Does now what an earlier run could not do after its erasure.
    func finishEarlierScrubbing() throws(StoreError) {
        try translating(path) {
            try queue.writeWithoutTransaction { if try $0.isMarked { _ = try scrubFiles($0) } }
        }
    }
}

extension Database {
    func markUnscrubbed() throws {
        try execute(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES ('unscrubbed', '1')")
    }

    fileprivate var isMarked: Bool {
        get throws {
            try Bool.fetchOne(self, sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE name = 'unscrubbed')") == true
        }
    }
}

/// Rewrites the file without what is free, then empties the write-ahead log, which still holds the older pages.
///
/// `secure_delete` alone is not enough: when SQLite splits a page it leaves copies of the moved cells in the page's free
/// room, and these outlive the row (a test with a few thousand turns finds them).
private func scrubFiles(_ database: Database) throws -> Bool {
    do {
        // Until its parts are merged, the index of words keeps those of texts that left it.
        try database.execute(sql: "INSERT INTO searchable_words (searchable_words) VALUES ('optimize')")
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
