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
}
