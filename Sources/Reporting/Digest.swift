import TestimonyModel

/// What one week of testimonies says, ready to be worded; a pure function of the records.
///
/// What counts: testimonies that their witness confirmed within the week, by the local day of the confirmation, and
/// that no consent withholds and no coordinator rejected. Only `observed` observations are effects; `wished` and
/// `absent` ones stand apart and are in no figure of an effect.
package struct Digest: Sendable, Hashable {
    /// A figure of the week, and of the weeks before.
    package struct Tally: Sendable, Hashable {
        package var now = 0
        /// Eight weeks at most, the oldest first; none from before the site's first testimony.
        package var past: [Int] = []

        /// The week before.
        package var before: Int { past.last ?? 0 }
        /// Of the weeks before this one; `nil` where they are too few to say more than the last of them.
        package var mean: Double? { past.count < 2 ? nil : Double(past.reduce(0, +)) / Double(past.count) }
    }

    /// The good and the bad, always side by side.
    package struct Signs: Sendable, Hashable {
        package var positive = Tally()
        package var negative = Tally()
    }

    package struct Level: Sendable, Hashable {
        package var id: String
        package var label: String
        package var signs: Signs
        /// Effects told this week or in the weeks before, in the order of the codebook.
        package var effects: [Effect]
    }

    package struct Effect: Sendable, Hashable {
        package var id: String
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
        package var id: String
        package var label: String
        package var testimonies: Int
        package var quotes: [Quote]
    }

    /// An effect that no testimony of the week tells anything about.
    package struct Silence: Sendable, Hashable {
        package var id: String
        package var label: String
        /// Observations of the week before.
        package var before: Int
    }

    /// A place or a public, and in how many testimonies it stands.
    package struct Mention: Sendable, Hashable {
        package var id: String
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

    /// Places that enough witnesses name, and those without a figure.
    package struct Places: Sendable, Hashable {
        package var told: [Mention]
        package var rare: [String]
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
    /// Whom the week's testimonies show together, the most often told first.
    package var meetings: [Meeting]
    package var places: Places
    /// What several witnesses tell alike.
    package var agreements: [Agreement]
    /// What some witnesses tell well of and others badly, at one place.
    package var disagreements: [Disagreement]
    /// What other people say of the week's testimonies.
    package var stances: Stances
    package var silences: [Silence]
    /// How many effects the codebook has.
    package var effectCount: Int
    package var desk: Desk
    package var settings: Settings

    /// What lies on the coordinators' desk beside the week's testimonies.
    package struct Desk: Sendable, Hashable {
        /// Testimonies that no coordinator looked at; `nil` for readers whom that does not concern.
        package var awaitingReview: Int?
        /// What became of testimonies since the digest before.
        package var changes = LaterChanges()
        /// Set where this is what coordinators read before anybody else.
        package var draft: Draft?

        package init(awaitingReview: Int? = nil, changes: LaterChanges = LaterChanges(), draft: Draft? = nil) {
            self.awaitingReview = awaitingReview
            self.changes = changes
            self.draft = draft
        }
    }

    /// A digest that waits for a decision.
    package struct Draft: Sendable, Hashable {
        /// Hours after which it goes out without one; `nil` for never.
        package var wait: Int?

        package init(wait: Int?) { self.wait = wait }
    }

    /// Limits, and what they protect.
    package struct Settings: Sendable, Hashable {
        /// Quotes an effect and a sign: the good and the bad have the same room.
        package var quotesPerSign = 2
        /// Of so many effects and signs that are told, each has one quote only.
        package var crowd = 6
        /// Characters of a quote.
        package var quoteLength = 200
        /// Witnesses below whom nothing is broken down: by public, by place, by who met whom.
        package var breakdownFrom = 3
        /// Entries of a list.
        package var listLength = 5

        package init(breakdownFrom: Int = 3) { self.breakdownFrom = breakdownFrom }
    }

    /// The digest of `week` at the place named `site`. Records outside of `week` are left aside. `past` are the weeks
    /// before it, the oldest first and the last one its neighbour, as far back as testimonies were told.
    /// `masking` takes out of a record that is quoted what may not be printed.
    package init(
        of records: [TestimonyRecord], past: [WeekFigures], week: ISOWeek, site: String, codebook: Codebook,
        stances: Stances = Stances(), desk: Desk = Desk(), settings: Settings = Settings(),
        masking: @escaping (TestimonyRecord) -> TestimonyRecord = { $0 }
    ) {
        let past = Array(past.suffix(8))
        let now = WeekRecords(records, week: week)
        let count = DigestCounting(now: now, past: past)
        let book = DigestCodebook(codebook, seen: now.effects, past)
        let quotes = QuoteChoice(now, book, settings: settings, masking: masking)
        let accord = Accord(now, book, codebook, quotes, settings)
        self.site = site
        self.week = week
        testimonies = Tally(now: now.records.count, past: past.map(\.testimonies))
        witnesses = Tally(now: now.witnesses.count, past: past.map(\.witnesses))
        unidentified = now.records.count { $0.witness == nil }
        levels = book.levels.map { level, effects in
            Level(level, effects.compactMap { Effect($0, count, quotes) })
        }.filter { !$0.effects.isEmpty }
        wished = book.effects.compactMap { Aside($0, .wished, .positive, now, quotes) }
        feared = book.effects.compactMap { Aside($0, .wished, .negative, now, quotes) }
        absent = book.effects.compactMap { Aside($0, .absent, nil, now, quotes) }
        publics = now.publics(codebook, witnesses: settings.breakdownFrom)
        meetings = Array(now.meetings(codebook, witnesses: settings.breakdownFrom).prefix(settings.listLength))
        places = now.places(codebook, witnesses: settings.breakdownFrom)
        self.stances = stances
        agreements = accord.agreements
        disagreements = accord.disagreements
        silences = codebook.effects.filter { !now.tells($0.id) }.map {
            Silence(
                id: $0.id, label: $0.label.frenchTypography,
                before: count.tally($0.id, .positive).before + count.tally($0.id, .negative).before)
        }
        effectCount = codebook.effects.count
        self.desk = desk
        self.settings = settings
    }
}

extension Digest.Level {
    fileprivate init(_ level: Codebook.Level, _ effects: [Digest.Effect]) {
        id = level.id
        label = level.label.frenchTypography
        self.effects = effects
        signs = Digest.Signs(
            positive: Digest.Tally(sumOf: effects.map(\.signs.positive)),
            negative: Digest.Tally(sumOf: effects.map(\.signs.negative)))
    }
}

extension Digest.Effect {
    /// `nil` for an effect that nobody observed in any of the weeks.
    fileprivate init?(_ effect: Codebook.ImpactEffect, _ count: DigestCounting, _ quotes: QuoteChoice) {
        signs = Digest.Signs(
            positive: count.tally(effect.id, .positive), negative: count.tally(effect.id, .negative))
        guard ([signs.positive, signs.negative].contains { $0.now + $0.past.reduce(0, +) > 0 }) else { return nil }
        id = effect.id
        label = effect.label.frenchTypography
        positiveQuotes = quotes.of(effect.id, .observed, .positive)
        negativeQuotes = quotes.of(effect.id, .observed, .negative)
    }

    package var isToldNow: Bool { signs.positive.now + signs.negative.now > 0 }
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
        id = effect.id
        label = effect.label.frenchTypography
        self.quotes = Array(quotes.of(effect.id, status, polarity).prefix(1))
    }
}
