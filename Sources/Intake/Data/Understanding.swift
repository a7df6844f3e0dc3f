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
        self.codebook = codebook
        normaliser = Normaliser()
        let events = configuration.site.events.map { SiteEvent(names: $0.names, date: $0.date) }
        extractor = Extractor(
            codebook: codebook, lexicon: Lexicon(), model: nil, settings: ExtractionSettings(events: events))
    }
}
