import TestimonyModel

/// Years by number: "en 2024", "fin 2023", "depuis 78".
extension TimeParser {
    /// A year of four digits, 1900 through 2099.
    func yearValue(_ index: Int) -> Int? {
        guard text.length(index) == 4, let year = text.integer(index), (1900...2099).contains(year) else { return nil }
        return year
    }

    /// A year of two digits behind a day and month, where nothing follows that it could count.
    func shortYearValue(_ at: Int) -> Int? {
        guard let written = text.integer(at), text.length(at) == 2, !text.isWord(at + 1), text.kind(at + 1) != .number,
            !(text.kind(at + 1) == .mark && (text.word(at + 1) == "%" || text.isGlued(at + 2)))
        else { return nil }
        return fullYear(written)
    }

    func fullYear(_ written: Int) -> Int { written + (written < 70 ? 2000 : 1900) }

    func year(_ at: Int) -> TimeReading? {
        if let short = shortYear(at) { return short }
        guard let year = yearValue(at), let number = number(at), number.tokens.count == 1, !number.isGlued else {
            return nil
        }
        let before = text.word(at - 1)
        let isAlone = !text.isWord(at + 1) || text.isGlued(at + 1)
        let isRecent = (1950...today.year + 5).contains(year)
        guard
            yearOpeners.contains(before) || isSeason(at - 1) || isAlone && at <= takenBack || isYearRange(at)
                || isAlone && before == "pour" && (today.year...today.year + 5).contains(year)
                || isAlone && isRecent && (text.isWord(at - 1) && !countOpeners.contains(before) || before == "(")
        else { return nil }
        return TimeReading(at..<at + 1, .year(year), "time.year")
    }

    /// "depuis 78", "depuis 98": a year of the last century, where nothing follows that it could count.
    private func shortYear(_ at: Int) -> TimeReading? {
        guard text.word(at - 1) == "depuis", text.length(at) == 2, let year = text.integer(at),
            (40...99).contains(year),
            closesDay(at + 1)
        else { return nil }
        return TimeReading(at..<at + 1, .year(1900 + year), "time.short-year")
    }

    /// "de 2019 à 2023", either year.
    private func isYearRange(_ at: Int) -> Bool {
        text.word(at - 1) == "de" && text.word(at + 1) == "a" && yearValue(at + 2) != nil
            || text.word(at - 1) == "a" && yearValue(at - 2) != nil
    }

    private func isSeason(_ index: Int) -> Bool {
        if case .season = text.sense(index) { true } else { false }
    }
}

private let yearOpeners = WordSet(
    "en depuis fin debut mi courant annee annees rentree avant apres des jusqu'en ete hiver automne printemps "
        + "saison promo"
)
private let countOpeners = WordSet(
    "a sur avec plus de d' moins est sont sommes etait etions etaient ont avons avait pour a les ces des nos mes et ou "
        + "salle bureau numero no rue")
