extension Schema {
    /// What coordinators write on the page of effects. Their words hang on no testimony: whoever erases one looks at the
    /// paragraphs too, since nothing here can tell whom they speak of.
    static let migration9 = """
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
        """
}
