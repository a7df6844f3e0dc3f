import Delivery
import DialogEngine
import Extraction
import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

/// The shipped data files, one of them in another text.
struct SiteFiles {
    private static let wordless = ["fr/lexicons/abbreviations.yaml", "fr/lexicons/first-names.yaml"]

    /// Paths as `glane check` shows them, without the folder of the dialogs.
    private(set) var changed: DataFile

    init(_ name: String, _ text: String) { changed = DataFile(name: name, text: text) }

    static func shipped(_ name: String) throws -> String {
        let folder = name.hasPrefix("Webhooks/") ? "" : "Dialogs/"
        return try String(contentsOf: checkout.appending(path: folder + name), encoding: .utf8)
    }

    private func file(_ name: String) throws -> DataFile {
        name == changed.name ? changed : DataFile(name: name, text: try Self.shipped(name))
    }

    /// What stands in the files once they are read, as far as the changed one has a part in it.
    struct Contents {
        var codebook: Codebook?
        var dialog: Dialog?
        var wording: Wording?
        var formal: Wording?
        var patterns: Patterns?
        var alerts: [Alert]?
        var lexicon: Lexicon?
        var names: FirstNames?
        var normaliser = Normaliser()
        var destination: Destination?
        var configuration: Configuration?
    }

    func read(_ findings: inout Findings) throws -> Contents {
        var contents = Contents()
        let name = changed.name
        switch (name as NSString).pathExtension {
        case "txt": _ = Transcript(changed, &findings)
        case "ndjson": _ = GoldRecord.records(of: changed, &findings)
        default: break
        }
        guard name.hasSuffix(".yaml") else { return contents }
        if name.hasPrefix("Webhooks/") {
            contents.destination = Destination(named: "cafe", changed, &findings)
        } else if name == "glane.yaml" {
            contents.configuration = Configuration(
                changed, isTimeZone: { TimeZone(identifier: $0) != nil },
                folderHint: { $0 == "nowhere" ? "the nearest folder is /" : nil }, &findings)
            let destinations = try ["mattermost-coordination", "mattermost-place"].map { name in
                try #require(Destination(named: name, file("Webhooks/\(name).yaml"), &findings))
            }
            contents.configuration?.checkDraftReaders(changed, among: destinations, &findings)
        } else if name == Self.wordless[0] {
            contents.normaliser = Normaliser(rewrites: WordTable(abbreviations: [changed], &findings))
        } else if name == Self.wordless[1] {
            contents.names = FirstNames(changed, &findings)
        } else {
            try readDialog(&contents, &findings)
        }
        return contents
    }

    private func readDialog(_ contents: inout Contents, _ findings: inout Findings) throws {
        contents.codebook = Codebook(try file("codebook.yaml"), &findings)
        guard let codebook = contents.codebook else { return }
        if changed.name.contains("/lexicons/") {
            contents.lexicon = Lexicon([changed], codebook: codebook, &findings)
            return
        }
        let name = changed.name.hasSuffix("avis.yaml") ? "avis" : "temoignage"
        contents.dialog = Dialog(try file("\(name).yaml"), codebook: codebook, &findings)
        guard let dialog = contents.dialog else { return }
        let language = changed.name.hasPrefix("en/") ? "en" : "fr"
        let normaliser = contents.normaliser
        if changed.name.hasSuffix("/patterns.yaml") {
            contents.patterns = Patterns(
                changed, also: { try? file("\($0)/patterns.yaml") }, normaliser: normaliser, &findings)
        } else if changed.name.hasSuffix("/alerts.yaml") {
            contents.alerts = AlertsFile.alerts(
                changed, also: { try? file("\($0)/alerts.yaml") }, normaliser: normaliser, &findings)
        } else {
            let words = try file("\(language)/\(name).yaml")
            contents.wording = Wording(
                words, dialog: dialog, codebook: codebook, normaliser: normaliser,
                like: { try? file("\(language)/\($0).yaml") }, &findings)
            if name != "temoignage" { return }
            if language == "fr" {
                contents.formal = contents.wording
                contents.formal?.address(
                    try file("fr/temoignage.vous.yaml"), dialog: dialog, codebook: codebook, &findings)
            } else {
                Translation(of: try file("fr/temoignage.yaml"))?.check(words, &findings)
            }
        }
    }
}
