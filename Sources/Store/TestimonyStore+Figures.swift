import GRDB
import TestimonyModel

/// What digests count: confirmed by its witness, allowed, and not set aside by a coordinator.
private let counts = """
    t.site = ?1 AND t.is_testimony AND t.consent <> 'none' AND t.review IN ('confirmed', 'accepted', 'corrected')
    """

extension TestimonyStore {
    /// The figures of consecutive spans of time, each from one edge to the next, half-open, in epoch seconds. Counted by
    /// SQLite: the testimonies themselves are not read.
    package func figures(site: String, between edges: [Int]) async throws -> [WeekFigures] {
        try await reading { database in
            try zip(edges, edges.dropFirst()).map { try weekFigures(site, from: $0, before: $1, database) }
        }
    }

    /// When the first testimony that counts was confirmed, in epoch seconds.
    package func firstConfirmation(site: String) async throws -> Int? {
        try await reading { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT t.confirmed_at FROM testimonies AS t
                    WHERE t.confirmed_at IS NOT NULL AND \(counts) ORDER BY t.confirmed_at LIMIT 1
                    """,
                arguments: [site.storable])
        }
    }

    /// Testimonies that their witness confirmed and no coordinator looked at yet.
    package func awaitingReview(site: String) async throws -> Int {
        try await reading { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM testimonies
                    WHERE site = ? AND is_testimony AND consent <> 'none' AND review = 'confirmed'
                        AND confirmed_at IS NOT NULL
                    """,
                arguments: [site.storable]) ?? 0
        }
    }

    /// What became of testimonies between two instants. Of an erased one nothing tells when it had been confirmed: it
    /// counts by the time of its erasure.
    package func changes(site: String, from: Int, before: Int) async throws -> LaterChanges {
        try await reading { database in
            func count(_ sql: String, _ more: [String] = []) throws -> Int {
                try Int.fetchOne(
                    database, sql: sql, arguments: StatementArguments([site.storable] + more) + [from, before]) ?? 0
            }
            func reviewed(_ action: String) throws -> Int {
                try count(
                    """
                    SELECT count(DISTINCT subject) FROM audit
                    WHERE site = ? AND action = ? AND made_at >= ? AND made_at < ?
                    """, [action])
            }
            return LaterChanges(
                erased: try count(
                    """
                    SELECT count(*) FROM tombstones
                    WHERE site = ? AND reason <> 'expired' AND erased_at >= ? AND erased_at < ?
                    """),
                corrected: try reviewed("review.correct"), rejected: try reviewed("review.reject"))
        }
    }
}

private func weekFigures(_ site: String, from: Int, before: Int, _ database: Database) throws -> WeekFigures {
    let week = "FROM testimonies AS t WHERE \(counts) AND t.confirmed_at >= ?2 AND t.confirmed_at < ?3"
    let arguments: StatementArguments = [site.storable, from, before]
    // As `TestimonyRecord.witness`: a pseudonym, or without one the conversation.
    let all = try Row.fetchOne(
        database,
        sql: """
            SELECT count(*) AS testimonies,
                count(DISTINCT coalesce('speaker ' || t.speaker, 'conversation ' || t.conversation)) AS witnesses \(week)
            """, arguments: arguments)
    var figures = WeekFigures(
        testimonies: try all?.decode(forColumn: "testimonies") ?? 0,
        witnesses: try all?.decode(forColumn: "witnesses") ?? 0)
    let rows = try Row.fetchCursor(
        database,
        sql: """
            SELECT o.effect, o.polarity, count(DISTINCT o.testimony) AS testimonies
            FROM observations AS o WHERE o.status = 'observed' AND o.testimony IN (SELECT t.id \(week))
            GROUP BY o.effect, o.polarity
            """, arguments: arguments)
    while let row = try rows.next() {
        let effect: String = try row.decode(forColumn: "effect")
        let polarity: Polarity = try row.decodeName("polarity")
        figures.observed[effect, default: [:]][polarity] = try row.decode(forColumn: "testimonies")
    }
    return figures
}
