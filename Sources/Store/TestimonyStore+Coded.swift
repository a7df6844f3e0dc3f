import GRDB
import TestimonyModel

extension TestimonyStore {
    /// What was coded of a site's testimonies, as far as their witnesses let it be counted and no coordinator rejected
    /// it, in the order in which they were sent: records without their texts, dates, answers and rules.
    ///
    /// For reports over all the years: two statements, of which none looks rows up one by one, and each JSON text is read
    /// once. `from` and `before` are epoch seconds, half-open, of the confirmation, or where there was none of the sending;
    /// `ids` leave out all others.
    package func codedTestimonies(
        site: String, from: Int? = nil, before: Int? = nil, ids: Set<String>? = nil
    ) async throws -> [TestimonyRecord] {
        try await reading { database in
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
            var reader = CodedReader(site: site)
            while let row = try rows.next() { try reader.take(row) }
            // Most of a site's observations are asked for: reading all of them in the order of the file is the fastest.
            let observations = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(Observation.columns), testimony, position FROM observations WHERE site = ?
                    """, arguments: [site.storable])
            while let row = try observations.next() { try reader.takeObservation(row) }
            return reader.records
        }
    }
}

/// Puts testimonies and their observations together.
private struct CodedReader {
    private(set) var records: [TestimonyRecord] = []
    private let site: String
    private var places: [String: Int] = [:]
    /// Positions of the observations of a testimony so far.
    private var positions: [[Int]] = []
    private var facets = JSONMemo<[String: [String]]>()
    private var counts = JSONMemo<[Count]>()
    private var names = JSONMemo<[String]>()

    init(site: String) { self.site = site }

    mutating func take(_ row: Row) throws {
        let id: String = try row.decode(atIndex: 0)
        places[id] = records.count
        positions.append([])
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

    /// Of a testimony that was not asked for it takes nothing.
    mutating func takeObservation(_ row: Row) throws {
        guard let place = places[try row.decode(atIndex: Observation.columnCount)] else { return }
        let position: Int = try row.decode(atIndex: Observation.columnCount + 1)
        // They come in the order in which they were coded, unless a testimony was written again.
        let index = positions[place].firstIndex { $0 > position } ?? positions[place].count
        positions[place].insert(position, at: index)
        records[place].frame.observations.insert(try Observation(row, &facets), at: index)
    }
}
