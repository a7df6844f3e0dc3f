import TestimonyModel
import Transport

/// A line of a guided conversation, as `glane` writes and tests them.
enum GuidedLine: Sendable, Hashable {
    case witness(String)
    case bot(String)
    case record(String)
    /// `now: 2026-11-19T18:40:00+01:00`: what holds for the conversations that follow.
    case setting(key: String, value: String)
    case comment
    case separator
    case blank

    /// `nil` for a line that is none of these.
    init?(_ text: String) {
        let scalars = text.unicodeScalars
        if scalars.allSatisfy(\.properties.isWhitespace) {
            self = .blank
        } else if text.hasPrefix("---"), scalars.allSatisfy({ $0 == "-" || $0 == " " }) {
            self = .separator
        } else if scalars.first == "#" {
            self = .comment
        } else if let setting = GuidedLine.setting(text) {
            self = setting
        } else {
            let rest = scalars.dropFirst()
            guard rest.isEmpty || rest.first == " " else { return nil }
            let words = String(rest.dropFirst())
            switch scalars.first {
            case ">": self = .witness(words)
            case "<": self = .bot(words)
            case "!": self = .record(words)
            default: return nil
            }
        }
    }

    /// A lower-case word, a colon, a space or nothing more.
    private static func setting(_ text: String) -> GuidedLine? {
        let scalars = text.unicodeScalars
        let key = scalars.prefix { ("a"..."z").contains($0) || $0 == "_" }
        let rest = scalars[key.endIndex...]
        guard !key.isEmpty, rest.first == ":", rest.dropFirst().first.map({ $0 == " " }) ?? true else { return nil }
        return .setting(key: String(key), value: String(rest.dropFirst(2)))
    }
}

/// Guided conversations: `> ` the witness, `< ` the bot, `! ` what was recorded, `# ` a comment; a blank line or `---`
/// ends a conversation. `now: ` with an RFC 3339 time dates the conversations that begin after it; other settings are
/// for whoever replays the file.
///
/// The story is what the witness said before the bot's first question that follows it: lines of the bot before the
/// story are its greeting. What the witness says later are answers, kept apart with their questions. A conversation in
/// which the witness says nothing gives nothing.
struct GuidedReader: TranscriptReader {
    /// Bytes a conversation may have.
    static let conversationLimit = TranscriptDecoder.lineLimit

    private let file: String
    private var now: Moment?
    private var firstLine = 0
    private var sentAt: Moment?
    private var story: [String] = []
    private var answers: [GuidedAnswer] = []
    private var question: [String] = []
    private var replaced = 0
    private var isCut = false
    private var bytes = 0

    init(file: String) {
        self.file = file
    }

    private init(after reader: GuidedReader) {
        file = reader.file
        now = reader.now
    }

    mutating func push(_ line: ByteLine) -> [TranscriptItem] {
        let line = TextLine(line)
        let faults = line.isCut ? [cutFault(file, line.number)] : []
        switch GuidedLine(line.text) {
        case .witness(let words): return faults + keep(words, line) { $0.hear(words, line) }
        case .bot(let words): return faults + keep(words, line) { $0.ask(words) }
        case .setting("now", let value): return faults + setClock(value, line)
        case .record, .comment, .setting: return faults
        case .separator, .blank: return faults + take()
        case nil:
            let message = "expected a line that begins with '> ', '< ', '! ' or '# '"
            return faults + [.fault(LineFault(file: file, line: line.number, message: message))]
        }
    }

    mutating func finish() -> [TranscriptItem] { take() }

    private mutating func setClock(_ value: String, _ line: TextLine) -> [TranscriptItem] {
        now = Moment(value)
        let message = "'now' must be a time with its offset (RFC 3339)"
        return now == nil ? [.fault(LineFault(file: file, line: line.number, message: message))] : []
    }

    private mutating func keep(
        _ words: String, _ line: TextLine, _ store: (inout GuidedReader) -> Void
    ) -> [TranscriptItem] {
        bytes += words.utf8.count
        if bytes <= GuidedReader.conversationLimit {
            store(&self)
            return []
        }
        isCut = true
        let message = "the conversation is too long; this line was left out"
        return [.fault(LineFault(file: file, line: line.number, message: message))]
    }

    private mutating func hear(_ words: String, _ line: TextLine) {
        replaced += line.replaced
        isCut = isCut || line.isCut
        if story.isEmpty {
            firstLine = line.number
            sentAt = now
        }
        if question.isEmpty && answers.isEmpty {
            story.append(words)
        } else {
            answers.append(GuidedAnswer(question: question.joined(separator: "\n"), answer: words))
            question = []
        }
    }

    private mutating func ask(_ words: String) {
        if !story.isEmpty { question.append(words) }
    }

    private mutating func take() -> [TranscriptItem] {
        defer { self = GuidedReader(after: self) }
        guard !story.isEmpty else { return [] }
        return [
            .entry(
                TranscriptEntry(
                    line: firstLine, sentAt: sentAt, text: story.joined(separator: "\n"), answers: answers,
                    replaced: replaced,
                    isCut: isCut))
        ]
    }
}
