import GRDB
import TestimonyModel

extension TestimonyStore {
    /// Ids of testimonies that may be quoted and hold one of `words`, those that hold the rarest and most of them first.
    ///
    /// A word is found at the beginning of words, without regard to case and accents: "echelle" finds "Échelles". Words
    /// are letters and digits only; signs of the search language in them have no power.
    package func search(_ words: [String], site: String, limit: Int = 200) async throws -> [String] {
        let terms = words.map { $0.storable.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }
        guard !terms.isEmpty else { return [] }
        let pattern = terms.map { "\"\($0)\" *" }.joined(separator: " OR ")
        return try await reading { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT s.testimony FROM searchable_words JOIN searchable AS s ON s.id = searchable_words.rowid
                    WHERE searchable_words MATCH ? AND s.site = ? ORDER BY searchable_words.rank, s.id LIMIT ?
                    """,
                arguments: [pattern, site.storable, limit])
        }
    }
}
