import TestimonyModel
import Testing

@testable import Extraction

struct PersonalDataTests {
    @Test(arguments: [
        ("avec Fatou", ["Fatou"]), ("avec fatou et kevin", ["fatou", "kevin"]),
        ("Fatou, Kevin et Inès", ["Fatou", "Kevin", "Inès"]),
        ("Irène, la relieuse", ["Irène"]), ("MOUSSA. validé", ["MOUSSA"]),
        ("voir avec Solène Bernard", ["Solène Bernard"]),
        ("monsieur Lemoine lit", ["Lemoine"]), ("Mme Zhou", ["Zhou"]), ("M. Sow soupire", ["Sow"]),
        ("mme achard rit", ["achard"]),
        ("madame Colette elle connaît", ["Colette"]), ("monsieur Roger", ["Roger"]),
        ("Monique et Jean-Paul", ["Monique", "Jean-Paul"]),
        ("Claire, de l'équipe", ["Claire"]), ("merci à Claire", ["Claire"]), ("j'ai vu Pierre hier", ["Pierre"]),
        ("je m'appelle Xhevdet", ["Xhevdet"]), ("la petite Xhemile rit", ["Xhemile"]), ("salut rose", ["rose"]),
        ("Patrick Delaunay le caviste", ["Patrick Delaunay"]), ("Jean de La Fontaine", ["Jean de La Fontaine"]),
        ("Zdravko m'a prêté sa perceuse", ["Zdravko"]), ("la famille Xhaka", ["Xhaka"]),
        ("l'histoire d'Aminata", ["Aminata"]), ("'plante de Yordanos'", ["Yordanos"]),
        ("Jean-Luc du 115", ["Jean-Luc"]),
        ("le docteur Rossignol m'a reçue. Rossignol rappelle toujours", ["Rossignol", "Rossignol"]),
        ("Legrand râle. Mais mme Legrand a ouvert", ["Legrand", "Legrand"]),
        ("mme achard rit, achard pleure", ["achard", "achard"]),
        ("Madame Petit donne un petit coup de main", ["Petit"]),
        ("fatou tricote, la fatou est douée", ["fatou", "fatou"]), ("mme petit, le petit frère", ["petit"]),
        ("Monsieur Monge attend au métro Monge", ["Monge"]), ("Odette, à ma place Odette", ["Odette", "Odette"]),
        ("Cordialement, S. Kervella", ["S. Kervella"]), ("le mémoire (V. Leclère)", ["V. Leclère"]),
        ("soutien à Fatoumata K. : caisse", ["Fatoumata K."]), ("mon nom est Dmytro", ["Dmytro"]),
        ("le brigadier Montanier passe", ["Montanier"]), ("Madame la Présidente, bonjour", []),
        ("à Monsieur le Directeur", []), ("secrétariat : trois messieurs. Remarque", []),
        ("disait mon oncle. Le dentiste", []), ("dans le bâtiment B. Rien", []), ("il fait 5 C. Dehors", []),
        ("demande à Lou au 06 39 98 27 51", ["Lou", "06 39 98 27 51"]), ("joyeux anniv seb", ["seb"]),
        ("José est venu, jose pas dire pourquoi", ["José"]),
    ])
    func peopleAreNamed(text: String, found: [String]) {
        #expect(personal(text) == found)
    }

    @Test(arguments: [
        ("fatou.sy@exemple.fr", "fatou.sy@exemple.fr"),
        ("écrire à a-b_c+d@mail.exemple.org.", "a-b_c+d@mail.exemple.org"),
        ("lea [at] exemple.fr", "lea [at] exemple.fr"),
        ("lea arobase exemple point fr", "lea arobase exemple point fr"),
        ("o.vasseur@exemple.org)", "o.vasseur@exemple.org"),
        ("06 12 48 77 03", "06 12 48 77 03"), ("0639980143 svp", "0639980143"), ("01.99.00.27.61,", "01.99.00.27.61"),
        ("06-12-48-77-03", "06-12-48-77-03"), ("+33 6 12 48 77 03", "+33 6 12 48 77 03"),
        ("+33 (0)6 12 48 77 03", "+33 (0)6 12 48 77 03"), ("0033612487703", "0033612487703"),
        ("+221 77 123 45 67", "+221 77 123 45 67"),
        ("FR76 3000 6000 0112 3456 7890 189", "FR76 3000 6000 0112 3456 7890 189"),
        ("BE68539007547034", "BE68539007547034"), ("1 85 05 78 006 084 91", "1 85 05 78 006 084 91"),
        ("2 69 05 49 588 157 80", "2 69 05 49 588 157 80"),
        ("au 27 rue Poliveau juste derrière", "27 rue Poliveau"),
        ("12 bis, avenue de la République, 75011 Paris", "12 bis, avenue de la République, 75011 Paris"),
        ("8 rue du fer à moulin", "8 rue du fer"), ("@clem t'as vu", "clem"),
    ])
    func addressesAndNumbersAreFoundWhole(text: String, found: String) {
        #expect(personal(text) == [found])
    }

    @Test(arguments: [
        "", "rue Mouffetard", "place Monge", "métro Censier", "Saint-Marcel", "saint joseph tiède", "Emmaüs",
        "La Cloche", "à Paris",
        "la France", "à Noël", "Madame, je ne comprends pas", "madame la directrice", "Monsieur le maire", "une rose",
        "la pierre", "ma claire voix", "le manuel", "un jean", "mes madeleines", "une clémentine", "12 34 chaises",
        "@all venez",
        "@bot résumé", "3 rues", "le 06/05", "1 85 05 78 006 084 36", "FR76 3000 6000 0112 3456 7890 188", "user@", "@",
        "a@b",
        "rue Geoffroy-Saint-Hilaire", "Lundi, on a mangé", "En Mars", "Césure", "square Claire", "j'ose pas",
        "mon kiné",
        "Jardin des Plantes", "elle vient", "Quelqu'un m'a aidé", "Césure m'a aidé", "Tout m'a plu", "20 000 personnes",
        "la rue Charlotte",
    ])
    func placesThingsAndFeastsAreNobody(text: String) {
        #expect(personal(text) == [])
    }

    @Test(arguments: [
        ("appelle Fatou au 06 12 48 77 03", "appelle [prénom] au [téléphone]"),
        ("monsieur Lemoine dit", "monsieur [nom] dit"),
        ("Solène Bernard, h.v@exemple.org", "[prénom] [nom], [e-mail]"), ("au 27 rue Poliveau.", "au [adresse]."),
        ("rien ici", "rien ici"),
        ("'plante de Yordanos'", "'plante de [prénom]'"),
    ])
    func redactionLeavesPlaceholders(text: String, redacted: String) {
        let folded = Normaliser().fold(text)
        #expect(Redaction(folded, particulars(text).personal).text == redacted)
    }

    @Test func placesMoveWithTheRedaction() {
        let text = "é Fatou rit avec Kevin, oui"
        let redaction = Redaction(Normaliser().fold(text), particulars(text).personal)
        #expect(redaction.text == "é [prénom] rit avec [prénom], oui")
        func part(_ range: Range<Int>) -> String {
            let scalars = Array(redaction.text.unicodeScalars)[redaction.range(range)]
            return String(String.UnicodeScalarView(scalars))
        }
        #expect(part(8..<11) == "rit")
        #expect(part(2..<11) == "[prénom] rit")
        #expect(part(4..<7) == "[prénom]")
        #expect(part(24..<27) == "oui")
        #expect(part(0..<27) == redaction.text)
    }

    private func personal(_ text: String) -> [String] {
        let folded = Normaliser().fold(text)
        return particulars(text).personal.map { folded.sourceString($0.sourceRange(in: folded)) }
    }
}
