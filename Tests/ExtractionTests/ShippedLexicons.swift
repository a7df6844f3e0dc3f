import DialogFormat
import Extraction
import Foundation
import TestimonyModel

/// The data that a checkout ships, read once for all tests.
enum Shipped {
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let (codebook, lexicon, normaliser, findings): (Codebook, Lexicon, Normaliser, Findings) = {
        var findings = Findings()
        let codebook = Codebook(file("codebook.yaml"), &findings)!
        let names = [
            "publics", "places", "occasions", "frequency", "exchange", "health", "employment", "network", "belonging",
            "balance", "space", "need", "mentions", "negation", "modality",
        ]
        let lexicon = Lexicon(names.map { file("fr/lexicons/\($0).yaml") }, codebook: codebook, &findings)
        let table = WordTable(abbreviations: [file("fr/lexicons/abbreviations.yaml")], &findings)
        return (codebook, lexicon, Normaliser(rewrites: table), findings)
    }()

    static let reader = FacetReader(lexicon: lexicon, codebook: codebook)

    static let extractor: Extractor = {
        let file = checkout.appending(path: "Dialogs/fr/model.glane")
        let model = (try? Data(contentsOf: file)).flatMap { try? ModelFile.model(from: Array($0)) }
        return Extractor(
            codebook: codebook, lexicon: lexicon, model: model, normaliser: normaliser, names: shippedNames)
    }()

    private static func file(_ name: String) -> DataFile {
        let url = checkout.appending(path: "Dialogs").appending(path: name)
        return DataFile(name: name, text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
    }
}
