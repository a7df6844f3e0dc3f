import Reporting
import TestimonyModel
import Testing

@testable import GlaneCommand

/// The screen of a review without a terminal: keys in, actions and rows out.
struct ReviewScreenTests {
    private static let codebook = Codebook(
        version: 1, language: "fr", levels: [.init(id: "collectif", label: "Effets collectifs")],
        effects: [
            .init(id: "solidarite", level: "collectif", label: "Solidarité", facets: ["exchange"], communeMesure: nil),
            .init(id: "reseaux", level: "collectif", label: "Réseau", facets: [], communeMesure: nil),
        ],
        facets: [
            .init(
                id: "publics", options: [.init(id: "voisins", label: "voisins"), .init(id: "equipe", label: "équipe")]),
            .init(id: "exchange", options: [.init(id: "biens", label: "biens")]),
        ],
        places: [.init(id: "cour", label: "la cour")])

    private static func record(_ id: String) -> TestimonyRecord {
        let observation = Observation(
            effect: "solidarite", level: "collectif", polarity: .positive, status: .observed, evidence: "prêté",
            start: 10,
            end: 15, confidence: 0.9)
        return TestimonyRecord(
            id: id, site: "s", sentAt: Moment(epochSeconds: 1_795_110_000, utcOffset: 3_600), consent: .quote,
            review: .confirmed, text: "On m’a re\u{301}prêté une échelle.",
            frame: Frame(isTestimony: true, observations: [observation], facets: ["publics": ["voisins"]]))
    }

    private static func screen(_ count: Int = 3) -> ReviewScreen {
        var screen = ReviewScreen(
            ReviewWords(codebook), actor: "nadia", filter: ReviewFilter(states: [.proposed, .confirmed]))
        screen.load((1...max(1, count)).prefix(count).map { record("t\($0)") }, names: ShortIDs([]))
        return screen
    }

    /// Types into a screen; the actions come out. Each `⎋` comes by itself.
    private static func typed(_ text: String, _ screen: inout ReviewScreen) -> [ReviewScreen.Action] {
        var keys = KeyReader()
        let pieces = text.split(separator: "⎋", omittingEmptySubsequences: false).map { Array($0.utf8) }
        return pieces.joined(by: [0x1B]).flatMap { keys.read($0) + keys.flush() }.compactMap { screen.take($0) }
    }

    private static let (down, escape) = ("\u{1B}[B", "⎋")

    @Test(
        arguments: [
            ("a", [.accept("t1")]), (down + "a", [.accept("t2")]), (down + down + down + down + "\r", [.open("t3")]),
            ("eune blague\r", [.reject("t1", reason: "une blague")]), ("e   \r", []), ("eune" + escape, []),
            ("n à revoir \r", [.note("t1", "à revoir")]), ("rt2\r", [.merge("t1", into: "t2")]),
            ("pune échelle\r", [.split("t1", at: "une échelle")]), ("u", [.undo("t1")]), ("q", [.quit]),
            ("\u{3}", [.quit]),
            ("e\u{3}", [.quit]), ("z\u{1B}[15~", []),
            // Menus: by the number, by the arrows, left by Escape.
            ("c1", []), ("c111un voisin\r", [.correct("t1", [.effect("reseaux", .positive, evidence: "un voisin")])]),
            ("c21", [.correct("t1", [.noEffect("solidarite")])]),
            ("c31", [.correct("t1", [.polarity("solidarite", .negative)])]),
            ("c412", [.correct("t1", [.status("solidarite", .wished)])]),
            ("c51prêté une\r", [.correct("t1", [.evidence("solidarite", "prêté une")])]),
            // Two ticks in one correction, and none.
            ("c6 " + down + " \r", [.correct("t1", [.noOption("publics", "voisins"), .option("publics", "equipe")])]),
            ("c6  \r", []), ("c7 \r", [.correct("t1", [.place("cour")])]),
            ("c82026-11\r", [.correct("t1", [.date(EDTF("2026-11")!)])]),
            ("c93 \r", []), ("c" + escape + "a", [.accept("t1")]), ("?xa", [.accept("t1")]),
        ] as [(String, [ReviewScreen.Action])])
    func keysBecomeActions(keys: String, actions: [ReviewScreen.Action]) {
        var screen = Self.screen()
        #expect(Self.typed(keys, &screen) == actions)
    }

    @Test func aFilterIsChosenAndKeepsWhatIsSearchedFor() {
        var screen = Self.screen()
        var wanted = ReviewFilter(states: [.proposed, .confirmed])
        wanted.words = ["échelle"]
        #expect(Self.typed("/échelle\r", &screen) == [.list(wanted)])
        screen.show(wanted)
        wanted.states = [.rejected]
        #expect(Self.typed("f5", &screen) == [.list(wanted)])
        screen.show(wanted)
        wanted.words = []
        #expect(Self.typed(Self.escape, &screen) == [.list(wanted)], "Escape ends the search")
    }

    /// The next one may stand there by then.
    @Test func anUndoingIsOfWhatWasDecidedLastUntilAnotherIsOpened() {
        var screen = Self.screen()
        screen.decided("t2")
        #expect(Self.typed("u", &screen) == [.undo("t2")])
        #expect(Self.typed(Self.down + Self.down + "\r" + "u", &screen) == [.open("t3"), .undo("t3")])
    }

    @Test func anEmptyListTakesEveryKey() {
        var screen = Self.screen(0)
        #expect(Self.typed("a\rcenrpu" + Self.down + Self.down, &screen) == [])
        #expect(screen.picture(columns: 80, rows: 24).rows.contains { $0.text.contains("Rien à voir ici") })
    }

    @Test(arguments: [(80, 24), (40, 12), (20, 5), (200, 60), (1, 1)])
    func aPictureNeverExceedsItsWindow(columns: Int, rows: Int) {
        for keys in [
            "", "c", "c6", "f", "?", "eune raison qui est plus longue que la fenêtre où elle se tape", Self.down,
        ] {
            var screen = Self.screen(40)
            _ = Self.typed(keys, &screen)
            screen.tell(String(repeating: "long ", count: 40))
            let picture = screen.picture(columns: columns, rows: rows)
            #expect(picture.rows.count <= rows, "\(keys)")
            for row in picture.rows {
                let cells = row.styled(width: columns, isStyled: false).reduce(0) { $0 + $1.cells }
                #expect(cells <= columns)
            }
            if let cursor = picture.cursor { #expect(cursor.row < rows && cursor.column < columns) }
        }
    }

    @Test func whereAFieldIsAskedTheCursorStandsBehindWhatWasTyped() {
        var screen = Self.screen()
        _ = Self.typed("eune blague", &screen)
        let picture = screen.picture(columns: 80, rows: 24)
        #expect(picture.rows.last?.text == "> une blague")
        #expect(picture.cursor?.row == 23 && picture.cursor?.column == 12)
    }

    /// Offsets count scalars, rows show characters.
    @Test func theWordsOfAnEffectAreUnderlined() {
        let rows = ScreenRow.text(Self.record("t1"), width: 80)
        #expect(rows == [ScreenRow("On m’a re\u{301}prêté une échelle.", underlined: [9..<14])])
        let styled = rows[0].styled(width: 80, isStyled: true)
        #expect(styled.contains("\u{1B}[4mprêté\u{1B}[24m"))
        #expect(
            ScreenRow("a\u{1B}[2Jb").styled(width: 80, isStyled: false) == "a\u{FFFD}[2Jb", "no text moves the screen")
    }

    @Test(arguments: [
        (["demo-01", "demo-02"], ["demo-01", "demo-02"]),
        (["abcdefgh-1234", "abcdefgh-1299", "zzzzzzzzzzzzz"], ["abcdefgh-123", "abcdefgh-129", "zzzzzzzz"]),
    ])
    func idsAreShownAsShortAsTheyCanBeTyped(ids: [String], short: [String]) {
        let names = ShortIDs(ids)
        #expect(ids.map { names[$0] } == short)
    }
}

extension [[UInt8]] {
    fileprivate func joined(by piece: [UInt8]) -> [[UInt8]] { Array(flatMap { [piece, $0] }.dropFirst()) }
}
