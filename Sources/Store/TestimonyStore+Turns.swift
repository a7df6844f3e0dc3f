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
        try await reading { try Int.fetchOne($0, sql: "SELECT min(deadline) FROM sessions") }
    }

    /// Writes a turn in one transaction, or nothing of it.
    package func commit(_ turn: TurnCommit) async throws -> CommitOutcome {
        let outcome = try await writing { database in
            guard try turn.insertMessage(database) else { return CommitOutcome.duplicate }
            try turn.erase(database)
            try turn.save(database)
            return .committed
        }
        if outcome == .committed, turn.erases { _ = try await scrub() }
        return outcome
    }
}

extension TurnCommit {
    fileprivate var erases: Bool { forgetsSpeaker || withdrawsConsents || !erased.isEmpty }

    /// False when the message is known.
    fileprivate func insertMessage(_ database: Database) throws -> Bool {
        guard let messageID else { return true }
        try database.execute(
            sql: """
                INSERT INTO messages (conversation, message, site, speaker, received_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
            arguments: [conversation.storable, messageID.storable, site.storable, speaker.storable, now])
        return database.changesCount == 1
    }

    fileprivate func erase(_ database: Database) throws {
        if forgetsSpeaker {
            _ = try Erasure(at: now, reason: .forgotten).run(speaker: speaker, sparing: self, database)
        }
        if withdrawsConsents {
            try Erasure(at: now, reason: .withdrawn).run(conversation: conversation, speaker: speaker, database)
        }
        try Erasure(at: now, reason: .erased).run(testimonies: erased, database)
    }

    fileprivate func save(_ database: Database) throws {
        for record in saved { try record.save(database) }
        try saveSession(database)
        for letter in letters { try letter.insert(database, site: site) }
        for reply in replies {
            try database.execute(
                sql: """
                    INSERT INTO replies (site, transport, conversation, speaker, text, created_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    site.storable, transport.storable, conversation.storable, speaker.storable, reply.storable,
                    now,
                ])
        }
        for flag in flags {
            try database.execute(
                sql: "INSERT INTO flags (site, transport, kind, raised_at) VALUES (?, ?, ?, ?)",
                arguments: [site.storable, transport.storable, flag.storable, now])
        }
    }

    private func saveSession(_ database: Database) throws {
        guard let session else {
            try database.execute(
                sql: "DELETE FROM sessions WHERE conversation = ?", arguments: [conversation.storable])
            return
        }
        try database.execute(
            sql: """
                INSERT INTO sessions (conversation, site, transport, speaker, state, deadline, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (conversation) DO UPDATE SET
                    site = excluded.site, transport = excluded.transport, speaker = excluded.speaker,
                    state = excluded.state, deadline = excluded.deadline, updated_at = excluded.updated_at
                """,
            arguments: [
                conversation.storable, site.storable, transport.storable, speaker.storable, session.storable,
                deadline, now,
            ])
    }
}

extension StoredSession: FetchableRecord {
    package init(row: Row) throws {
        self.init(
            conversation: try row.decode(forColumn: "conversation"), site: try row.decode(forColumn: "site"),
            transport: try row.decode(forColumn: "transport"), speaker: try row.decode(forColumn: "speaker"),
            json: try row.decode(forColumn: "state"), deadline: try row.decode(forColumn: "deadline"),
            updatedAt: try row.decode(forColumn: "updated_at"))
    }
}
