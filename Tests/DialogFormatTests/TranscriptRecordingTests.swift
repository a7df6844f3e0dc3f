import TestimonyModel
import Testing

@testable import DialogFormat

struct TranscriptRecordingTests {
    private static let start = Moment("2026-11-19T18:40:00+01:00")!

    private func settings(isKnown: Bool = false, dialog: String = "temoignage") -> Transcript.Settings {
        var settings = Transcript.Settings()
        settings.now = Self.start
        settings.botSpeaksFirst = true
        settings.isKnown = isKnown
        settings.dialog = dialog
        return settings
    }

    /// What was recorded, read again.
    private func read(_ recording: TranscriptRecording) throws -> Transcript {
        var findings = Findings()
        let transcript = Transcript(DataFile(name: "new.txt", text: recording.text), &findings)
        return try #require(transcript, "\(findings.sorted)")
    }

    @Test func aConversationIsWrittenLineByLine() throws {
        var recording = TranscriptRecording(settings(isKnown: true, dialog: "besoins"))
        recording.open([.said("Bonjour.")])
        recording.hear("une perceuse", at: Self.start, [.said("Qui ?")])
        recording.hear(
            "une voisine", at: Self.start.adding(seconds: 5), [.said("Merci."), .recorded("consent: count")])
        #expect(
            recording.text == """
                now: 2026-11-19T18:40:00+01:00
                transport: terminal
                known: yes
                dialog: besoins

                < Bonjour.
                > une perceuse
                < Qui ?
                > une voisine
                < Merci.
                ! consent: count

                """)
        let transcript = try read(recording)
        #expect(transcript.settings == settings(isKnown: true, dialog: "besoins"))
    }

    /// Seconds since the last instant that was written, and what is written for them.
    @Test(
        arguments: [
            ([0, 59], []), ([60], ["18:41:00"]), ([59, 61, 120], ["18:41:01"]), ([61, 121], ["18:41:01", "18:42:01"]),
            ([3600, 0], ["19:40:00"]), ([5 * 3600 + 19 * 60 + 30, 5 * 3600 + 20 * 60 + 1], ["23:59:30", "00:00:01"]),
        ] as [([Int], [String])])
    func timeThatPassedIsWritten(seconds: [Int], clocks: [String]) throws {
        var recording = TranscriptRecording(settings())
        for second in seconds { recording.hear("a", at: Self.start.adding(seconds: second), []) }
        let written = try read(recording).exchanges.compactMap { exchange -> String? in
            if case .clock(let moment) = exchange.event {
                String(moment.description.dropFirst(11).prefix(8))
            } else {
                nil
            }
        }
        #expect(written == clocks)
    }

    /// Whatever is typed is one line, and the whole file can be read.
    @Test(
        arguments: [
            ("", ""), (" a ", " a "), ("> a", "> a"), ("# a", "# a"), ("a\nb\r\nc\u{2028}d\re", "a b c d e"),
            ("a\u{FFFD}b", "a b"), ("\u{301}a", "\u{301}a"), ("\u{1B}[2J", "\u{1B}[2J"), ("a\r", "a "),
        ])
    func whatIsTypedIsReadAgain(typed: String, heard: String) throws {
        var recording = TranscriptRecording(settings())
        recording.hear(typed, at: Self.start, [.said("b")])
        #expect(try read(recording).exchanges.dropFirst().map(\.event) == [.witness(heard)])
    }
}
