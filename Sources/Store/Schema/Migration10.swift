extension Schema {
    /// What people have a right to: requests with the day by which they are to be answered, what each witness agreed to
    /// under which wording, and when a testimony's words were removed though its codes stay.
    ///
    /// Consents hang on no testimony: like a tombstone they say that something was agreed and taken back, and hold
    /// neither words nor a pseudonym.
    static let migration10 = """
        ALTER TABLE testimonies ADD COLUMN words_removed_at INTEGER;
        CREATE INDEX testimonies_with_words ON testimonies (coalesce(confirmed_at, sent_at))
            WHERE words_removed_at IS NULL;

        CREATE TABLE requests (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            site TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'withdrawal')),
            reference TEXT NOT NULL CHECK (reference <> ''),
            received_on TEXT NOT NULL,
            due_on TEXT NOT NULL,
            done_on TEXT,
            done_by TEXT,
            CHECK (due_on >= received_on),
            CHECK ((done_on IS NULL) = (done_by IS NULL))
        ) STRICT;

        CREATE TABLE consent_texts (
            version TEXT NOT NULL CHECK (version <> ''),
            site TEXT NOT NULL,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (site, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE consents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            site TEXT NOT NULL,
            testimony TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose IN ('count', 'quote', 'name')),
            act TEXT NOT NULL CHECK (act IN ('given', 'withdrawn')),
            version TEXT,
            made_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX consents_by_testimony ON consents (testimony);
        """
}
