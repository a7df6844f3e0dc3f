import Delivery
import Testing

struct WitnessTextTests {
    /// What a post must not be able to do, tried by a witness.
    static let attacks = [
        "@all", "@channel", "@here", "@room", "@Here!", "@marie.dupont", "x@all", "(@all)", "@\u{200b}all",
        "@\u{ad}all",
        "\u{202e}lla@", "@@all", "<!here>", "<!channel> <!all>", "<@U1>", "<@marie>", "<http://x.fr|cliquez>",
        "<http://x.fr>", "<mailto:a@b.fr|moi>", "[clic](http://x.fr)", "![img](http://x.fr/i.png)", "[clic] (x)",
        "[a][b]\n[b]: http://x.fr", "http://x.fr", "https://x.fr/a?b=c", "HTTP://X.FR", "www.x.fr", "WWW.x.fr",
        "x.fr/a", "WWW.X.F", "mailto:a@b.fr", "a@b.fr", "tel:0612345678", "mattermost://x", "javascript:alert(1)",
        "~accueil", "~~barré~~",
        "#mot", "# Titre", "###", "#été", "> cité", "- liste", "+ liste", "* liste", "1. liste", "12) liste", "---",
        "===", "| a | b |\n|---|---|", "```\ncode\n```", "`code`", "~~~\ncode\n~~~", "**gras** *it* _it_ __gras__",
        "a\\", "\\@all", ":smile:", ":+1:", "$x^2$", "&#64;all", "&lt;!here&gt;", "a\r\n@all", "a\0@all", "\u{85}@all",
        "\u{2028}# Titre", "@\u{fe0f}all", "@\u{e0061}all", "a\u{1b}[31m", "<b>gras</b>", "<script>",
    ]

    @Test(arguments: attacks, ["", "Voici ", "« "])
    func aWitnessPingsAndFormatsNothing(attack: String, before: String) {
        let text = before + WitnessText.neutralised(attack) + (before.isEmpty ? "" : " »")
        let reading = MattermostReading(text)
        #expect(reading.mentions.isEmpty)
        #expect(reading.links.isEmpty)
        #expect(reading.hashtags.isEmpty)
        #expect(reading.channels.isEmpty)
        #expect(reading.text == text)
        for sign in ["`", "*", "_", "|", "<", ">", "\\", "$", "\n", "\r", "](", "]["] {
            #expect(!text.contains(sign))
        }
        let hidden: Set<Unicode.Scalar> = ["\u{202e}", "\u{ad}", "\0", "\u{1b}", "\u{85}", "\u{2028}", "\u{e0061}"]
        #expect(text.unicodeScalars.allSatisfy { !hidden.contains($0) })
        let startsBlock = text.first.map { "#-+=~>".contains($0) || $0.isNumber } ?? false
        #expect(!startsBlock)
    }

    /// The test above can fail: bare, most of these do something.
    @Test func theReadingSeesWhatBareTextDoes() {
        let reading = MattermostReading("<!here> <@U1> <http://x.fr|clic> a@b.fr #mot ~accueil www.y.fr @all.")
        #expect(reading.text.hasPrefix("@here @U1 [clic](http://x.fr)"))
        #expect(reading.mentions == ["here", "U1", "all."])
        #expect(reading.alarms == ["here"])
        #expect(reading.links.contains("http://x.fr") && reading.links.contains("a@b.fr"))
        #expect(reading.hashtags == ["mot"])
        #expect(reading.channels == ["accueil"])
        let attacks = Self.attacks
        let harmless = attacks.filter { attack in
            let reading = MattermostReading(attack)
            return reading.mentions.isEmpty && reading.links.isEmpty && reading.hashtags.isEmpty
                && reading.channels.isEmpty && reading.text == attack
                && attack.unicodeScalars.allSatisfy { !"`*_|<>\\$:#-+=~\n&".unicodeScalars.contains($0) }
        }
        #expect(harmless.count < attacks.count / 4)
    }

    @Test(arguments: [
        (
            "deux voisines ont recousu les manteaux de trois graphistes d'ici",
            "deux voisines ont recousu les manteaux de trois graphistes d'ici"
        ),
        ("à 12:30, c’est « bien » ; 50 % d'étudiant·e·s ?", "à 12:30, c’est « bien » ; 50 % d'étudiant·e·s ?"),
        ("a\n\n  b\tc ", "a b c"), ("prix\u{a0}: 5", "prix\u{a0}: 5"), ("👩‍👩‍👧 ❤️ 🎉", "👩‍👩‍👧 ❤️ 🎉"),
        ("l'avenir (enfin) [presque] !", "l'avenir (enfin) [presque] !"),
        ("R&D, Arts & Métiers", "R&\u{200b}D, Arts & Métiers"),
        ("😀\u{200d}", "😀\u{200d}"), ("e\u{301}te\u{301}", "e\u{301}te\u{301}"), ("", ""), ("\u{200b}\u{200b}", ""),
        ("les étudiant.e.s. Puis 3.5 … M. X", "les étudiant.e.s. Puis 3.5 … M. X"),
        ("z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", "z\u{300}\u{301}\u{302}"),
        ("étudiant*es", "étudiant∗es"), ("on est 3 -> 4", "on est 3 -› 4"),
    ])
    func plainWordsStayAsTheyAre(text: String, expected: String) {
        #expect(WitnessText.neutralised(text) == expected)
    }

    @Test func peopleStillReadTheSameLetters() {
        #expect(WitnessText.neutralised("@all venez").replacing("\u{200b}", with: "") == "@all venez")
        #expect(WitnessText.neutralised("https://x.fr #mot").replacing("\u{200b}", with: "") == "https://x.fr #mot")
    }

    @Test func aLongTextIsCut() {
        let text = WitnessText.neutralised(String(repeating: "a", count: 1_000_000), limit: 600)
        #expect(text.unicodeScalars.count == 601)
        #expect(text.hasSuffix("…"))
        #expect(WitnessText.neutralised("abc", limit: 3) == "abc")
    }
}
