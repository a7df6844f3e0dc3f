/// Telephone numbers, IBAN and social security numbers; the last two only where their check digits fit.
enum PersonalNumbers {
    static func readings(in text: MarkedText) -> [PersonalReading] {
        var readings: [PersonalReading] = []
        var next = 0
        for cue in text.cues where cue >= next && text.kind(cue) == .number {
            guard let reading = iban(text, cue) ?? phone(text, cue) ?? nir(text, cue) else { continue }
            readings.append(reading)
            next = reading.tokens.upperBound
        }
        return readings
    }

    // MARK: - Telephones

    private static func phone(_ text: MarkedText, _ at: Int) -> PersonalReading? {
        let first = text.bytes(at)
        if text.word(at - 1) == "+", text.isGlued(at) { return international(text, at, from: at - 1, digits: 8...15) }
        if first.starts(with: [48, 48]), first.count > 2 || text.kind(at + 1) == .number {
            return international(text, at, from: at, digits: 11...17)
        }
        guard first.first == 48, !(text.kind(at - 1) == .number && text.follows(at)) else { return nil }
        var end = at
        var digits: [UInt8] = []
        while digits.count < 10, end < text.count, text.kind(end) == .number, text.length(end) <= 10 {
            digits += text.bytes(end)
            end = gap(text, end + 1)
        }
        guard digits.count == 10, (49...57).contains(digits[1]) else { return nil }
        return PersonalReading(.phone, at..<lastNumber(text, end), rule: "personal.phone")
    }

    private static func international(
        _ text: MarkedText, _ at: Int, from start: Int, digits range: ClosedRange<Int>
    ) -> PersonalReading? {
        var end = at
        var count = 0
        while end < text.count, text.kind(end) == .number, count + text.length(end) <= range.upperBound {
            count += text.length(end)
            end = gap(text, end + 1)
        }
        guard range.contains(count) else { return nil }
        return PersonalReading(.phone, start..<lastNumber(text, end), rule: "personal.phone")
    }

    /// Steps over what may stand between the groups of a number: nothing, one mark, "(0)".
    private static func gap(_ text: MarkedText, _ index: Int) -> Int {
        var at = index
        if text.word(at) == "(", text.word(at + 1) == "0", text.word(at + 2) == ")" { at += 3 }
        if separators.contains(text.word(at)), text.kind(at + 1) == .number { return at + 1 }
        return text.follows(at) || at > index ? at : text.count
    }

    /// The token behind the last number before `end`, which may stand behind separators or the whole text.
    private static func lastNumber(_ text: MarkedText, _ end: Int) -> Int {
        var at = min(end, text.count)
        while at > 0, text.kind(at - 1) != .number { at -= 1 }
        return at
    }

    private static let separators = WordSet(". - / _")

    // MARK: - Numbers with check digits

    private static func iban(_ text: MarkedText, _ at: Int) -> PersonalReading? {
        guard text.isWord(at - 1), text.length(at - 1) == 2, text.isGlued(at), text.length(at) >= 2,
            let length = ibanLengths[text.word(at - 1)]
        else { return nil }
        var characters: [UInt8] = []
        var end = at - 1
        while characters.count < length, end < text.count, text.kind(end) != .mark, text.kind(end) != .newline,
            end == at - 1 || text.follows(end)
        {
            characters += text.bytes(end)
            end += 1
        }
        guard characters.count == length, remainder97(characters[4...] + characters[..<4]) == 1 else { return nil }
        return PersonalReading(.iban, at - 1..<end, rule: "personal.iban")
    }

    /// The remainder by 97 of digits and letters, a letter counting as 10 … 35.
    private static func remainder97(_ characters: ArraySlice<UInt8>) -> Int {
        characters.reduce(0) { rest, byte in
            switch byte {
            case 48...57: (rest * 10 + Int(byte - 48)) % 97
            case 97...122: (rest * 100 + Int(byte - 87)) % 97
            default: rest
            }
        }
    }

    private static func nir(_ text: MarkedText, _ at: Int) -> PersonalReading? {
        let first = text.bytes(at)
        guard first.first == 49 || first.first == 50 else { return nil }
        var characters: [UInt8] = []
        var end = at
        while characters.count < 15, end < text.count, end == at || text.follows(end),
            text.kind(end) == .number || text.isWord(end) && text.length(end) == 1
        {
            characters += text.bytes(end)
            end += 1
        }
        guard characters.count == 15, hasValidKey(&characters) else { return nil }
        return PersonalReading(.nir, at..<end, rule: "personal.nir")
    }

    /// Corsican departments count as 19 (2A) and 18 (2B).
    private static func hasValidKey(_ characters: inout [UInt8]) -> Bool {
        if characters[5] == 50, characters[6] == 97 { characters.replaceSubrange(5...6, with: [49, 57]) }
        if characters[5] == 50, characters[6] == 98 { characters.replaceSubrange(5...6, with: [49, 56]) }
        guard characters.allSatisfy({ (48...57).contains($0) }) else { return false }
        let key = Int(characters[13] - 48) * 10 + Int(characters[14] - 48)
        return 97 - remainder97(characters[..<13]) == key
    }

    private static let ibanLengths = WordMap<Int>([
        ("fr", 27), ("mc", 27), ("be", 16), ("de", 22), ("es", 24), ("it", 27), ("lu", 20), ("ch", 21), ("pt", 25),
        ("nl", 18), ("gb", 22), ("ie", 22), ("at", 20), ("pl", 28), ("ro", 24), ("gr", 27),
    ])
}
