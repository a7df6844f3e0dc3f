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

INSERT INTO testimonies VALUES (
    'archived', 'cesure', NULL, NULL, 1795110000, 3600, NULL, NULL, 'fr', 'reported', 'none', 'proposed', 1,
    'On répare ensemble.', 1, '{}', '[]', '[]', '[]', '[]', '["effect.solidarite"]');
INSERT INTO recodings (site, made_at) VALUES ('cesure', 70);
INSERT INTO recoded VALUES (
    1, 'archived', 'cesure',
    '{"codebook":1,"frame":{"counts":[],"facets":{},"isTestimony":true,"observations":[],"personal":[],"places":["cantine"],"when":[]}}',
    '{"codebook":1,"frame":{"counts":[],"facets":{},"isTestimony":true,"observations":[],"personal":[],"places":[],"when":[]}}');
