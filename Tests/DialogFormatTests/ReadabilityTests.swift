import Foundation
import Testing

@testable import DialogFormat

struct ReadabilityTests {
    @Test(
        arguments: [
            1: "le tu oui nuit vie rue que qui porte portes jour cour lieu mieux toi est moins huit guerre mois peut",
            2:
                "bonjour jardin voisine voisines maison année lycée jeudi nuage créer cantine quartier langage mangeons naïf "
                + "guider fauteuil merci moment parlaient bilan prêté équipe théâtre",
            3: "atelier voyageur répéter ouvrier effacer témoignage numéro",
            4: "conversation association utilité définitif effacement",
        ] as [Int: String])
    func frenchWordsHaveTheirSyllables(count: Int, words: String) {
        for word in words.split(separator: " ") {
            #expect(Syllables.count(String(word), language: "fr") == count, "\(word)")
        }
    }

    @Test(
        arguments: [
            1: "the place here moved notes stop yes name keep through",
            2: "canteen neighbour people table noted",
            3: "example remember whenever deleting deleted", 4: "conversation testimony administrate",
        ] as [Int: String])
    func englishWordsHaveTheirSyllables(count: Int, words: String) {
        for word in words.split(separator: " ") {
            #expect(Syllables.count(String(word), language: "en") == count, "\(word)")
        }
    }

    @Test(
        arguments: [
            ("C’est bon ?", [2]), ("On passe. « oui » ou « non » ?", [2, 3]),
            ("1. rien, j’efface ; 2. on compte", [3, 3]),
            ("{Day}, tu racontais : « {quote} ».", [2]), ("J’ai {count} {count|témoignage|témoignages} de toi.", [4]),
            ("", []), ("…", []), ("Un mot", [2]),
        ] as [(String, [Int])])
    func sentencesAreCounted(text: String, words: [Int]) {
        #expect(Readability.sentences(of: text).map(\.count) == words)
    }

    @Test(
        arguments: [
            ("Tu es prêt ?", ["tu es prêt"]), ("bénévole·s", ["bénévole·s"]), ("les habitants d’ici", ["habitants"]),
            ("Pour tous les autres", ["tous"]), ("tous les jours", []), ("Tu es d’accord ?", []),
            ("motivé-e", ["motivé-e"]),
            ("l’utilisateur", ["l’utilisateur"]), ("Une personne peut t’écouter", []),
        ] as [(String, [String])])
    func wordsOfOneGenderAreFound(text: String, words: [String]) { #expect(genderedWords(text) == words) }

    private static func shipped(_ language: String, _ names: [String]) throws -> Readability {
        let files = try names.map { name in
            let path = "\(language)/\(name).yaml"
            let url = checkout.appending(path: "Dialogs").appending(path: path)
            return DataFile(name: path, text: try String(contentsOf: url, encoding: .utf8))
        }
        return Readability(DialogText.all(in: files), language: language)
    }

    /// Plain French: short sentences, short words, nobody's gender.
    @Test(arguments: [["temoignage", "alerts"], ["temoignage.vous"]])
    func theShippedFrenchReadsEasily(names: [String]) throws {
        let reading = try Self.shipped("fr", names)
        #expect(reading.texts > 20)
        #expect(reading.ease >= 85, "\(reading.ease)")
        #expect(reading.meanLength <= 8, "\(reading.meanLength)")
        #expect(reading.longShare <= 0.05, "\(reading.longSentences.map { ($0.place.line, $0.words.count) })")
        #expect(reading.gendered.isEmpty, "\(reading.gendered)")
    }

    @Test func theShippedEnglishReadsEasily() throws {
        let reading = try Self.shipped("en", ["temoignage", "alerts"])
        #expect(reading.ease >= 80, "\(reading.ease)")
        #expect(reading.longShare <= 0.05, "\(reading.longSentences.map { ($0.place.line, $0.words.count) })")
    }

    @Test func theReportNamesTheLongestByItsPlace() {
        let long = "un " + Array(repeating: "mot", count: 15).joined(separator: " ")
        let texts = [
            DialogText(file: "a.yaml", line: 3, text: "Un mot."), DialogText(file: "a.yaml", line: 4, text: long + "."),
        ]
        let lines = ReadabilityReport(Readability(texts, language: "fr")).lines
        #expect(
            lines == [
                "fr: 2 texts, 2 sentences, 18 words", "  index (Kandel-Moles): 124",
                "  words a sentence: 9.0; over 15: 1 (50 %)", "    a.yaml:4: 16: un mot mot mot mot mot mot mot …",
            ])
    }
}
