import Extraction
import Foundation
import TestimonyModel
import Testing

/// How well the shipped lexicons alone read the facets of the corpus, printed for whoever edits them.
struct FacetMeasureTests {
    /// Measured per facet on the testimonies of dev-f … dev-h, which nobody looks at when editing; the bars lie a little
    /// below what was reached.
    @Test(arguments: [("publics", 0.70), ("where", 0.85), ("frequency", 0.85), ("occasion", 0.5)])
    func facetsAreReadFromTextsThatNobodyTunedOn(facet: String, bar: Double) throws {
        let tuned = try score(facet, ["a", "b", "c", "d", "e"])
        let apart = try score(facet, ["f", "g", "h"])
        print("\(facet): tuned \(tuned) apart \(apart)")
        #expect(apart.f1 >= bar)
    }

    private func score(_ facet: String, _ files: [String]) throws -> Score {
        var score = Score()
        for gold in try files.flatMap(records) where gold.gold.testimony {
            let text = Shipped.normaliser.fold(gold.text)
            let found = Shipped.reader.findings(in: text, matches: Shipped.lexicon.matches(in: text))
            let options = found.filter(\.isNaming).map(Shipped.reader.name).filter { $0.facet == facet }.map(\.option)
            score.add(Set(options), gold: Set(gold.gold[facet]))
        }
        return score
    }

    private func records(_ name: String) throws -> [GoldRecord] {
        let url = Shipped.checkout.appending(path: "Tests/Corpus/dev-\(name).jsonl")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(GoldRecord.self, from: Data($0.utf8))
        }
    }
}

private struct GoldRecord: Decodable {
    var text: String
    var gold: Gold

    struct Gold: Decodable {
        var testimony: Bool
        var publics: [String]
        var occasion: [String]
        var frequency: [String]
        var `where`: [String]

        subscript(facet: String) -> [String] {
            ["publics": publics, "occasion": occasion, "frequency": frequency, "where": `where`][facet] ?? []
        }
    }
}

private struct Score: CustomStringConvertible {
    private var right = 0.0
    private var wrong = 0.0
    private var missed = 0.0

    var f1: Double { right == 0 ? 0 : 2 * right / (2 * right + wrong + missed) }
    var description: String {
        "P \(percent(right, wrong)) R \(percent(right, missed)) F1 \(Int((f1 * 100).rounded()))"
    }

    mutating func add(_ found: Set<String>, gold: Set<String>) {
        right += Double(found.intersection(gold).count)
        wrong += Double(found.subtracting(gold).count)
        missed += Double(gold.subtracting(found).count)
    }

    private func percent(_ good: Double, _ bad: Double) -> Int { Int((100 * good / max(1, good + bad)).rounded()) }
}
