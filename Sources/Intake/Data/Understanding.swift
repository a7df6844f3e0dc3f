import DialogFormat
import Extraction
import TestimonyModel

/// The part of a site's data that extraction is built from: enough for `pipe` and `explain`.
package struct Understanding: Sendable {
    package var codebook: Codebook
    package var normaliser: Normaliser
    package var lexicon: Lexicon
    package var extractor: Extractor
    private let names: FirstNames
    private let settings: ExtractionSettings

    /// The same with another model, or with none.
    package func extractor(with model: LinearModel?) -> Extractor {
        Extractor(
            codebook: codebook, lexicon: lexicon, model: model, settings: settings, normaliser: normaliser,
            names: names)
    }

    /// `nil` when a fault leaves something out. Every fault is reported.
    package init?(
        _ folder: DataFolder, _ language: String, _ configuration: Configuration, _ findings: inout Findings
    ) throws(MissingData) {
        guard let codebook = Codebook(try folder.file("codebook.yaml"), &findings) else { return nil }
        names = FirstNames(try folder.file("\(language)/lexicons/first-names.yaml"), &findings) ?? .empty
        let abbreviations = try folder.file("\(language)/lexicons/abbreviations.yaml")
        let others = ["first-names.yaml", "abbreviations.yaml"]
        let files = folder.files(in: "\(language)/lexicons", ending: ".yaml")
            .filter { file in !others.contains { file.name.hasSuffix("/" + $0) } }
        normaliser = Normaliser(rewrites: WordTable(abbreviations: [abbreviations], &findings))
        settings = ExtractionSettings(
            events: configuration.site.events.map { SiteEvent(names: $0.names, date: $0.date) })
        self.codebook = codebook
        lexicon = Lexicon(files, codebook: codebook, &findings)
        extractor = Extractor(
            codebook: codebook, lexicon: lexicon, model: readModel(folder, language, &findings), settings: settings,
            normaliser: normaliser, names: names)
    }
}

/// The trained model, if the folder has one; a damaged one is a fault, not a reason to understand less in silence.
private func readModel(_ folder: DataFolder, _ language: String, _ findings: inout Findings) -> LinearModel? {
    let path = "\(language)/model.glane"
    guard let bytes = folder.bytes(path) else { return nil }
    do {
        return try ModelFile.model(from: bytes)
    } catch {
        findings.report(Diagnostic(file: path, line: 1, column: 1, code: "bad-model", message: error.description))
        return nil
    }
}
