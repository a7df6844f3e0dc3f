import TestimonyModel
import Transport

/// The server's side of one stream of IRC lines, with the program as its only other inhabitant.
///
/// Whoever is connected speaks under the nick that NICK gave last; each nick has a conversation of its own. Where relays
/// are allowed, a line with a source (`:lea!u@h PRIVMSG glane :…`) speaks for that nick.
/// A TAGMSG with `+draft/react` and `+draft/reply` is a sign under the post that the latter names.
/// Registration is kind: a nick is enough to be heard, USER only brings the welcome that clients wait for.
package struct LineServer: Sendable {
    /// What the shell must do, in this order.
    package enum Action: Sendable, Hashable {
        /// One line, to be ended with CR LF.
        case send(String)
        case deliver(InboundMessage)
        case close
    }

    package struct Settings: Sendable, Hashable {
        /// The name in front of numerics.
        package var server = "glane"
        package var bot: Nickname
        /// The transport that delivered messages name.
        package var transport = "irc"
        /// Whether a source may name another nick than the stream's own. A nick proves nothing: only for streams behind
        /// which a relay stands that knows who writes.
        package var allowsRelays = false

        package init(bot: Nickname) {
            self.bot = bot
        }
    }

    /// Bytes a line may have. Twice what tags and message together may, for people who paste a story into `nc`.
    package static let lineLimit = 2 * (8_191 + 512)

    let settings: Settings
    /// The name that delivered messages give their transport.
    package var transport: String { settings.transport }
    /// Broken UTF-8 sequences that were replaced so far.
    package private(set) var replacedSequences = 0
    var nick: Nickname?
    var isUserKnown = false
    /// CAP LS and CAP REQ hold the welcome back until CAP END.
    var isNegotiating = false
    var isRegistered = false
    /// Whether the client asked for `message-tags`.
    var hasTags = false
    private var isClosed = false
    /// Who to answer, by conversation.
    private var listeners: [String: Nickname] = [:]

    package init(_ settings: Settings) {
        self.settings = settings
    }

    /// Takes one line. After `close` nothing more is answered.
    package mutating func receive(_ line: ByteLine, at now: Moment) -> [Action] {
        guard !isClosed else { return [] }
        let (text, replaced) = line.decoded()
        replacedSequences += replaced
        // An empty line is no message: RFC 2812 has it ignored in silence.
        guard let message = try? IRCMessage(line: text) else { return [] }
        if line.isCut, message.command.uppercased() != "PRIVMSG" {
            return [numeric("417", [], "Cette ligne est trop longue")]
        }
        return answer(to: message, isCut: line.isCut, at: now)
    }

    /// Says `message` to the nick of its conversation; nothing when this stream has no such nick.
    package func say(_ message: OutboundMessage) -> [Action] {
        guard !isClosed, let listener = listener(in: message.conversation) else { return [] }
        return ReplySplitter.lines(of: message.text).map { fromBot("PRIVMSG", to: listener, $0) }
    }

    /// The conversations that `say` reaches once the client is ready to read: its own, and those that it relayed.
    package var conversations: Set<String> {
        let own = isRegistered ? nick : nil
        return Set(listeners.keys).union([own?.folded].compactMap { $0 })
    }

    /// Whoever came back under a nick may be told something before they speak.
    private func listener(in conversation: String) -> Nickname? {
        listeners[conversation] ?? nick.flatMap { $0.folded == conversation ? $0 : nil }
    }

    private mutating func answer(to message: IRCMessage, isCut: Bool, at now: Moment) -> [Action] {
        let command = message.command.uppercased()
        // A relay also forwards who comes, goes and changes name; that concerns others, not this stream.
        if command != "PRIVMSG", command != "TAGMSG", isRelayed(message) { return [] }
        return switch command {
        case "NICK": changeNick(message)
        case "USER": introduce(message)
        case "CAP": negotiate(message)
        case "PING": pong(message)
        case "PRIVMSG": hear(message, isCut: isCut, at: now)
        case "TAGMSG": react(message, at: now)
        case "QUIT": close()
        case "JOIN", "PART": refuseChannels(message)
        case "MODE": mode(message)
        case "MOTD": [noMessageOfTheDay]
        // No answer to a NOTICE, ever: two programs would answer each other for good.
        case "NOTICE", "PONG", "PASS", "AWAY": []
        default: [numeric("421", [message.command], "Commande inconnue")]
        }
    }

    private mutating func close() -> [Action] {
        isClosed = true
        return [.send(IRCMessage("ERROR", ["Au revoir"]).line), .close]
    }

    // MARK: What people say

    private mutating func hear(_ message: IRCMessage, isCut: Bool, at now: Moment) -> [Action] {
        guard let speaker = speaker(of: message) else { return [notRegistered] }
        guard let targets = message.parameters.first, !targets.isEmpty else {
            return [numeric("411", [], "Il manque à qui (PRIVMSG)")]
        }
        guard message.parameters.count > 1, !message.parameters[1].isEmpty else {
            return [numeric("412", [], "Il manque le texte")]
        }
        // A client may name the same target twice; it is still one message.
        var isHeard = false
        return targets.unicodeScalars.split(separator: ",").map(Substring.init).flatMap { target -> [Action] in
            guard Nickname(target) == settings.bot else {
                return [numeric("401", [String(target)], "Ce nom n’est pas connu ici")]
            }
            defer { isHeard = true }
            return isHeard ? [] : hear(ChatText(message.parameters[1]), message, from: speaker, isCut: isCut, at: now)
        }
    }

    private mutating func hear(
        _ text: ChatText, _ message: IRCMessage, from speaker: Nickname, isCut: Bool, at now: Moment
    ) -> [Action] {
        switch text {
        case .ctcp(let command, let argument): return answerCTCP(command, argument, to: speaker)
        case .said(let said):
            listeners[speaker.folded] = speaker
            let inbound = inbound(said, message, from: speaker, at: now)
            let warning = fromBot("NOTICE", to: speaker, "Ta ligne était trop longue : je n’en ai que le début.")
            return (isCut ? [warning] : []) + [.deliver(inbound)]
        }
    }

    /// Other signs and other tags are nothing to answer: clients also tell that somebody types.
    private mutating func react(_ message: IRCMessage, at now: Moment) -> [Action] {
        guard let speaker = speaker(of: message), message.parameters.first.flatMap(Nickname.init) == settings.bot,
            let sign = message.tag("+draft/react", "+react"), let post = message.tag("+draft/reply", "+reply"),
            let reaction = InboundReaction(sign: sign, reference: post)
        else { return [] }
        listeners[speaker.folded] = speaker
        var inbound = inbound("", message, from: speaker, at: now)
        inbound.reaction = reaction
        return [.deliver(inbound)]
    }

    private func inbound(
        _ text: String, _ message: IRCMessage, from speaker: Nickname, at now: Moment
    ) -> InboundMessage {
        InboundMessage(
            transport: settings.transport, conversation: speaker.folded, speaker: speaker.text,
            messageID: message.tag("msgid"), text: text, sentAt: now, comparison: Nickname.comparison, isPrivate: true)
    }

    /// The source's nick where relays are allowed, else the stream's own; `nil` when there is none.
    private func speaker(of message: IRCMessage) -> Nickname? {
        guard settings.allowsRelays, let relayed = message.nick else { return nick }
        return Nickname(relayed).flatMap { $0 == settings.bot ? nil : $0 }
    }

    private func isRelayed(_ message: IRCMessage) -> Bool {
        settings.allowsRelays && message.nick.map { Nickname($0) != nick } ?? false
    }

    private func answerCTCP(_ command: String, _ argument: String, to speaker: Nickname) -> [Action] {
        let answer: String
        switch command {
        case "PING": answer = "PING \(argument)"
        case "VERSION": answer = "VERSION glane"
        case "CLIENTINFO": answer = "CLIENTINFO ACTION CLIENTINFO PING VERSION"
        default: return []
        }
        let mark = String(ctcpMark)
        return [fromBot("NOTICE", to: speaker, mark + answer.replacing(mark, with: "") + mark)]
    }
}
