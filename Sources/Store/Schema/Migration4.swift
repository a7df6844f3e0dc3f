extension Schema {
    /// Letters may be alerts. SQLite cannot change a check, so the tables are made anew; attempts go first, since they
    /// hang on deliveries.
    static let migration4 = """
        CREATE TABLE new_deliveries (
            id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
            site TEXT NOT NULL,
            destination TEXT NOT NULL CHECK (destination <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('testimony', 'digest', 'alert', 'test')),
            subject TEXT,
            state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'sent', 'dead', 'dropped')),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            due_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            leased_by TEXT,
            leased_until INTEGER,
            last_error TEXT,
            CHECK ((kind = 'test') = (subject IS NULL)),
            CHECK ((state = 'leased') = (leased_by IS NOT NULL)),
            CHECK ((state = 'leased') = (leased_until IS NOT NULL))
        ) STRICT;
        INSERT INTO new_deliveries (id, site, destination, kind, subject, state, attempts, due_at, created_at, leased_by,
            leased_until, last_error)
        SELECT id, site, destination, kind, subject, state, attempts, due_at, created_at, leased_by, leased_until,
            last_error
        FROM deliveries;
        CREATE TABLE new_attempts (
            delivery TEXT NOT NULL REFERENCES new_deliveries (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            site TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'retry', 'dead', 'dropped', 'lost')),
            status INTEGER,
            error TEXT,
            PRIMARY KEY (delivery, number)
        ) STRICT;
        INSERT INTO new_attempts (delivery, number, site, made_at, outcome, status, error)
        SELECT delivery, number, site, made_at, outcome, status, error FROM attempts;
        DROP TABLE attempts;
        DROP TABLE deliveries;
        ALTER TABLE new_deliveries RENAME TO deliveries;
        ALTER TABLE new_attempts RENAME TO attempts;

        CREATE UNIQUE INDEX deliveries_one_digest_a_week ON deliveries (site, destination, subject)
            WHERE kind = 'digest';
        CREATE INDEX deliveries_by_subject ON deliveries (subject) WHERE subject IS NOT NULL;
        CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'pending';
        CREATE INDEX deliveries_leased ON deliveries (leased_until) WHERE state = 'leased';
        CREATE INDEX deliveries_done ON deliveries (due_at) WHERE state IN ('sent', 'dropped');
        CREATE INDEX attempts_by_time ON attempts (made_at);
        """
}
