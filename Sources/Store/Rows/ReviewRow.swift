import GRDB
import TestimonyModel

extension ReviewEntry {
    /// Inserts the decision, whose id the database gives, and its entry of the audit log.
    func insert(_ database: Database, site: String) throws {
        try database.execute(
            sql: """
                INSERT INTO reviews (testimony, site, decided_at, actor, decision, note, other, undoes, before, after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                testimony.storable, site.storable, decidedAt, actor.storable, decision.rawValue, note?.storable,
                other?.storable, undoes, try before.map(JSONColumn.text), try after.map(JSONColumn.text),
            ])
        try AuditEntry(actor: actor, action: "review.\(decision.rawValue)", subject: testimony, madeAt: decidedAt)
            .insert(database, site: site)
    }

    /// The oldest first.
    static func fetch(_ database: Database, testimony: String) throws -> [ReviewEntry] {
        try fetch(database, sql: "SELECT * FROM reviews WHERE testimony = ? ORDER BY id", [testimony.storable])
    }

    static func fetch(_ database: Database, sql: String, _ arguments: StatementArguments) throws -> [ReviewEntry] {
        try Row.fetchAll(database, sql: sql, arguments: arguments).map(ReviewEntry.init(row:))
    }

    private init(row: Row) throws {
        func codes(_ column: String) throws -> ReviewedCodes? {
            let text: String? = try row.decode(forColumn: column)
            return text == nil ? nil : try JSONColumn.value(row, column)
        }
        self.init(
            id: try row.decode(forColumn: "id"), testimony: try row.decode(forColumn: "testimony"),
            decidedAt: try row.decode(forColumn: "decided_at"), actor: try row.decode(forColumn: "actor"),
            decision: try row.decodeName("decision"), note: try row.decode(forColumn: "note"),
            other: try row.decode(forColumn: "other"), undoes: try row.decode(forColumn: "undoes"),
            before: try codes("before"), after: try codes("after"))
    }
}
