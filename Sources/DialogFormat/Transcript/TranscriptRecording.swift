import TestimonyModel

/// A conversation while it goes on, written down as the transcript that plays it again.
package struct TranscriptRecording: Sendable {
    /// Less passes unwritten, or every line would have its instant.
    private static let least = 60

    private let settings: Transcript.Settings
    private var lines: [String] = []
    /// As the transcript has it up to here.
    private var clock: Moment

    package init(_ settings: Transcript.Settings) {
        self.settings = settings
        clock = settings.now
    }

    /// The bot spoke first.
    package mutating func open(_ answers: [Transcript.Answer]) { lines += answers.map(\.line) }

    /// A message and what came of it. Line breaks and broken letters, which no line of a transcript can hold, become spaces.
    package mutating func hear(_ text: String, at now: Moment, _ answers: [Transcript.Answer]) {
        if now.epochSeconds - clock.epochSeconds >= Self.least || now.date > clock.date, now > clock {
            lines.append("@ \(now)")
            clock = now
        }
        let words = String(text.map { $0.isNewline || $0 == "\u{FFFD}" ? " " : $0 })
        lines.append(words.isEmpty ? ">" : "> " + words)
        lines += answers.map(\.line)
    }

    /// The file as it stands so far.
    package var text: String {
        let standard = Transcript.Settings()
        var head = ["now: \(settings.now)", "transport: \(settings.botSpeaksFirst ? "terminal" : "irc")"]
        if settings.isKnown { head.append("known: yes") }
        if settings.dialog != standard.dialog { head.append("dialog: \(settings.dialog)") }
        return (head + [""] + lines).map { $0 + "\n" }.joined()
    }
}
