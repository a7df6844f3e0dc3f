import Testing

@testable import GlaneCommand

struct KioskPageTests {
    @Test(arguments: [
        ("", 10, [""]), ("un deux", 10, ["un deux"]), ("un deux trois", 7, ["un deux", "trois"]),
        ("un deux  trois", 7, ["un deux", "trois"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("un abcdefghij", 5, ["un", "abcde", "fghij"]), ("une nuit\u{202F}?", 8, ["une", "nuit\u{202F}?"]),
        ("a\nb", 10, ["a", "b"]), ("été à côté", 6, ["été à", "côté"]), ("🙂🙂🙂", 4, ["🙂🙂", "🙂"]),
        ("ici 日本語", 7, ["ici", "日本語"]), ("a", 1, ["a"]), ("日", 1, ["日"]), ("ab", 1, ["a", "b"]),
    ])
    func textIsBrokenAtWords(text: String, width: Int, lines: [String]) {
        #expect(TextColumn.lines(of: text, width: width) == lines)
    }

    @Test(arguments: [
        ("Alors ? 1. rien ; 2. un chiffre.", "Alors ?\n1. rien ;\n2. un chiffre."),
        ("Alors\u{202F}? 1. a\u{202F}; 2. b\u{202F}; 3. c", "Alors\u{202F}?\n1. a\u{202F};\n2. b\u{202F};\n3. c"),
        ("1. De l’entraide", "1. De l’entraide"), ("Alors ? 1. rien", "Alors ? 1. rien"),
        ("Il a dit 1. non ; 2. oui", "Il a dit 1. non ; 2. oui"),
        ("1 j’efface, 2 on compte", "1 j’efface, 2 on compte"),
        ("", ""),
    ])
    func numberedAnswersStandBelowEachOther(text: String, listed: String) {
        #expect(TextColumn.listed(text) == listed)
    }

    private func page(_ typed: String = "") -> KioskPage {
        var page = KioskPage(
            said: ["Bonjour. Ici glane.", "C’était où ?"], asks: true, notice: nil, hint: "« Entrée » envoie.")
        for scalar in typed.unicodeScalars { _ = page.typed.take(.scalar(scalar)) }
        return page
    }

    @Test func aPageStandsInTheMiddleWithRoomAroundIt() {
        let picture = page("à la cantine").picture(columns: 80, rows: 24, isStyled: false)
        let indent = String(repeating: " ", count: 12)
        #expect(
            picture.rows == Array(repeating: "", count: 5) + [
                indent + "Bonjour. Ici glane.", "", indent + "C’était où ?", "", indent + "> à la cantine", "",
                indent + "« Entrée » envoie.",
            ])
        #expect(picture.cursor.row == 9 && picture.cursor.column == 12 + 2 + 12)
    }

    @Test func onlyTheQuestionIsBoldAndTheHintIsDim() {
        let rows = page().picture(columns: 80, rows: 24, isStyled: true).rows
        #expect(rows.filter { $0.contains("\u{1B}[1m") }.map { $0.contains("C’était où") } == [true])
        #expect(rows.filter { $0.contains("\u{1B}[2m") }.map { $0.contains("Entrée") } == [true])
        var told = page()
        told.asks = false
        #expect(!told.picture(columns: 80, rows: 24, isStyled: true).rows.contains { $0.contains("\u{1B}[1m") })
        #expect(!page().picture(columns: 80, rows: 24, isStyled: false).rows.contains { $0.contains("\u{1B}") })
    }

    /// Whatever the window, a page fits it, so that nothing scrolls away; the line that is typed stays in sight.
    @Test(arguments: [(80, 24), (40, 12), (24, 6), (10, 4), (3, 2), (1, 1), (200, 60)])
    func aPageFitsItsWindow(columns: Int, rows: Int) {
        for typed in [
            "", "oui", "oui" + String(repeating: " ", count: 200),
            String(repeating: "on a dansé dans la cour et ", count: 40),
        ] {
            let picture = page(typed).picture(columns: columns, rows: rows, isStyled: false)
            #expect(picture.rows.count <= rows)
            #expect(picture.rows.allSatisfy { $0.reduce(0) { $0 + $1.cells } <= columns })
            #expect((0..<rows).contains(picture.cursor.row) && (0..<columns).contains(picture.cursor.column))
        }
        let long = page(String(repeating: "mot ", count: 60) + "FIN").picture(
            columns: columns, rows: rows, isStyled: false)
        if columns > 8 { #expect(long.rows[long.cursor.row].contains("FIN")) }
    }

    /// In a low window the question stays, and the hint goes.
    @Test func theHintGoesFirst() {
        let rows = page().picture(columns: 80, rows: 5, isStyled: false).rows
        #expect(
            rows.count == 5 && rows.contains { $0.contains("C’était où") } && !rows.contains { $0.contains("Entrée") })
    }

    @Test func theCursorStandsWhereItIsTyped() {
        var page = page("un deux")
        for _ in 0..<4 { _ = page.typed.take(.left) }
        let picture = page.picture(columns: 80, rows: 24, isStyled: false)
        #expect(picture.cursor.column == 12 + 2 + 3)
    }
}
