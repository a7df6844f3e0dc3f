import TestimonyModel
import Testing
import Transport

@testable import IRC

/// Lines in, lines out; what is delivered reads `=> conversation speaker text`, the end `close`.
struct LineServerTests {
    static let welcome = [
        ":glane 001 lea :Bienvenue, lea. Pour raconter : /msg glane ton histoire",
        ":glane 002 lea :Ici glane",
        ":glane 003 lea :Ce serveur n’a qu’un habitant : glane, un programme",
        ":glane 004 lea glane glane o o",
        ":glane 422 lea :Pas de message du jour",
    ]

    static let scenarios: [(lines: [String], answers: [String])] = [
        (["NICK lea", "USER lea 0 * :Léa"], welcome),
        (["USER lea 0 * :Léa", "NICK lea"], welcome),
        (
            ["CAP LS 302", "NICK lea", "USER lea 0 * :Léa", "CAP REQ :sasl", "CAP END"],
            [":glane CAP * LS message-tags", ":glane CAP lea NAK sasl"] + welcome
        ),
        (
            ["CAP REQ :message-tags sasl", "CAP REQ message-tags", "CAP LIST"],
            [
                ":glane CAP * NAK :message-tags sasl", ":glane CAP * ACK message-tags",
                ":glane CAP * LIST message-tags",
            ]
        ),
        (["CAP LIST", "CAP", "cap end"], [":glane CAP * LIST :", ":glane 410 * * :Sous-commande de CAP inconnue"]),
        (["NICK lea", "PRIVMSG glane :bonjour"], ["=> lea lea bonjour"]),
        (["NICK Lea", "privmsg GLANE :bonjour"], ["=> lea Lea bonjour"]),
        (["NICK Zoé", "PRIVMSG glane salut"], ["=> zoé Zoé salut"]),
        (["PRIVMSG glane :bonjour"], [":glane 451 * :Dis d’abord ton nom : NICK suivi d’un nom"]),
        (["NICK lea", "PRIVMSG #accueil :a"], [":glane 401 lea #accueil :Ce nom n’est pas connu ici"]),
        (
            ["NICK lea", "PRIVMSG max,glane,GLANE :a"],
            [":glane 401 lea max :Ce nom n’est pas connu ici", "=> lea lea a"]
        ),
        (["NICK lea", "PRIVMSG"], [":glane 411 lea :Il manque à qui (PRIVMSG)"]),
        (
            ["NICK lea", "PRIVMSG glane", "PRIVMSG glane :"],
            [String](repeating: ":glane 412 lea :Il manque le texte", count: 2)
        ),
        (["NICK lea", "PRIVMSG glane :a", "NICK max", "PRIVMSG glane :b"], ["=> lea lea a", "=> max max b"]),
        (
            ["NICK lea", "USER lea 0 * :Léa", "NICK max", "NICK max", "NICK Max"],
            welcome + [":lea!lea@glane NICK max", ":max!max@glane NICK Max"]
        ),
        ([":lea!u@h PRIVMSG glane :a", ":max PRIVMSG glane :b"], ["=> lea lea a", "=> max max b"]),
        (
            ["NICK hub", ":lea!u@h PRIVMSG glane :a", ":lea!u@h NICK max", ":max QUIT :bye", "PRIVMSG glane :b"],
            ["=> lea lea a", "=> hub hub b"]
        ),
        (
            ["NICK hub", "@+draft/react=👍;+draft/reply=cf55 :lea!u@h TAGMSG glane"], ["=> lea lea agree cf55"]
        ),
        (
            ["NICK lea", "@+react=👎;+reply=CF55 TAGMSG glane", "@+draft/react=❤️;+draft/reply=cf55 TAGMSG glane"],
            ["=> lea lea disagree CF55", "=> lea lea agree cf55"]
        ),
        // Somebody types; a sign that says neither; a post that bears no reference; a sign for others.
        (
            [
                "NICK lea", "@+typing=active TAGMSG glane", "@+draft/react=🍕;+draft/reply=cf55 TAGMSG glane",
                "@+draft/react=👍;+draft/reply=hier TAGMSG glane", "@+draft/react=👍 TAGMSG glane",
                "@+draft/react=👍;+draft/reply=cf55 TAGMSG max", "TAGMSG",
            ], []
        ),
        (["NICK lea", ":lea!u@h QUIT"], ["ERROR :Au revoir", "close"]),
        ([":glane PRIVMSG glane :a"], [":glane 451 * :Dis d’abord ton nom : NICK suivi d’un nom"]),
        ([":a,b PRIVMSG glane :a"], [":glane 451 * :Dis d’abord ton nom : NICK suivi d’un nom"]),
        (
            ["NICK", "NICK :", "NICK 1er", "NICK glane"],
            [
                ":glane 431 * :Il manque le nom", ":glane 431 * :Il manque le nom",
                ":glane 432 * 1er :Ce nom ne va pas : des lettres et des chiffres, 30 au plus",
                ":glane 433 * glane :Ce nom est déjà pris",
            ]
        ),
        (["USER"], [":glane 461 * USER :Il manque des paramètres"]),
        (["NICK lea", "USER lea 0 * :L", "USER lea 0 * :L"], welcome + [":glane 462 lea :C’est déjà fait"]),
        (
            ["PING abc", "PING :a b", "PING"],
            [
                ":glane PONG glane abc", ":glane PONG glane :a b", ":glane 409 * :Il manque l’origine",
            ]
        ),
        (["NOTICE glane :a", "PONG a", "AWAY", ":lea NOTICE glane :a"], []),
        (["", "   ", ":lea", "@a=b"], []),
        (["DANSE", "danse a"], [":glane 421 * DANSE :Commande inconnue", ":glane 421 * danse :Commande inconnue"]),
        (
            ["JOIN #a,#b", "PART #a", "JOIN"],
            [
                ":glane 403 * #a :Il n’y a pas de salon ici : écris à glane",
                ":glane 403 * #b :Il n’y a pas de salon ici : écris à glane",
                ":glane 403 * #a :Il n’y a pas de salon ici : écris à glane",
                ":glane 461 * JOIN :Il manque des paramètres",
            ]
        ),
        (
            ["NICK lea", "MODE lea +i", "MODE #a"],
            [
                ":glane 221 lea +", ":glane 403 lea #a :Il n’y a pas de salon ici",
            ]
        ),
        (["QUIT :bye", "NICK lea", "PRIVMSG glane :a"], ["ERROR :Au revoir", "close"]),
        (["NICK lea", "PRIVMSG glane :\u{01}ACTION danse\u{01}"], ["=> lea lea danse"]),
        (
            ["NICK lea", "PRIVMSG glane :\u{01}PING 1 2\u{01}", "PRIVMSG glane :\u{01}DCC SEND x\u{01}"],
            [":glane!glane@glane NOTICE lea :\u{01}PING 1 2\u{01}"]
        ),
        (["@msgid=42;x PRIVMSG glane :a"], [":glane 451 * :Dis d’abord ton nom : NICK suivi d’un nom"]),
    ]

    @Test(arguments: [
        (["NICK lea"], []),
        (["NICK lea", "USER lea 0 * :Léa"], ["lea"]),
        (["NICK Lea", "PRIVMSG glane :a"], ["lea"]),
        (["CAP LS 302", "NICK lea", "USER lea 0 * :Léa"], []),
        (
            ["NICK pont", "USER pont 0 * :x", ":lea!u@h PRIVMSG glane :a", ":max PRIVMSG glane :b"],
            ["lea", "max", "pont"]
        ),
        (["NICK lea", "USER lea 0 * :Léa", "NICK max"], ["max"]),
        (["NICK lea", "PRIVMSG autre :a"], []),
    ])
    func conversationsAreThoseOfWhoCanRead(lines: [String], conversations: [String]) {
        var server = LineServer.make()
        for line in lines { _ = server.answers(to: line) }
        #expect(server.conversations.sorted() == conversations)
    }

    @Test(arguments: scenarios)
    func everyLineHasItsAnswer(scenario: (lines: [String], answers: [String])) {
        var server = LineServer.make()
        #expect(scenario.lines.flatMap { server.answers(to: $0) } == scenario.answers)
    }

    @Test func repliesGoToTheNickThatSpoke() {
        var server = LineServer.make()
        _ = server.answers(to: ":Lea!u@h PRIVMSG glane :a")
        _ = server.answers(to: "NICK max")
        let reply = server.say(OutboundMessage(conversation: "lea", text: "Bonjour.\nÇa va ?"))
        #expect(
            reply == [
                .send(":glane!glane@glane PRIVMSG Lea Bonjour."), .send(":glane!glane@glane PRIVMSG Lea :Ça va ?"),
            ])
        #expect(server.say(OutboundMessage(conversation: "max", text: "a b")).count == 1)
        #expect(server.say(OutboundMessage(conversation: "eva", text: "a b")).isEmpty)
        _ = server.answers(to: "QUIT")
        #expect(server.say(OutboundMessage(conversation: "lea", text: "a b")).isEmpty)
    }

    @Test func theMessageIDAndTheTimeComeAlong() throws {
        var server = LineServer.make()
        let actions = server.receive(
            ByteLine(bytes: Array("@msgid=x1 :lea PRIVMSG glane :a".utf8), number: 1), at: LineServer.noon)
        #expect(
            actions == [
                .deliver(
                    InboundMessage(
                        transport: "irc", conversation: "lea", speaker: "lea", messageID: "x1", text: "a",
                        sentAt: LineServer.noon, comparison: .lowercase, isPrivate: true))
            ])
    }

    @Test func unlessRelaysAreAllowedASourceIsIgnored() {
        var server = LineServer(LineServer.Settings(bot: Nickname("glane")!))
        #expect(server.answers(to: ":max PRIVMSG glane :a").first?.contains("451") == true)
        _ = server.answers(to: "NICK lea")
        #expect(server.answers(to: ":max PRIVMSG glane :a") == ["=> lea lea a"])
    }

    @Test func brokenUTF8IsReplacedAndCounted() {
        var server = LineServer.make()
        let bytes = Array(":lea PRIVMSG glane :caf".utf8) + [0xE9, 0x20, 0xFF]
        let actions = server.receive(ByteLine(bytes: bytes, number: 1), at: LineServer.noon)
        #expect(actions.map(LineServer.spell) == ["=> lea lea caf\u{FFFD} \u{FFFD}"])
        #expect(server.replacedSequences == 2)
    }

    @Test func aLineThatIsTooLongIsHeardAsFarAsItGoes() {
        var server = LineServer.make()
        var splitter = LineSplitter(limit: LineServer.lineLimit)
        let story = String(repeating: "é", count: 5_000_000)
        let lines = splitter.push(
            Array(":lea PRIVMSG glane :\(story)\r\nNICK \(story.prefix(20_000))\r\nPING a\r\n".utf8))
        let answers = lines.flatMap { server.receive($0, at: LineServer.noon) }.map(LineServer.spell)
        #expect(answers.count == 4)
        #expect(answers[0] == ":glane!glane@glane NOTICE lea :Ta ligne était trop longue : je n’en ai que le début.")
        #expect(answers[1].hasPrefix("=> lea lea ééé") && answers[1].utf8.count < LineServer.lineLimit)
        #expect(answers[2] == ":glane 417 * :Cette ligne est trop longue")
        #expect(answers[3] == ":glane PONG glane a")
        #expect(server.replacedSequences == 0)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func whateverComesEveryAnswerIsOneLegalLine(seed: UInt64) throws {
        var random = Dice(seed: seed)
        var server = LineServer.make()
        let words = [
            "NICK", "USER", "PRIVMSG", "CAP", "PING", "MODE", "JOIN", ":lea!u@h", "@a=b", "glane", "lea", "LS", "END",
            "REQ", ":", ":a b", "\u{01}PING", "é\u{301}", "#x", ",", "\u{00}", "\r",
        ]
        for _ in 0..<200 {
            let line = (0..<random.roll(6)).map { _ in words[random.roll(words.count)] }.joined(separator: " ")
            for action in server.receive(ByteLine(bytes: Array(line.utf8), number: 1), at: LineServer.noon) {
                guard case .send(let answer) = action else { continue }
                #expect(answer.utf8.count <= 510 && !answer.utf8.contains { $0 == 0 || $0 == 10 || $0 == 13 })
                #expect(throws: Never.self) { try IRCMessage(line: answer) }
            }
        }
    }
}

extension LineServer {
    static let noon = Moment("2026-11-19T12:00:00+01:00")!

    /// A server that also listens to relays.
    static func make() -> LineServer {
        var settings = Settings(bot: Nickname("glane")!)
        settings.allowsRelays = true
        return LineServer(settings)
    }

    static func spell(_ action: Action) -> String {
        switch action {
        case .send(let line): line
        case .deliver(let message):
            "=> \(message.conversation) \(message.speaker) "
                + (message.reaction.map { "\($0.stance) \($0.reference)" } ?? message.text)
        case .close: "close"
        }
    }

    mutating func answers(to line: String) -> [String] {
        receive(ByteLine(bytes: Array(line.utf8), number: 1), at: LineServer.noon).map(LineServer.spell)
    }
}
