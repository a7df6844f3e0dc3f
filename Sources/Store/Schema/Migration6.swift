extension Schema {
    /// What coordinators did, and when: rows are added and never change. An entry names what it was done to by an id,
    /// never by words, so that it may outlive an erasure.
    static let migration6 = """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            site TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            actor TEXT NOT NULL CHECK (actor <> ''),
            action TEXT NOT NULL CHECK (action <> ''),
            subject TEXT
        ) STRICT;
        CREATE INDEX audit_by_subject ON audit (subject) WHERE subject IS NOT NULL;
        CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
        BEGIN
            SELECT RAISE(ABORT, 'an audit log is only added to');
        END;
        CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
        BEGIN
            SELECT RAISE(ABORT, 'an audit log is only added to');
        END;
        """
}
