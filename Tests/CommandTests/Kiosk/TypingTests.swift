import Testing

@testable import GlaneCommand

/// From the bytes of a keyboard to the line that stands there.
struct TypingTests {
    /// What stands before and behind the cursor, with what was entered before it.
    @Test(arguments: [
        ("bonjour", "bonjour|"), ("é\u{2019}œ", "é’œ|"), ("🙂", "🙂|"), ("e\u{301}", "e\u{301}|"), ("a\tb", "a b|"),
        ("abc\u{7F}", "ab|"), ("été\u{7F}\u{8}", "é|"), ("e\u{301}\u{7F}", "|"), ("👩‍🍳\u{7F}", "|"), ("\u{7F}", "|"),
        ("un mot \u{17}", "un |"), ("un mot\u{15}", "|"), ("ab\u{1B}[Dc", "ac|b"),
        ("ab\u{1B}[D\u{1B}[D\u{1B}[Cc", "ac|b"),
        ("ab\u{1B}[Hc", "c|ab"), ("ab\u{1B}[1~c\u{1B}[4~d", "cabd|"), ("ab\u{1B}OH\u{1B}[3~", "|b"),
        ("ab\u{1}\u{5}c", "abc|"),
        ("ab\u{1B}[Dc\u{15}", "|b"), ("oui\r", "[oui]|"), ("oui\nnon\r", "[oui][non]|"), ("oui\r\n", "[oui]|"),
        ("\r\r", "[][]|"),
        ("ab\u{1B}[D\r", "[ab]|"),
        // What would leave the program or move the screen elsewhere.
        ("a\u{3}\u{4}\u{1A}\u{1C}b", "ab|"), ("a\u{1B}[A\u{1B}[B\u{1B}OP\u{1B}[15~\u{1B}[1;5Ab", "ab|"),
        ("a\u{1B}b", "ab|"),
        ("a\u{1B}\u{1B}[Db", "b|a"), ("a\u{9B}2J", "a2J|"),
    ])
    func keysEditALine(typed: String, line: String) {
        #expect(edited(Array(typed.utf8)) == line)
        // One byte at a time it is the same.
        #expect(edited(Array(typed.utf8), inPieces: true) == line)
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "ab|"), ([0xC3, 0x61], "a|"), ([0xC3, 0xC3, 0xA9], "é|"), ([0xE2, 0x82], "|"),
            ([0xED, 0xA0, 0x80, 0x61], "a|"), ([0xC0, 0x80, 0x61], "a|"), ([0xF4, 0x90, 0x80, 0x80, 0x61], "a|"),
            ([0x80, 0x61], "a|"), ([0xC3, 0x0D], "[]|"),
        ] as [([UInt8], String)])
    func brokenBytesAreNoKeys(bytes: [UInt8], line: String) {
        #expect(edited(bytes) == line && edited(bytes, inPieces: true) == line)
    }

    @Test func anEndlessSequenceEnds() {
        var reader = KeyReader()
        _ = reader.read(Array("\u{1B}[".utf8) + Array(repeating: 0x31, count: 1_000))
        #expect(reader.read([0x61]).last == .scalar("a"))
    }

    /// Something that lies on the keyboard fills the line, and then is nobody.
    @Test func aFullLineTakesNoMoreAndHearsNobody() {
        var line = TypedLine()
        for _ in 0..<TypedLine.limit { #expect(line.take(.scalar("x")) == .edited) }
        #expect(line.take(.scalar("x")) == .nothing)
        #expect(line.take(.backspace) == .edited)
        #expect(line.take(.scalar("é")) == .edited)
        #expect(line.text.unicodeScalars.count == TypedLine.limit)
    }

    private func edited(_ bytes: [UInt8], inPieces: Bool = false) -> String {
        var (reader, line, entered) = (KeyReader(), TypedLine(), "")
        let pieces = inPieces ? bytes.map { [$0] } : [bytes]
        for key in pieces.flatMap({ reader.read($0) }) {
            if case .entered(let text) = line.take(key) { entered += "[\(text)]" }
        }
        return entered + line.before + "|" + line.after
    }
}
