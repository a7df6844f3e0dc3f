import GRDB
import TestimonyModel

extension TestimonyStore {
    /// What coordinators wrote beside the sections of a site's page, by the ids of the sections.
    package func pageNotes(site: String) async throws -> [PageNote] {
        try await reading { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM page_notes WHERE site = ? ORDER BY section", arguments: [site.storable]
            ).map(PageNote.init)
        }
    }

    /// Changes a note and writes down who did, in one transaction. A note that ends up empty goes.
    ///
    /// - Returns: the note as it is now.
    @discardableResult
    package func changePageNote(_ edit: PageNoteEdit) async throws -> PageNote {
        try await writing { try edit.write($0) }
    }
}

/// A change of the note of the section that `entry` is about.
package struct PageNoteEdit: Sendable, Hashable {
    package var site: String
    package var entry: AuditEntry
    package var change: PageNoteChange

    package init(site: String, _ entry: AuditEntry, _ change: PageNoteChange) {
        self.site = site
        self.entry = entry
        self.change = change
    }

    @discardableResult
    func write(_ database: Database) throws -> PageNote {
        let section = entry.subject ?? ""
        let row = try Row.fetchOne(
            database, sql: "SELECT * FROM page_notes WHERE site = ? AND section = ?",
            arguments: [site.storable, section.storable])
        var note = try row.map(PageNote.init) ?? PageNote(section: section, author: entry.actor, setAt: entry.madeAt)
        change.apply(to: &note)
        (note.author, note.setAt) = (entry.actor, entry.madeAt)
        try note.save(database, site: site)
        try entry.insert(database, site: site)
        return note
    }
}

extension PageNote {
    fileprivate init(row: Row) throws {
        let day: String? = try row.decode(forColumn: "written_on")
        self.init(
            section: try row.decode(forColumn: "section"), keywords: try JSONColumn.value(row, "keywords"),
            rating: try row.decode(forColumn: "rating"), text: try row.decode(forColumn: "text"),
            writtenOn: day.flatMap { CivilDate($0) }, author: try row.decode(forColumn: "author"),
            setAt: try row.decode(forColumn: "set_at"))
    }

    fileprivate func save(_ database: Database, site: String) throws {
        guard !isEmpty else {
            return try database.execute(
                sql: "DELETE FROM page_notes WHERE site = ? AND section = ?",
                arguments: [site.storable, section.storable])
        }
        try database.execute(
            sql: """
                INSERT INTO page_notes (site, section, keywords, rating, text, written_on, author, set_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (site, section) DO UPDATE SET keywords = excluded.keywords, rating = excluded.rating,
                    text = excluded.text, written_on = excluded.written_on, author = excluded.author,
                    set_at = excluded.set_at
                """,
            arguments: [
                site.storable, section.storable, JSONColumn.list(keywords), rating, text?.storable,
                writtenOn?.description, author.storable, setAt,
            ])
    }
}
