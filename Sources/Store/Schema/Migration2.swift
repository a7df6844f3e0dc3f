extension Schema {
    /// Message ids become pseudonyms of their own, so that an erased speaker leaves none behind; ids from before are
    /// forgotten. Destinations that answered 410 stay closed from one run to the next. Old rows are found by their age.
    static let migration2 = """
        DROP TABLE messages;
        CREATE TABLE messages (
            id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
            site TEXT NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX messages_by_time ON messages (received_at);

        CREATE TABLE closed_destinations (
            destination TEXT NOT NULL CHECK (destination <> ''),
            site TEXT NOT NULL,
            closed_at INTEGER NOT NULL,
            PRIMARY KEY (destination, site)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX attempts_by_time ON attempts (made_at);
        CREATE INDEX deliveries_done ON deliveries (due_at) WHERE state IN ('sent', 'dropped');
        """
}
