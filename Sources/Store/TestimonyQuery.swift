import GRDB
import TestimonyModel

/// Which testimonies; what is `nil` does not restrict.
package struct TestimonyQuery: Sendable, Hashable {
    package var site: String?
    package var ids: [String]?
    package var speaker: String?
    package var conversation: String?
    /// Epoch seconds, half-open. Both also leave out what was never confirmed.
    package var confirmedFrom: Int?
    package var confirmedBefore: Int?
    /// Epoch seconds, half-open.
    package var sentFrom: Int?
    package var sentBefore: Int?
    package var reviews: Set<Review>?

    package init(
        site: String? = nil, ids: [String]? = nil, speaker: String? = nil, conversation: String? = nil,
        confirmedFrom: Int? = nil, confirmedBefore: Int? = nil, sentFrom: Int? = nil, sentBefore: Int? = nil,
        reviews: Set<Review>? = nil
    ) {
        self.site = site
        self.ids = ids
        self.speaker = speaker
        self.conversation = conversation
        self.confirmedFrom = confirmedFrom
        self.confirmedBefore = confirmedBefore
        self.sentFrom = sentFrom
        self.sentBefore = sentBefore
        self.reviews = reviews
    }

    /// Rows in the order they were sent, those of one second by id.
    fileprivate var statement: (sql: String, arguments: StatementArguments) {
        var terms: [String] = []
        var arguments = StatementArguments()
        func restrict(_ term: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            terms.append(term)
            arguments += [value]
        }
        restrict("t.site = ?", site?.storable)
        restrict("t.speaker = ?", speaker?.storable)
        restrict("t.conversation = ?", conversation?.storable)
        restrict("t.confirmed_at >= ?", confirmedFrom)
        restrict("t.confirmed_at < ?", confirmedBefore)
        restrict("t.sent_at >= ?", sentFrom)
        restrict("t.sent_at < ?", sentBefore)
        restrict("t.id IN (SELECT value FROM json_each(?))", ids.map(JSONColumn.list))
        restrict(
            "t.review IN (SELECT value FROM json_each(?))", reviews.map { JSONColumn.list($0.map(\.rawValue).sorted()) }
        )
        let filter = terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND ")
        return (RowReader.select + filter + " ORDER BY t.sent_at, t.id", arguments)
    }
}

extension TestimonyStore {
    /// Saves records that come from no conversation, in one transaction: an archive's, or a coordinator's corrections.
    /// Known ids are replaced; erased ones stay erased. Returns how many were saved.
    @discardableResult
    package func save(_ records: [TestimonyRecord]) async throws -> Int {
        try await writing { database in try records.count { try $0.save(database) } }
    }

    /// Saves the records whose ids are new and answers how many these were: what a witness confirmed or a coordinator
    /// reviewed is never overwritten by a second reading of an archive.
    @discardableResult
    package func add(_ records: [TestimonyRecord]) async throws -> Int {
        try await writing { database in
            try records.count { record in
                let isKnown = try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM testimonies WHERE id = ?)",
                    arguments: [record.id.storable])
                return try isKnown != true && record.save(database)
            }
        }
    }

    package func testimonies(_ query: TestimonyQuery = TestimonyQuery()) async throws -> [TestimonyRecord] {
        try await reading { database in
            var records: [TestimonyRecord] = []
            try forEach(query, database) { records.append($0) }
            return records
        }
    }

    /// What is held of a speaker, without a word of it, the oldest first.
    package func held(of speaker: String, site: String) async throws -> [HeldTestimony] {
        try await reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT sent_at, sent_offset, confirmed_at, confirmed_offset, consent, review FROM testimonies
                    WHERE speaker = ? AND site = ? ORDER BY sent_at, id
                    """,
                arguments: [speaker.storable, site.storable]
            ).map(HeldTestimony.init)
        }
    }

    /// The weeks whose digest some destination took, as ISO weeks.
    package func sentDigests(site: String) async throws -> Set<String> {
        try await reading { database in
            try String.fetchSet(
                database, sql: "SELECT subject FROM deliveries WHERE kind = 'digest' AND state = 'sent' AND site = ?",
                arguments: [site.storable])
        }
    }

    /// Ids in the order in which the testimonies were sent: enough to go through all of them piece by piece.
    package func testimonyIDs(site: String) async throws -> [String] {
        try await reading { database in
            try String.fetchAll(
                database, sql: "SELECT id FROM testimonies WHERE site = ? ORDER BY sent_at, id",
                arguments: [site.storable])
        }
    }

    package func testimony(_ id: String) async throws -> TestimonyRecord? {
        try await testimonies(TestimonyQuery(ids: [id])).first
    }

    /// Hands the testimonies over one by one, all of one snapshot, in constant memory.
    ///
    /// Other calls of this store wait meanwhile; other processes do not. What `body` throws ends it and comes out.
    package func forEachTestimony(
        _ query: TestimonyQuery = TestimonyQuery(), _ body: @escaping @Sendable (TestimonyRecord) throws -> Void
    ) async throws {
        try await reading { try forEach(query, $0, body) }
    }
}

private func forEach(_ query: TestimonyQuery, _ database: Database, _ body: (TestimonyRecord) throws -> Void) throws {
    let (sql, arguments) = query.statement
    let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
    var reader = RowReader()
    while let row = try rows.next() { try body(reader.record(row, database)) }
}

/// A testimony as far as its witness is told of it.
package struct HeldTestimony: Sendable, Hashable {
    package var sentAt: Moment
    package var confirmedAt: Moment?
    package var consent: Consent
    package var review: Review
}

extension HeldTestimony {
    fileprivate init(_ row: Row) throws {
        func moment(_ name: String) throws -> Moment? {
            guard let at: Int = try row.decode(forColumn: name + "_at") else { return nil }
            return Moment(epochSeconds: at, utcOffset: try row.decode(forColumn: name + "_offset"))
        }
        guard let sentAt = try moment("sent"), let consent = Consent(rawValue: try row.decode(forColumn: "consent")),
            let review = Review(rawValue: try row.decode(forColumn: "review"))
        else { throw DatabaseError(message: "a row of testimonies breaks its own checks") }
        self.init(sentAt: sentAt, confirmedAt: try moment("confirmed"), consent: consent, review: review)
    }
}
