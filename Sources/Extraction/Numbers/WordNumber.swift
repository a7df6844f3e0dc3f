/// The grammar of numbers in words: a descent by size, each level consuming at most the tokens it uses.
struct WordNumber {
    private let text: MarkedText
    private let start: Int
    /// Where the number begins behind its zeros.
    private var first: Int
    private(set) var at: Int
    private(set) var isOrdinal = false

    init(_ text: MarkedText, at start: Int) {
        self.text = text
        self.start = start
        first = start
        at = start
    }

    /// The value of the longest number here, decimals included ("douze virgule zéro cinq"); `at` stands behind it.
    mutating func readDecimal() -> Double? {
        let leading = zeros()
        guard let whole = read() else {
            at = start + leading
            return leading > 0 ? 0 : nil
        }
        guard !isOrdinal, text.word(at) == "virgule" else { return whole }
        let behind = at
        at += 1
        first = at
        let shift = zeros()
        guard let digits = read(), !isOrdinal, digits < 1e9 else {
            at = behind
            return whole
        }
        var unit = 1.0
        while unit <= digits { unit *= 10 }
        for _ in 0..<shift { unit *= 10 }
        return whole + digits / unit
    }

    /// Steps over zeros that another number follows ("zéro six"), and tells how many.
    private mutating func zeros() -> Int {
        var count = 0
        while case .unit(0) = numeral(at), count == 0 || text.follows(at) {
            at += 1
            count += 1
        }
        if count > 0, !text.follows(at) || numeral(at) == nil {
            at -= 1
            count -= 1
        }
        first = at
        return count
    }

    private mutating func read() -> Double? {
        var total = 0.0
        var limit = Double.infinity
        var found = false
        while !isOrdinal {
            let start = at
            var group: Double
            if let hundreds = belowThousand(after: found) {
                group = Double(hundreds)
            } else if !found, case .scale = numeral(at) {
                group = 1
            } else {
                break
            }
            var factor = 1.0
            // Nobody says "un mille": "zéro un mille" and "un millionième" are two numbers.
            if group == 1, at == first + 1, case .unit = numeral(first), isOrdinal(at) || numeral(at) == .scale(1e3) {
                return 1
            }
            while !isOrdinal, let scale = scale(above: factor) { factor *= scale }
            guard factor < limit, group > 0 || !found else {
                at = start
                break
            }
            group *= factor
            total += group
            limit = factor
            found = true
            if factor == 1 { break }
        }
        return found ? total : nil
    }

    /// The numeral at a token, an ordinal counting as its cardinal; numbers do not go on across a gap or a mark.
    private func numeral(_ index: Int) -> Numeral? {
        guard case .numeral(let numeral) = text.sense(index) else { return nil }
        if case .ordinal(let cardinal) = numeral { return cardinal.numeral }
        return numeral
    }

    private func isOrdinal(_ index: Int) -> Bool {
        if case .numeral(.ordinal) = text.sense(index) { true } else { false }
    }

    private mutating func consume() {
        if isOrdinal(at) { isOrdinal = true }
        at += 1
    }

    /// "mille millions": what multiplies grows.
    private mutating func scale(above factor: Double) -> Double? {
        guard case .scale(let value) = numeral(at), value > factor, at == first || text.follows(at) else { return nil }
        consume()
        return value
    }

    private mutating func belowThousand(after found: Bool) -> Int? {
        var value = 0
        if case .hundred = numeral(at) {
            value = 100
            consume()
        } else {
            guard let small = belowHundred(isContinuation: found) else { return nil }
            guard !isOrdinal, (2...9).contains(small) || (11...19).contains(small), case .hundred = numeral(at) else {
                return small
            }
            value = small * 100
            consume()
        }
        guard !isOrdinal else { return value }
        return value + (belowHundred(isContinuation: true) ?? 0)
    }

    private mutating func belowHundred(isContinuation: Bool) -> Int? {
        if isContinuation, !text.follows(at) { return nil }
        switch numeral(at) {
        case .unit(4) where isTwenty(at + 1):
            consume()
            consume()
            return isOrdinal ? 80 : 80 + (remainder(upTo: 19) ?? 0)
        case .unit(0) where isContinuation: return nil
        case .unit(let value):
            consume()
            return value
        case .teen(10):
            consume()
            guard !isOrdinal, case .unit(let unit) = numeral(at), unit >= 7 else { return 10 }
            consume()
            return 10 + unit
        case .teen(let value):
            consume()
            return value
        case .ten(let value):
            consume()
            return isOrdinal ? value : value + (remainder(upTo: value == 60 ? 19 : 9) ?? digit() ?? 0)
        default: return nil
        }
    }

    /// "trente 3": people go on in digits.
    private mutating func digit() -> Int? {
        guard let digit = text.integer(at), digit > 0, text.length(at) == 1, text.follows(at), !text.isGlued(at + 1),
            text.kind(at + 1) != .number
        else { return nil }
        at += 1
        return digit
    }

    private func isTwenty(_ index: Int) -> Bool {
        if case .ten(20) = numeral(index) { text.follows(index) } else { false }
    }

    /// What follows a ten: "et un", "-deux", after sixty and eighty also "et onze", "-dix-sept".
    private mutating func remainder(upTo limit: Int) -> Int? {
        let start = at
        let linked = text.word(at) == "et"
        if linked { at += 1 }
        switch numeral(at) {
        case .unit(let value) where value > 0 && (!linked || value == 1) && text.follows(at):
            consume()
            return value
        case .teen(let value) where limit > 9 && (!linked || value == 11) && text.follows(at):
            let small = belowHundred(isContinuation: true)
            return small
        default:
            at = start
            return nil
        }
    }
}
