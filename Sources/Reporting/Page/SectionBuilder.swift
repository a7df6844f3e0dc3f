import TestimonyModel

/// Builds the sections of a page one after another: what was quoted in one is not quoted first in the next.
struct SectionBuilder {
    private let told: PageRecords
    private let notes: [String: Page.Note]
    private let settings: Page.Settings
    private let figures: [PageRecords.Key: SideFigures]
    private var quotes: PageQuotes

    /// `figures` are those of observed effects, by effect and sign.
    init(
        _ told: PageRecords, _ figures: [PageRecords.Key: SideFigures], notes: [String: Page.Note],
        settings: Page.Settings, masking: @escaping (TestimonyRecord) -> TestimonyRecord
    ) {
        self.told = told
        self.figures = figures
        self.notes = notes
        self.settings = settings
        quotes = PageQuotes(told, length: settings.quoteLength, masking: masking)
    }

    mutating func section(_ effect: Codebook.ImpactEffect) -> Page.Section {
        Page.Section(
            id: effect.id, label: effect.label.frenchTypography, note: notes[effect.id] ?? Page.Note(),
            positive: side(effect, .positive), negative: side(effect, .negative))
    }

    /// `nil` where no testimony has the effect in this status and one of these signs.
    mutating func aside(_ effect: Codebook.ImpactEffect, _ status: Status, _ signs: [Polarity]) -> Page.Aside? {
        let tellings = signs.flatMap { told.tellings(effect.id, status, $0) }
        guard !tellings.isEmpty else { return nil }
        return Page.Aside(
            label: effect.label.frenchTypography, testimonies: Set(tellings.map(\.record)).count,
            quotes: quotes.take(tellings, settings.quotesPerSign).chosen)
    }

    private mutating func side(_ effect: Codebook.ImpactEffect, _ polarity: Polarity) -> Page.Side {
        let key = PageRecords.Key(effect: effect.id, status: .observed, polarity: polarity)
        guard let figures = figures[key], figures.testimonies > 0 else { return Page.Side() }
        let (chosen, left) = quotes.take(
            told.tellings(effect.id, .observed, polarity), settings.quotesPerSign + settings.furtherQuotesPerSign)
        return Page.Side(
            testimonies: figures.testimonies, witnesses: figures.witnesses, hasUnidentified: figures.hasUnidentified,
            sentences: figures.sentences, quotes: Array(chosen.prefix(settings.quotesPerSign)),
            furtherQuotes: Array(chosen.dropFirst(settings.quotesPerSign)), untold: left)
    }
}
