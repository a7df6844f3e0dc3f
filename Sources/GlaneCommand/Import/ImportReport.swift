import TestimonyModel
import XForms

/// What an import made, what it could not carry, and what to do next.
struct ImportReport {
    private let dialog: ImportedDialog
    private let files: ImportedFiles
    private let source: String
    private let id: String
    private let isDryRun: Bool
    /// The files stand where glane looks for dialogs.
    private let isFound: Bool
    /// Languages in which the site has no phrases.
    private let unspoken: [String]
    private let languages: [String]
    private let own: String

    init(
        _ dialog: ImportedDialog, _ files: ImportedFiles, source: String, id: String, isDryRun: Bool, isFound: Bool,
        unspoken: [String], languages: [String], own: String
    ) {
        self.dialog = dialog
        self.files = files
        self.source = source
        self.id = id
        self.isDryRun = isDryRun
        self.isFound = isFound
        self.unspoken = unspoken
        self.languages = languages
        self.own = own
    }

    var text: [String] {
        var lines = files.files.map { file in
            let content = file.language.map { "what is said in '\($0)'" } ?? contents
            return "\(file.path): \(isDryRun ? "would hold " : "")\(content)"
        }
        for loss in dialog.losses { lines.append("\(located(source, loss.place)): \(loss.what): \(loss.done)") }
        if dialog.losses.isEmpty { lines.append("everything was carried") }
        for language in unspoken {
            lines.append(
                "'\(language)': glane has no phrases of its own in this language; this wording waits for a folder '\(language)'"
            )
        }
        return lines + next
    }

    private var contents: String {
        let counts = dialog.counts
        let parts = [
            (counts.questions, "question"), (counts.notes, "note"), (counts.calculations, "calculation"),
            (counts.groups, "group"), (counts.repeats, "repeat"), (counts.conditions, "condition"),
        ]
        return parts.filter { $0.0 > 0 || $0.1 == "question" }.map { counted($0.0, $0.1) }.joined(separator: ", ")
    }

    /// The commands that try the dialog, in a language that it has.
    private var next: [String] {
        if isDryRun { return ["nothing was written"] }
        let spoken = languages.filter { !unspoken.contains($0) }
        guard let language = spoken.contains(own) ? own : spoken.first else { return [] }
        let option = language == "fr" ? "" : " --lang \(language)"
        let commands = "glane check --dialog \(id)\(option) && glane chat --dialog \(id)\(option)"
        return [
            isFound ? "next: \(commands)" : "next: name this folder in the configuration (dialogs: …), then \(commands)"
        ]
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { json in
            json.key("dialog")
            json.string(id)
            json.key("written")
            json.bool(!isDryRun)
            json.key("files")
            json.array(files.files) { $0.string($1.path) }
            json.key("languages")
            json.array(languages) { $0.string($1) }
            let counts = dialog.counts
            for (key, count) in [
                ("questions", counts.questions), ("notes", counts.notes), ("calculations", counts.calculations),
                ("groups", counts.groups), ("repeats", counts.repeats), ("conditions", counts.conditions),
            ] {
                json.key(key)
                json.integer(count)
            }
            json.key("not_carried")
            json.array(dialog.losses) { json, loss in
                json.object { json in
                    for (key, text) in [
                        ("place", loss.place.description), ("code", loss.kind.rawValue), ("what", loss.what),
                        ("done", loss.done),
                    ] {
                        json.key(key)
                        json.string(text)
                    }
                }
            }
        }
        return writer.text
    }
}
