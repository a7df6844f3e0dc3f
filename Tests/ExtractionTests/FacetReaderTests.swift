import Testing

@testable import Extraction

struct FacetReaderTests {
    @Test func theShippedLexiconsHaveNoFault() {
        #expect(Shipped.findings.sorted.map(\.description) == [])
    }

    @Test(arguments: [
        ("un jeudi sur deux", "frequency", ["mensuelle"]), ("tous les jeudis", "frequency", ["hebdomadaire"]),
        ("le jeudi on mange ensemble", "frequency", ["hebdomadaire"]), ("le jeudi 12 mai", "frequency", []),
        ("tlj, presque tous les jours", "frequency", ["quotidienne"]),
        ("de temps en temps", "frequency", ["ponctuelle"]),
        ("jeudi dernier", "frequency", []), ("chaque premier mardi du mois", "frequency", ["mensuelle"]),
        ("les chiottes du 3e", "where", ["etages"]), ("au 3e essai", "where", []),
        ("dans lamphi", "where", ["amphitheatre"]),
        ("l'atelier couture", "where", []), ("autour d'un café", "where", []), ("mon atelier", "where", ["ateliers"]),
        ("au jardin des plantes", "where", []), ("la cour d'école", "where", []), ("ds la cour", "where", ["cour"]),
        ("mon atelier est froid", "publics", ["occupants"]), ("j'habite en face", "publics", ["voisins"]),
        ("Je suis bénévole", "publics", ["benevoles"]), ("c'est pas le même étudiant·e", "publics", ["etudiants"]),
        ("la mairie et le bailleur", "publics", ["partenaires"]), ("", "publics", []),
    ])
    func optionsAreNamed(text: String, facet: String, options: [String]) {
        let text = Shipped.normaliser.fold(text)
        let found = Shipped.reader.findings(in: text, matches: Shipped.lexicon.matches(in: text))
        let named = found.filter(\.isNaming).map(Shipped.reader.name).filter { $0.facet == facet }.map(\.option)
        #expect(named.uniqued() == options)
    }

    @Test(arguments: [
        "de", "des", "et", "la", "les", "ma", "ta", "sa", "on", "ou", "si", "au", "chu", "e", "tel", "mes",
    ])
    func ordinaryWordsAreNoAbbreviations(word: String) {
        let text = Shipped.normaliser.fold(word)
        #expect(text.string(0..<text.bytes.count) == word)
    }
}
