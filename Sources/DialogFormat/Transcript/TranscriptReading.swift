import TestimonyModel

extension Transcript {
    /// Facts whose orders are all tried: a hundred and twenty.
    fileprivate static let mostFacts = 5

    /// Reads a transcript. Every fault is reported, by file, line and column; `nil` where there is one.
    package init?(_ file: DataFile, _ findings: inout Findings) {
        let faults = findings.all.count
        let text = file.text.hasPrefix("\u{FEFF}") ? String(file.text.dropFirst()) : file.text
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        if lines.last?.isEmpty == true { lines.removeLast() }
        var reader = TranscriptReader(
            Transcript(file: file.name, lineEnd: text.contains("\r\n") ? "\r\n" : "\n"), findings)
        for (index, line) in lines.enumerated() { reader.read(String(line), number: index + 1) }
        reader.finish()
        findings = reader.findings
        guard findings.all.count == faults else { return nil }
        self = reader.transcript
    }
}

private struct TranscriptReader {
    var transcript: Transcript
    var findings: Findings
    private var number = 0
    private var now: Moment?
    private var settings: Set<String> = []

    init(_ transcript: Transcript, _ findings: Findings) {
        self.transcript = transcript
        self.findings = findings
    }

    mutating func read(_ line: String, number: Int) {
        self.number = number
        if line.unicodeScalars.contains("\u{FFFD}") {
            report(.brokenText, "a letter of this line is broken", hint: "save the file as UTF-8")
        }
        guard let sign = line.unicodeScalars.first, sign != "#", !line.allSatisfy(\.isWhitespace) else {
            return keep(line)
        }
        guard [">", "<", "!", "@"].contains(sign) else { return readSetting(line) }
        let rest = line.unicodeScalars.dropFirst()
        guard rest.isEmpty || rest.first == " " else {
            return report(.noSpace, "a space belongs behind the sign '\(sign)'", column: 2)
        }
        let words = String(rest.dropFirst())
        switch sign {
        case ">": begin(.witness(words), line)
        case "<": keep(line, Transcript.Answer(saying: words))
        case "!": keep(line, Transcript.Answer(recording: words))
        default: readClock(words, line)
        }
    }

    mutating func finish() {
        if transcript.exchanges.count == 1, transcript.exchanges[0].answers.isEmpty {
            number = 1
            report(.emptyTranscript, "nothing is said here", hint: "start what a witness types with '> '")
        } else if transcript.settings.isAnyOrder {
            checkFacts()
        }
    }

    /// Whatever the order, only the record is the same.
    private mutating func checkFacts() {
        let facts = transcript.exchanges.dropFirst(2)
        if !(2...Transcript.mostFacts).contains(facts.count) {
            number = transcript.exchanges.last?.number ?? 1
            report(
                .wrongCount, "any order is to be tried of \(facts.count == 1 ? "1 fact" : "\(facts.count) facts")",
                hint: "2 to \(Transcript.mostFacts) belong below the story, each behind '> '")
        }
        for exchange in transcript.exchanges {
            if case .clock = exchange.event { refuse(exchange.number) }
            let isLast = exchange.number == transcript.exchanges.last?.number
            for row in exchange.rows {
                if case .said = row.answer { refuse(row.number) }
                if case .recorded = row.answer, !isLast { refuse(row.number) }
            }
        }
    }

    private mutating func refuse(_ number: Int) {
        self.number = number
        report(
            .notInAnyOrder, "this line would stand elsewhere in another order",
            hint: "with 'order: any' only '> ' lines belong here, and below them '! ' lines")
    }

    private mutating func keep(_ line: String, _ answer: Transcript.Answer? = nil) {
        let row = Transcript.Row(number: number, text: line, answer: answer)
        transcript.exchanges[transcript.exchanges.count - 1].rows.append(row)
    }

    private mutating func begin(_ event: Transcript.Event, _ line: String) {
        transcript.exchanges.append(Transcript.Exchange(event: event, number: number, text: line))
    }

    private mutating func readClock(_ words: String, _ line: String) {
        guard let moment = moment(words, column: 3) else { return }
        if moment < now ?? transcript.settings.now {
            report(.clockGoesBack, "the clock only goes on, and it was later before", column: 3)
        }
        now = moment
        begin(.clock(moment), line)
    }

    private mutating func readSetting(_ line: String) {
        guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return report(
                .unknownLine, "this line is none that a transcript has",
                hint: "'> ' starts what a witness types, '< ' what is said, '! ' what is recorded, '@ ' an instant, "
                    + "'# ' a comment")
        }
        let key = String(line[..<colon])
        let after = line[line.index(after: colon)...]
        let value = String(after.drop { $0 == " " }.reversed().drop { $0.isWhitespace }.reversed())
        let column = line.unicodeScalars.count - after.drop { $0 == " " }.unicodeScalars.count + 1
        if transcript.exchanges.count > 1 || !transcript.exchanges[0].answers.isEmpty {
            report(.lateSetting, "settings stand before the first line of the conversation")
        }
        if !settings.insert(key).inserted { report(.duplicateKey, "the setting '\(key)' stands twice") }
        set(key, value, column)
        keep(line)
    }

    private mutating func set(_ key: String, _ value: String, _ column: Int) {
        switch key {
        case "now": transcript.settings.now = moment(value, column: column) ?? transcript.settings.now
        case "transport":
            let road = choice(value, among: ["irc", "terminal", "kiosk"], column)
            (transcript.settings.botSpeaksFirst, transcript.settings.isKiosk) = (road != "irc", road == "kiosk")
        case "known": transcript.settings.isKnown = choice(value, "yes", or: "no", column)
        case "dialog": transcript.settings.dialog = value
        case "order": transcript.settings.isAnyOrder = choice(value, "any", or: "written", column)
        case "reminders": transcript.settings.reminds = choice(value, "yes", or: "no", column)
        case "amiss": transcript.settings.amiss = value
        case "patience":
            if let seconds = Int(value), (0...60).contains(seconds) {
                transcript.settings.patience = seconds
            } else {
                report(.outOfRange, "'\(value)' is no patience", column: column, hint: "seconds from 0 to 60")
            }
        default:
            let known = ["now", "transport", "known", "dialog", "order", "patience", "reminders", "amiss"]
            report(.unknownKey, "'\(key)' is no setting", hint: Findings.suggestion(for: key, among: known))
        }
    }

    private mutating func moment(_ text: String, column: Int) -> Moment? {
        if let moment = Moment(text) { return moment }
        report(
            .badInstant, "'\(text)' is no instant", column: column,
            hint: "date, time and distance from UTC, for example 2026-11-19T18:40:00+01:00")
        return nil
    }

    private mutating func choice(_ text: String, _ yes: String, or no: String, _ column: Int) -> Bool {
        choice(text, among: [no, yes], column) == yes
    }

    /// The first choice where the text is none.
    private mutating func choice(_ text: String, among choices: [String], _ column: Int) -> String {
        if choices.contains(text) { return text }
        let hint = choices.dropFirst().reversed().joined(separator: ", ") + " or " + choices[0]
        report(.unknownValue, "'\(text)' does not belong here", column: column, hint: hint)
        return choices[0]
    }

    private mutating func report(_ kind: FaultKind, _ message: String, column: Int = 1, hint: String? = nil) {
        findings.report(
            Diagnostic(
                file: transcript.file, line: number, column: column, kind: kind, message: message, hint: hint))
    }
}
