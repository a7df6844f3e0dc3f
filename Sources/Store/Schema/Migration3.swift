extension Schema {
    /// Testimonies tell which of their codes people set; of those from before nobody knows, so that all of them count
    /// as set. Recodings keep what they changed, to be undone; an erased testimony takes that with it.
    static let migration3 = """
        ALTER TABLE testimonies ADD COLUMN settled TEXT NOT NULL DEFAULT '[]' CHECK (json_type(settled) = 'array');
        UPDATE testimonies SET settled = '["*"]' WHERE review <> 'proposed';

        CREATE TABLE recodings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            site TEXT NOT NULL,
            made_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE recoded (
            recoding INTEGER NOT NULL REFERENCES recodings (id) ON DELETE CASCADE,
            testimony TEXT NOT NULL REFERENCES testimonies (id) ON DELETE CASCADE,
            site TEXT NOT NULL,
            before TEXT NOT NULL CHECK (json_type(before) = 'object'),
            after TEXT NOT NULL CHECK (json_type(after) = 'object'),
            PRIMARY KEY (recoding, testimony)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX recoded_by_testimony ON recoded (testimony);
        """
}
