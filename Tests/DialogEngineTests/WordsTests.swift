import Extraction
import TestimonyModel
import Testing

@testable import DialogEngine

struct WordsTests {
    @Test(arguments: [
        ("C’est bon ?", "C’est bon\u{202F}?"), ("« oui »", "«\u{A0}oui\u{A0}»"),
        ("1. rien ; 2. tout", "1. rien\u{202F}; 2. tout"),
        ("Quand : hier", "Quand\u{A0}: hier"), ("", ""), ("a b", "a b"),
    ])
    func spacesThatMustNotBreakDoNot(text: String, typeset: String) { #expect(DialogEngine.typeset(text) == typeset) }

    @Test(arguments: [
        ("Bonjour {name}", "Bonjour Léa"), ("{name}{name}", "LéaLéa"), ("{other}!", "!"), ("{", "{"),
        ("a } b", "a } b"),
        ("{name", "{name"), ("{a|b|c}", ""), ("{name|b|c}", "c"),
    ])
    func namesAreFilledIn(template: String, text: String) { #expect(substitute(template, ["name": "Léa"]) == text) }

    @Test(arguments: [("1", "1 jour"), ("2", "2 jours"), ("30", "30 jours")])
    func wordsAgreeWithTheirNumber(count: String, text: String) {
        #expect(substitute("{n} {n|jour|jours}", ["n": count]) == text)
        #expect(placeholders("{n} {n|jour|jours}") == ["n", "n"])
    }

    @Test(arguments: [
        ("une rampe", "cette rampe"), ("un bureau", "ce bureau"), ("un accordéon", "cet accordéon"),
        ("deux dame", "ces deux dames"), ("des gars", "ces gars"), ("Une école", "cette école"), ("rampe", "rampe"),
    ])
    func thingsAreTakenUpAgain(words: String, again: String) { #expect(demonstrative(words) == again) }

    @Test(
        arguments: [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
            as [([String], String)])
    func listsReadAsSpeech(words: [String], text: String) { #expect(list(words, and: "et") == text) }
}

struct DateWordsTests {
    private let french = Wording.DateWording(
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        seasons: ["au printemps {year}", "l’été {year}", "à l’automne {year}", "l’hiver {before}-{year}"], first: "1er",
        templates: [
            .during: "en {date}", .since: "depuis {date}", .until: "jusqu’à {date}", .range: "de {from} à {to}",
            .dayRange: "du {from} au {to}",
        ])

    @Test(arguments: [
        ("2026-11-18", "mercredi 18 novembre"), ("2025-05-01", "jeudi 1er mai 2025"), ("2026-03", "en mars"),
        ("2024-03", "en mars 2024"), ("2024", "en 2024"), ("2026-24", "l’hiver 2025-2026"),
        ("2027-21", "au printemps 2027"),
        ("2026-09-07/2026-09-13", "du 7 au 13 septembre"), ("2026-08-30/2026-09-02", "du 30 août au 2 septembre"),
        ("2025-12-29/2026-01-04", "du 29 décembre 2025 au 4 janvier"), ("2026-03/..", "depuis mars"),
        ("2024/..", "depuis 2024"), ("2026-01/2026-03", "de janvier à mars"), ("../2024", "jusqu’à 2024"),
    ])
    func datesAreSaidInFull(edtf: String, words: String) throws {
        let today = try #require(CivilDate("2026-11-19"))
        #expect(french.words(try #require(EDTF(edtf)), today: today) == words)
    }
}

struct PatternsTests {
    private let patterns = Patterns(
        [.yes: ["oui", "oui*", "c'est ça"], .why: ["pourquoi", "*pourquoi tu demandes*"], .skip: ["passer"]],
        normaliser: Normaliser())

    @Test(
        arguments: [
            ("Oui", Intent.yes, ""), ("OUI !!", .yes, ""), ("oui, plutôt quinze", .yes, "plutot quinze"),
            ("C’est ça.", .yes, ""),
            ("ouistiti", .yes, nil), ("bah oui", .yes, nil), ("et pourquoi tu demandes ça ?", .why, "ca"),
            ("passer", .skip, ""),
            ("passer la serpillière", .skip, nil), ("", .skip, nil), ("😀", .yes, nil),
        ] as [(String, Intent, String?)])
    func phrasesAreWholeOpenOrInside(text: String, intent: Intent, rest: String?) {
        let words = plainWords(text, Normaliser())
        #expect(patterns.rest(of: words, after: intent).map(String.init) == rest)
    }

    @Test func examplesAreSpelledAsTheirAuthorSpellsThem() {
        #expect(patterns.examples(of: .yes) == ["oui", "oui", "c'est ça"])
        #expect(patterns.examples(of: .why) == ["pourquoi", "pourquoi tu demandes"])
        #expect(patterns.examples(of: .stop).isEmpty && patterns.example(of: .yes) == "oui")
    }

    @Test func aStoryIsNoCommand() {
        let story = "je me demande pourquoi tu demandes ça à chaque fois que je raconte quelque chose de long ici"
        #expect(!patterns.matches(plainWords(story, Normaliser()), .why))
    }
}
