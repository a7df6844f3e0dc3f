import GRDB
import TestimonyModel

/// Makes records of rows. One reader serves all rows of a statement: the same few texts of JSON stand in thousands of them,
/// and each is decoded once.
struct RowReader {
    /// The columns in the order in which `record(_:_:)` reads them.
    static let select = """
        SELECT t.id, t.site, t.sent_at, t.sent_offset, t.conversation, t.speaker, t.lang, t.source, t.consent, t.review,
            t.codebook, t.text, t.is_testimony, t.facets, t.dates, t.places, t.counts, t.personal, a.name,
            t.confirmed_at, t.confirmed_offset, t.settled, t.dialog, t.answers
        FROM testimonies AS t LEFT JOIN attributions AS a ON a.testimony = t.id
        """

    private var facets = JSONMemo<[String: [String]]>()
    private var names = JSONMemo<[String]>()
    private var dates = JSONMemo<[EDTF]>()
    private var counts = JSONMemo<[Count]>()
    private var settled = JSONMemo<SettledCodes>()
    private var answers = JSONMemo<[Answer]>()

    mutating func record(_ row: Row, _ database: Database) throws -> TestimonyRecord {
        let id: String = try row.decode(atIndex: 0)
        let confirmed: Int? = try row.decode(atIndex: 19)
        let frame = Frame(
            isTestimony: try row.decode(atIndex: 12), observations: try observations(of: id, database),
            facets: try facets.value(row, 13), when: try dates.value(row, 14), places: try names.value(row, 15),
            counts: try counts.value(row, 16), personal: try names.value(row, 17))
        return TestimonyRecord(
            id: id, site: try row.decode(atIndex: 1),
            sentAt: Moment(epochSeconds: try row.decode(atIndex: 2), utcOffset: try row.decode(atIndex: 3)),
            conversation: try row.decode(atIndex: 4), speaker: try row.decode(atIndex: 5),
            lang: try row.decode(atIndex: 6), source: try row.decodeName(atIndex: 7),
            consent: try row.decodeName(atIndex: 8), review: try row.decodeName(atIndex: 9),
            codebook: try row.decode(atIndex: 10), text: try row.decode(atIndex: 11), frame: frame,
            attribution: try row.decode(atIndex: 18),
            confirmedAt: try confirmed.map { Moment(epochSeconds: $0, utcOffset: try row.decode(atIndex: 20)) },
            settled: try settled.value(row, 21), dialog: try row.decode(atIndex: 22),
            answers: try answers.value(row, 23))
    }

    /// In the order they were coded in.
    private mutating func observations(of testimony: String, _ database: Database) throws -> [Observation] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(Observation.columns), rules FROM observations WHERE testimony = ? ORDER BY position
                """)
        let rows = try Row.fetchCursor(statement, arguments: [testimony])
        var observations: [Observation] = []
        while let row = try rows.next() {
            var observation = try Observation(row, &facets)
            observation.rules = try names.value(row, Observation.columnCount)
            observations.append(observation)
        }
        return observations
    }
}

extension TestimonyRecord {
    static func fetch(_ id: String, _ database: Database) throws -> TestimonyRecord? {
        var reader = RowReader()
        let statement = try database.cachedStatement(sql: RowReader.select + " WHERE t.id = ?")
        return try Row.fetchOne(statement, arguments: [id.storable]).map { try reader.record($0, database) }
    }
}

extension Observation {
    /// The columns that `init(_:_:)` reads, from the first on.
    static let columns = "effect, level, polarity, status, evidence, start, \"end\", confidence, facets"
    static let columnCount = 9

    /// Without its rules.
    init(_ row: Row, _ facets: inout JSONMemo<[String: [String]]>) throws {
        self.init(
            effect: try row.decode(atIndex: 0), level: try row.decode(atIndex: 1),
            polarity: try row.decodeName(atIndex: 2), status: try row.decodeName(atIndex: 3),
            evidence: try row.decode(atIndex: 4), start: try row.decode(atIndex: 5), end: try row.decode(atIndex: 6),
            confidence: try row.decode(atIndex: 7), facets: try facets.value(row, 8))
    }
}

/// JSON texts of columns, decoded; at most so many are remembered.
struct JSONMemo<Value: Decodable> {
    private static var most: Int { 10_000 }
    private var known: [String: Value] = [:]
    /// As a rule the next row says the same: nothing.
    private var last: (text: String, value: Value)?

    mutating func value(_ row: Row, _ index: Int) throws -> Value {
        let text: String = try row.decode(atIndex: index)
        if let last, last.text == text { return last.value }
        let value: Value
        if let remembered = known[text] {
            value = remembered
        } else {
            value = try JSONColumn.value(text)
            if known.count == Self.most { known = [:] }
            known[text] = value
        }
        last = (text, value)
        return value
    }
}

extension JSONMemo: Sendable where Value: Sendable {}
