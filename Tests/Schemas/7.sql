CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    testimony TEXT NOT NULL REFERENCES testimonies (id) ON DELETE CASCADE,
    site TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    decision TEXT NOT NULL
        CHECK (decision IN ('accept', 'correct', 'reject', 'merge', 'split', 'note', 'undo')),
    note TEXT CHECK (note <> ''),
    other TEXT CHECK (other <> testimony),
    undoes INTEGER,
    before TEXT CHECK (json_type(before) = 'object'),
    after TEXT CHECK (json_type(after) = 'object'),
    CHECK (decision NOT IN ('reject', 'note') OR note IS NOT NULL),
    CHECK ((decision IN ('merge', 'split')) = (other IS NOT NULL)),
    CHECK ((decision = 'undo') = (undoes IS NOT NULL)),
    CHECK ((decision = 'note') = (before IS NULL)),
    CHECK ((decision = 'note') = (after IS NULL))
) STRICT;
CREATE INDEX reviews_by_testimony ON reviews (testimony, id);
CREATE INDEX reviews_by_other ON reviews (other) WHERE other IS NOT NULL;
CREATE TRIGGER reviews_never_change
BEFORE UPDATE OF id, testimony, site, decided_at, actor, decision, other, undoes ON reviews
BEGIN
    SELECT RAISE(ABORT, 'decisions are only added');
END;
CREATE TRIGGER reviews_go_with_their_testimony BEFORE DELETE ON reviews
WHEN EXISTS (SELECT 1 FROM testimonies WHERE id = OLD.testimony)
BEGIN
    SELECT RAISE(ABORT, 'decisions are only added');
END;

INSERT INTO reviews (testimony, site, decided_at, actor, decision, note, before, after) VALUES ('archived', 'cesure', 80,
    'nadia', 'reject', 'un essai',
    '{"codebook":1,"frame":{"counts":[],"facets":{},"isTestimony":true,"observations":[],"personal":[],"places":["cour"],"when":[]},"review":"proposed","settled":["effect.solidarite"]}',
    '{"codebook":1,"frame":{"counts":[],"facets":{},"isTestimony":true,"observations":[],"personal":[],"places":[],"when":[]},"review":"rejected","settled":["effect.solidarite"]}');
