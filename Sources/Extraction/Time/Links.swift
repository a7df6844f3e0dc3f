import TestimonyModel

/// What ties a date to another or opens it: "de mars à juin", "entre …", "depuis l'incident de mars",
/// "jusqu'à fin juin".
extension TimeParser {
    func linked(_ base: TimeReading) -> TimeReading {
        if case .clock = base.value { return onItsDay(base) }
        guard case .at(let first) = base.value else { return base }
        if first.grain == .day || first.grain == .dayPart, let timed = timed(base, first) {
            if case .at = timed.value { return opened(timed) }
            return timed
        }
        return opened(base)
    }

    private func opened(_ base: TimeReading) -> TimeReading {
        guard case .at(let first) = base.value else { return base }
        if let range = range(base, first) { return range }
        if let since = opener(of: base) {
            let tokens = max(since, floor)..<base.tokens.upperBound
            return TimeReading(tokens: tokens, value: .since(first), rule: base.rule + ".since")
        }
        if readsAgenda, let opened = outside(base, first) { return opened }
        if isUntil(base.tokens.lowerBound) {
            return TimeReading(tokens: base.tokens, value: .until(first), rule: base.rule + ".until")
        }
        return base
    }

    private func range(_ base: TimeReading, _ first: TimeSpan) -> TimeReading? {
        let opener = text.word(base.tokens.lowerBound - 1)
        var link = base.tokens.upperBound
        let word = text.word(link)
        let isDash = word == "-" || text.flags(link).contains(.hyphenBefore)
        guard
            word == "et" && opener == "entre" || isDash
                || (word == "a" || word == "au" || word == "jusqu'") && rangeOpeners.contains(opener)
        else { return nil }
        if word == "-" || !isDash { link += 1 }
        var second = link
        while second < link + 4, fillers.contains(text.word(second)) { second += 1 }
        guard let last = self.base(second), last.tokens.lowerBound >= link, case .at(let to) = last.value,
            let from = aligned(first, base, before: to, last)
        else { return nil }
        return TimeReading(
            tokens: base.tokens.lowerBound..<last.tokens.upperBound, value: .between(from, to), rule: "time.range")
    }

    /// The start of a range, moved to the year that its end tells: "d'octobre à février 2026".
    private func aligned(_ from: TimeSpan, _ first: TimeReading, before to: TimeSpan, _ last: TimeReading) -> TimeSpan?
    {
        guard from.grain == to.grain || from.grain <= .day && to.grain <= .day else { return nil }
        guard from.grain == .month, first.rule == "time.month" else { return from.start <= to.start ? from : nil }
        let month = from.date.month
        return .month(month > to.date.month ? to.date.year - 1 : to.date.year, month)
    }

    /// Where "depuis" or "à partir de" stands for this date: right before it, or before a noun that the date belongs
    /// to ("depuis l'incident de mars").
    private func opener(of base: TimeReading) -> Int? {
        var at = base.tokens.lowerBound - 1
        while at >= floor, sinceFillers.contains(text.word(at)) { at -= 1 }
        if text.word(at) == "depuis" { return at }
        if text.word(at) == "partir", text.word(at - 1) == "a" { return at - 1 }
        if let since = distantOpener(of: base) { return since }
        guard possessors.contains(text.word(base.tokens.lowerBound - 1)) else { return nil }
        for back in at - 4...at where back >= floor {
            guard text.word(back) == "depuis", determiners.contains(text.word(back + 1)) else { continue }
            return (back + 2..<base.tokens.lowerBound).allSatisfy { text.isWord($0) && text.word($0) != "que" }
                ? back : nil
        }
        return nil
    }

    /// "depuis la brouille sur les tarifs, en juin", "depuis l'arrivée de vos gens, il y a deux ans": the date stands
    /// behind what happened then, set off by a comma or by "en", and no other clause between.
    private func distantOpener(of base: TimeReading) -> Int? {
        var at = base.tokens.lowerBound - 1
        let isIn = text.word(at) == "en"
        if isIn || text.word(at) == "le" { at -= 1 }
        let isSetOff = text.word(at) == "," || text.word(at) == "("
        if isSetOff { at -= 1 }
        guard isIn || isSetOff, base.rule == "time.ago" || base.rule.hasPrefix("time.month") || base.rule == "time.date"
        else { return nil }
        let last = at
        while at >= max(floor, last - 10) {
            if text.word(at) == "depuis" { return at < last && determiners.contains(text.word(at + 1)) ? at : nil }
            let opensClause = !text.isWord(at) || clauseWords.contains(text.word(at)) || tenses?.tense(of: at) != nil
            if opensClause { return nil }
            at -= 1
        }
        return nil
    }

    /// "après le 1er novembre", "avant lundi": in a testimony the date that frames the story, in an agenda an open one.
    private func outside(_ base: TimeReading, _ span: TimeSpan) -> TimeReading? {
        let start = base.tokens.lowerBound
        let at = determiners.contains(text.word(start - 1)) ? start - 2 : start - 1
        guard at >= floor, span.grain >= .day, text.word(at) == "apres" || text.word(at) == "avant" else { return nil }
        return TimeReading(
            tokens: at..<base.tokens.upperBound, value: text.word(at) == "apres" ? .since(span) : .until(span),
            rule: base.rule)
    }

    private func isUntil(_ start: Int) -> Bool {
        var at = start - 1
        while at > start - 4, at > 0, untilFillers.contains(text.word(at)) { at -= 1 }
        return text.word(at) == "jusqu'" || text.word(at) == "jusque"
    }
}

private let rangeOpeners = WordSet("de d' du depuis")
private let fillers = WordSet("le la l' a au en fin debut")
private let sinceFillers = WordSet("le la l' les ce cet cette debut fin mi de du d' au mois")
private let clauseWords = WordSet(
    "que qu' qui dont ou quand lorsque si mais donc et je j' tu il elle on nous vous ils elles c' ca y a est sont ont")
private let possessors = WordSet("de du d' le")
private let untilFillers = WordSet("a au en la le l' fin debut")
