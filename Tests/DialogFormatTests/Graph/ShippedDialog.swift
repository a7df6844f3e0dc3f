import DialogEngine
import DialogFormat
import Extraction
import Foundation
import TestimonyModel
import Testing

/// The shipped dialog in a language.
struct ShippedDialog {
    var dialog: Dialog
    var wording: Wording
    let codebook: Codebook
    var alerts: [Alert]
    let patterns: Patterns

    init(_ language: String = "fr") throws {
        var findings = Findings()
        func file(_ path: String) throws -> DataFile {
            let url = checkout.appending(path: "Dialogs").appending(path: path)
            return DataFile(name: path, text: try String(contentsOf: url, encoding: .utf8))
        }
        let normaliser = Normaliser()
        codebook = try #require(Codebook(file("codebook.yaml"), &findings))
        dialog = try #require(Dialog(file("temoignage.yaml"), codebook: codebook, &findings))
        wording = try #require(
            Wording(file("\(language)/temoignage.yaml"), dialog: dialog, codebook: codebook, &findings))
        alerts = try #require(
            AlertsFile.alerts(
                file("\(language)/alerts.yaml"), also: { try? file("\($0)/alerts.yaml") }, normaliser: normaliser,
                &findings))
        patterns = try #require(
            Patterns(
                file("\(language)/patterns.yaml"), also: { try? file("\($0)/patterns.yaml") }, normaliser: normaliser,
                &findings))
        #expect(findings.all.isEmpty)
    }

    var graph: DialogGraph {
        DialogGraph(
            of: dialog, wording: wording, codebook: codebook, alerts: alerts, patterns: patterns,
            site: ["site": "Césure", "contact": "passe à l’accueil", "readers": "L’équipe"])
    }

    func words(_ condition: String, assuming: String? = nil) throws -> String {
        let words = ConditionWords(dialog: dialog, wording: wording, codebook: codebook)
        return words.text(
            try Expression(parsing: condition), assuming: try assuming.map { try Expression(parsing: $0) })
    }
}
