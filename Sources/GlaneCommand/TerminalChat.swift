import CLibedit
import Foundation
import Intake
import Transport

/// A conversation in a terminal, or over plain lines.
struct TerminalChat {
    /// Bytes of a line that comes through a pipe; the dialog cuts at its own limit and says so.
    private static let lineLimit = 1 << 20

    private let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    func run() async throws {
        var input = ByteSource.isTerminal ? LineInput.edited : try .piped(ByteSource("-"), limit: Self.lineLimit)
        var outcome = try await exchange.open()
        // Where the first question is another, something was told before.
        var hasDraft = outcome.says.last?.expects.map { $0 != "story" } ?? false
        try await say(outcome)
        while !outcome.isOver {
            let typed = try input.next(exchange.watch.map { watch in { watch.look(exchange.site) } })
            if case .news(let news) = typed {
                if news == .faulty { continue }
                // What waits, in the words that stand there now.
                outcome = try await exchange.open()
                try await say(outcome)
                continue
            }
            guard case .line(let line) = typed else {
                if ByteSource.isTerminal { StandardError.line("", .info) }
                if hasDraft, exchange.isLasting {
                    StandardError.line("glane: le brouillon est gardé ; « glane chat » le reprend", .info)
                }
                return
            }
            try exchange.makeReady()
            outcome = try await exchange.receive(line)
            hasDraft = outcome.says.last?.expects.map { $0 != "story" } ?? false
            try await say(outcome)
        }
    }

    private func say(_ outcome: Conversations.Outcome) async throws {
        for say in outcome.says { try StandardOutput.line(styled(say.text)) }
        try StandardOutput.flush()
        try await exchange.conversations.markSaid(outcome.conversation)
    }

    /// The bot's lines stand out a little where colour is welcome.
    private func styled(_ text: String) -> String {
        let wantsColour = StandardOutput.isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        return wantsColour ? "\u{1B}[36m\(text)\u{1B}[0m" : text
    }
}

/// Lines of a person: edited with history on a terminal, plain otherwise.
enum LineInput {
    case edited
    case plain(PlainLines)

    static func piped(_ source: ByteSource, limit: Int) -> LineInput { .plain(PlainLines(source, limit: limit)) }

    /// The next line without its end. On a terminal, `looking` is asked now and then while nobody types.
    mutating func next(_ looking: (() -> SiteWatch.News)? = nil) throws -> WatchedLine.Typed {
        switch self {
        case .edited:
            if let looking { return WatchedLine.next("> ", looking: looking) }
            return editedLine().map { .line($0) } ?? .end
        case .plain(var lines):
            defer { self = .plain(lines) }
            return try lines.next().map { .line($0) } ?? .end
        }
    }

    private func editedLine() -> String? {
        setlocale(LC_ALL, "")
        guard let line = readline("> ") else { return nil }
        defer { free(line) }
        if line.pointee != 0 { add_history(line) }
        return String(cString: line)
    }
}

/// Lines of a stream of bytes. Broken UTF-8 is replaced, and said once.
struct PlainLines {
    private let source: ByteSource
    private var splitter: LineSplitter
    private var waiting: [ByteLine] = []
    private var atEnd = false
    private(set) var number = 0
    /// What messages call the stream.
    let name: String

    init(_ source: ByteSource, limit: Int, name: String = "stdin") {
        self.source = source
        self.name = name
        splitter = LineSplitter(limit: limit)
    }

    mutating func next() throws -> String? {
        while waiting.isEmpty, !atEnd {
            if let bytes = try source.next() {
                waiting = splitter.push(bytes).reversed()
            } else {
                atEnd = true
                waiting = splitter.finish().map { [$0] } ?? []
            }
        }
        guard let line = waiting.popLast() else { return nil }
        number = line.number
        let (text, replaced) = line.decoded()
        if line.isCut {
            StandardError.line(
                "\(name):\(line.number): the line is longer than \(splitter.limit >> 20) MB; the rest is left out",
                .warning)
        }
        if replaced > 0 { StandardError.line("\(name):\(line.number): \(wasReplaced(replaced))", .warning) }
        return text
    }
}
