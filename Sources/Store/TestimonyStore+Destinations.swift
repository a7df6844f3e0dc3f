import Delivery
import GRDB

extension TestimonyStore {
    package func closedDestinations() async throws -> [String: Int] {
        try await reading { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT destination, max(closed_at) AS at FROM closed_destinations GROUP BY destination")
            return try Dictionary(
                uniqueKeysWithValues: rows.map {
                    (try $0.decode(forColumn: "destination"), try $0.decode(forColumn: "at"))
                })
        }
    }

    package func closeDestination(of id: String, at now: Int) async throws {
        try await writing { database in
            try database.execute(
                sql: """
                    INSERT INTO closed_destinations (destination, site, closed_at)
                    SELECT destination, site, ? FROM deliveries WHERE id = ? ON CONFLICT DO NOTHING
                    """,
                arguments: [now, id.storable])
        }
    }

    /// Lets letters go to this destination again. False when it was not closed.
    package func openDestination(_ name: String) async throws -> Bool {
        try await writing { database in
            try database.execute(
                sql: "DELETE FROM closed_destinations WHERE destination = ?", arguments: [name.storable])
            return database.changesCount > 0
        }
    }

    /// What stands in the way of letters that were not sent, a destination each, by name.
    package func unsent() async throws -> [UnsentLetters] {
        try await reading { database in
            // SQLite takes the bare column from the row of the maximum: the reason is that of the latest letter.
            try Row.fetchAll(
                database,
                sql: """
                    SELECT destination, count(*) AS letters, last_error AS reason, max(rowid) FROM deliveries
                    WHERE state IN ('pending', 'dead') AND last_error IS NOT NULL
                    GROUP BY destination ORDER BY destination
                    """
            ).map { row in
                UnsentLetters(
                    destination: try row.decode(forColumn: "destination"), count: try row.decode(forColumn: "letters"),
                    reason: try row.decode(forColumn: "reason"))
            }
        }
    }

    /// Summaries that wait for their evening and were not tried: their letters, and the speakers behind those that
    /// are still to be told.
    package func unreleased(
        to destination: String, at now: Int
    ) async throws -> (letters: [String], speakers: Set<String?>) {
        try await reading { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT d.id, t.speaker, t.consent <> 'none' AND t.review <> 'rejected' AS is_told
                    FROM deliveries AS d LEFT JOIN testimonies AS t ON t.id = d.subject
                    WHERE d.state = 'pending' AND d.destination = ? AND d.kind = 'testimony' AND d.attempts = 0
                        AND d.due_at > ?
                    ORDER BY d.created_at, d.rowid
                    """,
                arguments: [destination.storable, now])
            let told = rows.filter { $0["is_told"] == true }
            return (try rows.map { try $0.decode(forColumn: "id") }, Set(told.map { $0["speaker"] }))
        }
    }
}

/// Letters to one destination that wait after a failure or were given up.
package struct UnsentLetters: Sendable, Hashable {
    package var destination: String
    package var count: Int
    /// The last error of the latest letter.
    package var reason: String
}
