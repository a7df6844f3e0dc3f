import TestimonyModel

/// A conversation as a text file: what a witness types, and what is then said and recorded.
///
///     # a comment
///     now: 2026-11-19T18:40:00+01:00
///     transport: irc            terminal: the bot speaks first; kiosk: it does, and knows nobody again
///     known: yes                the opening was said on another day; in a terminal the story is then asked for only where
///                               a line of the bot stands first
///     dialog: temoignage        whom it is told to
///     patience: 8               seconds that a story is waited for to go on: see below
///     reminders: yes            the bot reaches whoever is silent
///     order: any                see below
///     amiss: who it was got lost    it goes as written, and not as it should
///
///     > what the witness types
///     < what the bot says
///     ! what is recorded
///     @ 2026-11-23T08:15:00+01:00    the clock from here on
///
/// With `order: any` the first line that the witness types is the story and the others are facts that are told one after
/// another in every order; each must end in the record that stands below them. What is said on the way is not written.
///
/// With a patience, what is typed in lines with nothing but comments between them is one story.
///
/// Every line is kept as it stands, so that a file can be written anew with other answers and nothing else changed.
package struct Transcript: Sendable, Hashable {
    package struct Settings: Sendable, Hashable {
        package var now = Moment("2026-11-19T18:40:00+01:00")!
        package var botSpeaksFirst = false
        package var isKiosk = false
        package var isKnown = false
        package var dialog = "temoignage"
        package var isAnyOrder = false
        package var patience = 0
        package var reminds = false
        /// What of the conversation is not as it should be, for whoever wants to mend it.
        package var amiss: String?

        package init() {}
    }

    /// What makes the bot speak.
    package enum Event: Sendable, Hashable {
        /// The conversation begins.
        case opening
        case witness(String)
        case clock(Moment)
    }

    /// One line of what follows an event.
    package enum Answer: Sendable, Hashable {
        case said(String)
        case recorded(String)

        /// As a line of the file.
        package var line: String {
            switch self {
            case .said(let text): "< " + text
            case .recorded(let text): "! " + text
            }
        }
    }

    /// A line of the file that is no event: an answer, or else a setting, a comment, nothing.
    package struct Row: Sendable, Hashable {
        /// 1-based.
        package var number: Int
        package var text: String
        package var answer: Answer?
    }

    /// An event and the lines up to the next.
    package struct Exchange: Sendable, Hashable {
        package var event: Event
        /// Of the event: its number is 1 where the opening has no line of its own.
        package var number: Int
        package var text: String
        package var rows: [Row] = []

        package var answers: [Answer] { rows.compactMap(\.answer) }
    }

    package let file: String
    package internal(set) var settings = Settings()
    /// The opening first, though nothing may be said there.
    package internal(set) var exchanges = [Exchange(event: .opening, number: 1, text: "")]
    /// What ends each line.
    let lineEnd: String

    init(file: String, lineEnd: String) {
        self.file = file
        self.lineEnd = lineEnd
    }
}

extension Transcript.Answer {
    /// With plain spaces, since no-break ones are a matter of typesetting; a line break cannot stand in a line.
    package init(saying text: String) { self = .said(plain(text)) }

    package init(recording text: String) { self = .recorded(plain(text)) }
}

private func plain(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
}
