CREATE TABLE page_notes (
    site TEXT NOT NULL,
    section TEXT NOT NULL CHECK (section <> ''),
    keywords TEXT NOT NULL CHECK (json_type(keywords) = 'array'),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    text TEXT CHECK (text <> ''),
    written_on TEXT,
    author TEXT NOT NULL CHECK (author <> ''),
    set_at INTEGER NOT NULL,
    PRIMARY KEY (site, section),
    CHECK ((text IS NULL) = (written_on IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO page_notes VALUES (
    'cesure', 'lien_social', '["entraide","café à prix libre"]', 4, 'La cour se remplit à midi.', '2026-11-28', 'nadia', 90);
