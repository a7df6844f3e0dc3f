import GRDB

/// One thing that a coordinator or an administrator did.
package struct AuditEntry: Sendable, Hashable {
    /// Its place in the log, which tells what came first within one second; `nil` for one that is not written yet.
    package var number: Int?
    /// Who, as the roles of the configuration or the command line name them.
    package var actor: String
    /// `noun.verb` in English: `review.accept`, `testimony.forget`, `page.set`, `backup.restore`.
    package var action: String
    /// An id: of a testimony, a section, a week. Never anybody's words.
    package var subject: String?
    /// Epoch seconds.
    package var madeAt: Int

    package init(actor: String, action: String, subject: String? = nil, madeAt: Int) {
        self.actor = actor
        self.action = action
        self.subject = subject
        self.madeAt = madeAt
    }
}

extension AuditEntry {
    func about(_ subject: String) -> AuditEntry {
        var entry = self
        entry.subject = subject
        return entry
    }

    /// Inside the transaction that does what it tells of: neither stands without the other.
    func insert(_ database: Database, site: String) throws {
        try database.execute(
            sql: "INSERT INTO audit (site, made_at, actor, action, subject) VALUES (?, ?, ?, ?, ?)",
            arguments: [site.storable, madeAt, actor.storable, action.storable, subject?.storable])
    }
}

extension TestimonyStore {
    /// For what is done outside of the store, as a page that was written.
    package func note(_ entry: AuditEntry, site: String) async throws {
        try await writing { try entry.insert($0, site: site) }
    }

    /// The entries of a site, the oldest first; with `subject` those about it alone.
    package func audit(site: String, subject: String? = nil) async throws -> [AuditEntry] {
        try await reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, actor, action, subject, made_at FROM audit
                    WHERE site = ?1 AND (?2 IS NULL OR subject = ?2) ORDER BY id
                    """,
                arguments: [site.storable, subject?.storable]
            ).map { row in
                var entry = AuditEntry(
                    actor: try row.decode(forColumn: "actor"), action: try row.decode(forColumn: "action"),
                    subject: try row.decode(forColumn: "subject"), madeAt: try row.decode(forColumn: "made_at"))
                entry.number = try row.decode(forColumn: "id")
                return entry
            }
        }
    }
}
