import GRDB
import TestimonyModel

/// What somebody asked for about their own data (GDPR, articles 15 to 17 and 7.3), and by when it is to be done.
package struct DataRequest: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case access, rectification, erasure, withdrawal }

    /// Counts from 1.
    package var id: Int
    package var kind: Kind
    /// A pseudonym, or whatever the site calls the request by. Never a name.
    package var reference: String
    package var receivedOn: CivilDate
    /// A month after it was received (article 12.3).
    package var dueOn: CivilDate
    package var doneOn: CivilDate?
    package var doneBy: String?
}

extension TestimonyStore {
    /// Enters a request into the register, and answers with it.
    package func add(
        _ kind: DataRequest.Kind, _ reference: String, receivedOn day: CivilDate, _ entry: AuditEntry, site: String
    ) async throws -> DataRequest {
        let due = day.adding(months: 1)
        return try await writing { database in
            try database.execute(
                sql: "INSERT INTO requests (site, kind, reference, received_on, due_on) VALUES (?, ?, ?, ?, ?)",
                arguments: [site.storable, kind.rawValue, reference.storable, day.description, due.description])
            let id = Int(database.lastInsertedRowID)
            try entry.about("request \(id)").insert(database, site: site)
            return DataRequest(id: id, kind: kind, reference: reference.storable, receivedOn: day, dueOn: due)
        }
    }

    /// Notes that a request was answered; false for one that is not there or was answered before.
    package func finish(request id: Int, on day: CivilDate, _ entry: AuditEntry, site: String) async throws -> Bool {
        try await writing { try finishRequest(id, on: day, entry, site: site, $0) }
    }

    /// The register, in the order in which requests came.
    package func requests(site: String) async throws -> [DataRequest] {
        try await reading { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM requests WHERE site = ? ORDER BY id", arguments: [site.storable]
            ).map { row in
                DataRequest(
                    id: try row.decode(forColumn: "id"), kind: try row.decodeName("kind"),
                    reference: try row.decode(forColumn: "reference"), receivedOn: try row.day("received_on"),
                    dueOn: try row.day("due_on"), doneOn: try row["done_on"] == nil ? nil : row.day("done_on"),
                    doneBy: try row.decode(forColumn: "done_by"))
            }
        }
    }
}

/// Inside the transaction that does what was asked for.
func finishRequest(
    _ id: Int, on day: CivilDate, _ entry: AuditEntry, site: String, _ database: Database
) throws -> Bool {
    try database.execute(
        sql: "UPDATE requests SET done_on = ?, done_by = ? WHERE id = ? AND site = ? AND done_on IS NULL",
        arguments: [day.description, entry.actor.storable, id, site.storable])
    guard database.changesCount == 1 else { return false }
    var entry = entry.about("request \(id)")
    entry.action = "request.done"
    try entry.insert(database, site: site)
    return true
}

extension Row {
    /// A day as it is written: `2026-11-18`.
    fileprivate func day(_ column: String) throws -> CivilDate {
        guard let day = CivilDate(try decode(forColumn: column) as String) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no day in \(column)"))
        }
        return day
    }
}
