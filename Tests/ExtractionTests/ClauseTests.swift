import Testing

@testable import Extraction

struct ClauseTests {
    @Test(arguments: [
        ("On mange ensemble. On parle !", ["on mange ensemble", "on parle"]),
        ("Ça coûte 12.50 chez M. Diop; merci", ["ca coute 12.50 chez m. diop", "merci"]),
        ("J'ai froid, mais on rit", ["j'ai froid", "mais on rit"]),
        ("il répare les vélos et elle coud", ["il repare les velos", "et elle coud"]),
        ("pain et beurre", ["pain et beurre"]),
        ("- la cour\n- le hall", ["la cour", "le hall"]),
        ("", []), ("…!?", []), ("\n\n", []),
    ])
    func textsAreCutWhereSomethingNewStarts(text: String, clauses: [String]) {
        let folded = Normaliser().fold(text)
        let cut = ClauseSplitter.clauses(of: folded).map { clause in
            folded.string(
                folded.tokens[clause.tokens.lowerBound].start..<folded.tokens[clause.tokens.upperBound - 1].end)
        }
        #expect(cut == clauses)
    }

    @Test func questionsAreMarked() {
        let clauses = ClauseSplitter.clauses(of: Normaliser().fold("Salut, tu viens ? Moi oui."))
        #expect(clauses.map(\.isQuestion) == [true, true, false])
        #expect(clauses.map(\.sentence) == [0, 0, 1])
    }
}

struct ScopeTests {
    private func scope(_ text: String) -> ClauseScope {
        let folded = Normaliser().fold(text)
        let reader = ScopeReader(lexicon: Shipped.lexicon)
        let clause = ClauseSplitter.clauses(of: folded)[0]
        return reader.scope(of: clause, in: folded, matches: Shipped.lexicon.matches(in: folded))
    }

    @Test(arguments: [
        "on ne croise jamais les voisins", "personne n'est venu", "rien n'a bougé", "plus personne ne passe",
        "on se parle pas", "sans un mot", "il n'y a aucun groupe", "je n'ai plus peur", "plus de collectif",
        "faute de place on part",
    ])
    func denialsAreSeen(text: String) { #expect(scope(text).isNegated) }

    @Test(arguments: [
        "c'est pas mal", "sans doute qu'il viendra", "plus ou moins bien", "on rit de plus en plus",
        "il y a plus de monde", "on mange ensemble",
    ])
    func phrasesThatOnlyLookSoDenyNothing(text: String) { #expect(!scope(text).isNegated) }

    @Test(arguments: [
        "il faudrait une rampe", "j'aimerais un jardin", "on pourrait partager", "ce serait bien",
        "je lancerais un atelier",
    ])
    func wishesAreSeen(text: String) { #expect(scope(text).isWished) }

    @Test(arguments: ["on a partagé", "il préférait dormir", "elle attirait du monde"])
    func factsAreNoWishes(text: String) { #expect(!scope(text).isWished) }
}
