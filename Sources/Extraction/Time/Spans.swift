import TestimonyModel

/// Numbers of units: "il y a trois jours", "depuis deux ans", "dans une semaine", "deux heures", "18 h 30".
extension TimeParser {
    /// A clock time: an hour with its sign, and minutes or a word before it that asks for one.
    func clock(_ number: NumberReading) -> TimeReading? {
        guard number.kind == .cardinal, (0...24).contains(number.value), number.value == number.value.rounded() else {
            return nil
        }
        var at = number.tokens.upperBound
        var minutes = 0
        let isColon = text.word(at) == ":" && text.isGlued(at) && text.isGlued(at + 1)
        guard text.sense(at) == .unit(.hour) || isColon && text.length(at + 1) == 2 else { return nil }
        at += 1
        var hasMinutes = false
        if let written = text.integer(at), text.length(at) == 2, written < 60, text.follows(at),
            text.isGlued(at) || text.sense(at + 1) == .none || text.sense(at + 1) == .unit(.minute)
        {
            (minutes, hasMinutes) = (written, true)
            at += 1
            if text.sense(at) == .unit(.minute) { at += 1 }
        }
        let before = number.tokens.lowerBound - 1
        let asked = clockOpeners.contains(text.word(before)) && text.word(before - 1) != "y"
        guard !isShiftOpener(number.tokens.lowerBound), asked || hasMinutes || isColon || number.value > 12 else {
            return nil
        }
        return TimeReading(
            tokens: number.tokens.lowerBound..<at, value: .clock(Int(number.value) * 3600 + minutes * 60),
            rule: "time.clock")
    }

    /// "il y a (environ)", "dans": a length of time follows, no clock.
    private func isShiftOpener(_ index: Int) -> Bool {
        let start = withoutHedge(index)
        let before = text.word(start - 1)
        return before == "a" && text.word(start - 2) == "y" || before == "ya" || before == "dans"
    }

    func countedUnit(_ number: NumberReading) -> TimeReading? {
        guard number.kind == .cardinal || number.kind == .collective, !number.isVague else { return nil }
        var at = number.tokens.upperBound
        if text.word(at) == "de" || text.word(at) == "d'" { at += 1 }
        var shift: (steps: Int, isRelative: Bool, end: Int)?
        if let adjective = lastOrNext(at) { (shift, at) = (adjective, adjective.end) }
        guard case .unit(let unit) = text.sense(at), !(number.isGlued && number.isDigits) else { return nil }
        at += 1
        var value = number.value
        if text.word(at) == "et", text.word(at + 1) == "demi" || text.word(at + 1) == "demie" {
            (value, at) = (value + 0.5, at + 2)
        }
        let tokens = number.tokens.lowerBound..<at
        if let shift, value >= 2, value < 1000 { return lastPeriods(Int(value), unit, shift.steps, tokens) }
        let start = withoutHedge(tokens.lowerBound)
        if let date = ago(value, unit, start, tokens) ?? ahead(value, unit, start, tokens) { return date }
        if let later = later(value, unit, tokens) { return later }
        if text.word(start - 1) == "les", text.word(start - 2) == "tous" || text.word(start - 2) == "toutes" {
            return TimeReading(tokens: tokens, value: .recurrence, rule: "time.every")
        }
        return TimeReading(tokens: tokens, value: .duration(value, unit), rule: "time.duration")
    }

    /// "trois jours plus tard", "deux jours après": counted from the day told before.
    private func later(_ value: Double, _ unit: TimeUnit, _ tokens: Range<Int>) -> TimeReading? {
        let next = tokens.upperBound
        let end = text.has(["plus", "tard"], at: next) ? next + 2 : text.word(next) == "apres" ? next + 1 : nil
        guard let end, unit == .day, !text.isWord(end) || end == next + 2, let day = anchor(before: next) else {
            return nil
        }
        return TimeReading(tokens.lowerBound..<end, .day(day.adding(days: Int(value))), "time.later")
    }

    private func lastOrNext(_ at: Int) -> (steps: Int, isRelative: Bool, end: Int)? {
        if text.word(at) == "derniers" || text.word(at) == "dernieres" { return (-1, false, at + 1) }
        if text.word(at) == "prochains" || text.word(at) == "prochaines" { return (1, false, at + 1) }
        return shift(at)
    }

    /// "les trois derniers mois": whole units before or after the present one.
    private func lastPeriods(_ count: Int, _ unit: TimeUnit, _ steps: Int, _ tokens: Range<Int>) -> TimeReading? {
        guard let near = shifted(unit, by: steps), let far = shifted(unit, by: steps * count) else { return nil }
        let value = TimeReading.Value.between(steps < 0 ? far : near, steps < 0 ? near : far)
        return TimeReading(tokens: tokens, value: value, rule: "time.periods")
    }

    /// Steps back over "environ", "à peu près", "une bonne".
    private func withoutHedge(_ index: Int) -> Int {
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

    private func ago(_ value: Double, _ unit: TimeUnit, _ start: Int, _ tokens: Range<Int>) -> TimeReading? {
        let before = text.word(start - 1)
        let isAgo =
            before == "a" && text.word(start - 2) == "y" || before == "ya" || before == "voila" || before == "voici"
        let isSince =
            before == "depuis" || before == "fait" && (text.word(start - 2) == "ca" || text.word(start - 2) == "cela")
        let isLasting = isLasting(start, tokens.upperBound)
        guard isAgo || (isSince || isLasting) && unit != .hour && unit != .minute && unit != .second,
            var span = moved(value, unit, -1)
        else { return nil }
        // No week of the calendar is meant: "depuis trois semaines" is since that day.
        if !isAgo, unit == .week { span = .day(today.adding(days: -Int(value * 7))) }
        let from = max(
            floor,
            isLasting && !isSince
                ? start : isAgo && before == "a" ? start - (text.word(start - 3) == "il" ? 3 : 2) : start - 1)
        return TimeReading(
            tokens: from..<tokens.upperBound, value: isAgo ? .at(span) : .since(span),
            rule: isAgo ? "time.ago" : "time.since")
    }

    /// "Quatre ans que je dis bonjour": at the start of a sentence or behind a comma.
    private func isLasting(_ start: Int, _ end: Int) -> Bool {
        (text.word(end) == "que" || text.word(end) == "qu'")
            && (start == 0 || text.endsClause(start - 1) || text.word(start - 1) == ",")
    }

    private func ahead(_ value: Double, _ unit: TimeUnit, _ start: Int, _ tokens: Range<Int>) -> TimeReading? {
        let before = text.word(start - 1)
        guard before == "dans" || before == "ds" || before == "ici" && text.word(start - 2) == "d'",
            let span = moved(value, unit, 1)
        else { return nil }
        return TimeReading(start - 1..<tokens.upperBound, span, "time.ahead")
    }

    /// The moment so many units away, with the grain of the unit; half a unit counts in the next smaller one.
    private func moved(_ value: Double, _ unit: TimeUnit, _ sign: Int) -> TimeSpan? {
        guard value < 1_000 else { return nil }
        let whole = sign * Int(value)
        let isHalf = value != value.rounded()
        switch unit {
        case .second, .minute, .hour:
            let size = unit == .hour ? 3600 : unit == .minute ? 60 : 1
            let at = now.epochSeconds + now.utcOffset + sign * Int(value * Double(size))
            return TimeSpan(
                start: at, end: at + size, grain: unit == .hour ? .hour : unit == .minute ? .minute : .second)
        case .day, .week: return shifted(unit, by: whole)
        case .month, .quarter, .semester: return shifted(unit, by: whole)
        case .year: return isHalf ? shifted(.month, by: sign * Int(value * 12)) : shifted(.year, by: whole)
        }
    }
}

private let clockOpeners = WordSet("a vers jusqu'a des apres avant passe entre et de depuis pour")
private let hedges = WordSet(
    "environ presque bientot deja pres de plus moins peu tout juste peine ca une un bonne bon petit petite gros "
        + "grosse d' quasi maintenant les"
)
