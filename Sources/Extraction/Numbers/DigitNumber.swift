/// A number in digits: groups of three, decimals, a suffix of order or size.
struct DigitNumber {
    private let text: MarkedText
    private let start: Int
    private var at: Int
    private var value = 0.0

    init(_ text: MarkedText, at start: Int) {
        self.text = text
        self.start = start
        at = start
    }

    func reading() -> NumberReading? {
        var scan = self
        return scan.run()
    }

    private mutating func run() -> NumberReading? {
        guard let first = text.integer(start) else { return nil }
        value = Double(first)
        at = start + 1
        groups()
        decimals()
        let isGluedBefore =
            text.isWord(start - 1) && text.isGlued(start)
            && text.text.bytes[text.text.tokens[start].start - 1] != UInt8(ascii: "'")
        var reading = NumberReading(tokens: start..<at, value: value, kind: .cardinal)
        reading.isDigits = true
        reading.isGlued = isGluedBefore
        if text.isWord(at), text.isGlued(at) {
            suffix(&reading)
        } else {
            scale(&reading)
        }
        if reading.kind == .cardinal, !reading.isGlued { NumberGrammar.extend(&reading, in: text) }
        return reading
    }

    /// "12 500", "1.200.000": every group but the first has three digits.
    private mutating func groups() {
        guard text.length(start) <= 3, text.bytes(start).first != UInt8(ascii: "0") else { return }
        var end = at
        var total = value
        let isPoint = text.word(at) == "."
        while true {
            let digits = isPoint ? end + 1 : end
            if isPoint, text.word(end) != "." || !text.isGlued(end) { break }
            guard text.length(digits) == 3, let group = text.integer(digits) else { break }
            guard isPoint ? text.isGlued(digits) : text.follows(digits) && !text.isGlued(digits) else { break }
            total = total * 1000 + Double(group)
            end = digits + 1
            if total > 1e15 { return }
        }
        // A group of another length right behind means a phone or a reference, not a number.
        guard end > at, text.kind(end) != .number else { return }
        at = end
        value = total
    }

    private mutating func decimals() {
        guard text.word(at) == "," || text.word(at) == ".", text.isGlued(at), text.isGlued(at + 1),
            let digits = text.integer(at + 1), text.length(at + 1) <= 9
        else { return }
        // "12.03.2026" is a date and "192.168.0.1" an address.
        let goesOn = text.word(at + 2) == text.word(at) && text.isGlued(at + 2) && text.isGlued(at + 3)
        guard !goesOn || text.kind(at + 3) != .number else { return }
        var unit = 1.0
        for _ in 0..<text.length(at + 1) { unit *= 10 }
        value += Double(digits) / unit
        at += 2
    }

    /// A word glued to the digits.
    private mutating func suffix(_ reading: inout NumberReading) {
        let word = text.word(at)
        if orderSuffixes.contains(word) {
            reading.kind = .ordinal
        } else if let factor = sizeSuffixes[word] {
            reading.value *= factor
        } else if word == "m", text.capital(at) {
            reading.value *= 1e6
        } else if text.sense(at) == .none {
            reading.isGlued = true
            return
        } else {
            return
        }
        at += 1
        reading.tokens = start..<at
    }

    /// "3 mille", "1,5 million".
    private mutating func scale(_ reading: inout NumberReading) {
        while case .numeral(.scale(let factor)) = text.sense(at), text.follows(at), reading.value < 1e15 {
            reading.value *= factor
            at += 1
            reading.tokens = start..<at
        }
    }
}

private let orderSuffixes = WordSet("e er ere re eme ieme nd nde emes ers eres es")
private let sizeSuffixes = WordMap<Double>([("k", 1e3)])
