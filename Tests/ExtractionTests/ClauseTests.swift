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

    @Test(
        "Harm that is denied takes the denial with it",
        arguments: [
            ("on s'est installés sans aucun problème avec les voisins", "voisins"),
            ("pas de souci pour la salle", "salle"), ("on n'a eu aucune difficulté à louer", "louer"),
        ])
    func harmIsDeniedAlone(text: String, word: String) {
        let folded = Normaliser().fold(text)
        let told = (0..<folded.tokens.count).first { folded.string(ofToken: $0) == word }!
        #expect(!scope(text).isNegated)
        #expect(!scope(text).denied.isEmpty)
        #expect(!scope(text).denies(told..<told + 1))
    }

    @Test(
        "Whoever cannot rule something out denies nothing",
        arguments: [
            "il ne faut pas écarter un déménagement", "sans exclure une fermeture", "n'éliminant pas cette piste",
        ])
    func doubleDenialsDenyNothing(text: String) { #expect(!scope(text).isNegated) }

    @Test(
        "What is supposed is no statement",
        arguments: [
            "à condition que la mairie suive", "si les voisins viennent", "s'il pleut", "et si on gardait la cour",
            "au cas où la clé manque", "à moins qu'il neige",
        ])
    func conditionsAreSeen(text: String) { #expect(scope(text).isSupposed) }

    @Test(
        "What only begins like a condition supposes nothing",
        arguments: [
            "si bien qu'on est restés", "même si le toit fuit", "si oui tant mieux", "s'aider entre étages",
        ])
    func statementsSupposeNothing(text: String) { #expect(!scope(text).isSupposed) }

    @Test(arguments: [
        "il faudrait une rampe", "j'aimerais un jardin", "on pourrait partager", "ce serait bien",
        "je lancerais un atelier",
    ])
    func wishesAreSeen(text: String) { #expect(scope(text).isWished) }

    @Test(arguments: ["on a partagé", "il préférait dormir", "elle attirait du monde"])
    func factsAreNoWishes(text: String) { #expect(!scope(text).isWished) }
}
