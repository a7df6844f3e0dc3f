import Delivery
import GRDB

extension Letter.Subject {
    var kind: String {
        switch self {
        case .testimony: "testimony"
        case .digest: "digest"
        case .alert: "alert"
        case .test: "test"
        }
    }

    /// What the kind needs beside itself: the testimony's id, the week, the alert's id.
    var name: String? {
        switch self {
        case .testimony(let id): id
        case .digest(let week): week
        case .alert(let id): id
        case .test: nil
        }
    }

    init?(kind: String, name: String?) {
        switch (kind, name) {
        case ("testimony", let id?): self = .testimony(id)
        case ("digest", let week?): self = .digest(week: week)
        case ("alert", let id?): self = .alert(id)
        case ("test", nil): self = .test
        default: return nil
        }
    }
}

extension DeliveryRecord: FetchableRecord {
    /// A letter enters the outbox unleased: whoever holds it is the worker's business.
    func insert(_ database: Database, site: String, clause: String = "") throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO deliveries (id, site, destination, kind, subject, state, attempts, due_at, created_at,
                    last_error)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \(clause)
                """)
        try statement.execute(arguments: [
            letter.id.storable, site.storable, letter.destination.storable, letter.subject.kind,
            letter.subject.name?.storable, state.rawValue, attempts, dueAt, createdAt, lastError?.storable,
        ])
    }

    package init(row: Row) throws {
        guard let subject = Letter.Subject(kind: try row.decode(forColumn: "kind"), name: row["subject"]) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "a letter without its subject"))
        }
        self.init(
            letter: Letter(
                id: try row.decode(forColumn: "id"), destination: try row.decode(forColumn: "destination"),
                subject: subject),
            state: try row.decodeName("state"), attempts: try row.decode(forColumn: "attempts"),
            dueAt: try row.decode(forColumn: "due_at"), createdAt: try row.decode(forColumn: "created_at"),
            lastError: try row.decode(forColumn: "last_error"))
    }
}
