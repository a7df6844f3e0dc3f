/// Reads numbers in digits and in words: "12 500", "3,5", "quatre-vingt-dix-sept", "deux douzaines", "21e".
///
/// Each number is read once and from its longest form; time is linear in the number of tokens.
package enum NumberGrammar {
    package static func readings(in text: MarkedText) -> [NumberReading] {
        var readings: [NumberReading] = []
        var next = 0
        for cue in text.cues where cue >= next {
            guard var reading = reading(in: text, at: cue) else { continue }
            reading.isNegative = isSigned(cue, in: text)
            readings.append(reading)
            next = reading.tokens.upperBound
        }
        return readings
    }

    /// The number that starts with the token `start`.
    static func reading(in text: MarkedText, at start: Int) -> NumberReading? {
        if text.kind(start) == .number { return DigitNumber(text, at: start).reading() }
        guard case .numeral(let first) = text.sense(start) else { return nil }
        switch first {
        case .collective(let value): return collective(text, start, value)
        case .rank(let rank): return NumberReading(tokens: start..<start + 1, value: Double(rank), kind: .ordinal)
        default: break
        }
        var words = WordNumber(text, at: start)
        guard let value = words.readDecimal() else { return nil }
        var reading = NumberReading(
            tokens: start..<words.at, value: value, kind: words.isOrdinal ? .ordinal : .cardinal)
        reading.isArticle = value == 1 && words.at == start + 1 && !words.isOrdinal
        if !words.isOrdinal { extend(&reading, in: text) }
        return reading
    }

    /// "-10", "moins dix"; not "au moins dix", "huit moins deux", "midi moins dix".
    private static func isSigned(_ start: Int, in text: MarkedText) -> Bool {
        let sign = start - 1
        if text.word(sign) == "-" {
            return text.isGlued(start) && !text.isGlued(sign) && text.kind(sign - 1) != .number
        }
        guard text.word(sign) == "moins", text.sense(sign - 1) == .none else { return false }
        return text.kind(sign - 1) != .number && !comparisons.contains(text.word(sign - 1))
    }

    private static func collective(_ text: MarkedText, _ at: Int, _ value: Double) -> NumberReading {
        var reading = NumberReading(tokens: at..<at + 1, value: value, kind: .collective)
        if text.word(at - 1) == "demi" || text.word(at - 1) == "demie" {
            reading.value /= 2
            reading.tokens = at - 1..<at + 1
        }
        if text.has(["de", "milliers"], at: at + 1) {
            reading.value *= 1000
            reading.tokens = reading.tokens.lowerBound..<at + 3
        }
        reading.isVague = text.hasPluralMark(at)
        return reading
    }

    /// What may follow a cardinal and belongs to it: "douzaines", "%", "quarts".
    static func extend(_ reading: inout NumberReading, in text: MarkedText) {
        let next = reading.tokens.upperBound
        if case .numeral(.collective(let size)) = text.sense(next), !reading.isArticle {
            reading.value *= size
            reading.kind = .collective
            reading.tokens = reading.tokens.lowerBound..<next + 1
        } else if text.word(next) == "%" || text.word(next) == "pourcent" || text.word(next) == "pourcents" {
            reading.kind = .percentage
            reading.tokens = reading.tokens.lowerBound..<next + 1
        } else if text.has(["pour", "cent"], at: next) {
            reading.kind = .percentage
            reading.tokens = reading.tokens.lowerBound..<next + 2
        } else if text.word(next) == "et", text.word(next + 1) == "demi" || text.word(next + 1) == "demie" {
            reading.value += 0.5
            reading.tokens = reading.tokens.lowerBound..<next + 2
        } else if fractions.contains(text.word(next)) || isPlainOrdinal(text, next, after: reading) {
            reading.kind = .fraction
            reading.tokens = reading.tokens.lowerBound..<next + 1
        }
    }

    /// "deux cinquièmes": an ordinal right after a number, in the plural after more than one.
    private static func isPlainOrdinal(_ text: MarkedText, _ next: Int, after reading: NumberReading) -> Bool {
        guard case .numeral(.ordinal) = text.sense(next), reading.value <= 20, !reading.isArticle else { return false }
        return text.hasPluralMark(next)
    }

    /// Words that make of a "moins" behind them no sign.
    private static let comparisons = WordSet("au a du de d' ou les le en pas bien encore beaucoup")
    private static let fractions = WordSet("tiers quart quarts")
}
