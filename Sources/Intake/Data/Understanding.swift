import DialogFormat
import Extraction
import TestimonyModel

/// The part of a site's data that extraction is built from: enough for `pipe` and `explain`.
package struct Understanding: Sendable {
    package var vocabulary: SiteVocabulary
    package var lexicon: Lexicon
    package var extractor: Extractor
    /// What was measured when the folder's model was trained; empty without one.
    package var figures: [String: Double]
    private let names: FirstNames
    private let settings: ExtractionSettings

    package var codebook: Codebook { vocabulary.codebook }
    package var normaliser: Normaliser { vocabulary.normaliser }

    /// The same with another model, or with none.
    package func extractor(with model: LinearModel?) -> Extractor {
        Extractor(
            codebook: codebook, lexicon: lexicon, model: model, settings: settings, normaliser: normaliser,
            names: names)
    }

    /// `nil` when a fault leaves something out. Every fault is reported.
    package init?(
        _ folder: DataFolder, _ language: String, _ configuration: Configuration, readsModel: Bool = true,
        _ findings: inout Findings
    ) throws(MissingData) {
        guard let vocabulary = try SiteVocabulary(folder, language, &findings) else { return nil }
        try self.init(vocabulary, folder, configuration, readsModel: readsModel, &findings)
    }

    /// The rest of what extraction needs; most of the time that a start takes. Training and its measure do without
    /// the folder's model, which may be of another time.
    package init(
        _ vocabulary: SiteVocabulary, _ folder: DataFolder, _ configuration: Configuration, readsModel: Bool = true,
        _ findings: inout Findings
    ) throws(MissingData) {
        let language = vocabulary.language
        self.vocabulary = vocabulary
        names = FirstNames(try folder.file("\(language)/lexicons/first-names.yaml"), &findings) ?? .empty
        let others = ["first-names.yaml", "abbreviations.yaml", SensitiveWords.file]
        let files = folder.files(in: "\(language)/lexicons", ending: ".yaml")
            .filter { file in !others.contains { file.name.hasSuffix("/" + $0) } }
        settings = ExtractionSettings(
            events: configuration.site.events.map { SiteEvent(names: $0.names, date: $0.date) })
        lexicon = Lexicon(files, codebook: vocabulary.codebook, &findings)
        let model = readsModel ? readModel(folder, language, &findings) : nil
        figures = model?.figures ?? [:]
        extractor = Extractor(
            codebook: vocabulary.codebook, lexicon: lexicon, model: model, settings: settings,
            normaliser: vocabulary.normaliser, names: names)
    }
}

/// The codebook and the spelling of chat: read in a moment, and all that the first words of a dialog need.
package struct SiteVocabulary: Sendable {
    package var codebook: Codebook
    package var normaliser: Normaliser
    /// Whose word lists read what is told.
    package var language: String

    /// With `orOwn`, a language without word lists of its own is read with those of the codebook's: a conversation can
    /// be held in it, about what is told in the other.
    package init?(
        _ folder: DataFolder, _ language: String, orOwn: Bool = false, _ findings: inout Findings
    ) throws(MissingData) {
        guard let codebook = Codebook(try folder.file("codebook.yaml"), &findings) else { return nil }
        self.codebook = codebook
        let isRead = folder.bytes("\(language)/lexicons/abbreviations.yaml") != nil
        let language = orOwn && !isRead ? codebook.language : language
        self.language = language
        let abbreviations = try folder.file("\(language)/lexicons/abbreviations.yaml")
        normaliser = Normaliser(rewrites: WordTable(abbreviations: [abbreviations], &findings))
    }
}

/// The trained model, if the folder has one; a damaged one is a fault, not a reason to understand less in silence.
private func readModel(_ folder: DataFolder, _ language: String, _ findings: inout Findings) -> LinearModel? {
    let path = "\(language)/model.glane"
    guard let bytes = folder.bytes(path) else { return nil }
    do {
        return try ModelFile.model(from: bytes)
    } catch {
        findings.report(Diagnostic(file: path, line: 1, column: 1, kind: .badModel, message: error.description))
        return nil
    }
}
