import TestimonyModel

/// A counted number of people or things.
package struct CountReading: Sendable, Hashable {
    package var tokens: Range<Int>
    package var value: Double
    package var bound: Count.Bound
    /// The other end of "deux ou trois", "entre dix et quinze".
    package var to: Double?
    /// The tokens of what was counted, where the text names it.
    package var unit: Range<Int>?
}

/// Decides which numbers count people or things. Every cardinal does, unless what stands around it says that it
/// measures, labels, dates, prices or is part of an idiom.
package enum Counting {
    /// `taken` tells for each token whether a date, a clock time, a duration or personal data holds it.
    package static func counts(in text: MarkedText, numbers: [NumberReading], taken: [Bool]) -> [CountReading] {
        var counts: [CountReading] = []
        var index = 0
        while index < numbers.count {
            let number = numbers[index]
            index += 1
            guard isCount(number, in: text, taken) else { continue }
            if index < numbers.count, isPair(number, numbers[index], in: text), !isMeasured(numbers[index], in: text) {
                let other = numbers[index]
                index += 1
                counts.append(pair(number, other, in: text))
            } else if !isPairOfMeasure(number, numbers, index, in: text) {
                counts.append(single(number, in: text))
            }
        }
        return counts
    }

    private static func single(_ number: NumberReading, in text: MarkedText) -> CountReading {
        CountReading(
            tokens: number.tokens, value: number.value, bound: bound(number, in: text), to: nil,
            unit: unit(after: number.tokens.upperBound, in: text))
    }

    private static func pair(_ low: NumberReading, _ high: NumberReading, in text: MarkedText) -> CountReading {
        CountReading(
            tokens: low.tokens.lowerBound..<high.tokens.upperBound, value: low.value, bound: .range, to: high.value,
            unit: unit(after: high.tokens.upperBound, in: text))
    }

    /// "deux ou trois", "cinq à six", "15-20", "entre dix et quinze".
    private static func isPair(_ low: NumberReading, _ high: NumberReading, in text: MarkedText) -> Bool {
        let link = low.tokens.upperBound
        guard high.value > low.value, high.kind == .cardinal || high.kind == .collective, !high.isArticle else {
            return false
        }
        let gap = high.tokens.lowerBound - link
        let word = text.word(link)
        if gap == 0 { return !low.isDigits && !high.isDigits && high.value == low.value + 1 }
        guard gap == 1 else { return false }
        let opener = text.word(low.tokens.lowerBound - 1)
        return word == "ou" || word == "voire" || word == "voir" || word == "-" || word == "et" && opener == "entre"
            || word == "a" && (opener == "de" || low.isDigits == high.isDigits && high.value <= low.value * 2)
    }

    private static func isPairOfMeasure(
        _ number: NumberReading, _ numbers: [NumberReading], _ index: Int, in text: MarkedText
    ) -> Bool {
        index < numbers.count && isMeasured(numbers[index], in: text)
            && (isPair(number, numbers[index], in: text) || isListed(number, numbers[index], in: text))
    }

    /// "81 et 84 ans": both are ages.
    private static func isListed(_ number: NumberReading, _ next: NumberReading, in text: MarkedText) -> Bool {
        next.tokens.lowerBound == number.tokens.upperBound + 1 && number.isDigits == next.isDigits
            && (text.word(number.tokens.upperBound) == "et" || text.word(number.tokens.upperBound) == "ou")
    }

    // MARK: - What is no count

    private static func isCount(_ number: NumberReading, in text: MarkedText, _ taken: [Bool]) -> Bool {
        guard number.kind == .cardinal || number.kind == .collective, !number.isVague, !number.isArticle,
            !number.isGlued, !isNew(number, in: text), number.value == number.value.rounded(),
            !number.tokens.contains(where: { taken[$0] })
        else { return false }
        return !isMeasured(number, in: text) && !isFrequency(number, in: text) && !isLabel(number, in: text)
            && !isShare(number, in: text) && !Idioms.contain(number, in: text) && !isBelowZero(number, in: text)
    }

    /// "Entre deux cafés", "entre les deux", "coupé en deux": a moment, or what was told before. People count, also
    /// between each other.
    private static func isShare(_ number: NumberReading, in text: MarkedText) -> Bool {
        let (at, next) = (number.tokens.lowerBound, number.tokens.upperBound)
        switch text.word(at - 1) {
        case "entre": return number.value == 2 && !number.isDigits && !people.contains(text.word(next))
        case "les": return text.word(at - 2) == "entre" && unit(after: next, in: text) == nil
        case "en": return unit(after: next, in: text) == nil
        default: return false
        }
    }

    /// "il a fait -4", "moins dix ce matin"; a dash that opens a line or stands behind a mark opens an item.
    private static func isBelowZero(_ number: NumberReading, in text: MarkedText) -> Bool {
        let sign = number.tokens.lowerBound - 1
        return number.isNegative && (text.word(sign) == "moins" || text.isWord(sign - 1))
    }

    /// "Un soir sur deux", "6 jours sur 7", "trois soirs par semaine", "trois samedis de suite".
    private static func isFrequency(_ number: NumberReading, in text: MarkedText) -> Bool {
        let (at, next) = (number.tokens.lowerBound, number.tokens.upperBound)
        if text.word(at - 1) == "sur", recurring.contains(text.word(at - 2)) {
            let word = text.word(at - 2)
            let one = text.word(word == "end" || word == "ends" ? at - 4 : at - 3)
            if one == "un" || one == "une" || number.value == 7 { return true }
        }
        // "Une fois sur deux", "un concert sur deux".
        if text.word(at - 1) == "sur", number.value <= 10, text.isWord(at - 2) {
            if ["un", "une"].contains(text.word(at - 3)), unit(after: next, in: text) == nil { return true }
        }
        let noun = text.word(next) == "demi" ? next + 1 : next
        guard recurring.contains(text.word(noun)) || noun > next else { return false }
        return text.word(noun + 1) == "par" || text.has(["de", "suite"], at: noun + 1)
    }

    /// "un vélo neuf": behind a noun and with nothing to count, the adjective.
    private static func isNew(_ number: NumberReading, in text: MarkedText) -> Bool {
        let at = number.tokens.lowerBound
        guard number.tokens.count == 1, text.words[at] == "neuf", unit(after: at + 1, in: text) == nil else {
            return false
        }
        return text.isWord(at - 1) && !functionWords.contains(text.word(at - 1)) && !beings.contains(text.word(at - 1))
    }

    /// A measure, a price, a number of times, a mark.
    private static func isMeasured(_ number: NumberReading, in text: MarkedText) -> Bool {
        var next = number.tokens.upperBound
        if text.word(next) == "de" || text.word(next) == "d'" { next += 1 }
        if symbols.contains(text.word(next)) || isSymbol(next, in: text) { return true }
        let noun = adjectives.contains(text.word(next)) ? text.word(next + 1) : text.word(next)
        if measures.contains(noun) || isUnit(text.sense(next)) { return true }
        if text.word(next) == "/", text.isGlued(next), text.kind(next + 1) == .number, text.isGlued(next + 1) {
            return true
        }
        let before = number.tokens.lowerBound - 1
        if text.word(before) == "/", text.isGlued(before), text.isGlued(before + 1), text.kind(before - 1) == .number {
            return true
        }
        if text.word(before) == "$" || text.word(before) == "#" { return true }
        // "Un studio à 120 par mois", "780 de pension".
        if text.word(next) == "par", text.sense(next + 1) == .unit(.month) || text.sense(next + 1) == .unit(.year) {
            return true
        }
        if next > number.tokens.upperBound, pays.contains(text.word(next)) { return true }
        // "Un euro trente", "un mètre cinquante-deux".
        if measures.contains(text.word(before)), text.kind(before - 1) == .number || isNumeral(text.sense(before - 1)) {
            return true
        }
        return isMark(number, in: text)
    }

    /// "12 sur 20" without a noun behind it.
    private static func isMark(_ number: NumberReading, in text: MarkedText) -> Bool {
        let (at, next) = (number.tokens.lowerBound, number.tokens.upperBound)
        if text.word(next) == "sur", ["20", "vingt", "100", "cent"].contains(text.word(next + 1)) {
            return unit(after: next + 2, in: text) == nil
        }
        return text.word(at - 1) == "sur" && [20, 100].contains(number.value) && unit(after: next, in: text) == nil
            && (text.kind(at - 2) == .number || isNumeral(text.sense(at - 2)))
    }

    private static func isNumeral(_ sense: Sense) -> Bool {
        if case .numeral = sense { true } else { false }
    }

    private static func isUnit(_ sense: Sense) -> Bool {
        switch sense {
        case .unit, .month, .season: true
        default: false
        }
    }

    /// €, ° and ² have no ASCII counterpart: they fold to one symbol, told apart by their source bytes.
    private static func isSymbol(_ index: Int, in text: MarkedText) -> Bool {
        guard text.kind(index) == .mark, text.bytes(index).first == symbolByte else {
            return false
        }
        let source = text.text.sourceString(text.text.sourceRange(ofTokens: index..<index + 1))
        return ["€", "£", "°", "º", "²", "³", "✕", "×"].contains(source)
    }

    /// A number that names something: a room, a floor, a bus, an article singular.
    private static func isLabel(_ number: NumberReading, in text: MarkedText) -> Bool {
        let at = number.tokens.lowerBound
        let before = text.word(at - 1)
        let next = text.word(number.tokens.upperBound)
        if labels.contains(before) || before == "/" && text.isGlued(at) { return true }
        if before == ".", text.word(at - 2) == "p" || text.word(at - 2) == "pp" { return true }
        if isSymbol(at - 1, in: text), text.word(at - 2) == "n" { return true }
        if next == "etage" || next == "arrondissement" { return true }
        if before == "a" || before == "et", number.isDigits, text.kind(at - 2) == .number,
            labels.contains(text.word(at - 3))
        {
            return true
        }
        if before == "-", text.isGlued(at), text.isGlued(at - 1), text.isWord(at - 2) { return true }
        if singular.contains(before), !text.isGlued(at - 1) || before != "du" { return true }
        // "1) toiture", "(p. 12)"; "(+18)" and "(ils sont 3)" are counts.
        if next == ")", number.isDigits, before == "." || !isInParentheses(at, in: text) { return true }
        if ListItem.isItem(at, in: text) || namesOne(number, in: text) { return true }
        if number.isDigits, streets.contains(next) || next == "bis" || next == "ter" { return true }
        if number.isDigits, text.kind(number.tokens.lowerBound) == .number, isCode(number, in: text) { return true }
        return text.word(at - 1) == "." && text.isGlued(at) || before == ":" && text.isGlued(at) && text.isGlued(at - 1)
    }

    /// "Au crochet 14 il y a mon tablier", "du camion 3": behind one thing, and with nothing to count.
    private static func namesOne(_ number: NumberReading, in text: MarkedText) -> Bool {
        let at = number.tokens.lowerBound
        return number.isDigits && text.isWord(at - 1) && ofOne.contains(text.word(at - 2))
            && text.sense(at - 1) == .none && !functionWords.contains(text.word(at - 1))
            && !bounds.contains(text.word(at - 1)) && unit(after: number.tokens.upperBound, in: text) == nil
    }

    private static func isInParentheses(_ at: Int, in text: MarkedText) -> Bool {
        for back in stride(from: at - 1, through: max(0, at - 40), by: -1) {
            if text.word(back) == "(" { return true }
            if text.word(back) == ")" || text.kind(back) == .newline { return false }
        }
        return false
    }

    /// A postcode, a telephone, a leading zero.
    private static func isCode(_ number: NumberReading, in text: MarkedText) -> Bool {
        let at = number.tokens.lowerBound
        let length = text.length(at)
        if length > 1, text.bytes(at).first == UInt8(ascii: "0"), number.value > 0,
            number.value == number.value.rounded()
        {
            return true
        }
        // A year that dates nothing: "un formulaire de 1998".
        if length == 4, number.tokens.count == 1, (1900...2099).contains(number.value),
            unit(after: number.tokens.upperBound, in: text) == nil
        {
            return true
        }
        return length >= 5 && number.tokens.count == 1 && text.capital(number.tokens.upperBound)
    }

    // MARK: - Bound and unit

    private static func bound(_ number: NumberReading, in text: MarkedText) -> Count.Bound {
        let at = number.tokens.lowerBound
        let (one, two, three) = (text.word(at - 1), text.word(at - 2), text.word(at - 3))
        if one == "de" || one == "d'" {
            if two == "plus" { return three == "pas" ? .atMost : .atLeast }
            if two == "moins" { return three == "pas" ? .atLeast : .atMost }
            if two == "pres" || two == "autour" || two == "alentours" { return .about }
        }
        if one == "moins" || one == "minimum" { return .atLeast }
        if one == "maximum" || one == "a" && two == "jusqu'" || one == "plus" && two == "au" { return .atMost }
        if hedges.contains(one) || number.kind == .collective || text.word(number.tokens.upperBound) == "environ" {
            return .about
        }
        return .exactly
    }

    private static func unit(after index: Int, in text: MarkedText) -> Range<Int>? {
        var at = index
        if text.word(at) == "de" || text.word(at) == "d'" { at += 1 }
        var steps = 0
        while adjectives.contains(text.word(at)), steps < 2 { (at, steps) = (at + 1, steps + 1) }
        guard text.isWord(at), !functionWords.contains(text.word(at)) else { return nil }
        return at..<at + 1
    }
}
