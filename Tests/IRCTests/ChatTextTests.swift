import TestimonyModel
import Testing

@testable import IRC

struct ChatTextTests {
    @Test(arguments: [
        ("bonjour", ChatText.said("bonjour")),
        ("", .said("")),
        ("\u{02}gras\u{02} et \u{1D}penché\u{0F}", .said("gras et penché")),
        ("\u{03}04rouge\u{03}", .said("rouge")),
        ("\u{03}4,12rouge", .said("rouge")),
        ("\u{03}123 euros", .said("3 euros")),
        ("\u{03},5", .said(",5")),
        ("\u{03}4,a", .said(",a")),
        ("\u{03}", .said("")),
        ("\u{04}ff0000,00ff00vif", .said("vif")),
        ("\u{04}ff00", .said("ff00")),
        ("un\tdeux\u{7F}\u{1B}[31m", .said("un\tdeux[31m")),
        ("\u{01}ACTION danse dans la cour\u{01}", .said("danse dans la cour")),
        ("\u{01}ACTION coupé par le serveu", .said("coupé par le serveu")),
        ("\u{01}action \u{02}danse\u{01}", .said("danse")),
        ("\u{01}VERSION\u{01}", .ctcp(command: "VERSION", argument: "")),
        ("\u{01}PING 123 4\u{01}", .ctcp(command: "PING", argument: "123 4")),
        ("\u{01}", .ctcp(command: "", argument: "")),
        ("\u{01}\u{01}", .ctcp(command: "", argument: "")),
    ])
    func formattingGoesAndActionsAreText(text: String, expected: ChatText) {
        #expect(ChatText(text) == expected)
    }

    @Test(arguments: [
        ("", []),
        ("court", ["court"]),
        ("deux\nlignes\r\n\n", ["deux", "lignes"]),
        ("un deux trois", ["un deux", "trois"]),
        ("abcdefgh ij", ["abcdefgh", "ij"]),
        ("abcdefghij", ["abcdefgh", "ij"]),
        ("ééééé", ["éééé", "é"]),
        ("a bcdefghijk", ["a bcdefg", "hijk"]),
        ("   ", []),
        ("aé😀😀", ["aé😀", "😀"]),
        ("abc        d", ["abc", "d"]),
    ])
    func repliesAreCutAfterWords(text: String, lines: [String]) {
        #expect(ReplySplitter.lines(of: text, limit: 8) == lines)
    }

    @Test func noReplyLineExceedsItsBytes() {
        var random = Dice(seed: 7)
        for _ in 0..<300 {
            let text = (0..<60).map { _ in random.text() }.joined()
            let lines = ReplySplitter.lines(of: text)
            #expect(lines.allSatisfy { $0.utf8.count <= ReplySplitter.limit && !$0.contains("\u{FFFD}") })
            #expect(withoutSpaces(lines.joined()) == withoutSpaces(text))
        }
    }

    private func withoutSpaces(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " } }

    @Test(arguments: ["lea", "Zoé", "[bot]", "a-b_c", "Лена", "a\u{301}b"])
    func whatLinesDoNotUseMayBeANick(text: String) {
        #expect(Nickname(text)?.text == text)
    }

    @Test(arguments: [
        "", "a b", "1a", "-a", "a!b", "a@b", "#a", ":a", "a,b", "a\u{0}", "a*",
        String(repeating: "a", count: 31),
    ])
    func whatLinesUseIsNoNick(text: String) {
        #expect(Nickname(text) == nil)
    }
}
