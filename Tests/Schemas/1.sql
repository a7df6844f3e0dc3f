-- Schema 1 as it was released, with a row in every table. Never changed: opening it must work for ever.

CREATE TABLE meta (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    conversation TEXT PRIMARY KEY NOT NULL,
    site TEXT NOT NULL,
    transport TEXT NOT NULL,
    speaker TEXT NOT NULL,
    state TEXT NOT NULL CHECK (json_valid(state)),
    revision INTEGER NOT NULL CHECK (revision > 0),
    deadline INTEGER,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_deadline ON sessions (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX sessions_by_speaker ON sessions (speaker);

CREATE TABLE messages (
    conversation TEXT NOT NULL,
    message TEXT NOT NULL,
    site TEXT NOT NULL,
    speaker TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX messages_by_speaker ON messages (speaker);

CREATE TABLE replies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    transport TEXT NOT NULL,
    conversation TEXT NOT NULL,
    speaker TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX replies_by_conversation ON replies (conversation, id);

CREATE TABLE flags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    transport TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    raised_at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT;
CREATE INDEX flags_unsettled ON flags (raised_at) WHERE settled_at IS NULL;

CREATE TABLE testimonies (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    site TEXT NOT NULL,
    conversation TEXT,
    speaker TEXT,
    sent_at INTEGER NOT NULL,
    sent_offset INTEGER NOT NULL,
    confirmed_at INTEGER,
    confirmed_offset INTEGER,
    lang TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('witness', 'reported', 'structure')),
    consent TEXT NOT NULL CHECK (consent IN ('none', 'count', 'quote', 'attributed')),
    review TEXT NOT NULL CHECK (review IN ('proposed', 'confirmed', 'accepted', 'corrected', 'rejected')),
    codebook INTEGER NOT NULL CHECK (codebook > 0),
    text TEXT NOT NULL,
    is_testimony INTEGER NOT NULL CHECK (is_testimony IN (0, 1)),
    facets TEXT NOT NULL CHECK (json_type(facets) = 'object'),
    dates TEXT NOT NULL CHECK (json_type(dates) = 'array'),
    places TEXT NOT NULL CHECK (json_type(places) = 'array'),
    counts TEXT NOT NULL CHECK (json_type(counts) = 'array'),
    personal TEXT NOT NULL CHECK (json_type(personal) = 'array'),
    CHECK ((confirmed_at IS NULL) = (confirmed_offset IS NULL))
) STRICT;
CREATE INDEX testimonies_by_time ON testimonies (sent_at, id);
CREATE INDEX testimonies_by_confirmation ON testimonies (confirmed_at) WHERE confirmed_at IS NOT NULL;
CREATE INDEX testimonies_by_speaker ON testimonies (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX testimonies_by_conversation ON testimonies (conversation) WHERE conversation IS NOT NULL;

CREATE TABLE observations (
    testimony TEXT NOT NULL REFERENCES testimonies (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    site TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect <> ''),
    level TEXT NOT NULL,
    polarity TEXT NOT NULL CHECK (polarity IN ('positive', 'negative')),
    status TEXT NOT NULL CHECK (status IN ('observed', 'wished', 'absent')),
    evidence TEXT NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rules TEXT NOT NULL CHECK (json_type(rules) = 'array'),
    facets TEXT NOT NULL CHECK (json_type(facets) = 'object'),
    PRIMARY KEY (testimony, position),
    CHECK ("end" >= start)
) STRICT;
CREATE INDEX observations_by_effect ON observations (effect, status, polarity);

CREATE TABLE attributions (
    testimony TEXT PRIMARY KEY NOT NULL REFERENCES testimonies (id) ON DELETE CASCADE,
    site TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;
CREATE TRIGGER attribution_needs_consent BEFORE INSERT ON attributions
WHEN (SELECT consent FROM testimonies WHERE id = NEW.testimony) IS NOT 'attributed'
BEGIN
    SELECT RAISE(ABORT, 'an attribution needs the consent attributed');
END;
CREATE TRIGGER attribution_leaves_with_consent AFTER UPDATE OF consent ON testimonies
WHEN NEW.consent <> 'attributed'
BEGIN
    DELETE FROM attributions WHERE testimony = NEW.id;
END;

CREATE TABLE tombstones (
    testimony TEXT PRIMARY KEY NOT NULL,
    site TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('erased', 'withdrawn', 'forgotten', 'expired')),
    erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    site TEXT NOT NULL,
    destination TEXT NOT NULL CHECK (destination <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('testimony', 'digest', 'test')),
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
CREATE UNIQUE INDEX deliveries_one_digest_a_week ON deliveries (site, destination, subject)
    WHERE kind = 'digest';
CREATE INDEX deliveries_by_subject ON deliveries (subject) WHERE subject IS NOT NULL;
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'pending';
CREATE INDEX deliveries_leased ON deliveries (leased_until) WHERE state = 'leased';

CREATE TABLE attempts (
    delivery TEXT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    site TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'retry', 'dead', 'dropped', 'lost')),
    status INTEGER,
    error TEXT,
    PRIMARY KEY (delivery, number)
) STRICT;

INSERT INTO meta VALUES ('note', 'anything');
INSERT INTO sessions VALUES ('room/anna', 'cesure', 'irc', 't-anna', '{"slot":"where"}', 3, 900, 50);
INSERT INTO messages VALUES ('room/anna', 'm1', 'cesure', 't-anna', 50);
INSERT INTO replies (site, transport, conversation, speaker, text, created_at)
    VALUES ('cesure', 'irc', 'room/anna', 't-anna', 'C’était où ?', 50);
INSERT INTO flags (site, transport, kind, raised_at) VALUES ('cesure', 'irc', 'distress', 50);
INSERT INTO testimonies VALUES (
    'one', 'cesure', 'room/anna', 't-anna', 1795110000, 3600, 1795110060, 3600, 'fr', 'witness', 'attributed',
    'confirmed', 1, 'Les voisins nous ont prêté une échelle.', 1, '{"exchange":["biens"],"publics":["voisins"]}',
    '["2026-11-18","2025-24/.."]', '["cantine"]',
    '[{"bound":"=","end":3,"start":0,"unit":"échelles","value":2},{"bound":"..","end":9,"start":4,"to":15,"value":10.5}]',
    '["Fatou"]');
INSERT INTO observations VALUES (
    'one', 0, 'cesure', 'solidarite', 'collectif', 'positive', 'observed', 'prêté une échelle', 21, 38,
    0.30000000000000004, '["prêter quelque chose","« objet »"]',
    '{"exchange":["biens"],"network":[],"publics":["voisins","occupants"]}');
INSERT INTO attributions VALUES ('one', 'cesure', 'Anna');
INSERT INTO tombstones VALUES ('gone', 'cesure', 'forgotten', 40);
INSERT INTO deliveries VALUES (
    'letter', 'cesure', 'equipe', 'testimony', 'one', 'pending', 1, 300, 50, NULL, NULL, 'example.org: 503');
INSERT INTO attempts VALUES ('letter', 1, 'cesure', 200, 'retry', 503, 'example.org: 503');
