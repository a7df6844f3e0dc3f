import Delivery
import GRDB

/// What a look at the store tells about how things go; counts and times, no words.
package struct StoreHealth: Sendable, Hashable {
    /// Conversations that wait for their witness.
    package var openConversations: Int
    package var testimonies: Int
    package var waitingLetters: Int
    /// Letters that were given up.
    package var deadLetters: Int
    /// Committed and not said yet.
    package var unsaidReplies: Int
    /// The latest week whose digest was put into the outbox, as `2026-W47`.
    package var lastDigest: String?
}

extension TestimonyStore {
    package func health() async throws -> StoreHealth {
        try await reading { database in
            func count(_ what: String) throws -> Int {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM " + what) ?? 0
            }
            return StoreHealth(
                openConversations: try count("sessions WHERE deadline IS NOT NULL"),
                testimonies: try count("testimonies"),
                waitingLetters: try count("deliveries WHERE state IN ('pending', 'leased')"),
                deadLetters: try count("deliveries WHERE state = 'dead'"), unsaidReplies: try count("replies"),
                lastDigest: try String.fetchOne(
                    database, sql: "SELECT max(subject) FROM deliveries WHERE kind = 'digest'"))
        }
    }

    /// Lets the letters go that a worker of this name had taken, when it is certain that it no longer runs. They may
    /// have arrived or not, which their log of attempts says.
    @discardableResult
    package func releaseLeases(of owner: String, at now: Int) async throws -> Int {
        try await writing { database in
            let letters = try DeliveryRecord.fetchAll(
                database, sql: "SELECT * FROM deliveries WHERE state = 'leased' AND leased_by = ?",
                arguments: [owner.storable])
            for letter in letters { try letter.note(.lost, at: now, database) }
            try database.execute(
                sql: """
                    UPDATE deliveries SET state = 'pending', leased_by = NULL, leased_until = NULL
                    WHERE state = 'leased' AND leased_by = ?
                    """,
                arguments: [owner.storable])
            return letters.count
        }
    }
}
