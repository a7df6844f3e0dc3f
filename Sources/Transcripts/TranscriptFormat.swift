import TestimonyModel
import Transport

/// How a file of testimonies is written.
package enum TranscriptFormat: String, Sendable, CaseIterable {
    /// One JSON object a line, with `text` and optionally `id`, `sent_at`, `speaker`, `conversation`.
    case ndjson
    /// Plain text, see `PlainTextReader`.
    case text
    /// Guided conversations, see `GuidedReader`.
    case glane

    /// The format of a file that begins with `head`: what its first line with something on it looks like.
    ///
    /// A brace opens NDJSON; `> `, `< `, `! ` or `---` a guided conversation; anything else is plain text.
    static func detect(_ head: ByteLine) -> TranscriptFormat? {
        let bytes = head.bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let first = bytes.first else { return nil }
        if first == UInt8(ascii: "{") { return .ndjson }
        let line = GuidedLine(head.decoded().text)
        switch line {
        case .witness, .bot, .record, .separator: return .glane
        case .setting("now", let value) where Moment(value) != nil: return .glane
        // These alone decide nothing; in plain text they would be a heading and a word with a colon.
        case .comment, .setting, .blank: return nil
        case nil: return .text
        }
    }
}

/// Reads lines one after the other; memory does not grow with their number.
protocol TranscriptReader: Sendable {
    mutating func push(_ line: ByteLine) -> [TranscriptItem]
    mutating func finish() -> [TranscriptItem]
}
