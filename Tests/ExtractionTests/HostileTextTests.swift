import TestimonyModel
import Testing

@testable import Extraction

/// Long and senseless texts: read to the end, nothing invented, in time that grows with the length only.
struct HostileTextTests {
    @Test(arguments: [
        String(repeating: "7", count: 100_000), String(repeating: "deux ou ", count: 2000),
        String(repeating: "12 ", count: 3000), String(repeating: "1.", count: 5000),
        String(repeating: "1/", count: 5000),
        String(repeating: "depuis ", count: 2000), String(repeating: "lundi à ", count: 2000),
        String(repeating: "mille ", count: 2000), String(repeating: "@a", count: 4000),
        String(repeating: "@", count: 8000),
        String(repeating: "a.b-c_d", count: 1500) + "@x.fr", String(repeating: "06 ", count: 3000),
        String(repeating: "FR76", count: 2000), String(repeating: "Jean-", count: 2000),
        String(repeating: "M. ", count: 3000),
        String(repeating: "12 rue de ", count: 1000), String(repeating: "entre mars et ", count: 800),
        String(repeating: "il y a ", count: 2000), String(repeating: "lendemain ", count: 1000),
        String(repeating: "semaine d'", count: 1000), String(repeating: "Fatou et ", count: 1000),
        String(repeating: "9 mai ", count: 1000), String(repeating: "\u{301}", count: 5000), "🎉", "'", "-", "de",
        "le 3", "1 1", "+", "+3",
    ])
    func anyTextIsReadToItsEnd(text: String) {
        let folded = Normaliser().fold(text)
        let found = particulars(text)
        let last = folded.tokens.count
        #expect(found.numbers.allSatisfy { $0.tokens.upperBound <= last && !$0.tokens.isEmpty })
        #expect(found.times.allSatisfy { $0.tokens.upperBound <= last && $0.tokens.lowerBound >= 0 })
        #expect(found.counts.allSatisfy { $0.tokens.upperBound <= last })
        for pair in zip(found.times, found.times.dropFirst()) {
            #expect(pair.0.tokens.upperBound <= pair.1.tokens.lowerBound)
        }
        for pair in zip(found.personal, found.personal.dropFirst()) {
            #expect(pair.0.tokens.upperBound <= pair.1.tokens.lowerBound)
        }
        #expect(Redaction(folded, found.personal).text.utf8.count > 0)
    }

    @Test func overlongDigitsAreNoNumber() {
        #expect(particulars(String(repeating: "7", count: 40)).counts.isEmpty)
        #expect(particulars("dans 99999999999999999 ans").when.isEmpty)
        #expect(particulars("il y a 9999 ans").when.isEmpty)
    }
}
