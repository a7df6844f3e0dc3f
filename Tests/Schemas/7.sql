CREATE TABLE searchable (
    id INTEGER PRIMARY KEY,
    testimony TEXT NOT NULL UNIQUE REFERENCES testimonies (id) ON DELETE CASCADE,
    site TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE searchable_words USING fts5 (
    text, content = 'searchable', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER searchable_enters AFTER INSERT ON searchable
BEGIN
    INSERT INTO searchable_words (rowid, text) VALUES (NEW.id, NEW.text);
END;
CREATE TRIGGER searchable_leaves AFTER DELETE ON searchable
BEGIN
    INSERT INTO searchable_words (searchable_words, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END;
CREATE TRIGGER testimony_becomes_searchable AFTER INSERT ON testimonies
WHEN NEW.is_testimony AND NEW.consent IN ('quote', 'attributed')
    AND NEW.review IN ('confirmed', 'accepted', 'corrected')
BEGIN
    INSERT INTO searchable (testimony, site, text) VALUES (NEW.id, NEW.site, NEW.text);
END;
CREATE TRIGGER testimony_stays_searchable
AFTER UPDATE OF site, text, consent, review, is_testimony ON testimonies
BEGIN
    DELETE FROM searchable WHERE testimony = NEW.id;
    INSERT INTO searchable (testimony, site, text)
    SELECT NEW.id, NEW.site, NEW.text WHERE NEW.is_testimony AND NEW.consent IN ('quote', 'attributed')
        AND NEW.review IN ('confirmed', 'accepted', 'corrected');
END;
INSERT INTO searchable (testimony, site, text)
SELECT id, site, text FROM testimonies
WHERE is_testimony AND consent IN ('quote', 'attributed') AND review IN ('confirmed', 'accepted', 'corrected');

INSERT INTO testimonies (id, site, sent_at, sent_offset, confirmed_at, confirmed_offset, lang, source, consent, review,
    codebook, text, is_testimony, facets, dates, places, counts, personal)
VALUES ('quotable', 'cesure', 1795110000, 3600, 1795110060, 3600, 'fr', 'witness', 'quote', 'confirmed',
    1, 'On a prêté des échelles.', 1, '{}', '[]', '[]', '[]', '[]');
