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

UPDATE sessions SET desk = '{"heardAt":90}' WHERE conversation = 'room/anna';
UPDATE replies SET quotes_others = 1;
INSERT INTO stances VALUES ('archived', 't-ben', 'cesure', 'agree', 90);
