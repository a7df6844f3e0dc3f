import TestimonyModel

/// Feasts by name: "à Noël", "le jour de la Toussaint", "la fête de la musique".
extension TimeParser {
    func holiday(_ holiday: Holiday, _ at: Int) -> TimeReading? {
        if let named = namedFeast(holiday, at) { return named }
        guard !onlyNamed.contains(text.word(at)) else { return nil }
        let before = text.word(at - 1)
        let isCapital = text.capital(at)
        let opener = before == "la" || before == "l'" ? text.word(at - 2) : before
        guard
            holidayOpeners.contains(opener) || text.count <= 3
                || genitives.contains(opener) && days.contains(text.word(before == opener ? at - 2 : at - 3))
                || before == "la" && !partitive.contains(opener) && isCapital
        else { return nil }
        guard let day = nearest.holiday(holiday, tense(at)) else { return nil }
        let year = yearValue(at + 1)
        let date = year.flatMap { CivilDate(year: $0, month: day.month, day: day.day) } ?? day
        return TimeReading(at..<at + (year == nil ? 1 : 2), .day(date), "time.holiday")
    }

    /// Feasts named by words that mean something else alone: "Saint-Valentin", "fête de la musique".
    private func namedFeast(_ holiday: Holiday, _ at: Int) -> TimeReading? {
        let start: Int
        if text.word(at) == "valentin", text.word(at - 1) == "saint" || text.word(at - 1) == "st" {
            start = at - 1
        } else if text.word(at) == "musique", text.has(["fete", "de", "la"], before: at) {
            start = at - 3
        } else if text.word(at) == "travail", text.has(["fete", "du"], before: at) {
            start = at - 2
        } else {
            return nil
        }
        return nearest.holiday(holiday, tense(at)).map { TimeReading(start..<at + 1, .day($0), "time.holiday") }
    }

    func newYear(_ at: Int) -> TimeReading? {
        guard text.word(at - 1) == "nouvel" || text.has(["jour", "de", "l'"], before: at),
            let day = nearest.day(1, month: 1, tense(at))
        else { return nil }
        return TimeReading(at..<at + 1, .day(day), "time.holiday")
    }
}

private let holidayOpeners = WordSet("a ici depuis avant apres pour vers des lundi dimanche jeudi jusqu'a passe fete")
/// Words that are a feast only behind what names it.
private let onlyNamed = WordSet("valentin musique travail")
private let days = WordSet("jour journee soir soiree matin nuit veille lendemain surlendemain")
private let partitive = WordSet("de d'")
