import TestimonyModel
import Testing

@testable import Reporting

struct FrenchWordsTests {
    @Test(arguments: [
        (0, "aucun témoignage", "aucune observation"), (1, "1 témoignage", "1 observation"),
        (2, "2 témoignages", "2 observations"), (1_000, "1 000 témoignages", "1 000 observations"),
        (12_345_678, "12 345 678 témoignages", "12 345 678 observations"),
    ])
    func nounsAgreeWithTheirNumber(value: Int, masculine: String, feminine: String) {
        #expect(plain(FrenchWords.count(value, .testimony)) == masculine)
        #expect(plain(FrenchWords.count(value, .observation)) == feminine)
    }

    @Test(
        arguments: [
            ([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c"),
        ] as [([String], String)])
    func listsEndWithEt(items: [String], text: String) {
        #expect(FrenchWords.list(items) == text)
    }

    @Test(arguments: [
        ("2026-W47", "du 16 au 22 novembre 2026"),
        ("2026-W49", "du 30 novembre au 6 décembre 2026"),
        ("2026-W53", "du 28 décembre 2026 au 3 janvier 2027"),
        ("2026-W01", "du 29 décembre 2025 au 4 janvier 2026"),
        ("2026-W23", "du 1er au 7 juin 2026"),
        ("2026-W44", "du 26 octobre au 1er novembre 2026"),
    ])
    func weeksAreNamedByTheirDays(week: String, words: String) {
        let week = ISOWeek(week)!
        #expect(FrenchWords.days(from: week.monday, to: week.sunday) == words)
    }

    @Test(arguments: [
        ("Lien social", "lien social"), ("Égalité femmes/hommes", "égalité femmes/hommes"),
        ("CAF et mairie", "CAF et mairie"), ("", ""), ("l'accueil", "l'accueil"),
    ])
    func labelsFitIntoSentences(label: String, words: String) {
        #expect(label.inSentence == words)
    }

    @Test(arguments: [
        ("court", "court"),
        ("  un \n deux\t", "un deux"),
        ("un deux trois quatre", "un deux trois quatre"),
        ("un deux trois quatre cinq", "un deux trois…"),
        ("un deux trois, quatre cinq", "un deux trois…"),
        ("anticonstitutionnellement", "anticonstitutionnel…"),
        ("été été été été été été", "été été été été été…"),
        ("👩‍🍳👩‍🍳 👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳 👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳", "👩‍🍳👩‍🍳 👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳…"),
        ("", ""),
    ])
    func quotesAreCutAtTheEndOfAWord(text: String, cut: String) {
        #expect(text.shortened(to: 20) == cut)
        #expect(text.shortened(to: 20).count <= 20)
    }

    @Test(arguments: [
        ("il dit « oui »", "il dit “oui”"), ("«oui»", "oui"), ("« oui » et « non »", "“oui” et “non”"),
        ("oui", "oui"), ("« oui", "“oui"),
    ])
    func guillemetsWithinGuillemetsChange(text: String, inner: String) {
        #expect(text.withInnerQuotes == inner)
    }
}
