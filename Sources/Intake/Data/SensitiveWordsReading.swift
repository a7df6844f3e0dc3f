import DialogFormat
import Extraction
import TestimonyModel

extension SensitiveWords {
    /// What the lists are called that hold such words; extraction knows nothing of them.
    static let file = "sensitive.yaml"

    /// Every fault is reported; a folder without a list guards nothing.
    init(_ folder: DataFolder, _ vocabulary: SiteVocabulary, _ findings: inout Findings) {
        let files = folder.files(in: "\(vocabulary.language)/lexicons", ending: ".yaml")
            .filter { $0.name.hasSuffix("/" + Self.file) }
        self.init(Lexicon(files, codebook: vocabulary.codebook, &findings), normaliser: vocabulary.normaliser)
    }
}

extension Installation {
    /// The details that are masked on the way out of the house.
    package func sensitiveWords() throws -> SensitiveWords {
        try dataFile { folder, findings throws(MissingData) in
            guard let vocabulary = try SiteVocabulary(folder, options.language, orOwn: true, &findings) else {
                return nil
            }
            return SensitiveWords(folder, vocabulary, &findings)
        }
    }
}
