import TestimonyModel

/// What the archive answers to a question: counts, words as consent allows, and what it does not know.
///
/// Who is told of in testimonies that may only be counted stays out. Of a public, a place or a word that fewer witnesses
/// tell of than `breakdownFrom` nothing is broken down: that would point at them.
package struct ArchiveAnswer: Sendable, Hashable {
    package struct Figure: Sendable, Hashable {
        package var id: String
        package var label: String
        package var positive: Int
        package var negative: Int
    }

    package var title: String
    package var question: ArchiveQuestion
    package var testimonies: Int
    package var witnesses: Int
    /// Too few tell of it for more than that.
    package var isWithheld: Bool
    /// The most often told first.
    package var effects: [Figure]
    package var wished: Int
    package var absent: Int
    package var positiveQuotes: [Digest.Quote]
    package var negativeQuotes: [Digest.Quote]
    /// Effects that none of these testimonies tells anything about, by label.
    package var untold: [String]
    /// Testimonies of the time asked for that do not say, or may not be asked, whom they tell of.
    package var silentAboutPeople: Int
    /// Words that no testimony holds that may be quoted.
    package var unfound: [String]
    package var breakdownFrom: Int

    /// Quotes a sign.
    private static let quotes = 3

    /// `records` may hold more than what is asked. `found` are the ids of those that hold the words; `nil` where none
    /// were asked for. `masking` takes out of a record that is quoted what is not printed.
    package init(
        to question: ArchiveQuestion, _ records: [TestimonyRecord], found: Set<String>?, codebook: Codebook,
        settings: Digest.Settings = Digest.Settings(), masking: @escaping (TestimonyRecord) -> TestimonyRecord = { $0 }
    ) {
        let told = records.told { $0.isSettledForCounting && question.holds($0.sentAt.date) }
        let coded = told.filter { $0.answers(question) }
        let worded = coded.filter { found?.contains($0.record.id) ?? true }
        // Words that lead nowhere do not hide what the codes lead to.
        let hasWords = found == nil || !worded.isEmpty || !question.hasCodes
        let meant = hasWords ? worded : coded
        unfound = found != nil && worded.isEmpty ? question.words : []
        var asked = question
        if !hasWords { asked.words = [] }
        self.question = question
        title = asked.title(codebook)
        breakdownFrom = settings.breakdownFrom
        testimonies = meant.count
        witnesses = Set(meant.compactMap(\.witness)).count
        let isNarrow = !asked.publics.isEmpty || !asked.places.isEmpty || !asked.words.isEmpty
        isWithheld = isNarrow && !meant.isEmpty && meant.witnessCount < settings.breakdownFrom
        let asides = { (status: Status) in
            meant.count { $0.observations.contains { $0.status == status && question.means($0) } }
        }
        wished = asides(.wished)
        absent = asides(.absent)
        silentAboutPeople =
            question.publics.isEmpty ? 0 : told.count { !$0.isQuotable || $0.publics.isEmpty }
        let week = WeekRecords(meant)
        let book = DigestCodebook(codebook, seen: week.effects)
        effects = book.effects.compactMap { effect in
            let figure = Figure(
                id: effect.id, label: effect.label.frenchTypography,
                positive: question.polarity == .negative ? 0 : week.count(effect.id, .positive),
                negative: question.polarity == .positive ? 0 : week.count(effect.id, .negative))
            let isAsked = question.effects.isEmpty || question.effects.contains(effect.id)
            return isAsked && figure.positive + figure.negative > 0 ? figure : nil
        }.ranked { $0.positive + $0.negative }
        let choice = QuoteChoice(week, book, settings: settings, masking: masking)
        let (figures, isWithheld) = (effects, isWithheld)
        let quotes = { (polarity: Polarity) -> [Digest.Quote] in
            guard !isWithheld else { return [] }
            let several = figures.map { choice.of($0.id, .observed, polarity) }
            // Each effect speaks before one speaks twice.
            let turns = (0..<settings.quotesPerSign).flatMap { turn in several.compactMap { $0.dropFirst(turn).first } }
            return Array(turns.prefix(Self.quotes))
        }
        positiveQuotes = question.polarity == .negative ? [] : quotes(.positive)
        negativeQuotes = question.polarity == .positive ? [] : quotes(.negative)
        untold =
            question.effects.isEmpty && !meant.isEmpty && !isWithheld
            ? codebook.effects.filter { !week.tells($0.id) }.map { $0.label.frenchTypography } : []
        if isWithheld { (effects, wished, absent) = ([], 0, 0) }
    }
}

extension ArchiveQuestion {
    /// Whether an observation is of the effects and the sign that are asked for.
    func means(_ observation: Observation) -> Bool {
        (effects.isEmpty || effects.contains(observation.effect))
            && (polarity == nil || observation.polarity == polarity)
    }
}

extension Told {
    fileprivate func answers(_ question: ArchiveQuestion) -> Bool {
        let meets = question.publics.isEmpty || (isQuotable && !publics.isDisjoint(with: question.publics))
        let places = question.places.isEmpty || question.places.contains { record.frame.places.contains($0) }
        let effects =
            (question.effects.isEmpty && question.polarity == nil)
            || observations.contains { question.means($0) }
        return meets && places && effects
    }
}
