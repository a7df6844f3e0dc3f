import TestimonyModel

/// What one week of testimonies says, ready to be worded; a pure function of the records.
///
/// What counts: testimonies that their witness confirmed within the week, by the local day of the confirmation, and
/// that no consent withholds and no coordinator rejected. Only `observed` observations are effects; `wished` and
/// `absent` ones stand apart and are in no figure of an effect.
package struct Digest: Sendable, Hashable {
    /// A figure of the week, and of the week before.
    package struct Tally: Sendable, Hashable {
        package var now = 0
        package var before = 0
    }

    /// The good and the bad, always side by side.
    package struct Signs: Sendable, Hashable {
        package var positive = Tally()
        package var negative = Tally()
    }

    package struct Level: Sendable, Hashable {
        package var label: String
        package var signs: Signs
        /// Effects told this week or the week before, in the order of the codebook.
        package var effects: [Effect]
    }

    package struct Effect: Sendable, Hashable {
        package var label: String
        package var signs: Signs
        package var positiveQuotes: [Quote]
        package var negativeQuotes: [Quote]
    }

    /// What consent lets the digest repeat: on one line, harmless in chat markup, shortened.
    package struct Quote: Sendable, Hashable {
        package var text: String
        package var attribution: String?
    }

    /// An effect that is wished, or whose absence is told.
    package struct Aside: Sendable, Hashable {
        package var label: String
        package var testimonies: Int
        package var quotes: [Quote]
    }

    /// An effect that no testimony of the week tells anything about.
    package struct Silence: Sendable, Hashable {
        package var label: String
        /// Observations of the week before.
        package var before: Int
    }

    /// A place or a public, and in how many testimonies it stands.
    package struct Mention: Sendable, Hashable {
        package var label: String
        package var testimonies: Int
    }

    package enum Publics: Sendable, Hashable {
        /// No testimony that may be broken down tells of anyone.
        case none
        /// Too few witnesses: a breakdown would point at them.
        case withheld
        /// `rare` ones stand in the testimonies of too few witnesses to carry a figure.
        case told([Mention], rare: [String])
    }

    package var site: String
    package var week: ISOWeek
    package var testimonies: Tally
    package var witnesses: Tally
    /// Testimonies of this week without any pseudonym: nobody knows how many people they come from.
    package var unidentified: Int
    package var levels: [Level]
    package var wished: [Aside]
    /// Wished with a negative sign: what someone fears will come.
    package var feared: [Aside]
    package var absent: [Aside]
    package var publics: Publics
    package var places: [Mention]
    package var silences: [Silence]
    /// How many effects the codebook has.
    package var effectCount: Int
    package var settings: Settings

    /// Limits, and what they protect.
    package struct Settings: Sendable, Hashable {
        /// Quotes an effect and a sign: the good and the bad have the same room.
        package var quotesPerSign = 2
        /// Characters of a quote.
        package var quoteLength = 200
        /// Witnesses below whom nobody's public is told.
        package var witnessesForPublics = 3

        package init() {}
    }

    /// The digest of `week` at the place named `site`.
    ///
    /// Records outside of `week`, and in `before` those outside of the week before it, are left aside, so the same
    /// list may serve as both.
    package init(
        of records: [TestimonyRecord], before: [TestimonyRecord], week: ISOWeek, site: String, codebook: Codebook,
        settings: Settings = Settings()
    ) {
        let now = WeekRecords(records, week: week)
        let earlier = WeekRecords(before, week: week.previous)
        let book = DigestCodebook(codebook, seen: now.records + earlier.records)
        let quotes = QuoteChoice(now, settings: settings)
        self.site = site
        self.week = week
        testimonies = Tally(now: now.records.count, before: earlier.records.count)
        witnesses = Tally(now: now.witnesses.count, before: earlier.witnesses.count)
        unidentified = now.records.count { $0.witness == nil }
        levels = book.levels.map { level, effects in
            Level(level, effects.compactMap { Effect($0, now, earlier, quotes) })
        }.filter { !$0.effects.isEmpty }
        wished = book.effects.compactMap { Aside($0, .wished, .positive, now, quotes) }
        feared = book.effects.compactMap { Aside($0, .wished, .negative, now, quotes) }
        absent = book.effects.compactMap { Aside($0, .absent, nil, now, quotes) }
        publics = now.publics(codebook, witnesses: settings.witnessesForPublics)
        places = now.places(codebook)
        silences = codebook.effects.filter { !now.tells($0.id) }.map {
            Silence(
                label: $0.label.frenchTypography,
                before: earlier.count($0.id, .positive) + earlier.count($0.id, .negative))
        }
        effectCount = codebook.effects.count
        self.settings = settings
    }
}

extension Digest.Level {
    fileprivate init(_ level: Codebook.Level, _ effects: [Digest.Effect]) {
        label = level.label.frenchTypography
        self.effects = effects
        signs = effects.reduce(into: Digest.Signs()) { sum, effect in
            sum.positive.now += effect.signs.positive.now
            sum.positive.before += effect.signs.positive.before
            sum.negative.now += effect.signs.negative.now
            sum.negative.before += effect.signs.negative.before
        }
    }
}

extension Digest.Effect {
    /// `nil` for an effect that nobody observed in either week.
    fileprivate init?(
        _ effect: Codebook.ImpactEffect, _ now: WeekRecords, _ earlier: WeekRecords, _ quotes: QuoteChoice
    ) {
        signs = Digest.Signs(
            positive: Digest.Tally(
                now: now.count(effect.id, .positive), before: earlier.count(effect.id, .positive)),
            negative: Digest.Tally(
                now: now.count(effect.id, .negative), before: earlier.count(effect.id, .negative)))
        let figures = signs.positive.now + signs.negative.now + signs.positive.before + signs.negative.before
        guard figures > 0 else { return nil }
        label = effect.label.frenchTypography
        positiveQuotes = quotes.of(effect.id, .observed, .positive)
        negativeQuotes = quotes.of(effect.id, .observed, .negative)
    }
}

extension Digest.Aside {
    /// `nil` where no testimony of the week has the effect in this status and sign (`nil` for either).
    fileprivate init?(
        _ effect: Codebook.ImpactEffect, _ status: Status, _ polarity: Polarity?, _ now: WeekRecords,
        _ quotes: QuoteChoice
    ) {
        testimonies = now.records.count { record in
            record.observes(effect.id) { $0.status == status && (polarity == nil || $0.polarity == polarity) }
        }
        guard testimonies > 0 else { return nil }
        label = effect.label.frenchTypography
        self.quotes = quotes.of(effect.id, status, polarity)
    }
}
