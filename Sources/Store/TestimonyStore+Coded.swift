import GRDB
import TestimonyModel

extension TestimonyStore {
    /// What was coded of a site's testimonies, as far as their witnesses let it be counted and no coordinator rejected
    /// it, in the order in which they were sent: records without their texts, dates, answers and rules.
    ///
    /// For reports over all the years: two statements, of which none looks rows up one by one, and each JSON text is read
    /// once; where all testimonies of a file are asked for, both are read side by side. `from` and `before` are epoch
    /// seconds, half-open, of the confirmation, or where there was none of the sending; `ids` leave out all others.
    package func codedTestimonies(
        site: String, from: Int? = nil, before: Int? = nil, ids: Set<String>? = nil
    ) async throws -> [TestimonyRecord] {
        let query = CodedQuery(site: site, from: from, before: before, ids: ids)
        guard from == nil, before == nil, ids == nil else {
            return try await reading { database in
                let records = try query.records(database)
                return records.with(try query.observations(database, of: records))
            }
        }
        let (records, observations) = try await readingBoth(query.records) { try query.observations($0) }
        return records.with(observations)
    }
}

/// The two statements.
private struct CodedQuery {
    var site: String
    var from: Int?
    var before: Int?
    var ids: Set<String>?

    /// Without their observations.
    func records(_ database: Database) throws -> CodedRecords {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT t.id, t.speaker, t.conversation, t.sent_at, t.sent_offset, t.confirmed_at, t.confirmed_offset,
                    t.lang, t.source, t.consent, t.review, t.codebook, t.facets, t.counts, t.personal, a.name, t.places
                FROM testimonies AS t LEFT JOIN attributions AS a ON a.testimony = t.id
                WHERE t.site = ?1 AND t.is_testimony AND t.consent <> 'none' AND t.review <> 'rejected'
                    AND (?2 IS NULL OR coalesce(t.confirmed_at, t.sent_at) >= ?2)
                    AND (?3 IS NULL OR coalesce(t.confirmed_at, t.sent_at) < ?3)
                    AND (?4 IS NULL OR t.id IN (SELECT value FROM json_each(?4)))
                ORDER BY t.sent_at, t.id
                """,
            arguments: [site.storable, from, before, ids.map { JSONColumn.list($0.sorted()) }])
        var records = CodedRecords(site: site)
        while let row = try rows.next() { try records.take(row) }
        return records
    }

    /// Of all testimonies of the site, or of `records` alone. As a rule most are asked for: reading all of them in the order
    /// of the file is the fastest.
    func observations(_ database: Database, of records: CodedRecords? = nil) throws -> [CodedObservation] {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(Observation.columns), testimony, position FROM observations WHERE site = ?",
            arguments: [site.storable])
        var facets = JSONMemo<[String: [String]]>()
        var observations: [CodedObservation] = []
        while let row = try rows.next() {
            let testimony: String = try row.decode(atIndex: Observation.columnCount)
            guard records?.contains(testimony) ?? true else { continue }
            observations.append(
                CodedObservation(
                    observation: try Observation(row, &facets), testimony: testimony,
                    position: try row.decode(atIndex: Observation.columnCount + 1)))
        }
        return observations
    }
}

private struct CodedObservation: Sendable {
    var observation: Observation
    var testimony: String
    var position: Int
}

/// Testimonies that wait for their observations.
private struct CodedRecords: Sendable {
    private var records: [TestimonyRecord] = []
    private let site: String
    private var places: [String: Int] = [:]
    private var facets = JSONMemo<[String: [String]]>()
    private var counts = JSONMemo<[Count]>()
    private var names = JSONMemo<[String]>()

    init(site: String) { self.site = site }

    mutating func take(_ row: Row) throws {
        let id: String = try row.decode(atIndex: 0)
        places[id] = records.count
        let confirmed: Int? = try row.decode(atIndex: 5)
        let frame = Frame(
            isTestimony: true, facets: try facets.value(row, 12), places: try names.value(row, 16),
            counts: try counts.value(row, 13), personal: try names.value(row, 14))
        records.append(
            TestimonyRecord(
                id: id, site: site,
                sentAt: Moment(epochSeconds: try row.decode(atIndex: 3), utcOffset: try row.decode(atIndex: 4)),
                conversation: try row.decode(atIndex: 2), speaker: try row.decode(atIndex: 1),
                lang: try row.decode(atIndex: 7), source: try row.decodeName(atIndex: 8),
                consent: try row.decodeName(atIndex: 9), review: try row.decodeName(atIndex: 10),
                codebook: try row.decode(atIndex: 11), text: "", frame: frame,
                attribution: try row.decode(atIndex: 15),
                confirmedAt: try confirmed.map { Moment(epochSeconds: $0, utcOffset: try row.decode(atIndex: 6)) }))
    }

    func contains(_ id: String) -> Bool { places[id] != nil }

    /// The records with their observations in the order in which they were coded. Those of a testimony that was not asked
    /// for are left out.
    consuming func with(_ observations: [CodedObservation]) -> [TestimonyRecord] {
        var positions = Array(repeating: [Int](), count: records.count)
        for coded in observations {
            guard let place = places[coded.testimony] else { continue }
            // They come in that order, unless a testimony was written again.
            let index = positions[place].firstIndex { $0 > coded.position } ?? positions[place].count
            positions[place].insert(coded.position, at: index)
            records[place].frame.observations.insert(coded.observation, at: index)
        }
        return records
    }
}
