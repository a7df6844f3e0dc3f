import TestimonyModel

/// Builds the sections of a page one after another: what was quoted in one is not quoted first in the next.
struct SectionBuilder {
    private let told: PageRecords
    private let codebook: Codebook
    private let notes: [String: Page.Note]
    private let settings: Page.Settings
    private var quotes: PageQuotes

    init(
        _ told: PageRecords, _ codebook: Codebook, notes: [String: Page.Note], settings: Page.Settings,
        masking: @escaping (TestimonyRecord) -> TestimonyRecord
    ) {
        self.told = told
        self.codebook = codebook
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
        let tellings = told.tellings(effect.id, .observed, polarity)
        guard !tellings.isEmpty else { return Page.Side() }
        let records = Set(tellings.map(\.record))
        let (chosen, left) = quotes.take(tellings, settings.quotesPerSign + settings.furtherQuotesPerSign)
        return Page.Side(
            testimonies: records.count, witnesses: Set(records.compactMap { told.witnesses[$0] }).count,
            hasUnidentified: records.contains { told.witnesses[$0] == nil },
            sentences: sentences(effect, polarity, tellings),
            quotes: Array(chosen.prefix(settings.quotesPerSign)),
            furtherQuotes: Array(chosen.dropFirst(settings.quotesPerSign)), untold: left)
    }

    // MARK: - Facets

    private func sentences(
        _ effect: Codebook.ImpactEffect, _ polarity: Polarity, _ tellings: [PageRecords.Telling]
    ) -> [String] {
        var options = told(tellings, polarity)
        // Whom a lone testimony speaks of could name its author.
        options["publics"]?.removeAll { $0.witnesses.count < settings.witnessesForPublics }
        let asked = effect.facets.filter { codebook.facet($0) != nil }
        let others = codebook.facets.map(\.id).filter { !asked.contains($0) }
        let known = Set(asked + others)
        let former = options.keys.filter { !known.contains($0) }.sorted()
        let facets = (asked + others + former).flatMap { facet in
            let told = (options[facet] ?? []).map { option in
                var option = option
                option.label = label(option.id, facet, effect.id)
                return option
            }
            return FacetSentences(facet: facet, effect: effect.id, polarity: polarity, options: told).sentences
        }
        let counts = effect.facets.contains("quantities") ? CountedThings(tellings, told).sentence : nil
        return facets + [counts].compactMap { $0 }
    }

    /// The options that were told, in the order of the codebook, those it has lost at the end. An option that only makes
    /// sense for the other sign is no observation of this one.
    private func told(_ tellings: [PageRecords.Telling], _ polarity: Polarity) -> [String: [ToldOption]] {
        var found: [String: [String: ToldOption]] = [:]
        let enough = max(2, settings.witnessesForPublics)
        for telling in tellings {
            for (facet, ids) in told.facets(telling) where facet != "publics" || told.isQuotable[telling.record] {
                for id in ids {
                    // In place: a set that is taken out, added to and put back is copied each time.
                    found[facet, default: [:]][id, default: ToldOption(id: id)].note(
                        telling.record, witness: told.witnesses[telling.record], enough: enough)
                }
            }
        }
        var ordered: [String: [ToldOption]] = [:]
        for (facet, options) in found {
            let known = codebook.facet(facet)?.options ?? []
            let meant = known.filter { $0.polarity == nil || $0.polarity == polarity }.compactMap { options[$0.id] }
            let ids = Set(known.map(\.id))
            let former = options.values.filter { !ids.contains($0.id) }.sorted { $0.id < $1.id }
            ordered[facet] = meant + former
        }
        return ordered
    }

    private func label(_ option: String, _ facet: String, _ effect: String) -> String? {
        guard let known = codebook.option(option, of: facet) else { return nil }
        return known.labelFor[effect] ?? known.label
    }
}
