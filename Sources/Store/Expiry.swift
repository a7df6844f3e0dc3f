import GRDB
import TestimonyModel

/// Which text answers are codes (the id of a choice, a date) and stay when words go: slots by dialog. Of a dialog that is
/// not named here every text answer counts as words.
package typealias CodedAnswers = [String: Set<String>]

extension TestimonyStore {
    /// How many testimonies were confirmed (or sent, where nobody confirmed) before `limit` and still have their words, or
    /// are there at all.
    package func agedTestimonies(before limit: Int, withWords: Bool, site: String) async throws -> Int {
        try await reading { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM testimonies WHERE coalesce(confirmed_at, sent_at) < ? AND site = ?
                    """ + (withWords ? " AND words_removed_at IS NULL" : ""),
                arguments: [limit, site.storable]) ?? 0
        }
    }

    /// Removes the words of testimonies confirmed before `limit`: text, evidence and what is quoted of it, the name to print
    /// with it, free answers, nouns of counts, names of rules, which may be words too. Codes, dates, places and numbers stay.
    /// Answers with how many testimonies that were. Each batch is a transaction; the bytes go with the next `scrub`.
    package func removeWords(
        before limit: Int, at now: Int, site: String, keeping coded: CodedAnswers = [:], batch: Int = 500
    ) async throws -> Int {
        try await repeating(batch) { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, dialog, counts, answers FROM testimonies
                    WHERE coalesce(confirmed_at, sent_at) < ? AND site = ? AND words_removed_at IS NULL LIMIT ?
                    """,
                arguments: [limit, site.storable, batch])
            for row in rows { try strip(row, at: now, coded, database) }
            if !rows.isEmpty { try database.execute(sql: "DELETE FROM replies WHERE quotes_others") }
            return rows.count
        }
    }

    /// Removes testimonies confirmed before `limit`, codes and all; each leaves a tombstone. Otherwise as `removeWords`.
    package func expire(before limit: Int, at now: Int, site: String, batch: Int = 500) async throws -> Int {
        try await repeating(batch) { database in
            let ids = try String.fetchAll(
                database,
                sql: "SELECT id FROM testimonies WHERE coalesce(confirmed_at, sent_at) < ? AND site = ? LIMIT ?",
                arguments: [limit, site.storable, batch])
            var erasure = Erasure(at: now)
            try erasure.run(testimonies: ids, .expired, database)
            try erasure.mark(database)
            return ids.count
        }
    }

    private func repeating(
        _ batch: Int, _ body: @escaping @Sendable (Database) throws -> Int
    ) async throws -> Int {
        var (sum, count) = (0, batch)
        while count == batch {
            count = try await writing(body)
            sum += count
        }
        return sum
    }
}

private func strip(_ row: Row, at now: Int, _ coded: CodedAnswers, _ database: Database) throws {
    let id: String = try row.decode(forColumn: "id")
    let counts: [Count] = try JSONColumn.value(row, "counts")
    let answers: [Answer] = try JSONColumn.value(row, "answers")
    let slots = (row["dialog"] as String?).flatMap { coded[$0] } ?? []
    try database.execute(
        sql: """
            UPDATE testimonies SET text = '', personal = '[]', counts = ?, answers = ?, words_removed_at = ? WHERE id = ?
            """,
        arguments: [
            try JSONColumn.text(counts.map(\.withoutWords)), try JSONColumn.text(answers.withoutWords(keeping: slots)),
            now, id,
        ])
    try database.execute(
        sql: """
            UPDATE observations SET evidence = '', start = 0, "end" = 0, rules = '[]' WHERE testimony = ?1;
            """, arguments: [id])
    try database.execute(sql: "DELETE FROM attributions WHERE testimony = ?", arguments: [id])
    try stripReviews(of: id, database)
    // What a recoding would give back are codes with their evidence.
    try database.execute(sql: "DELETE FROM recoded WHERE testimony = ?", arguments: [id])
    try database.execute(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES ('unscrubbed', '1')")
}

/// Decisions stay, and who took them when; the codes before and after lose their evidence as the testimony does.
func stripReviews(of testimony: String, _ database: Database) throws {
    for entry in try ReviewEntry.fetch(database, testimony: testimony) where entry.before != nil {
        try database.execute(
            sql: "UPDATE reviews SET before = ?, after = ? WHERE id = ?",
            arguments: [
                try entry.before.map { try JSONColumn.text($0.withoutWords) },
                try entry.after.map { try JSONColumn.text($0.withoutWords) }, entry.id,
            ])
    }
}

extension [Answer] {
    fileprivate func withoutWords(keeping coded: Set<String>) -> [Answer] {
        compactMap { answer in
            switch answer.value {
            case .text: coded.contains(answer.slot) ? answer : nil
            case .instances(let instances):
                Answer(slot: answer.slot, value: .instances(instances.map { $0.withoutWords(keeping: coded) }))
            case .number, .flag, .list: answer
            }
        }
    }
}
