import GRDB
import TestimonyModel

/// What a store or a backup of one holds: counts and times, no words.
package struct Inventory: Sendable, Hashable {
    /// The step of the schema that the file stands at.
    package var schema: Int
    package var testimonies: Int
    package var observations: Int
    /// Conversations that wait for their witness.
    package var openConversations: Int
    package var waitingLetters: Int
    /// Testimonies that were erased.
    package var tombstones: Int
    /// When the first and the last testimony were told; `nil` where there is none.
    package var firstTold: Moment?
    package var lastTold: Moment?
}

extension Inventory {
    init(_ database: Database) throws {
        func count(_ what: String) throws -> Int {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM " + what) ?? 0
        }
        func told(_ order: String) throws -> Moment? {
            let sql = "SELECT sent_at, sent_offset FROM testimonies ORDER BY sent_at \(order), id LIMIT 1"
            return try Row.fetchOne(database, sql: sql).map { row in
                Moment(
                    epochSeconds: try row.decode(forColumn: "sent_at"),
                    utcOffset: try row.decode(forColumn: "sent_offset"))
            }
        }
        self.init(
            schema: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0, testimonies: try count("testimonies"),
            observations: try count("observations"),
            openConversations: try count("sessions WHERE deadline IS NOT NULL"),
            waitingLetters: try count("deliveries WHERE state IN ('pending', 'leased')"),
            tombstones: try count("tombstones"), firstTold: try told("ASC"), lastTold: try told("DESC"))
    }
}

extension Database {
    /// What SQLite finds wrong with the file, in its own words, which name tables and row numbers and quote no row.
    func damages() throws -> [String] {
        let faults = try String.fetchAll(self, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let orphans = try Row.fetchAll(self, sql: "PRAGMA foreign_key_check").map { row in
            let (table, number): (String, Int?) = (row[0], row[1])
            return "row \(number.map(String.init) ?? "?") of \(table) refers to a row that is gone"
        }
        return faults + orphans
    }
}
