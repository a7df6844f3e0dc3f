import Testing

/// `glane chat --irc` over a pipe, as inetd or `socat` connect it.
struct IRCChatTests {
    @Test(arguments: [
        ["", "NICK lea", "PRIVMSG glane :oui", "PING 42", "PRIVMSG glane :3"],
        ["relay: true", ":lea!l@h PRIVMSG glane :oui", "PING 42", ":lea!l@h PRIVMSG glane :3"],
    ])
    func twoNicksHaveAConversationEach(setting: [String]) async throws {
        let input =
            [
                "NICK lea", "USER lea 0 * :Léa", "PRIVMSG glane :\(Program.story)", "NICK max",
                "PRIVMSG glane :bonjour",
            ] + setting.dropFirst() + ["QUIT", "PRIVMSG glane :encore"]
        let program = try Program()
        try program.write("glane.yaml", "transports: {line: {port: 6667, \(setting[0])}}\n")
        let talk = try await program.glane(
            "chat", "--irc", "--config", "glane.yaml", input: input.map { $0 + "\r\n" }.joined())
        #expect(talk.status == 0)
        let lines = talk.output.split(separator: "\r\n")
        #expect(lines.first?.hasPrefix(":glane 001 lea ") == true)
        #expect(lines.contains(":glane PONG glane 42"))
        #expect(lines.contains { $0.hasPrefix(":glane!glane@glane PRIVMSG lea :C’est gardé") })
        #expect(lines.contains { $0.hasPrefix(":glane!glane@glane PRIVMSG max :Bonjour. Ici glane") })
        #expect(!lines.contains { $0.contains("PRIVMSG max :1. De l’entraide") })
        #expect(lines.last == "ERROR :Au revoir")
        #expect(lines.allSatisfy { $0.utf8.count <= 510 })
    }

    @Test func aNickSpeaksForNoOther() async throws {
        let input = "NICK max\r\n:lea!l@h PRIVMSG glane :bonjour\r\n"
        let talk = try await Program().glane("chat", "--irc", input: input)
        #expect(talk.output.contains("PRIVMSG max :") && !talk.output.contains("PRIVMSG lea"))
    }

    @Test func endOfInputKeepsTheConversation() async throws {
        let program = try Program()
        _ = try await program.glane("chat", "--irc", input: "NICK lea\r\nPRIVMSG glane :\(Program.story)\r\n")
        let talk = try await program.glane("chat", "--irc", input: "NICK lea\nPRIVMSG glane :oui\nPRIVMSG glane :2")
        #expect(talk.output.contains("C’est compté"))
    }

    @Test func whatCouldNotBeSaidIsSaidWhenTheNickIsBack() async throws {
        let program = try Program()
        let lost = try await program.shell(
            "\"$glane\" chat --irc > /dev/full", input: "NICK lea\nPRIVMSG glane :\(Program.story)\n")
        #expect(lost.status == 74)
        let back = try await program.glane("chat", "--irc", input: "NICK lea\nUSER lea 0 * :Léa\n")
        #expect(back.output.contains("PRIVMSG lea :Bonjour. Ici glane"))
        #expect(back.output.contains("PRIVMSG lea :C’est bien ça"))
        let again = try await program.glane("chat", "--irc", input: "NICK lea\nUSER lea 0 * :Léa\n")
        #expect(!again.output.contains("PRIVMSG lea"))
    }

    @Test func brokenBytesAreCounted() async throws {
        let talk = try await Program().glane(["chat", "--irc"], bytes: Array("NICK ".utf8) + [0xff, 10])
        #expect(talk.status == 0 && talk.errors.contains("stdin: 1 broken byte was replaced"))
    }
}
