import GRDB
import TestimonyModel

/// A stance that somebody takes in a turn; who takes another later has changed their mind.
package struct StanceTaken: Sendable, Hashable {
    package var testimony: String
    package var stance: Stance

    package init(_ stance: Stance, on testimony: String) {
        self.stance = stance
        self.testimony = testimony
    }
}

/// What a reference under a posted summary leads to.
package enum Referred: Sendable, Hashable {
    case testimony(id: String, speaker: String?)
    /// It was taken back, or does not count any more.
    case gone
}

extension TestimonyStore {
    /// What stands under a posted summary to name its testimony: the beginning of its id, long enough to tell it from all
    /// that are there or were.
    package func reference(of id: String, site: String) async throws -> String {
        let shortest = 4
        let others = try await reading { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM testimonies WHERE site = ?1 AND substr(id, 1, ?2) = substr(?3, 1, ?2) AND id <> ?3
                    UNION SELECT testimony FROM tombstones
                    WHERE site = ?1 AND substr(testimony, 1, ?2) = substr(?3, 1, ?2) AND testimony <> ?3
                    """, arguments: [site.storable, shortest, id.storable])
        }
        let shared = others.map { other in zip(id, other).prefix { $0 == $1 }.count }.max() ?? 0
        return String(id.prefix(max(shortest, shared + 1)))
    }

    /// What a reference means; `nil` for nothing that ever was. Among several the one that was told first: the references of
    /// the others, given later, are longer. Where one of several was erased, nothing tells whether it was that one.
    package func referred(_ reference: String, site: String) async throws -> Referred? {
        try await reading { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, speaker, review = 'rejected' OR consent = 'none' AS withheld,
                        coalesce(confirmed_at, sent_at) AS told, 0 AS erased
                    FROM testimonies WHERE site = ?1 AND substr(id, 1, length(?2)) = ?2 AND is_testimony
                    UNION ALL SELECT testimony, NULL, 1, erased_at, 1 FROM tombstones
                    WHERE site = ?1 AND substr(testimony, 1, length(?2)) = ?2
                    ORDER BY told, id
                    """, arguments: [site.storable, reference.storable])
            if rows.count > 1, try rows.contains(where: { try $0.decode(forColumn: "erased") }) { return .gone }
            return try rows.first.map { row in
                let isWithheld: Bool = try row.decode(forColumn: "withheld")
                return isWithheld
                    ? .gone
                    : .testimony(id: try row.decode(forColumn: "id"), speaker: try row.decode(forColumn: "speaker"))
            }
        }
    }

    /// How many people took a stance on one testimony or more of `ids`, each counted once a stance.
    package func stances(on ids: [String]) async throws -> Stances {
        try await reading { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(DISTINCT CASE stance WHEN 'agree' THEN speaker END) AS agree,
                        count(DISTINCT CASE stance WHEN 'disagree' THEN speaker END) AS disagree
                    FROM stances WHERE testimony IN (SELECT value FROM json_each(?))
                    """, arguments: [JSONColumn.list(ids)])
            return try row.map { row in
                Stances(agree: try row.decode(forColumn: "agree"), disagree: try row.decode(forColumn: "disagree"))
            } ?? Stances()
        }
    }

    /// On how many testimonies somebody took one.
    package func stancesTaken(by speaker: String, site: String) async throws -> Int {
        try await reading { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM stances WHERE speaker = ? AND site = ?",
                arguments: [speaker.storable, site.storable]) ?? 0
        }
    }
}

extension StanceTaken {
    /// Nothing where the testimony is gone, or is the speaker's own.
    func save(_ database: Database, speaker: String, site: String, at now: Int) throws {
        try database.execute(
            sql: """
                INSERT INTO stances (testimony, speaker, site, stance, taken_at)
                SELECT id, ?1, ?2, ?3, ?4 FROM testimonies WHERE id = ?5 AND speaker IS NOT ?1
                ON CONFLICT (testimony, speaker) DO UPDATE SET stance = excluded.stance, taken_at = excluded.taken_at
                """,
            arguments: [speaker.storable, site.storable, stance.rawValue, now, testimony.storable])
    }
}
