import TestimonyModel
import Testing

@testable import IRC

struct IRCMessageTests {
    @Test(
        arguments: [
            ("", .empty), ("   ", .empty), (":lea", .noCommand), (":lea ", .noCommand), ("@a=b", .noCommand),
            ("@a :lea", .noCommand),
        ] as [(String, IRCMessage.Fault)])
    func aLineWithoutCommandIsNoMessage(line: String, fault: IRCMessage.Fault) {
        #expect(throws: fault) { try IRCMessage(line: line) }
    }

    @Test(arguments: [
        ("PING", IRCMessage("PING")),
        ("privmsg glane :Bonjour à tous", IRCMessage("privmsg", ["glane", "Bonjour à tous"])),
        ("PRIVMSG glane \u{301}a", IRCMessage("PRIVMSG", ["glane", "\u{301}a"])),
        ("@ PING", IRCMessage("PING")),
        ("@;;a PING", IRCMessage(tags: [IRCMessage.Tag(key: "a", value: "")], "PING")),
        ("PRIVMSG glane :👩‍🍳 : « ici »", IRCMessage("PRIVMSG", ["glane", "👩‍🍳 : « ici »"])),
    ])
    func oddButLegalLinesAreRead(line: String, message: IRCMessage) throws {
        #expect(try IRCMessage(line: line) == message)
    }

    @Test(arguments: [
        (IRCMessage("PRIVMSG", ["lea", "a\r\nQUIT :b\0"]), "PRIVMSG lea :aQUIT :b"),
        (IRCMessage("KICK", ["#a b", ":c", ""]), "KICK #ab c :"),
        (IRCMessage("A", ["", "x"]), "A * x"),
        (IRCMessage(source: "a b\nc", "A\rB"), ":abc AB"),
        (IRCMessage(tags: [IRCMessage.Tag(key: "a b", value: "c;d\0")], "A"), "@ab=c\\:d A"),
    ])
    func nothingInAFieldBreaksTheLine(message: IRCMessage, line: String) {
        #expect(message.line == line)
    }

    // "Messages … shall not exceed 512 characters in length, counting all characters including the trailing CR-LF"
    @Test(arguments: 480...520)
    func aLineNeverExceedsItsLimitAndIsWholeUTF8(length: Int) {
        let line = IRCMessage("PRIVMSG", ["lea", String(repeating: "é", count: length / 2) + "€"]).line
        #expect(line.utf8.count <= 510)
        #expect(!line.contains("\u{FFFD}"))
    }

    @Test(arguments: [
        ("lea!u@h", "lea"), ("lea@h", "lea"), ("irc.example.org", "irc.example.org"), ("", ""),
    ])
    func theNickStandsBeforeUserAndHost(source: String, nick: String) {
        #expect(IRCMessage(source: source, "A").nick == nick)
        #expect(IRCMessage("A").nick == nil)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var random = Dice(seed: 20_261_125)
        for _ in 0..<500 {
            let message = IRCMessage(
                tags: (0..<random.roll(3)).map { IRCMessage.Tag(key: "k\($0)", value: random.text()) },
                source: random.roll(2) == 0 ? nil : "lea!u@h", "PRIVMSG", ["glane", random.text()])
            #expect(try IRCMessage(line: message.line) == message)
        }
    }
}

extension Dice {
    /// A few signs, some of them with a meaning on an IRC line.
    mutating func text() -> String {
        let pieces = ["a", " ", "é", ":", ";", "\\", "😀", "=", "@", "«\u{A0}", "s", "\u{301}"]
        return (0..<roll(12)).map { _ in pieces[roll(pieces.count)] }.joined()
    }
}
