import GRDB
import TestimonyModel

extension TestimonyStore {
    /// What was coded of a site's testimonies, as far as their witnesses let it be counted and no coordinator rejected
    /// it: records without their texts, dates, places, answers and rules.
    ///
    /// For reports over all the years: one statement, and each JSON text of facets is read once. `from` and `before`
    /// are epoch seconds, half-open, of the confirmation, or where there was none of the sending.
    package func codedTestimonies(
        site: String, from: Int? = nil, before: Int? = nil
    ) async throws -> [TestimonyRecord] {
        try await reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT t.id, t.speaker, t.conversation, t.sent_at, t.sent_offset, t.confirmed_at, t.confirmed_offset,
                        t.lang, t.source, t.consent, t.review, t.codebook, t.facets, t.counts, t.personal, a.name,
                        o.effect, o.level, o.polarity, o.status, o.evidence, o.start, o."end", o.confidence, o.facets
                    FROM testimonies AS t
                    LEFT JOIN attributions AS a ON a.testimony = t.id
                    LEFT JOIN observations AS o ON o.testimony = t.id
                    WHERE t.site = ?1 AND t.is_testimony AND t.consent <> 'none' AND t.review <> 'rejected'
                        AND (?2 IS NULL OR coalesce(t.confirmed_at, t.sent_at) >= ?2)
                        AND (?3 IS NULL OR coalesce(t.confirmed_at, t.sent_at) < ?3)
                    ORDER BY t.id, o.position
                    """,
                arguments: [site.storable, from, before])
            var reader = CodedReader(site: site)
            while let row = try rows.next() { try reader.take(row) }
            return reader.records
        }
    }
}

/// Puts the rows of one testimony together, which follow each other.
private struct CodedReader {
    private(set) var records: [TestimonyRecord] = []
    private let site: String
    private var facets: [String: [String: [String]]] = [:]

    init(site: String) { self.site = site }

    mutating func take(_ row: Row) throws {
        let id: String = try row.decode(atIndex: 0)
        if records.last?.id != id { records.append(try record(id, row)) }
        guard let effect: String = try row.decode(atIndex: 16) else { return }
        let observation = Observation(
            effect: effect, level: try row.decode(atIndex: 17), polarity: try row.decodeName(atIndex: 18),
            status: try row.decodeName(atIndex: 19), evidence: try row.decode(atIndex: 20),
            start: try row.decode(atIndex: 21), end: try row.decode(atIndex: 22),
            confidence: try row.decode(atIndex: 23), facets: try facets(row, 24))
        records[records.count - 1].frame.observations.append(observation)
    }

    private mutating func record(_ id: String, _ row: Row) throws -> TestimonyRecord {
        let confirmed: Int? = try row.decode(atIndex: 5)
        let frame = Frame(
            isTestimony: true, facets: try facets(row, 12), counts: try list(row, 13), personal: try list(row, 14))
        return TestimonyRecord(
            id: id, site: site,
            sentAt: Moment(epochSeconds: try row.decode(atIndex: 3), utcOffset: try row.decode(atIndex: 4)),
            conversation: try row.decode(atIndex: 2), speaker: try row.decode(atIndex: 1),
            lang: try row.decode(atIndex: 7), source: try row.decodeName(atIndex: 8),
            consent: try row.decodeName(atIndex: 9), review: try row.decodeName(atIndex: 10),
            codebook: try row.decode(atIndex: 11), text: "", frame: frame, attribution: try row.decode(atIndex: 15),
            confirmedAt: try confirmed.map { Moment(epochSeconds: $0, utcOffset: try row.decode(atIndex: 6)) })
    }

    /// The same few answers stand in thousands of rows.
    private mutating func facets(_ row: Row, _ index: Int) throws -> [String: [String]] {
        let text: String = try row.decode(atIndex: index)
        if let known = facets[text] { return known }
        let value: [String: [String]] = try JSONColumn.value(text)
        facets[text] = value
        return value
    }

    private func list<Element: Decodable>(_ row: Row, _ index: Int) throws -> [Element] {
        let text: String = try row.decode(atIndex: index)
        return text == "[]" ? [] : try JSONColumn.value(text)
    }
}
