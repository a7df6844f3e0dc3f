import Testing

@testable import Extraction

struct PlainLatinWordsTests {
    @Test(arguments: [
        "Le café d’à côté, c'est SUPER !", "écris-moi : nour@example.org ou https://exemple.fr/à-voir ?", "", "…",
        "L’ŒUVRE de l'œil ; 3e étage", "a b\u{A0}c\u{202F}! « ÇA »", "deux:points ://pas, une//adresse",
        "ÀÉÈÊÎÔÛÇ ÿ ß × ÷ 20 € à 3 °C", "mot mot Mot MOT", "un–deux—trois • quatre",
    ])
    func plainTextsHaveTheSameWordsBothWays(text: String) {
        let plain = PlainLatinWords.words(of: text[...])
        if text.contains("€") {
            #expect(plain == nil)
        } else {
            #expect(plain == LanguageDetector.differentWords(text[...]))
        }
    }

    @Test(arguments: ["Привіт", "naïve 😀", "ﬁn", "ªº", "ı"])
    func othersAreLeftToTheLongWay(text: String) { #expect(PlainLatinWords.words(of: text[...]) == nil) }
}
