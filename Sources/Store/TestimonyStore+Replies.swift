import GRDB

extension TestimonyStore {
    /// Committed replies that were not said yet, in the order they must be said.
    ///
    /// A crash between saying and `markSaid` says them again.
    package func unsaidReplies(of conversation: String? = nil, limit: Int = 1_000) async throws -> [StoredReply] {
        try await reading { database in
            try StoredReply.fetchAll(
                database,
                sql: "SELECT * FROM replies WHERE ?1 IS NULL OR conversation = ?1 ORDER BY id LIMIT ?2",
                arguments: [conversation?.storable, limit])
        }
    }

    /// Deletes the replies of a conversation up to and with `id`: they hold the witness's words and were said.
    package func markSaid(conversation: String, upTo id: Int) async throws {
        try await writing { database in
            try database.execute(
                sql: "DELETE FROM replies WHERE conversation = ? AND id <= ?", arguments: [conversation.storable, id])
        }
    }
}

extension StoredReply: FetchableRecord {
    package init(row: Row) throws {
        self.init(
            id: try row.decode(forColumn: "id"), site: try row.decode(forColumn: "site"),
            transport: try row.decode(forColumn: "transport"), conversation: try row.decode(forColumn: "conversation"),
            text: try row.decode(forColumn: "text"), createdAt: try row.decode(forColumn: "created_at"))
    }
}
