import Foundation
import Testing

@testable import Extraction

/// What a conversation remembers of the names that it heard.
struct NameMarksTests {
    private let normaliser = Normaliser()

    private func names(in text: String, heard: Set<String>) throws -> [String] {
        var marks = NameMarks()
        marks.learn(heard, normaliser)
        marks = try JSONDecoder().decode(NameMarks.self, from: JSONEncoder().encode(marks))
        return marks.names(in: normaliser.fold(text)).sorted()
    }

    @Test(arguments: [
        ("Diallo, couturière, m'a aidée", ["Diallo"]), ("merci à DIALLO", ["DIALLO"]),
        ("Lefevre et Lefèvre", ["Lefevre", "Lefèvre"]), ("avec diallo", []), ("on a dansé rue Diallo", []),
        ("Dialogue avec tout le monde", []), ("", []),
    ])
    func aNameIsKnownAgainWithACapitalAndWhateverItsAccents(text: String, known: [String]) throws {
        #expect(try names(in: text, heard: ["Diallo", "Lefèvre"]) == known)
    }

    @Test func wordsThatEverybodyUsesAreNoNames() throws {
        #expect(try names(in: "Merci. Avec Noël tout va mieux", heard: ["Merci", "Noël", "Avec"]).isEmpty)
    }

    @Test func whatIsStoredHasSixteenBitsOfEachName() throws {
        var marks = NameMarks()
        marks.learn(["Diallo", "Bouchareb"], normaliser)
        let stored = String(decoding: try JSONEncoder().encode(marks), as: UTF8.self)
        let numbers = stored.split { !$0.isNumber }.compactMap { Int($0) }
        #expect(numbers.count == 2 && numbers.allSatisfy { (0..<65_536).contains($0) })
        #expect(!stored.lowercased().contains("diallo"))
    }

    @Test func ofVeryManyNamesTheLatestAreRemembered() {
        let letters = Array("abcdefghijklmnopqrst")
        let names = (0..<200).map { "Zor\(letters[$0 / 20])\(letters[$0 % 20])ov" }
        var marks = NameMarks()
        for name in names { marks.learn([name], normaliser) }
        #expect(marks.names(in: normaliser.fold(names[199])) == [names[199]])
        #expect(marks.names(in: normaliser.fold(names[0])).isEmpty)
    }
}
