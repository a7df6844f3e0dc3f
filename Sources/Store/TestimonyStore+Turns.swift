import Delivery
import GRDB
import TestimonyModel

extension TestimonyStore {
    /// The open session of a conversation; `nil` when there is none.
    package func session(of conversation: String) async throws -> StoredSession? {
        try await reading { database in
            try StoredSession.fetchOne(
                database, sql: "SELECT * FROM sessions WHERE conversation = ?", arguments: [conversation.storable])
        }
    }

    /// Sessions whose deadline has come, the longest overdue first.
    package func dueSessions(at now: Int, limit: Int = 100) async throws -> [StoredSession] {
        try await reading { database in
            try StoredSession.fetchAll(
                database,
                sql: "SELECT * FROM sessions WHERE deadline <= ? ORDER BY deadline, conversation LIMIT ?",
                arguments: [now, limit])
        }
    }

    /// When the next session is due, in epoch seconds; `nil` when none waits.
    package func nextDeadline() async throws -> Int? {
        try await reading { try Int.fetchOne($0, sql: "SELECT min(deadline) FROM sessions WHERE deadline IS NOT NULL") }
    }

    /// Writes a turn in one transaction, or nothing of it. What it erased is gone from the files too when this returns,
    /// unless the scrubbing is left to a later `finishScrubbing`.
    ///
    /// Throws `StoreError.Kind.rekeyed` where another program has rotated the key since `renewPseudonyms`: the pseudonyms of
    /// this turn are nobody's any more.
    package func commit(_ turn: TurnCommit, scrubs: Bool = true) async throws -> CommitOutcome {
        let (path, generation) = (path, generation.withLock { $0 })
        let (outcome, erased) = try await writing { database in
            if let generation, try database.pseudonymGeneration() != generation { throw StoreError(.rekeyed, path) }
            if try turn.isKnown(database) { return (CommitOutcome.duplicate, false) }
            guard try turn.isUpToDate(database) else { return (.outdated, false) }
            let outcome = try turn.decision?.write(database) ?? .done(part: nil)
            guard case .done = outcome else { return (.refused(outcome), false) }
            let erased = try turn.erase(database)
            try turn.save(database)
            return (.committed, erased)
        }
        if erased, scrubs { await scrub() }
        return outcome
    }
}

extension TurnCommit {
    fileprivate func isKnown(_ database: Database) throws -> Bool {
        guard let messageID else { return false }
        return try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM messages WHERE id = ?)", arguments: [messageID.storable])
            == true
    }

    fileprivate func isUpToDate(_ database: Database) throws -> Bool {
        guard let basedOn else { return true }
        let revision = try Int.fetchOne(
            database, sql: "SELECT revision FROM sessions WHERE conversation = ?", arguments: [conversation.storable])
        return basedOn == revision ?? 0
    }

    /// Whether there was something to erase.
    fileprivate func erase(_ database: Database) throws -> Bool {
        var erasure = Erasure(at: now)
        if forgetsSpeaker { try erasure.run(speaker: speaker, database) }
        try erasure.run(testimonies: withdrawn, .withdrawn, database)
        if dropsDraft { erasure.dropDraft() }
        try erasure.mark(database)
        return erasure.isEffective
    }

    fileprivate func save(_ database: Database) throws {
        try saveMessage(database)
        for record in saved where !withdrawn.contains(record.id) {
            guard try record.save(database) else { continue }
            try ConsentAct.note(record.consent, of: record.id, consentText, at: now, site: site, database)
        }
        try saveSession(database)
        try stance?.save(database, speaker: speaker, site: site, at: now)
        for letter in letters { try letter.insert(database, site: site) }
        try saveReplies(database)
    }

    private func saveReplies(_ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO replies (site, transport, conversation, speaker, text, created_at, quotes_others)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for reply in replies {
            try statement.execute(arguments: [
                site.storable, transport.storable, conversation.storable, speaker.storable, reply.storable, now,
                quotesOthers,
            ])
        }
    }

    private func saveMessage(_ database: Database) throws {
        guard let messageID else { return }
        try database.execute(
            sql: "INSERT INTO messages (id, site, received_at) VALUES (?, ?, ?)",
            arguments: [messageID.storable, site.storable, now])
    }

    private func saveSession(_ database: Database) throws {
        guard let session else {
            try database.execute(
                sql: "DELETE FROM sessions WHERE conversation = ?", arguments: [conversation.storable])
            return
        }
        try database.execute(
            sql: """
                INSERT INTO sessions (conversation, site, transport, speaker, state, desk, revision, deadline, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)
                ON CONFLICT (conversation) DO UPDATE SET
                    site = excluded.site, transport = excluded.transport, speaker = excluded.speaker,
                    state = excluded.state, desk = excluded.desk, revision = revision + 1,
                    deadline = excluded.deadline, updated_at = excluded.updated_at
                """,
            arguments: [
                conversation.storable, site.storable, transport.storable, speaker.storable, session.storable,
                desk?.storable, deadline, now,
            ])
    }
}

extension DeskDecision {
    fileprivate func write(_ database: Database) throws -> ReviewOutcome {
        switch self {
        case .review(let change): return try change.write(database)
        case .undo(let undoing): return try undoing.write(database)
        case .page(let edit):
            try edit.write(database)
            return .done(part: nil)
        }
    }
}

extension StoredSession: FetchableRecord {
    package init(row: Row) throws {
        self.init(
            conversation: try row.decode(forColumn: "conversation"), site: try row.decode(forColumn: "site"),
            transport: try row.decode(forColumn: "transport"), speaker: try row.decode(forColumn: "speaker"),
            json: try row.decode(forColumn: "state"), desk: try row.decode(forColumn: "desk"),
            revision: try row.decode(forColumn: "revision"),
            deadline: try row.decode(forColumn: "deadline"),
            updatedAt: try row.decode(forColumn: "updated_at"))
    }
}
