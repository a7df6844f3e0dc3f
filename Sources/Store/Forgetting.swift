import GRDB
import TestimonyModel

/// Whose or which data a coordinator erases.
package enum ErasureTarget: Sendable, Hashable {
    /// Everything of one pseudonym.
    case speaker(String)
    /// One testimony, with its letters.
    case testimony(String)
}

/// What is held of a target: counts and times, no words.
package struct Holdings: Sendable, Hashable {
    /// Ids, in the order in which they were told.
    package var testimonies: [String] = []
    package var firstTold: Moment?
    package var lastTold: Moment?
    package var observations = 0
    /// Drafts and the memory of conversations.
    package var conversations = 0
    package var unsaidReplies = 0
    /// What they said of other people's testimonies.
    package var stances = 0
    /// Summaries that wait, and those that are in the network already.
    package var waitingLetters = 0
    package var sentLetters = 0

    package var isEmpty: Bool {
        testimonies.isEmpty && conversations == 0 && unsaidReplies == 0 && stances == 0
    }
}

extension TestimonyStore {
    package func holdings(of target: ErasureTarget, site: String) async throws -> Holdings {
        try await reading { try Holdings(of: target, site: site, $0) }
    }

    /// Erases it in one transaction and answers what that was: each testimony leaves a tombstone without content, and a
    /// line of the audit log. With `request`, the request of that number is done by it. Then the bytes leave the files:
    /// `isScrubbed` is false when another process is in the way, and the next scrubbing makes up for it.
    package func forget(
        _ target: ErasureTarget, _ entry: AuditEntry, request: (id: Int, on: CivilDate)? = nil, site: String
    ) async throws -> (erased: Holdings, isScrubbed: Bool) {
        let erased = try await writing { database in
            let held = try Holdings(of: target, site: site, database)
            var erasure = Erasure(at: entry.madeAt)
            switch target {
            case .speaker(let speaker): try erasure.run(speaker: speaker, site: site, database)
            case .testimony: try erasure.run(testimonies: held.testimonies, .forgotten, database)
            }
            try erasure.mark(database)
            // A line for a conversation alone tells no pseudonym: it would outlast what it names.
            let entries = held.testimonies.isEmpty ? [entry] : held.testimonies.map(entry.about)
            for entry in held.isEmpty ? [] : entries { try entry.insert(database, site: site) }
            if let (id, day) = request { _ = try finishRequest(id, on: day, entry, site: site, database) }
            return held
        }
        return (erased, await finishScrubbing())
    }
}

extension Holdings {
    fileprivate init(of target: ErasureTarget, site: String, _ database: Database) throws {
        self.init()
        let (column, value) =
            switch target {
            case .speaker(let speaker): ("speaker", speaker)
            case .testimony(let id): ("id", id)
            }
        let arguments: StatementArguments = [value.storable, site.storable]
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, sent_at, sent_offset FROM testimonies WHERE \(column) = ? AND site = ? ORDER BY sent_at, id
                """, arguments: arguments)
        testimonies = try rows.map { try $0.decode(forColumn: "id") }
        func told(_ row: Row?) throws -> Moment? {
            try row.map { row in
                Moment(
                    epochSeconds: try row.decode(forColumn: "sent_at"),
                    utcOffset: try row.decode(forColumn: "sent_offset"))
            }
        }
        (firstTold, lastTold) = (try told(rows.first), try told(rows.last))
        let ids = JSONColumn.list(testimonies)
        func count(_ what: String, _ arguments: StatementArguments) throws -> Int {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM " + what, arguments: arguments) ?? 0
        }
        observations = try count("observations WHERE testimony IN (SELECT value FROM json_each(?))", [ids])
        let letters = "deliveries WHERE kind = 'testimony' AND subject IN (SELECT value FROM json_each(?)) AND state "
        waitingLetters = try count(letters + "IN ('pending', 'leased')", [ids])
        sentLetters = try count(letters + "= 'sent'", [ids])
        guard case .speaker = target else { return }
        conversations = try count("sessions WHERE speaker = ? AND site = ?", arguments)
        stances = try count("stances WHERE speaker = ? AND site = ?", arguments)
        unsaidReplies = try count("replies WHERE speaker = ? AND site = ?", arguments)
    }
}
