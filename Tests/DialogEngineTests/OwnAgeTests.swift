import DialogFormat
import Extraction
import Foundation
import Testing

@testable import DialogEngine

/// Who says to be under fifteen, and who only says a number of years.
struct OwnAgeTests {
    /// With the shipped chat spellings.
    private static let normaliser: Normaliser = {
        let path = URL(filePath: #filePath).appending(path: "../../../Dialogs/fr/lexicons/abbreviations.yaml")
            .standardized
        var findings = Findings()
        let file = DataFile(name: path.path, text: (try? String(contentsOf: path, encoding: .utf8)) ?? "")
        return Normaliser(rewrites: WordTable(abbreviations: [file], &findings))
    }()

    @Test(arguments: [
        "j'ai 13 ans", "J’ai 13 ans.", "moi j'ai treize ans et demi", "g 13 ans lol", "jai 13ans", "j'ai que 12 ans",
        "je n'ai que 12 ans", "j'ai seulement 14 ans", "j'ai bientôt 15 ans", "j'ai presque 15 ans !",
        "j'ai pas encore 15 ans", "je n’ai pas 15 ans", "j'ai moins de 15 ans", "j'ai à peine 14 ans",
        "j'ai 14 ans d'âge",
        "j'aurai 15 ans en mars", "je vais avoir 14 ans", "je viens d'avoir 13 ans", "j'ai eu 13 ans hier",
        "j'ai 13 ou 14 ans", "j'ai 13 ans dans deux mois", "j'ai 14 piges",
        "je suis en 5e, j'ai 12 ans", "je suis en 5e", "je suis en 6ème au collège d'à côté", "je suis en CM2",
        "je suis âgé de 11 ans", "je suis agée de douze ans", "je suis une fille de 13 ans",
        "je suis un jeune de 14 ans",
        "je suis un petit garçon de 8 ans", "Je m’appelle Léa, 13 ans", "moi c'est Karim, 12 ans, et j'adore la cour",
        "je m'appelle lea 13 ans", "moi, 13 ans",
        "Hier à la cantine, une voisine m'a prêté sa perceuse. Au fait j'ai 13 ans", "parce que j'ai 13 ans",
        "mon frère a 17 ans et j'ai 12 ans", "I'm 13", "i am 12 years old and I like the garden", "im 14 yo",
    ])
    func ownAgeBelowFifteenIsHeard(text: String) {
        let isHeard = tellsOwnAge(below: 15, text, Self.normaliser)
        #expect(isHeard)
    }

    @Test(arguments: [
        "mon fils de 13 ans", "une fille de 12 ans", "j'ai 13 ans de métier", "13 ans que je viens",
        "quand j'avais 13 ans", "", "13", "13 ans", "j'ai dix-sept ans", "j'ai dix-huit ans",
        "j'ai soixante-quatorze ans",
        "j'ai quatre-vingt-dix ans", "j'ai vingt-quatre ans", "j'ai 15 ans", "j'ai 45 ans", "j'ai quarante ans",
        "j'ai 15 ans et demi",
        "j’ai 13 ans d’ancienneté", "j'ai 12 ans d'expérience ici", "j'ai 13 ans de plus que lui", "j'ai 13 ans ici",
        "j'ai 12 ans dans le métier", "j'ai 10 ans chez vous", "j'ai 8 ans comme bénévole",
        "j'ai 6 ans en tant que gardien",
        "j'ai deux ans pour trouver", "j'ai 1 an", "j'ai une fille de 12 ans", "j'ai une fille, 13 ans",
        "j'ai 3 enfants, 13 ans",
        "ma fille a 13 ans", "elle a 12 ans", "il a dit j'ai 13 ans", "Elle me dit : « j’ai 13 ans »", "si j'ai 13 ans",
        "quand j'ai eu 13 ans on est partis", "j'ai eu 13 ans en 1998", "depuis que j'ai 13 ans je viens ici",
        "je n'ai plus 13 ans", "j'ai plus de 14 ans", "j'ai plus 13 ans", "je n'ai pas 13 ans",
        "ça fait 13 ans que j'ai ce local",
        "on est ouverts depuis 12 ans", "je suis la mère d'une fille de 13 ans", "je suis prof en 5e",
        "je suis en 5e année de médecine", "je suis en 3e", "je suis au 4e", "je suis en quatrième position",
        "je m'appelle Paul, 13 ans que je viens", "moi c'est Paul, 13 ans de métier", "moi c'est mon fils, 13 ans",
        "je suis Léa, la mère de Tom, 13 ans", "je m'appelle Léa, 31 ans", "j'ai 13,5 ans de recul", "j'ai 14 000 ans",
        "I'm 13 minutes late", "i am 40", "my son is 13", "j'ai 13 chaises", "j'ai vu 13 ans passer",
        "les 13 ans du lieu", "un atelier pour les 10-14 ans", "j'aurai 13 ans de maison en mars",
    ])
    func otherYearsAreNot(text: String) {
        let isHeard = tellsOwnAge(below: 15, text, Self.normaliser)
        #expect(!isHeard)
    }
}
