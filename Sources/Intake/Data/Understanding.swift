import DialogFormat
import Extraction
import TestimonyModel

/// The part of a site's data that extraction is built from: enough for `pipe` and `explain`.
package struct Understanding: Sendable {
    package var codebook: Codebook
    package var normaliser: Normaliser
    package var extractor: Extractor

    /// `nil` when a fault leaves something out. Every fault is reported.
    package init?(
        _ folder: DataFolder, _ language: String, _ configuration: Configuration, _ findings: inout Findings
    ) throws(MissingData) {
        guard let codebook = Codebook(try folder.file("codebook.yaml"), &findings) else { return nil }
        let names = FirstNames(try folder.file("\(language)/lexicons/first-names.yaml"), &findings)
        let abbreviations = try folder.file("\(language)/lexicons/abbreviations.yaml")
        let others = ["first-names.yaml", "abbreviations.yaml"]
        let files = folder.files(in: "\(language)/lexicons", ending: ".yaml")
            .filter { file in !others.contains { file.name.hasSuffix("/" + $0) } }
        normaliser = Normaliser(rewrites: WordTable(abbreviations: [abbreviations], &findings))
        let events = configuration.site.events.map { SiteEvent(names: $0.names, date: $0.date) }
        self.codebook = codebook
        extractor = Extractor(
            codebook: codebook, lexicon: Lexicon(files, codebook: codebook, &findings), model: nil,
            settings: ExtractionSettings(events: events), normaliser: normaliser, names: names ?? .empty)
    }
}
