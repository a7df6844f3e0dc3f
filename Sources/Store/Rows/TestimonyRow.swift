import GRDB
import TestimonyModel

extension TestimonyRecord {
    /// Inserts the record or replaces the one with its id. False for an id with a tombstone: it stays erased.
    @discardableResult
    func save(_ database: Database) throws -> Bool {
        if try TestimonyRecord.isErased(id, database) { return false }
        let columns = TestimonyRecord.columns
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO testimonies (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { ":" + $0 }.joined(separator: ", ")))
                ON CONFLICT (id) DO UPDATE SET
                \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
                """)
        try statement.execute(arguments: StatementArguments(values()))
        try saveObservations(database)
        try saveAttribution(database)
        return true
    }

    /// Whether the id has a tombstone.
    static func isErased(_ id: String, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM tombstones WHERE testimony = ?)")
        return try Bool.fetchOne(statement, arguments: [id.storable]) == true
    }

    private static let columns = [
        "id", "site", "conversation", "speaker", "sent_at", "sent_offset", "confirmed_at", "confirmed_offset", "lang",
        "source", "consent", "review", "codebook", "text", "is_testimony", "facets", "dates", "places", "counts",
        "personal", "settled", "dialog", "answers",
    ]

    private func values() throws -> [String: (any DatabaseValueConvertible)?] {
        [
            "id": id.storable, "site": site.storable, "conversation": conversation?.storable,
            "speaker": speaker?.storable, "sent_at": sentAt.epochSeconds, "sent_offset": sentAt.utcOffset,
            "confirmed_at": confirmedAt?.epochSeconds, "confirmed_offset": confirmedAt?.utcOffset,
            "lang": lang.storable, "source": source.rawValue, "consent": consent.rawValue, "review": review.rawValue,
            "codebook": codebook, "text": text.storable, "is_testimony": frame.isTestimony,
            "facets": try JSONColumn.text(frame.facets), "dates": try JSONColumn.text(frame.when),
            "places": try JSONColumn.text(frame.places), "counts": try JSONColumn.text(frame.counts),
            "personal": try JSONColumn.text(frame.personal),
            "settled": try JSONColumn.text(settled), "dialog": dialog?.storable,
            "answers": try JSONColumn.text(answers),
        ]
    }

    private func saveObservations(_ database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM observations WHERE testimony = ?").execute(
            arguments: [id.storable])
        for (position, observation) in frame.observations.enumerated() {
            try observation.insert(database, testimony: id, position: position, site: site)
        }
    }

    private func saveAttribution(_ database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM attributions WHERE testimony = ?").execute(
            arguments: [id.storable])
        guard let attribution else { return }
        try database.execute(
            sql: "INSERT INTO attributions (testimony, site, name) VALUES (?, ?, ?)",
            arguments: [id.storable, site.storable, attribution.storable])
    }
}
