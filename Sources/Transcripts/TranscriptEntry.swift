import TestimonyModel

/// One candidate testimony of a file, before anything is understood of it.
package struct TranscriptEntry: Sendable, Hashable {
    /// The line where it begins, 1-based.
    package var line: Int
    package var id: String?
    package var sentAt: Moment?
    package var speaker: String?
    package var conversation: String?
    /// The language of the text, as the archive names it.
    package var lang: String?
    package var text: String
    /// What the witness said once the bot had asked, in order; only guided conversations have it.
    package var answers: [GuidedAnswer]
    /// Broken UTF-8 sequences and lone surrogates that became U+FFFD.
    package var replaced: Int
    /// The text was longer than the limit and is cut.
    package var isCut: Bool

    package init(
        line: Int, id: String? = nil, sentAt: Moment? = nil, speaker: String? = nil, conversation: String? = nil,
        lang: String? = nil, text: String, answers: [GuidedAnswer] = [], replaced: Int = 0, isCut: Bool = false
    ) {
        self.line = line
        self.id = id
        self.sentAt = sentAt
        self.speaker = speaker
        self.conversation = conversation
        self.lang = lang
        self.text = text
        self.answers = answers
        self.replaced = replaced
        self.isCut = isCut
    }
}

/// A question of the bot and what the witness answered to it.
package struct GuidedAnswer: Sendable, Hashable {
    /// The bot's lines, joined by line feeds.
    package var question: String
    package var answer: String

    package init(question: String, answer: String) {
        self.question = question
        self.answer = answer
    }
}

/// A line that could not be read. It never repeats what a person said.
package struct LineFault: Error, Sendable, Hashable, CustomStringConvertible {
    package var file: String
    /// 1-based.
    package var line: Int
    package var message: String

    package init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `archive.ndjson:12: column 9: expected ':' after a key`.
    package var description: String { "\(file):\(line): \(message)" }
}

/// What a file holds, in its order.
package enum TranscriptItem: Sendable, Hashable {
    case entry(TranscriptEntry)
    case fault(LineFault)
}
