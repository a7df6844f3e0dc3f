import GRDB
import TestimonyModel

extension Observation {
    func insert(_ database: Database, testimony: String, position: Int, site: String) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO observations (testimony, position, site, effect, level, polarity, status, evidence, start,
                    "end", confidence, rules, facets)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            testimony.storable, position, site.storable, effect.storable, level.storable, polarity.rawValue,
            status.rawValue, evidence.storable, start, end, confidence, try JSONColumn.text(rules),
            try JSONColumn.text(facets),
        ])
    }

    /// In the order they were coded in.
    static func fetch(_ database: Database, testimony: String) throws -> [Observation] {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM observations WHERE testimony = ? ORDER BY position")
        return try Row.fetchAll(statement, arguments: [testimony]).map(Observation.init(row:))
    }

    private init(row: Row) throws {
        self.init(
            effect: try row.decode(forColumn: "effect"), level: try row.decode(forColumn: "level"),
            polarity: try row.decodeName("polarity"), status: try row.decodeName("status"),
            evidence: try row.decode(forColumn: "evidence"), start: try row.decode(forColumn: "start"),
            end: try row.decode(forColumn: "end"), confidence: try row.decode(forColumn: "confidence"),
            rules: try JSONColumn.value(row, "rules"), facets: try JSONColumn.value(row, "facets"))
    }
}
