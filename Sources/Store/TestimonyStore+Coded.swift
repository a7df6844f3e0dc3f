import GRDB
import TestimonyModel

extension TestimonyStore {
    /// What was coded of a site's testimonies, as far as their witnesses let it be counted and no coordinator rejected
    /// it, in the order in which they were sent: records without their texts, dates, answers and rules.
    ///
    /// For reports over all the years: two statements, of which none looks rows up one by one, and each JSON text is read
    /// once; where all testimonies of a file are asked for, two connections share the work. `from` and `before` are epoch
    /// seconds, half-open, of the confirmation, or where there was none of the sending; `ids` leave out all others.
    package func codedTestimonies(
        site: String, from: Int? = nil, before: Int? = nil, ids: Set<String>? = nil
    ) async throws -> [TestimonyRecord] {
        let query = CodedQuery(site: site, from: from, before: before, ids: ids)
        guard from == nil, before == nil, ids == nil else {
            return try await reading { database in
                var records = try query.records(database)
                try query.observations(database, of: Set(records.map(\.id))).join(&records)
                return records
            }
        }
        var (records, (later, observations)) = try await readingBoth { database in
            try query.records(database, sent: .min..<query.split(database))
        } _: { database in
            let observations = try query.observations(database)
            return (try query.records(database, sent: query.split(database)..<(.max)), observations)
        }
        records += later
        observations.join(&records)
        return records
    }
}

/// The two statements.
private struct CodedQuery {
    var site: String
    var from: Int?
    var before: Int?
    var ids: Set<String>?

    /// Of the earlier ones, one connection reads as many as the other can read of the later ones besides the observations.
    private static let earlierShare = 0.75

    /// Where the testimonies part into earlier and later ones, in epoch seconds.
    func split(_ database: Database) throws -> Int {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM testimonies") ?? 0
        let first = try Int.fetchOne(
            database, sql: "SELECT sent_at FROM testimonies ORDER BY sent_at, id LIMIT 1 OFFSET ?",
            arguments: [Int(Double(count) * Self.earlierShare)])
        return first ?? .max
    }

    /// Those that were sent in these epoch seconds, without their observations.
    func records(_ database: Database, sent: Range<Int> = .min..<(.max)) throws -> [TestimonyRecord] {
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
                    AND t.sent_at >= ?5 AND t.sent_at < ?6
                ORDER BY t.sent_at, t.id
                """,
            arguments: [
                site.storable, from, before, ids.map { JSONColumn.list($0.sorted()) }, sent.lowerBound, sent.upperBound,
            ])
        var reader = CodedRecordReader(site: site)
        var records: [TestimonyRecord] = []
        while let row = try rows.next() { records.append(try reader.record(row)) }
        return records
    }

    /// Of all testimonies of the site, or of those with `ids`. As a rule most are asked for: reading all of them in the
    /// order of the file is the fastest.
    func observations(_ database: Database, of ids: Set<String>? = nil) throws -> CodedObservations {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(Observation.columns), testimony, position FROM observations WHERE site = ?",
            arguments: [site.storable])
        var facets = JSONMemo<[String: [String]]>()
        var observations = CodedObservations()
        while let row = try rows.next() {
            let testimony: String = try row.decode(atIndex: Observation.columnCount)
            guard ids?.contains(testimony) ?? true else { continue }
            observations.add(
                try Observation(row, &facets), position: try row.decode(atIndex: Observation.columnCount + 1),
                of: testimony)
        }
        return observations
    }
}

/// Observations by their testimony, in the order in which they were coded.
private struct CodedObservations: Sendable {
    private struct Group {
        var observations: [Observation] = []
        var positions: [Int] = []

        mutating func add(_ observation: Observation, position: Int) {
            // They come in that order, unless a testimony was written again.
            let place = positions.firstIndex { $0 > position } ?? positions.count
            observations.insert(observation, at: place)
            positions.insert(position, at: place)
        }
    }

    private var groups: [String: Group] = [:]

    mutating func add(_ observation: Observation, position: Int, of testimony: String) {
        groups[testimony, default: Group()].add(observation, position: position)
    }

    /// Gives to each record its own.
    func join(_ records: inout [TestimonyRecord]) {
        for index in records.indices {
            records[index].frame.observations = groups[records[index].id]?.observations ?? []
        }
    }
}

/// Reads the rows of testimonies.
private struct CodedRecordReader {
    let site: String
    private var facets = JSONMemo<[String: [String]]>()
    private var counts = JSONMemo<[Count]>()
    private var names = JSONMemo<[String]>()

    init(site: String) { self.site = site }

    mutating func record(_ row: Row) throws -> TestimonyRecord {
        let confirmed: Int? = try row.decode(atIndex: 5)
        let frame = Frame(
            isTestimony: true, facets: try facets.value(row, 12), places: try names.value(row, 16),
            counts: try counts.value(row, 13), personal: try names.value(row, 14))
        return TestimonyRecord(
            id: try row.decode(atIndex: 0), site: site,
            sentAt: Moment(epochSeconds: try row.decode(atIndex: 3), utcOffset: try row.decode(atIndex: 4)),
            conversation: try row.decode(atIndex: 2), speaker: try row.decode(atIndex: 1),
            lang: try row.decode(atIndex: 7), source: try row.decodeName(atIndex: 8),
            consent: try row.decodeName(atIndex: 9), review: try row.decodeName(atIndex: 10),
            codebook: try row.decode(atIndex: 11), text: "", frame: frame, attribution: try row.decode(atIndex: 15),
            confirmedAt: try confirmed.map { Moment(epochSeconds: $0, utcOffset: try row.decode(atIndex: 6)) })
    }
}
