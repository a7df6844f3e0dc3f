import TestimonyModel
import Testing

@testable import Extraction

/// Long and senseless texts: read to the end, nothing invented, in time that grows with the length only.
struct HostileTextTests {
    @Test(arguments: [
        ("7", 100_000), ("deux ou ", 2000),
        ("12 ", 3000), ("1.", 5000),
        ("1/", 5000),
        ("depuis ", 2000), ("lundi à ", 2000),
        ("mille ", 2000), ("@a", 4000),
        ("@", 8000),
        ("a.b-c_d", 1500), ("06 ", 3000),
        ("FR76", 2000), ("Jean-", 2000),
        ("M. ", 3000),
        ("12 rue de ", 1000), ("entre mars et ", 800),
        ("il y a ", 2000), ("lendemain ", 1000),
        ("semaine d'", 1000), ("Fatou et ", 1000),
        ("9 mai ", 1000), ("\u{301}", 5000), ("🎉", 1), ("'", 1),
        ("-", 1), ("de", 1), ("le 3", 1), ("1 1", 1), ("+", 1), ("+3", 1),
    ])
    func anyTextIsReadToItsEnd(piece: String, times: Int) {
        let text = String(repeating: piece, count: times)
        let folded = Normaliser().fold(text)
        let found = particulars(text)
        let last = folded.tokens.count
        #expect(found.numbers.allSatisfy { $0.tokens.upperBound <= last && !$0.tokens.isEmpty })
        #expect(found.times.allSatisfy { $0.tokens.upperBound <= last && $0.tokens.lowerBound >= 0 })
        #expect(found.counts.allSatisfy { $0.tokens.upperBound <= last })
        #expect(isOrdered(found.times.map(\.tokens)))
        #expect(isOrdered(found.personal.map(\.tokens)))
        #expect(Redaction(folded, found.personal).text.utf8.count > 0)
    }

    private func isOrdered(_ ranges: [Range<Int>]) -> Bool {
        zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    }

    @Test func overlongDigitsAreNoNumber() {
        #expect(particulars(String(repeating: "7", count: 40)).counts.isEmpty)
        #expect(particulars("dans 99999999999999999 ans").when.isEmpty)
        #expect(particulars("il y a 9999 ans").when.isEmpty)
    }
}
