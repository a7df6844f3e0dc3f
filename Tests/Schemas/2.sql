-- Schema 2 as it was released: the step from schema 1, with a row in every table that it made. Never changed.

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

INSERT INTO messages VALUES ('m1', 'cesure', 50);
INSERT INTO closed_destinations VALUES ('large', 'cesure', 60);
