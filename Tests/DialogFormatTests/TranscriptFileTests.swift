import TestimonyModel
import Testing

@testable import DialogFormat

struct TranscriptFileTests {
    private static let text = """
        # A loan
        now: 2026-11-17T12:00:00+01:00
        transport: terminal

        < Bonjour.
        > une perceuse
        # why this is asked
        < Qui ?
        > une voisine
        < Bien ?
        ! solidarite positive observed: une perceuse
        @ 2026-11-19T18:40:00+01:00
        > stop

        """

    private func read(_ text: String) throws -> Transcript {
        var findings = Findings()
        let transcript = Transcript(DataFile(name: "loan.txt", text: text), &findings)
        return try #require(transcript, "\(findings.sorted)")
    }

    @Test func settingsEventsAndAnswersAreRead() throws {
        let loan = try read(Self.text)
        #expect(loan.settings.now == Moment("2026-11-17T12:00:00+01:00"))
        #expect(loan.settings.botSpeaksFirst && !loan.settings.isKnown && loan.settings.dialog == "temoignage")
        #expect(
            loan.exchanges.map(\.event) == [
                .opening, .witness("une perceuse"), .witness("une voisine"),
                .clock(Moment("2026-11-19T18:40:00+01:00")!), .witness("stop"),
            ])
        #expect(loan.exchanges.map(\.number) == [1, 6, 9, 12, 13])
        #expect(
            loan.exchanges[2].answers == [
                .said("Bien ?"), .recorded("solidarite positive observed: une perceuse"),
            ])
    }

    @Test(arguments: [text, text.replacing("\n", with: "\r\n"), "> a\n\n# b\n< c\n"])
    func aFileThatIsRightIsWrittenAsItStood(text: String) throws {
        let transcript = try read(text)
        let answers = transcript.exchanges.map(\.answers)
        #expect(transcript.differences(from: answers).isEmpty)
        #expect(transcript.text(answering: answers) == text)
    }

    @Test func aMarkOfByteOrderAndAMissingLastLineBreakDoNoHarm() throws {
        let transcript = try read("\u{FEFF}> a\n< b")
        #expect(transcript.text(answering: [[], [.said("b")]]) == "> a\n< b\n")
    }

    @Test func spacesThatDoNotBreakArePlain() throws {
        let transcript = try read("> a\n< C’est\u{A0}ça\u{202F}?\n")
        #expect(transcript.differences(from: [[], [.init(saying: "C’est ça ?")]]).isEmpty)
        #expect(Transcript.Answer(saying: "un\u{A0}nom\nici") == .said("un nom ici"))
    }

    @Test func aDifferenceNamesItsLineAndWhatItFollows() throws {
        let loan = try read(Self.text)
        var answers = loan.exchanges.map(\.answers)
        answers[0] = []
        answers[1] = [.said("Qui, au juste ?")]
        answers[2].append(.recorded("consent: count"))
        answers[4] = [.said("J’arrête.")]
        #expect(
            loan.differences(from: answers) == [
                .init(line: 5, after: nil, expected: ["< Bonjour."], said: []),
                .init(line: 8, after: "> une perceuse", expected: ["< Qui ?"], said: ["< Qui, au juste ?"]),
                .init(line: 11, after: "> une voisine", expected: [], said: ["! consent: count"]),
                .init(line: 13, after: "> stop", expected: [], said: ["< J’arrête."]),
            ])
        #expect(
            loan.text(answering: answers)
                == Self.text.replacing("< Bonjour.\n", with: "").replacing("Qui ?", with: "Qui, au juste ?")
                .replacing("perceuse\n@", with: "perceuse\n! consent: count\n@") + "< J’arrête.\n")
    }

    @Test func whatIsNotWrittenYetGoesWhereItBelongs() throws {
        let transcript = try read("transport: terminal\n\n> a\n# aside\n\n> b\n")
        let text = transcript.text(answering: [[.said("Oui ?")], [.said("1"), .said("2")], [.recorded("x")]])
        #expect(text == "transport: terminal\n\n< Oui ?\n> a\n< 1\n< 2\n# aside\n\n> b\n! x\n")
    }

    @Test(
        arguments: [
            ("bonjour\n> a", "1:1: unknown-line"), ("> a\n? b", "2:1: unknown-line"),
            ("nov: 2026-11-17T12:00:00+01:00\n> a", "1:1: unknown-key 'nov' is no setting\n    did you mean 'now'?"),
            ("now: hier\n> a", "1:6: bad-instant 'hier' is no instant"),
            ("now:   2026-11-17\n> a", "1:8: bad-instant"), ("transport: pigeon\n> a", "1:12: unknown-value"),
            ("known: yes\nknown: no\n> a", "2:1: duplicate-key"), ("> a\nknown: yes", "2:1: late-setting"),
            ("> a\n<b", "2:2: no-space"), ("> a\n@ demain", "2:3: bad-instant"),
            ("> a\n@ 2020-01-01T00:00:00+01:00", "2:3: clock-goes-back"), ("", "1:1: empty-transcript"),
            ("order: any\n> a\n> b", "3:1: wrong-count any order is to be tried of 1 fact"),
            ("order: any\n> a\n> b\n< c\n> d", "4:1: not-in-any-order"),
            ("order: any\n> a\n> b\n! c\n> d", "4:1: not-in-any-order"),
            ("order: any\n> a\n> b\n@ 2027-01-01T00:00:00+01:00\n> d", "4:1: not-in-any-order"),
            ("# nothing\n", "1:1: empty-transcript"), ("> caf\u{FFFD}", "1:1: broken-text"),
        ])
    func aFaultIsNamedByLineAndColumn(text: String, fault: String) {
        var findings = Findings()
        #expect(Transcript(DataFile(name: "x.txt", text: text), &findings) == nil)
        #expect(findings.sorted.first?.description.hasPrefix("x.txt:" + fault) == true, "\(findings.sorted)")
    }

    @Test func aRecordIsPrintedLineByLine() {
        let observation = Observation(
            effect: "solidarite", level: "collectif", polarity: .positive, status: .observed, evidence: "une\nperceuse",
            start: 0, end: 12, confidence: 1)
        let frame = Frame(
            isTestimony: true, observations: [observation], facets: ["publics": ["voisins", "occupants"], "need": []],
            when: [EDTF("2026-11-16")!], places: ["jardin"],
            counts: [
                Count(value: 2, unit: "voisines", start: 0, end: 1), Count(value: 10.05, unit: nil, start: 2, end: 3),
            ])
        let record = TestimonyRecord(
            id: "1", site: "s", sentAt: Moment("2026-11-17T12:00:00+01:00")!, consent: .attributed, text: "",
            frame: frame, attribution: "Léa")
        #expect(
            Transcript.Answer.lines(of: record).map(\.line) == [
                "! solidarite positive observed: une perceuse", "! publics: voisins, occupants", "! when: 2026-11-16",
                "! where: jardin", "! counts: 2 voisines, 10.05", "! consent: attributed, Léa",
            ])
    }
}
