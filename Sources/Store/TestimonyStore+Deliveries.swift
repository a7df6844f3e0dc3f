import Delivery
import GRDB

/// Which letters; what is `nil` does not restrict.
package struct DeliveryFilter: Sendable, Hashable {
    package var states: Set<DeliveryRecord.State>?
    package var destination: String?
    package var subject: Letter.Subject?
    /// The newest of them.
    package var limit: Int?

    package init(
        states: Set<DeliveryRecord.State>? = nil, destination: String? = nil, subject: Letter.Subject? = nil,
        limit: Int? = nil
    ) {
        self.states = states
        self.destination = destination
        self.subject = subject
        self.limit = limit
    }
}

/// One try to send a letter.
package struct DeliveryAttempt: Sendable, Hashable {
    package enum Outcome: String, Sendable {
        case sent, retry, dead, dropped
        /// The worker was not heard of again before its lease ended: the letter may have arrived or not. Not
        /// counted among its attempts, since most letters of a lost lease were never tried.
        case lost
    }

    /// From 1.
    package var number: Int
    package var madeAt: Int
    package var outcome: Outcome
    /// The HTTP status, when there was an answer.
    package var status: Int?
    package var error: String?
}

extension TestimonyStore {
    /// Puts a letter into the outbox; false when this destination has one with the same digest, or the id is taken.
    ///
    /// A week's digest goes to a destination once, whatever became of it: `retry` sends a dead one again.
    package func enqueueOnce(_ letter: DeliveryRecord, site: String) async throws -> Bool {
        try await writing { database in
            try letter.insert(database, site: site, clause: "ON CONFLICT DO NOTHING")
            return database.changesCount == 1
        }
    }

    /// The same for several, together with the entry that says who wanted it; answers the destinations of those that are
    /// new.
    package func enqueueOnce(
        _ letters: [DeliveryRecord], noting entry: AuditEntry, site: String
    ) async throws -> [String] {
        try await writing { database in
            try entry.insert(database, site: site)
            return try letters.compactMap { letter in
                try letter.insert(database, site: site, clause: "ON CONFLICT DO NOTHING")
                return database.changesCount == 1 ? letter.letter.destination : nil
            }
        }
    }

    /// The oldest first.
    package func deliveries(_ filter: DeliveryFilter = DeliveryFilter()) async throws -> [DeliveryRecord] {
        try await reading { database in
            try DeliveryRecord.fetchAll(
                database,
                sql: """
                    SELECT * FROM deliveries WHERE rowid IN (
                        SELECT rowid FROM deliveries
                        WHERE (?1 IS NULL OR state IN (SELECT value FROM json_each(?1)))
                            AND (?2 IS NULL OR destination = ?2) AND (?3 IS NULL OR (kind = ?3 AND subject IS ?4))
                        ORDER BY created_at DESC, rowid DESC LIMIT ?5)
                    ORDER BY created_at, rowid
                    """,
                arguments: [
                    filter.states.map { JSONColumn.list($0.map(\.rawValue)) }, filter.destination?.storable,
                    filter.subject?.kind,
                    filter.subject?.name?.storable, filter.limit.map { max(0, $0) } ?? -1,
                ])
        }
    }

    package func delivery(_ id: String) async throws -> DeliveryRecord? {
        try await reading { try fetchDelivery(id, $0) }
    }

    package func attempts(of id: String) async throws -> [DeliveryAttempt] {
        try await reading { database in
            try DeliveryAttempt.fetchAll(
                database, sql: "SELECT * FROM attempts WHERE delivery = ? ORDER BY number", arguments: [id.storable])
        }
    }

    /// Makes a dead or waiting letter due at `now`, with a fresh count of attempts. False for any other.
    package func retry(_ id: String, at now: Int) async throws -> Bool {
        try await revive("id = ?2 AND state IN ('dead', 'pending')", [id.storable], at: now) == 1
    }

    /// Makes every dead letter due at `now`, or those of one destination; how many there were.
    package func retryAllDead(at now: Int, destination: String? = nil) async throws -> Int {
        try await revive("state = 'dead' AND (?2 IS NULL OR destination = ?2)", [destination?.storable], at: now)
    }

    /// Gives a letter up for good. False when it was sent or dropped before, or is unknown.
    package func drop(_ id: String) async throws -> Bool {
        try await writing { database in
            try database.execute(
                sql: """
                    UPDATE deliveries SET state = 'dropped', leased_by = NULL, leased_until = NULL
                    WHERE id = ? AND state IN ('pending', 'leased', 'dead')
                    """,
                arguments: [id.storable])
            return database.changesCount == 1
        }
    }

    private func revive(_ filter: String, _ arguments: StatementArguments, at now: Int) async throws -> Int {
        try await writing { database in
            try database.execute(
                sql: "UPDATE deliveries SET state = 'pending', attempts = 0, due_at = ?1 WHERE " + filter,
                arguments: [now] + arguments)
            return database.changesCount
        }
    }
}

extension DeliveryAttempt: FetchableRecord {
    package init(row: Row) throws {
        self.init(
            number: try row.decode(forColumn: "number"), madeAt: try row.decode(forColumn: "made_at"),
            outcome: try row.decodeName("outcome"), status: try row.decode(forColumn: "status"),
            error: try row.decode(forColumn: "error"))
    }
}
