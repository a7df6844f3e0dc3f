import Delivery
import GRDB

extension TestimonyStore: Outbox {
    package func lease(
        dueAt now: Int, limit: Int, owner: String, leaseSeconds: Int
    ) async throws -> [DeliveryRecord] {
        try await lease(nil, dueAt: now, limit: limit, owner: owner, leaseSeconds: leaseSeconds)
    }

    /// The same for the letter `id` alone; `nil` is any.
    package func lease(
        _ id: String?, dueAt now: Int, limit: Int, owner: String, leaseSeconds: Int
    ) async throws -> [DeliveryRecord] {
        try await writing { database in
            var letters = try DeliveryRecord.fetchAll(
                database,
                sql: """
                    SELECT * FROM deliveries
                    WHERE ((state = 'pending' AND due_at <= ?1) OR (state = 'leased' AND leased_until <= ?1))
                        AND (?3 IS NULL OR id = ?3)
                    ORDER BY due_at, created_at, rowid LIMIT ?2
                    """,
                arguments: [now, limit, id?.storable])
            for at in letters.indices {
                if letters[at].state == .leased { try letters[at].note(.lost, at: now, database) }
                letters[at].state = .leased
                try letters[at].lease(to: owner, until: now + leaseSeconds, database)
            }
            return letters
        }
    }

    /// A letter that is gone (its testimony was erased meanwhile) settles to nothing. One that `owner` no longer holds
    /// (another took it over, it was dropped or settled) stays as it is, unless this attempt got through after all.
    package func settle(_ id: String, as outcome: DeliveryOutcome, by owner: String, at now: Int) async throws {
        try await writing { database in
            guard let record = try fetchDelivery(id, database) else { return }
            let holder = try String.fetchOne(
                database, sql: "SELECT leased_by FROM deliveries WHERE id = ?", arguments: [id.storable])
            if let attempt = outcome.attempt {
                try record.note(attempt, status: outcome.status, error: outcome.error, at: now, database)
            }
            guard holder == owner.storable || (outcome.state == .sent && record.state != .sent) else { return }
            try database.execute(
                sql: """
                    UPDATE deliveries SET state = ?, attempts = attempts + ?, due_at = coalesce(?, due_at),
                        last_error = CASE WHEN ? THEN last_error ELSE ? END, leased_by = NULL, leased_until = NULL
                    WHERE id = ?
                    """,
                arguments: [
                    outcome.state.rawValue, outcome.isAttempt ? 1 : 0, outcome.dueAt, outcome.keepsError,
                    outcome.error?.storable, id.storable,
                ])
        }
    }

    /// Also when the next lease runs out: its letter waits again then.
    package func nextDue() async throws -> Int? {
        try await reading { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT min(at) FROM (
                        SELECT min(due_at) AS at FROM deliveries WHERE state = 'pending'
                        UNION ALL SELECT min(leased_until) FROM deliveries WHERE state = 'leased')
                    """)
        }
    }
}

func fetchDelivery(_ id: String, _ database: Database) throws -> DeliveryRecord? {
    try DeliveryRecord.fetchOne(
        database, sql: "SELECT * FROM deliveries WHERE id = ?", arguments: [id.storable])
}

extension DeliveryOutcome {
    fileprivate var state: DeliveryRecord.State {
        switch self {
        case .sent: .sent
        case .retry, .postponed: .pending
        case .dead: .dead
        case .dropped: .dropped
        }
    }

    /// Dropping and postponing a letter try nothing.
    fileprivate var isAttempt: Bool {
        switch self {
        case .sent, .retry, .dead: true
        case .postponed, .dropped: false
        }
    }

    /// A letter that only waits its turn keeps the error of its last attempt.
    fileprivate var keepsError: Bool { if case .postponed(_, nil) = self { true } else { false } }

    fileprivate var dueAt: Int? {
        switch self {
        case .retry(let at, _, _), .postponed(let at, _): at
        case .sent, .dead, .dropped: nil
        }
    }

    fileprivate var error: String? {
        switch self {
        case .sent: nil
        case .retry(_, let error, _), .dead(let error, _): error
        case .dropped(let reason): reason
        case .postponed(_, let reason): reason
        }
    }

    fileprivate var status: Int? {
        switch self {
        case .sent(let status): status
        case .retry(_, _, let status), .dead(_, let status): status
        case .dropped, .postponed: nil
        }
    }

    /// What the log of attempts calls it; waiting is not logged.
    fileprivate var attempt: DeliveryAttempt.Outcome? {
        switch self {
        case .sent: .sent
        case .retry: .retry
        case .dead: .dead
        case .dropped: .dropped
        case .postponed: nil
        }
    }
}

extension DeliveryRecord {
    fileprivate func lease(to owner: String, until end: Int, _ database: Database) throws {
        try database.execute(
            sql: "UPDATE deliveries SET state = 'leased', leased_by = ?, leased_until = ? WHERE id = ?",
            arguments: [owner.storable, end, letter.id.storable])
    }

    /// Keeps an attempt, whatever becomes of the letter.
    func note(
        _ outcome: DeliveryAttempt.Outcome, status: Int? = nil, error: String? = nil, at now: Int, _ database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO attempts (delivery, number, site, made_at, outcome, status, error)
                SELECT id, (SELECT coalesce(max(number), 0) + 1 FROM attempts WHERE delivery = d.id), site, ?, ?, ?, ?
                FROM deliveries AS d WHERE id = ?
                """,
            arguments: [now, outcome.rawValue, status, error?.storable, letter.id.storable])
    }
}
