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

            With --kiosk, the terminal fills a screen that many people use: one question at a time, and nothing of one \
            person for the next. What is not finished lies in memory alone, and is gone after a minute of silence. No key \
            ends it, Ctrl-C and Ctrl-Z neither: only the line of --exit-word, or SIGTERM.
            """)

    @OptionGroup var global: GlobalOptions
    @Flag(help: "NDJSON both ways, for other programs.") var json = false
    @Flag(help: "IRC lines both ways: NICK, USER, PRIVMSG, PING, QUIT; each nick has a conversation of its own.")
    var irc = false
    @Flag(help: "For a tablet in a canteen: big prompts, wiped between people and after a minute of silence.")
    var kiosk = false
    @Option(help: "A line that ends --kiosk. Choose one that nobody types by chance.") var exitWord: String?
    @Option(help: "The dialog to hold: a name, or the path of a file, beside which <lang>/<name>.yaml may stand.")
    var dialog = "temoignage"
    @Flag(help: "Read the dialog's files again when they change, between two turns.") var watch = false
    @Option(name: .customLong("as"), help: "Who speaks. Otherwise the user's own name.") var name: String?
    @Option(help: "Pin the clock to an instant: 2026-11-19T18:40:00+01:00.") var now: Instant?
    @Option(
        help:
            "Write the conversation, as it was typed, to this new file: a transcript that 'glane test FILE' plays again."
    )
    var record: String?

    func validate() throws {
        if kiosk {
            let others = [
                ("--json", json), ("--irc", irc), ("--watch", watch), ("--as", name != nil),
                ("--record", record != nil),
            ]
            if let other = others.first(where: \.1)?.0 {
                throw ValidationError("--kiosk and \(other) exclude each other")
            }
        }
        if let exitWord {
            guard kiosk else { throw ValidationError("--exit-word belongs to --kiosk") }
            guard exitWord.contains(where: { !$0.isWhitespace }), exitWord.first?.isWhitespace == false,
                exitWord.last?.isWhitespace == false
            else { throw ValidationError("--exit-word is a line with no space at its ends") }
        }
        if watch && record != nil {
            throw ValidationError(
                "--watch and --record exclude each other: a transcript is told to one state of the files")
        }
        if json && irc { throw ValidationError("--json and --irc exclude each other") }
        if record != nil && irc {
            throw ValidationError("--record and --irc exclude each other: a transcript is one conversation")
        }
    }

    func run() async throws {
        try await reportingFailures { try await converse() }
    }

    private func converse() async throws {
        let (dialog, installation) = try Installation(global).finding(dialog: self.dialog)
        if kiosk { return try await serve(installation, dialog) }
        let record = try record.map { try ConversationRecord($0, dialog: self.dialog, language: global.lang) }
        let watch = watch ? try SiteWatch(installation, dialog: dialog) : nil
        let site = CurrentSite(try installation.siteData(dialog: dialog))
        let clock = installation.clock(pinnedTo: now)
        let store = try installation.openStore()
        let conversations = Conversations(
            store: store, site: site, clock: clock, key: try await installation.speakerKey(for: store))
        let exchange = Exchange(
            conversations: conversations, site: site, clock: clock, speaker: name ?? NSUserName(),
            isLasting: store.path != .memory, record: record, watch: watch)
        try await exchange.beginRecord()
        var status: Int32 = 0
        do {
            status = try await converse(exchange)
            try StandardOutput.flush()
        } catch {
            // A conversation that broke off is the one to look at.
            try? await record?.finish(site.value)
            throw error
        }
        try await record?.finish(site.value)
        try await Courier(store: store, site: site.value, clock: clock).finish()
        try store.close()
        if status != 0 { throw ExitCode(status) }
    }

    private func serve(_ installation: Installation, _ dialog: String) async throws {
        guard ByteSource.isTerminal, StandardOutput.isTerminal else {
            throw Failure(.usage, "--kiosk is for a terminal, and this is none")
        }
        let site = try installation.completeSiteData(dialog: dialog)
        let clock = installation.clock(pinnedTo: now)
        let store = try installation.openStore()
        let key = try await installation.speakerKey(for: store)
        let courier = Courier(store: store, site: site, clock: clock)
        do {
            let screen = try KioskTerminal()
            defer { screen.leave() }
            let kiosk = Kiosk(
                site: site, store: store, clock: clock, key: key, screen: screen, exitWord: exitWord,
                post: { try await courier.deliverWhatIsDue() })
            try await kiosk.run()
        }
        try await courier.finish()
        try store.close()
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
    let site: CurrentSite
    let clock: SiteClock
    let speaker: String
    /// Whether what is left open is there the next time.
    let isLasting: Bool
    /// Where it is written down.
    var record: ConversationRecord?
    /// Where its data files are looked at again.
    var watch: SiteWatch?

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
        _ = watch?.look(site)
        var findings = Findings()
        site.value.wait(&findings)
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
            transport: Self.transport, conversation: speaker, speaker: speaker, text: text, sentAt: clock.now,
            isPrivate: true)
    }
}
