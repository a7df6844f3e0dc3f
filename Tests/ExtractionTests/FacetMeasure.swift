import Foundation
import Extraction
import TestimonyModel
import Testing

struct FacetMeasure {
    @Test func shippedLexiconsHaveNoFault() {
        for finding in Shipped.findings.sorted { print("FINDING", finding) }
        #expect(!Shipped.findings.hasErrors)
        print("ENTRIES", Shipped.lexicon.entries.count)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DUMP"] != nil)) func dump() throws {
        let reader = FacetReader(lexicon: Shipped.lexicon, codebook: Shipped.codebook)
        var out = ""
        for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
            let url = Shipped.checkout.appending(path: "Tests/Corpus/dev-\(name).jsonl")
            for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
                let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: Any]
                let text = Shipped.normaliser.fold(record["text"] as! String)
                let found = reader.findings(in: text, matches: Shipped.lexicon.matches(in: text))
                let items = found.map {
                    [
                        "facet": $0.facet, "option": $0.option, "text": text.string($0.range),
                        "start": $0.range.lowerBound, "end": $0.range.upperBound, "weight": Double($0.weight),
                        "rule": $0.rule,
                    ] as [String: Any]
                }
                let data = try JSONSerialization.data(
                    withJSONObject: ["id": record["id"]!, "folded": text.string(0..<text.bytes.count), "found": items],
                    options: [.sortedKeys])
                out += String(decoding: data, as: UTF8.self) + "\n"
            }
        }
        try out.write(toFile: ProcessInfo.processInfo.environment["DUMP"]!, atomically: true, encoding: .utf8)
    }
}
