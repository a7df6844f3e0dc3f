import Testing

@testable import Extraction

struct NormaliserTests {
    @Test(arguments: [
        ("L’École d’à côté", "l'ecole d'a cote"),
        ("Cœur, ŒUVRE et Straße", "coeur, oeuvre et strasse"),
        ("étudiant·e·s et voisin.e.s", "etudiants et voisins"),
        ("acteur·rice·s, visiteur·euse·s", "acteurs, visiteurs"),
        ("les occupant-es et occupant(e)s", "les occupants et occupants"),
        ("un·e bénévole, étudiantEs", "un benevole, etudiants"),
        ("voisin⋅e⋅s tou·te·s lycéen·ne·s", "voisins tous lyceens"),
        ("vient-elle ? dis-le.Elle part", "vient-elle ? dis-le.elle part"),
        ("ils.elles pourraient", "ils pourraient"),
        ("C'est fini.Après", "c'est fini.apres"),
        ("merciiiii troooop", "merci trop"),
        ("jcommence, jpreparais, le jdr, jpg, Jbara, jeudi", "je commence, je preparais, le jdr, jpg, jbara, jeudi"),
        ("a\u{00A0}b\u{202F}c", "a b c"),
        ("le 3e étage", "le 3e etage"),
        ("e\u{301}te\u{301}", "ete"),
    ])
    func spellingsFoldTogether(text: String, folded: String) {
        let result = Normaliser().fold(text)
        #expect(result.string(0..<result.bytes.count) == folded)
    }

    @Test(arguments: Placeholder.allCases)
    func aPlaceholderIsOneWordThatNoListKnows(placeholder: Placeholder) {
        let result = Normaliser().fold("l’\(placeholder.rawValue), oui")
        #expect(result.tokens.map(\.kind) == [.word, .word, .mark, .word])
        #expect(result.sourceString(result.sourceRange(ofTokens: 1..<2)) == placeholder.rawValue)
        #expect(Shipped.lexicon.matches(in: result).isEmpty)
        #expect(particulars("Merci à \(placeholder.rawValue) et Mme \(placeholder.rawValue) !").personal.isEmpty)
    }

    @Test(arguments: ["[téléphone", "[ prénom ]", "[voisin]", "[[", "["])
    func otherBracketsAreMarks(text: String) {
        #expect(Normaliser().fold(text).tokens.first?.kind == .mark)
    }

    @Test(arguments: ["étudiant·e·s", "voisin(e)s", "étudiantEs", "merciiii", "occupant.e.s", "Café"])
    func aFoldedWordCoversItsWholeSource(text: String) {
        let result = Normaliser().fold("Oh \(text) !")
        #expect(result.sourceString(result.sourceRange(ofTokens: 1..<2)) == text)
    }

    @Test func wordsAreRewrittenWhole() {
        let normaliser = Normaliser(
            rewrites: WordTable([(key: "jai", value: "j'ai"), (key: "bcp", value: "beaucoup")]))
        let result = normaliser.fold("Jai mangé bcp, jaillir")
        #expect(result.string(0..<result.bytes.count) == "j'ai mange beaucoup, jaillir")
        #expect((0..<3).map { result.string(ofToken: $0) } == ["j'", "ai", "mange"])
        #expect(result.sourceString(result.sourceRange(ofTokens: 0..<1)) == "Jai")
    }

    @Test func tokensKnowTheirKindAndFlags() {
        let result = Normaliser().fold("L'ÉCOLE du 3e, petit-déj\nOk")
        #expect(
            result.tokens.indices.map { result.string(ofToken: $0) } == [
                "l'", "ecole", "du", "3", "e", ",", "petit", "dej", "\n", "ok",
            ])
        #expect(result.tokens[1].flags.contains([.capital, .upper, .accented]))
        #expect(!result.tokens[4].flags.contains(.spaceBefore))
        #expect(result.tokens[7].flags.contains(.hyphenBefore))
    }

    @Test func scalarsAreCountedNotBytes() {
        let result = Normaliser().fold("é🎉 là")
        let token = result.tokens.last!
        #expect(result.scalarRange(result.sourceRange(token.range)) == 3..<5)
    }
}
