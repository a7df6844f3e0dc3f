/// E-mail addresses, also spelled out ("prenom [at] exemple.fr"), and handles ("@clem").
enum Mailboxes {
    static func readings(in text: MarkedText) -> [PersonalReading] {
        var readings: [PersonalReading] = []
        for index in 0..<text.count {
            if text.words[index] == "@" {
                if let found = mailbox(text, index, index) ?? handle(text, index) { readings.append(found) }
            } else if text.words[index] == "arobase" {
                if let found = mailbox(text, index, index) { readings.append(found) }
            } else if text.words[index] == "at", brackets.contains(text.word(index - 1)),
                brackets.contains(text.word(index + 1)), let found = mailbox(text, index - 1, index + 1)
            {
                readings.append(found)
            }
        }
        return readings
    }

    /// An address around the sign that stands at the tokens `from ... to`.
    private static func mailbox(_ text: MarkedText, _ from: Int, _ to: Int) -> PersonalReading? {
        let isSpelled = text.words[from] != "@"
        guard from > 0, isSpelled || text.isGlued(from), to + 1 < text.count, isSpelled || text.isGlued(to + 1) else {
            return nil
        }
        guard isPart(text, from - 1), text.kind(from - 1) != .mark else { return nil }
        var start = from - 1
        while start > 0, from - start < 12, isJoined(text, start), isPart(text, start - 1) { start -= 1 }
        guard let end = domain(text, to + 1) else { return nil }
        return PersonalReading(.email, start..<end, rule: "personal.email")
    }

    /// Where a domain of two parts or more ends.
    private static func domain(_ text: MarkedText, _ start: Int) -> Int? {
        guard isPart(text, start), text.kind(start) != .mark else { return nil }
        var end = start + 1
        var dots = 0
        while end < text.count, end - start < 16 {
            if text.words[end] == ".", text.isGlued(end), text.isGlued(end + 1), text.kind(end + 1) != .mark {
                dots += 1
                end += 2
            } else if isJoined(text, end), isPart(text, end), text.words[end] != "." {
                end += 1
            } else if text.words[end] == "point" || text.words[end] == "dot", text.isWord(end + 1), dots < 3 {
                dots += 1
                end += 2
            } else {
                break
            }
        }
        return dots > 0 ? end : nil
    }

    private static func handle(_ text: MarkedText, _ at: Int) -> PersonalReading? {
        guard !text.isGlued(at), text.isGlued(at + 1), text.isWord(at + 1), !everyone.contains(text.words[at + 1])
        else {
            return nil
        }
        var end = at + 2
        while end < text.count, end - at < 12, isJoined(text, end), isPart(text, end) { end += 1 }
        while text.kind(end - 1) == .mark { end -= 1 }
        return PersonalReading(.handle, at + 1..<end, rule: "personal.handle")
    }

    private static func isJoined(_ text: MarkedText, _ index: Int) -> Bool {
        text.isGlued(index) || text.flags(index).contains(.hyphenBefore)
    }

    private static func isPart(_ text: MarkedText, _ index: Int) -> Bool {
        guard let kind = text.kind(index) else { return false }
        return kind == .word || kind == .number || kind == .mark && marks.contains(text.words[index])
    }

    private static let marks = WordSet(". - _ + %")
    private static let brackets = WordSet("[ ] ( ) { }")
    private static let everyone = WordSet("bot glane all channel here room everyone tous toutes tout team equipe")
}
