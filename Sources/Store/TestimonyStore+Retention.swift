import GRDB

/// Instants, in epoch seconds, before which rows that only served deliveries and networks are of no use any more.
package struct RetentionLimits: Sendable, Hashable {
    /// Letters that were sent or dropped, and attempts. Letters that wait or were given up stay, and so do those of
    /// digests, which say that a week was told.
    package var deliveries: Int
    /// Ids of messages: one that comes again after this is a new one.
    package var messages: Int

    package init(deliveries: Int, messages: Int) {
        self.deliveries = deliveries
        self.messages = messages
    }
}

extension TestimonyStore {
    /// How many rows `prune` would remove.
    package func prunable(before limits: RetentionLimits) async throws -> Int {
        try await reading { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT (SELECT count(*) FROM attempts WHERE made_at < ?1)
                        + (SELECT count(*) FROM deliveries AS d
                            WHERE state IN ('sent', 'dropped') AND due_at < ?1 AND kind <> 'digest'
                                AND NOT EXISTS (SELECT 1 FROM attempts WHERE delivery = d.id AND made_at >= ?1))
                        + (SELECT count(*) FROM messages WHERE received_at < ?2)
                    """,
                arguments: [limits.deliveries, limits.messages]) ?? 0
        }
    }

    /// Removes what is older than `limits`, and answers how many rows that were. Each batch is a transaction of its own,
    /// so that turns and deliveries never wait for long.
    package func prune(before limits: RetentionLimits, batch: Int = 500) async throws -> Int {
        // Attempts first: a letter goes once none of its attempts is younger.
        let steps: [(sql: String, before: Int)] = [
            (
                """
                DELETE FROM attempts WHERE rowid IN (SELECT rowid FROM attempts WHERE made_at < ? LIMIT ?)
                """, limits.deliveries
            ),
            (
                """
                DELETE FROM deliveries WHERE id IN (
                    SELECT id FROM deliveries AS d
                    WHERE state IN ('sent', 'dropped') AND due_at < ? AND kind <> 'digest'
                        AND NOT EXISTS (SELECT 1 FROM attempts WHERE delivery = d.id)
                    LIMIT ?)
                """, limits.deliveries
            ),
            (
                "DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE received_at < ? LIMIT ?)",
                limits.messages
            ),
        ]
        var removed = 0
        for (sql, before) in steps {
            var count = batch
            while count == batch {
                count = try await writing { database in
                    try database.execute(sql: sql, arguments: [before, batch])
                    return database.changesCount
                }
                removed += count
            }
        }
        return removed
    }
}
