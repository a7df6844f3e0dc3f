extension Schema {
    /// What coordinators do in conversations: what each has open stands beside the session of the dialog, and replies that
    /// hold words of other people are known, since they go with what is erased.
    ///
    /// Stances are what other people say of a testimony, each once: they go with the testimony, and with whoever took them.
    static let migration11 = """
        ALTER TABLE sessions ADD COLUMN desk TEXT CHECK (desk IS NULL OR json_valid(desk));
        ALTER TABLE replies ADD COLUMN quotes_others INTEGER NOT NULL DEFAULT 0 CHECK (quotes_others IN (0, 1));

        CREATE TABLE stances (
            testimony TEXT NOT NULL REFERENCES testimonies (id) ON DELETE CASCADE,
            speaker TEXT NOT NULL CHECK (speaker <> ''),
            site TEXT NOT NULL,
            stance TEXT NOT NULL CHECK (stance IN ('agree', 'disagree')),
            taken_at INTEGER NOT NULL,
            PRIMARY KEY (testimony, speaker)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stances_by_speaker ON stances (speaker);
        """
}
