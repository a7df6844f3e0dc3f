import TestimonyModel
import Testing

@testable import Extraction

struct CountingTests {
    @Test(arguments: [
        ("douze bénévoles", [12.0]), ("on est 8", [8]), ("nous étions quatre à table", [4]),
        ("une vingtaine de personnes", [20]),
        ("deux ou trois mamans", [2, 3]), ("cinq à six personnes", [5, 6]), ("15-20 personnes", [15, 20]),
        ("entre dix et quinze voisins", [10, 15]), ("de 10 à 15 élèves", [10, 15]), ("deux voire trois asso", [2, 3]),
        ("deux trois copains", [2, 3]), ("plus de 350 projets", [350]), ("2 présents sur 15", [2, 15]),
        ("0 escabeau", [0]),
        ("zéro proposition", [0]), ("1 femme", [1]), ("les deux vigiles", [2]), ("à 12 sur 3 tables", [12, 3]),
        ("tous les cinq", [5]), ("neuf femmes", [9]), ("1 200 personnes", [1200]),
        ("5 bénévoles + 11 gamins", [5, 11]),
        ("sept structures différentes", [7]), ("3 messieurs du CHU", [3]), ("31 rdv en mars", [31]), ("60 pers", [60]),
        ("trois réunions en deux jours", [3]), ("la 31 qui gueulent", [31]), ("Bilan : 140 couverts", [140]),
        ("au moins 12, dont moi", [12]), ("ce midi 12 à table", [12]), ("adhérents (+18)", [18]),
        ("une bonne centaine de badauds", [100]), ("deux mille visiteurs", [2000]), ("une demi-douzaine de chats", [6]),
        ("des hommes (ils sont 3) et nous", [3]), ("Bilan : 2 tables, 3 chaises, 1 lampe", [2, 3, 1]),
        ("Lundi : 3. Mardi : 4. On progresse.", [3, 4]), ("des hommes (3) et des femmes (4) sont venus", [3, 4]),
        ("Matin : enfants 5, adultes 3. Soir : enfants 6, adultes 2.", [5, 3, 6, 2]),
        ("absents, 2 : Jo et Flo. présents, 3 : Ana, Léa et Marc", [2, 3]),
        ("À deux, on porte le frigo. À trois, on le monte.", [2, 3]),
    ])
    func peopleAndThingsAreCounted(text: String, values: [Double]) {
        #expect(counted(text) == values)
    }

    @Test(arguments: [
        "un voisin", "une collègue", "l'un d'eux", "trois fois", "deux heures", "14 mois", "dix minutes", "58 ans",
        "mes 40 ans",
        "300 €", "300€", "40 balles", "zéro euro", "12 m²", "3 kg", "5 km", "15 degrés", "19°", "64 %", "3,80",
        "salle 204",
        "bureau 310", "n° 14", "numéro 5", "au 3e", "13e", "4ème étage", "2 etage", "L2", "du M1 et du B1", "Paris 1",
        "ligne 7",
        "à 18 h 30", "20h", "22h40", "passé vingt heures", "le 14 novembre", "14/11", "3/10", "en 2024", "Mai 68",
        "06 12 48 77 03", "27 rue Poliveau", "75005 Paris", "à deux pas", "à deux doigts",
        "en deux temps trois mouvements",
        "deux poids deux mesures", "voir trente-six chandelles", "mille mercis", "cent fois", "tout neuf", "16/20",
        "12 sur 20",
        "cinq sur cinq", "un couple", "des dizaines de gens", "les deux tiers", "un quart", "tous les deux", "le 115",
        "la dame du 14", "24h/24", "3D", "version 2.0", "1) d'abord", "salles 301 à 304", "un jeudi sur deux",
        "un soir sur deux", "un week-end sur deux", "ouvert 6 jours sur 7", "trois soirs par semaine",
        "deux demi-journées par semaine", "trois samedis de suite", "rien de neuf côté couloir",
        "il y a un euro trente au fond", "un mètre cinquante-deux", "un formulaire de 1998", "étape 2", "la marche 12",
        "toutes les deux semaines", "se mettre en quatre", "un vélo neuf",
        "la table 7", "du camion 3, dit-on", "au crochet 14 il y a mon tablier", "INCIDENT 22.",
        "il tombe une fois sur deux", "un concert sur deux", "61 sur 100 !",
        "un studio à 120 par mois", "j'ai 780 de pension", "deux heures par quinzaine", "catholique comme pas deux",
        "à vingt lieues", "1. les riverains, 2. le chauffage, 3. divers", "1) toiture 2) toiture", "le Covid-19",
        "les années 80", "le cahier des charges, p. 4", "pages 3 et 4",
        "1/ l'État paie en heures ; 2/ rien n'a bougé", "un : la lumière, deux : le bruit",
        "Tiroir 1, des recettes. Tiroir 2, la liste des relieurs.", "acte un : la porte. acte deux : le vérin",
    ])
    func measuresLabelsAndIdiomsAreNot(text: String) {
        #expect(counted(text) == [])
    }

    @Test(arguments: [
        ("douze bénévoles", Count.Bound.exactly, "bénévoles"), ("une dizaine de gars", .about, "gars"),
        ("environ 40 personnes", .about, "personnes"), ("plus de 200 habitués", .atLeast, "habitués"),
        ("au moins six graphistes", .atLeast, "graphistes"), ("moins de dix chaises", .atMost, "chaises"),
        ("jusqu'à 30 couverts", .atMost, "couverts"), ("deux ou trois autres mères", .range, "mères"),
        ("trois petites assos", .exactly, "assos"),
    ])
    func aCountHasBoundAndUnit(text: String, bound: Count.Bound, unit: String) throws {
        let folded = Normaliser().fold(text)
        let count = try #require(particulars(text).counts.first?.count(in: folded))
        #expect(count.bound == bound)
        #expect(count.unit == unit)
    }

    @Test func placesAreToldInScalars() throws {
        let text = "🎉 é : douze bénévoles"
        let count = try #require(particulars(text).counts.first?.count(in: Normaliser().fold(text)))
        #expect((count.start, count.end) == (6, 11))
    }

    private func counted(_ text: String) -> [Double] {
        particulars(text).counts.flatMap { [$0.value, $0.to].compactMap { $0 } }
    }
}
