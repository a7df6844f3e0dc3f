import TestimonyModel

/// Numbers of units: "il y a trois jours", "depuis deux ans", "dans une semaine", "deux heures", "18 h 30".
extension TimeParser {
    func countedUnit(_ number: NumberReading) -> TimeReading? {
        guard let told = length(number) else { return nil }
        if let periods = periods(told, number) { return periods }
        guard !told.isShifted else { return nil }
        let tokens = told.tokens
        let start = withoutHedge(tokens.lowerBound)
        if let date = ago(told, start) ?? ahead(told, start) { return date }
        if let later = later(told) { return later }
        if text.word(start - 1) == "les", text.word(start - 2) == "tous" || text.word(start - 2) == "toutes" {
            return TimeReading(tokens: tokens, value: .recurrence, rule: "time.every")
        }
        let total = told.total
        return TimeReading(tokens: tokens, value: .duration(total.value, total.unit), rule: "time.duration")
    }

    /// "trois jours plus tard", "deux jours après": counted from the day told before, in an agenda from today.
    private func later(_ told: Length) -> TimeReading? {
        let next = told.tokens.upperBound
        let end = text.has(["plus", "tard"], at: next) ? next + 2 : text.word(next) == "apres" ? next + 1 : nil
        guard let end, told.unit == .day, told.value < 1000, !text.isWord(end) || end == next + 2,
            let day = anchor(before: next) ?? (readsAgenda ? today : nil)
        else { return nil }
        return TimeReading(told.tokens.lowerBound..<end, .day(day.adding(days: Int(told.value))), "time.later")
    }

    func lastOrNext(_ at: Int) -> (steps: Int, isRelative: Bool, end: Int)? {
        if text.word(at) == "derniers" || text.word(at) == "dernieres" { return (-1, false, at + 1) }
        if text.word(at) == "passes" || text.word(at) == "passees" { return (-1, false, at + 1) }
        if text.word(at) == "suivants" || text.word(at) == "suivantes" { return (1, true, at + 1) }
        if text.word(at) == "prochains" || text.word(at) == "prochaines" { return (1, false, at + 1) }
        return shift(at)
    }

    /// "les trois derniers mois", "les deux semaines passées": whole units before or after the present one.
    private func periods(_ told: Length, _ number: NumberReading) -> TimeReading? {
        var (steps, end) = (told.steps, told.tokens.upperBound)
        if steps == nil, let adjective = lastOrNext(end), !text.isWord(adjective.end) {
            // Whoever has "soixante ans passés" tells an age.
            let isNear =
                text.word(told.tokens.lowerBound - 1) == "les" || text.word(told.tokens.lowerBound - 1) == "ces"
            guard readsAgenda || isNear && !adjective.isRelative else { return nil }
            (steps, end) = (adjective.steps, adjective.end)
        }
        guard let steps, told.value >= 2, told.value < 1000, let near = shifted(told.unit, by: steps),
            let far = shifted(told.unit, by: steps * Int(told.value))
        else { return nil }
        let value = TimeReading.Value.between(steps < 0 ? far : near, steps < 0 ? near : far)
        return TimeReading(tokens: told.tokens.lowerBound..<end, value: value, rule: "time.periods")
    }

    /// Steps back over "environ", "à peu près", "une bonne".
    func withoutHedge(_ index: Int) -> Int {
        var at = index
        while at > floor, at > index - 5 {
            if text.has(["a", "peu", "pres"], before: at) {
                at -= 3
            } else if hedges.contains(text.word(at - 1)) {
                at -= 1
            } else {
                break
            }
        }
        return at
    }

    private func ago(_ told: Length, _ start: Int) -> TimeReading? {
        let end = told.tokens.upperBound
        let before = text.word(start - 1)
        let isBack =
            before == "a" && text.word(start - 2) == "y" || before == "ya" || before == "voila" || before == "voici"
        // "Voilà trois mois que je suis gardien" lasts.
        let isAgo = isBack && text.word(end) != "que" && text.word(end) != "qu'"
        let isSince =
            before == "depuis" || isBack && !isAgo
            || before == "fait" && (text.word(start - 2) == "ca" || text.word(start - 2) == "cela")
        let isLasting = isLasting(start, end)
        guard isAgo || (isSince || isLasting) && told.smallest >= .day, var span = moved(told, -1) else { return nil }
        // No week of the calendar is meant: "depuis trois semaines" is since that day.
        if !isAgo, told.smallest == .week, told.rest.isEmpty {
            span = .day(today.adding(days: -Int(told.value * 7)))
        }
        let from = max(
            floor,
            isLasting && !isSince
                ? start : isBack && before == "a" ? start - (text.word(start - 3) == "il" ? 3 : 2) : start - 1)
        return TimeReading(
            tokens: from..<end, value: isAgo ? .at(span) : .since(span), rule: isAgo ? "time.ago" : "time.since")
    }

    /// "Quatre ans que je dis bonjour": at the start of a sentence or behind a comma.
    private func isLasting(_ start: Int, _ end: Int) -> Bool {
        (text.word(end) == "que" || text.word(end) == "qu'")
            && (start == 0 || text.endsClause(start - 1) || text.word(start - 1) == ",")
    }

    private func ahead(_ told: Length, _ start: Int) -> TimeReading? {
        let before = text.word(start - 1)
        let isWithin = before == "ici" && text.word(start - 2) == "d'"
        let isSpan = isWithin || text.has(["dans", "les"], before: told.tokens.lowerBound)
        guard before == "dans" || before == "ds" || isWithin, var span = moved(told, 1) else { return nil }
        if isSpan, readsAgenda { span = TimeSpan(start: nowSeconds, end: span.start, grain: .second) }
        return TimeReading(start - 1..<told.tokens.upperBound, span, "time.ahead")
    }
}

private let hedges = WordSet(
    "environ presque bientot deja pres de plus moins peu tout juste peine ca une un bonne bon petit petite gros "
        + "grosse d' quasi maintenant les"
)
