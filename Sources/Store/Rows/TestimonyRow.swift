import GRDB
import TestimonyModel

extension TestimonyRecord {
    /// Inserts the record or replaces the one with its id. False for an id with a tombstone: it stays erased.
    @discardableResult
    func save(_ database: Database) throws -> Bool {
        let isErased = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM tombstones WHERE testimony = ?)", arguments: [id.storable])
        if isErased == true { return false }
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
        try database.execute(sql: "DELETE FROM observations WHERE testimony = ?", arguments: [id.storable])
        for (position, observation) in frame.observations.enumerated() {
            try observation.insert(database, testimony: id, position: position, site: site)
        }
    }

    private func saveAttribution(_ database: Database) throws {
        try database.execute(sql: "DELETE FROM attributions WHERE testimony = ?", arguments: [id.storable])
        guard let attribution else { return }
        try database.execute(
            sql: "INSERT INTO attributions (testimony, site, name) VALUES (?, ?, ?)",
            arguments: [id.storable, site.storable, attribution.storable])
    }
}

extension TestimonyRecord {
    /// The columns that `init(row:_:)` reads, under the name `t`.
    static let select = """
        SELECT t.*, a.name AS attribution FROM testimonies AS t LEFT JOIN attributions AS a ON a.testimony = t.id
        """

    init(row: Row, _ database: Database) throws {
        let id: String = try row.decode(forColumn: "id")
        let sentAt = Moment(
            epochSeconds: try row.decode(forColumn: "sent_at"), utcOffset: try row.decode(forColumn: "sent_offset"))
        let frame = Frame(
            isTestimony: try row.decode(forColumn: "is_testimony"),
            observations: try Observation.fetch(database, testimony: id),
            facets: try JSONColumn.value(row, "facets"), when: try JSONColumn.value(row, "dates"),
            places: try JSONColumn.value(row, "places"), counts: try JSONColumn.value(row, "counts"),
            personal: try JSONColumn.value(row, "personal"))
        self.init(
            id: id, site: try row.decode(forColumn: "site"), sentAt: sentAt,
            conversation: try row.decode(forColumn: "conversation"), speaker: try row.decode(forColumn: "speaker"),
            lang: try row.decode(forColumn: "lang"), source: try row.decodeName("source"),
            consent: try row.decodeName("consent"), review: try row.decodeName("review"),
            codebook: try row.decode(forColumn: "codebook"), text: try row.decode(forColumn: "text"), frame: frame,
            attribution: try row.decode(forColumn: "attribution"), confirmedAt: try confirmation(row),
            settled: try JSONColumn.value(row, "settled"), dialog: try row.decode(forColumn: "dialog"),
            answers: try JSONColumn.value(row, "answers"))
    }
}

private func confirmation(_ row: Row) throws -> Moment? {
    guard let seconds: Int = try row.decode(forColumn: "confirmed_at") else { return nil }
    return Moment(epochSeconds: seconds, utcOffset: try row.decode(forColumn: "confirmed_offset"))
}
