import TestimonyModel

/// The page of effects of a place, ready to be drawn; a pure function of the records and of what coordinators wrote.
///
/// What counts: testimonies that their witness confirmed or a coordinator accepted, that no consent withholds. Only
/// `observed` observations are effects; `wished` and `absent` ones stand apart and are in no figure of an effect. A public
/// is named only where enough distinct witnesses who may be quoted tell of it.
package struct Page: Sendable, Hashable {
    package struct Level: Sendable, Hashable {
        package var id: String
        package var label: String
        package var note: Note
        /// Effects observed, of all its sections.
        package var positive: Int
        package var negative: Int
        /// All effects of the level in the order of the codebook, also those that nobody tells of.
        package var sections: [Section]
    }

    package struct Section: Sendable, Hashable {
        package var id: String
        package var label: String
        package var note: Note
        package var positive: Side
        package var negative: Side
    }

    /// What was observed of an effect with one sign.
    package struct Side: Sendable, Hashable {
        package var testimonies = 0
        /// Distinct witnesses, as far as anything tells them apart.
        package var witnesses = 0
        /// Whether testimonies without any pseudonym are among them: then there may be more witnesses.
        package var hasUnidentified = false
        package var sentences: [String] = []
        package var quotes: [Quote] = []
        /// What stands under « Lire la suite ».
        package var furtherQuotes: [Quote] = []
        /// Quotable testimonies beyond both.
        package var untold = 0
    }

    /// What consent lets the page repeat: readable, on one line, not yet escaped.
    package struct Quote: Sendable, Hashable {
        package var text: String
        package var attribution: String?
    }

    /// An effect that is wished, feared or missing.
    package struct Aside: Sendable, Hashable {
        package var label: String
        package var testimonies: Int
        package var quotes: [Quote]
    }

    /// The coordinators' own words, shown as theirs.
    package struct Note: Sendable, Hashable {
        package var keywords: [String] = []
        package var rating: Int?
        package var text: String?
        package var writtenOn: CivilDate?
    }

    package var site: String
    package var madeAt: Moment
    package var codebook: Int
    /// From the first to the last testimony; `nil` without any.
    package var days: ClosedRange<CivilDate>?
    package var testimonies: Int
    package var witnesses: Int
    /// Testimonies without any pseudonym: nobody knows how many people they come from.
    package var unidentified: Int
    package var levels: [Level]
    package var wished: [Aside]
    package var feared: [Aside]
    package var absent: [Aside]
    package var timeline: Timeline
    package var meetings: Meetings
    package var settings: Settings

    /// Limits, and what they protect.
    package struct Settings: Sendable, Hashable {
        /// Quotes a section and a sign that are seen at once: the good and the bad have the same room.
        package var quotesPerSign = 2
        package var furtherQuotesPerSign = 8
        /// Characters of a quote.
        package var quoteLength = 320
        /// Witnesses below whom nobody's public is told.
        package var witnessesForPublics = 3

        package init() {}
    }

    /// The page of the place named `site` at `madeAt`, of the testimonies within `days` (all where it is `nil`). `masking`
    /// takes out of a record that is quoted what may not be printed.
    package init(
        of records: [TestimonyRecord], notes: [PageNote] = [], within days: ClosedRange<CivilDate>? = nil, site: String,
        codebook: Codebook, madeAt: Moment, settings: Settings = Settings(),
        masking: @escaping (TestimonyRecord) -> TestimonyRecord = { $0 }
    ) {
        let told = PageRecords(records, within: days)
        let book = DigestCodebook(
            codebook, seen: told.effects)
        let notes = Dictionary(notes.map { ($0.section, Note($0)) }) { first, _ in first }
        var builder = SectionBuilder(told, codebook, notes: notes, settings: settings, masking: masking)
        self.site = site
        self.madeAt = madeAt
        self.codebook = codebook.version
        self.days = told.days
        testimonies = told.count
        witnesses = told.witnessCount
        unidentified = told.unidentified
        levels = book.levels.map { level, effects in
            let sections = effects.map { builder.section($0) }
            return Level(
                id: level.id, label: level.label.frenchTypography, note: notes[level.id] ?? Note(),
                positive: sections.reduce(0) { $0 + $1.positive.testimonies },
                negative: sections.reduce(0) { $0 + $1.negative.testimonies }, sections: sections)
        }
        wished = book.effects.compactMap { builder.aside($0, .wished, [.positive]) }
        feared = book.effects.compactMap { builder.aside($0, .wished, [.negative]) }
        absent = book.effects.compactMap { builder.aside($0, .absent, Polarity.allCases) }
        timeline = Timeline(told)
        meetings = Meetings(told, codebook, witnesses: settings.witnessesForPublics)
        self.settings = settings
    }
}

extension Page.Note {
    init(_ note: PageNote) {
        self.init(
            keywords: note.keywords, rating: note.rating.flatMap { PageNote.ratings.contains($0) ? $0 : nil },
            text: note.text, writtenOn: note.writtenOn)
    }
}
