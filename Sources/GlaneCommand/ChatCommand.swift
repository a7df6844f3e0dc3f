import ArgumentParser
import Arguments
import DialogFormat
import Foundation
import Intake
import Store
import TestimonyModel
import Transport

struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Tell what happened, in a conversation.",
        discussion: """
            On a terminal, lines can be edited and recalled. A conversation that is left goes on where it stood the next \
            time. With --json, one object a line both ways: in {"text": "…"}; out {"event": "say", "text": …, "expects": …, \
            "choices": […]}, {"event": "saved", "testimony": {…}}, {"event": "closed", "reason": …}. With --irc, lines of \
            IRC both ways, for socat or inetd.
            """)

    @OptionGroup var global: GlobalOptions
    @Flag(help: "NDJSON both ways, for other programs.") var json = false
    @Flag(help: "IRC lines both ways: NICK, USER, PRIVMSG, PING, QUIT; each nick has a conversation of its own.")
    var irc = false
    @Option(help: "The dialog to hold.") var dialog = "temoignage"
    @Option(name: .customLong("as"), help: "Who speaks. Otherwise the user's own name.") var name: String?
    @Option(help: "Pin the clock to an instant: 2026-11-19T18:40:00+01:00.") var now: Instant?
    @Option(
        help:
            "Write the conversation, as it was typed, to this new file: a transcript that 'glane test FILE' plays again."
    )
    var record: String?

    func validate() throws {
        if json && irc { throw ValidationError("--json and --irc exclude each other") }
        if record != nil && irc {
            throw ValidationError("--record and --irc exclude each other: a transcript is one conversation")
        }
    }

    func run() async throws {
        try await reportingFailures { try await converse() }
    }

    private func converse() async throws {
        let installation = try Installation(global)
        let record = try record.map { try ConversationRecord($0, dialog: dialog, language: global.lang) }
        let site = try installation.siteData(dialog: dialog)
        let clock = installation.clock(pinnedTo: now)
        let store = try installation.openStore()
        let conversations = Conversations(store: store, site: site, clock: clock, key: try installation.speakerKey())
        let exchange = Exchange(
            conversations: conversations, site: site, clock: clock, speaker: name ?? NSUserName(),
            isLasting: store.path != .memory, record: record)
        try await exchange.beginRecord()
        var status: Int32 = 0
        do {
            status = try await converse(exchange)
            try StandardOutput.flush()
        } catch {
            // A conversation that broke off is the one to look at.
            try? await record?.finish(site)
            throw error
        }
        try await record?.finish(site)
        try await Courier(store: store, site: site, clock: clock).finish()
        try store.close()
        if status != 0 { throw ExitCode(status) }
    }

    /// The exit status.
    private func converse(_ exchange: Exchange) async throws -> Int32 {
        if json { return try await JSONChat(exchange).run() }
        if irc { try await IRCChat(exchange, bot: "glane").run() } else { try await TerminalChat(exchange).run() }
        return 0
    }
}

/// One person at one end, the conversations at the other.
struct Exchange: Sendable {
    static let transport = "terminal"

    let conversations: Conversations
    let site: SiteData
    let clock: SiteClock
    let speaker: String
    /// Whether what is left open is there the next time.
    let isLasting: Bool
    /// Where it is written down.
    var record: ConversationRecord?

    func beginRecord() async throws {
        guard let record else { return }
        try record.begin(await conversations.session(Self.transport, speaker), of: speaker, at: clock.now)
    }

    func open() async throws -> Conversations.Outcome {
        let outcome = try await conversations.open(message(""))
        record?.open(outcome)
        return outcome
    }

    /// Ends the command where lexicons or model have a fault: better than to understand less in silence.
    func makeReady() throws {
        var findings = Findings()
        site.wait(&findings)
        try Installation.stop(on: findings)
    }

    func receive(_ text: String) async throws -> Conversations.Outcome {
        let message = message(text)
        let outcome = try await conversations.receive(message)
        record?.hear(text, at: message.sentAt, outcome)
        return outcome
    }

    private func message(_ text: String) -> InboundMessage {
        InboundMessage(
            transport: Self.transport, conversation: speaker, speaker: speaker, text: text, sentAt: clock.now)
    }
}
