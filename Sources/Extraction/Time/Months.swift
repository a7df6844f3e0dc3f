import TestimonyModel

/// Months and the seasons and terms that people count by: "fin mars", "l'été dernier", "à la rentrée".
extension TimeParser {
    func month(_ month: Int, _ at: Int) -> TimeReading? {
        // "Mai 68" is an epoch, not a date.
        if text.kind(at + 1) == .number, text.length(at + 1) == 2, text.word(at + 1) == "68" { return nil }
        guard text.length(at) > 3 || month == 5, text.kind(at - 1) != .number else { return nil }
        let start = opening(at)
        var year = yearValue(at + 1)
        var end = at + (year == nil ? 1 : 2)
        if year == nil, text.has(["de", "cette", "annee"], at: at + 1) { (year, end) = (today.year, at + 4) }
        if year == nil, let shift = shift(at + 1), !shift.isRelative {
            let back = month < today.month ? today.year : today.year - 1
            (year, end) = (shift.steps < 0 ? back : back + 1, shift.end)
        }
        let resolved = year ?? nearest.year(ofMonth: month, tense(at))
        var span = TimeSpan.month(resolved, month)
        if let edge = Edge(text.word(start)) { span = span.narrowed(to: edge) }
        return TimeReading(start..<end, span, year == nil ? "time.month" : "time.month-year")
    }

    /// Where an expression with "début", "fin", "mi", "courant" or "au mois de" before it starts.
    private func opening(_ at: Int) -> Int {
        var start = at
        if text.word(start - 1) == "de" || text.word(start - 1) == "d'", text.word(start - 2) == "mois" {
            start -= 2
            if text.word(start - 1) == "du" || text.word(start - 1) == "au", Edge(text.word(start - 2)) != nil {
                start -= 1
            }
        }
        if edges.contains(text.word(start - 1)) || Edge(text.word(start - 1)) != nil { start -= 1 }
        return max(start, floor)
    }

    func season(_ season: Int, _ at: Int) -> TimeReading? {
        let before = text.word(at - 1)
        if let year = yearValue(at + 1) {
            var end = at + 2
            var last = year
            if text.word(end) == "-" || text.word(end) == "/", let second = text.integer(end + 1) {
                last = second < 100 ? year / 100 * 100 + second : second
                end += 2
            }
            guard last == year || last == year + 1 else { return nil }
            return TimeReading(at..<end, .season(last, season), "time.season")
        }
        let tense = self.tense(at)
        if let shift = shift(at + 1), before == "l'" || before == "l" || before == "le" || before == "au" {
            let span = nearest.season(season, shift.steps > 0 ? .future : .past, strictly: true)
            return TimeReading(at - 1..<shift.end, span, "time.season")
        }
        guard isNamed(season, at, before, clauseTense(at)) else { return nil }
        return TimeReading(at - 1..<at + 1, nearest.season(season, tense), "time.season")
    }

    /// "cet été" is one summer; "l'été" only where something happened in it, "en été" never.
    private func isNamed(_ season: Int, _ at: Int, _ before: Word, _ tense: Tense) -> Bool {
        if isThis(before) { return true }
        if season == 21, before == "au" { return true }
        if before == "l'" || before == "l", text.word(at - 2) == "a" { return true }
        if before == "l'" || before == "l" || season == 21 && before == "le" {
            return tense == .past || text.word(at - 2) == "de" && edges.contains(text.word(at - 3))
                || seasonOpeners.contains(text.word(at - 2)) || text.word(at - 2) == "pour" && tense != .past
        }
        if before == "d'" || before == "de", edges.contains(text.word(at - 2)) { return true }
        return (before == "d'" || before == "de") && sessions.contains(text.word(at - 2))
    }

    func schoolStart(_ at: Int) -> TimeReading? {
        let before = text.word(at - 1)
        if let year = yearValue(at + 1) { return TimeReading(at..<at + 2, .month(year, 9), "time.school-start") }
        guard before == "la", schoolOpeners.contains(text.word(at - 2)), text.word(at + 1) != "des",
            text.word(at + 1) != "du", text.word(at + 1) != "de"
        else { return nil }
        let shift = shift(at + 1)
        let tense = shift.map { $0.steps < 0 ? Tense.past : .future } ?? self.tense(at)
        let year = nearest.year(ofMonth: 9, tense)
        return TimeReading(at..<(shift?.end ?? at + 1), .month(year, 9), "time.school-start")
    }
}

private let edges = WordSet("debut fin mi courant")
private let seasonOpeners = WordSet("depuis avant apres pendant durant tout vers")
private let sessions = WordSet("session saison trimestre promo semestre stage")
private let schoolOpeners = WordSet("a depuis des avant apres pour vers jusqu'a")
