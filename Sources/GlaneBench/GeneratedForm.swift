import DialogFormat
import Foundation
import Intake

/// A questionnaire as large as the largest public forms, every answer to which may be "3".
struct GeneratedForm {
    private let dialog: String
    private let wording: String

    /// `rules` of the questions, the last ones, are asked only where earlier answers say so.
    init(questions: Int, rules: Int) {
        var slots = "dialog: form\nversion: 1\nslots:\n"
        var words = "language: fr\nlike: temoignage\ntitle: Un long questionnaire\nslots:\n"
        for number in 0..<questions {
            let isRule = number >= questions - rules
            let (a, b) = (number * 7 % max(1, number), number * 3 % max(1, number))
            let rule = isRule ? ", relevant: known(q\(a)) and (q\(b) = 3 or not q\(a) = 4)" : ""
            switch number % 3 {
            case 0: slots += "  - {id: q\(number), type: integer, constraint: . >= 0 and . <= 120\(rule)}\n"
            case 1: slots += "  - {id: q\(number), type: choice, choices: ['1', '2', '3', '4']\(rule)}\n"
            default: slots += "  - {id: q\(number), type: rating\(rule)}\n"
            }
            let labels = number % 3 == 1 ? ", choices: {'1': un peu, '2': assez, '3': beaucoup, '4': pas du tout}" : ""
            words += "  q\(number): {name: point \(number), ask: Question \(number) ?\(labels)}\n"
        }
        dialog = slots
        wording = words
    }

    /// The site of an installation with this dialog, and the understanding of another.
    func site(_ installation: Installation, beside other: SiteData) throws -> SiteData {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-form-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "fr"), withIntermediateDirectories: true)
        try Data(dialog.utf8).write(to: folder.appending(path: "form.yaml"))
        try Data(wording.utf8).write(to: folder.appending(path: "fr/form.yaml"))
        var folders = try installation.folders()
        folders.dialogs.own = folder
        var findings = Findings()
        let site = try SiteData(
            installation.configuration, language: "fr", dialog: "form", folders: folders, sharing: other,
            environment: [:], &findings)
        guard let site, !findings.hasErrors else { fatalError("\(findings.sorted.prefix(3))") }
        return site
    }
}
