import DialogFormat
import Foundation
import TestimonyModel
import Testing

@testable import Extraction

struct EffectExplanationTests {
    private static let extractor: Extractor = {
        var findings = Findings()
        let records = ["own-a", "own-i"].map { name in
            let url = checkout.appending(path: "Tests/Corpus/\(name).jsonl")
            let file = DataFile(name: name, text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
            return GoldRecord.records(of: file, &findings)
        }
        let trainer = ModelTrainer(
            codebook: Shipped.codebook, lexicon: Shipped.lexicon, normaliser: Shipped.normaliser)
        return Extractor(
            codebook: Shipped.codebook, lexicon: Shipped.lexicon, model: trainer.train(records),
            normaliser: Shipped.normaliser)
    }()

    @Test(
        arguments: [
            "On a monté un réseau avec les autres structures. Personne ne s’est plaint du bruit, personne !",
            "!aide Est-ce que quelqu'un pourrait nous prêter 3 tables, 3 chaises ?", "réseau réseau réseau", "", "🙂",
            "On n’a jamais vu un voisin. Avant il y avait un jardin ; j'aimerais qu'il revienne.",
        ])
    func reasonsAddUpToTheConfidence(text: String) throws {
        for effect in Shipped.codebook.effects {
            guard let explanation = Self.extractor.explain(effect.id, in: text) else { continue }
            let sum = explanation.reasons.reduce(explanation.base) { $0 + $1.weight }
            #expect(abs(logistic(sum) - explanation.confidence) < 1e-4, "\(effect.id)")
        }
    }

    @Test func aWordIsOneReasonWhereverItStands() throws {
        let explanation = try #require(Self.extractor.explain("reseaux", in: "Un réseau, et encore un réseau."))
        let word = try #require(explanation.reasons.first { $0.name == "«\u{A0}réseau\u{A0}»" })
        #expect(word.ranges == [3..<9, 24..<30])
        #expect(Set(explanation.reasons.map(\.name)).count == explanation.reasons.count)
    }

    @Test func withoutAModelThereIsNone() {
        let bare = Extractor(codebook: Shipped.codebook, lexicon: Shipped.lexicon, model: nil)
        #expect(bare.explain("reseaux", in: "Un réseau.") == nil)
    }
}
