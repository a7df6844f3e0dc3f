import ArgumentParser
import Arguments
import DialogEngine
import DialogFormat
import Foundation
import Intake
import Store
import TestimonyModel
import XForms

struct ImportCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a dialog of a form (XLSForm, ODK XForm), or take in exported testimonies or a place file.",
        discussion: """
            A form: writes <id>.yaml and <language>/<id>.yaml into the site's own folder of dialogs, and tells with its place \
            what a conversation cannot carry and what was done instead. A form that names no language is in that of --lang. \
            Files that are there stay, unless --force is given.

            Testimonies that 'glane export --format ndjson' wrote are stored as they are; those that are there already stay, \
            and those that were erased stay erased. Bad lines are named by file and line; the others go in, and the exit \
            status is 65. A place file of Commune Mesure is stored as told by the place itself, a testimony a section.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The file; '-' is standard input, for testimonies.") var file: String
    @Option(help: "What the file holds; by default its first bytes tell.") var from: ImportedKind?
    @Option(help: "What the dialog is called; otherwise as the form is.") var name: String?
    @Option(help: "Write the dialog into this folder instead.") var into: String?
    @Flag(help: "Only tell what would be written.") var dryRun = false
    @Flag(help: "Replace files that are there.") var force = false
    @Flag(help: "Stop at the first bad line, and write nothing.") var strict = false
    @Option(help: "How the outcome is told.") var format = Format.text
    @OptionGroup var actor: ActorOptions
    @Option(help: "Pin the clock to an instant.") var now: Instant?

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            switch try from ?? ImportedKind(of: file) {
            case .form: try makeDialog(installation)
            case .records: try await takeRecords(installation)
            case .communeMesure: try await takePlaceFile(installation)
            }
        }
    }

    private func makeDialog(_ installation: Installation) throws {
        let folders = try installation.folders()
        let form = try read()
        let id = try dialogID(form)
        var unread = Findings()
        let codebook = Codebook(try folders.dialogs.file("codebook.yaml"), &unread)
        let dialog = ImportedDialog(
            form, id: id, source: URL(filePath: file).lastPathComponent,
            reserved: Set((codebook?.facets.map(\.id) ?? []) + Draft.codedNames))
        let own = folders.dialogs.own ?? folders.dialogs.shipped
        let target = into.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? own
        let files = ImportedFiles(dialog, id: id, folder: target)
        if !dryRun {
            if !force, let other = try? folders.dialogs.file("\(id).yaml") {
                throw Failure(
                    .usage,
                    "\(other.name): there is a dialog of this name; --force replaces it, --name gives another")
            }
            try files.write(replacing: force)
        }
        let isFound = into == nil || target.standardizedFileURL.path == own.standardizedFileURL.path
        let report = ImportReport(
            dialog, files, source: file, id: id, isDryRun: dryRun, isFound: isFound,
            unspoken: dialog.wordings.map(\.language).filter { !folders.dialogs.speaks($0) },
            languages: dialog.wordings.map(\.language), own: global.lang)
        for line in format == .json ? [report.json] : report.text { try StandardOutput.line(line) }
    }

    private func takeRecords(_ installation: Installation) async throws {
        let site = installation.configuration.site.id
        let reading = RecordImport(path: file, strict: strict)
        let (records, bad) = try reading.read()
        reading.warn(of: records, site: site)
        let store = try installation.openStore()
        try tell(
            try await store.take(
                records, site: site, entry: entry(installation, "testimony.import"), isRehearsal: dryRun))
        try store.close()
        if bad > 0 { throw Failure(.badData, leftOut(bad)) }
    }

    private func takePlaceFile(_ installation: Installation) async throws {
        let reading = try PlaceFileImport(path: file, installation: installation, language: global.lang)
            .read(sentAt: installation.clock(pinnedTo: now).now)
        let store = try installation.openStore()
        let taken = try await store.take(
            reading.records, site: installation.configuration.site.id, entry: entry(installation, "place.import"),
            isRehearsal: dryRun, replacement: PlaceFileImport.replacement)
        try tell(taken, losses: reading.losses.map(\.line))
        try store.close()
    }

    private func tell(_ taken: TakenRecords, losses: [String] = []) throws {
        let report = TakenReport(file: file, taken: taken, isDryRun: dryRun, losses: losses)
        for line in format == .json ? [report.json] : report.text { try StandardOutput.line(line) }
        try StandardOutput.flush()
    }

    private func entry(_ installation: Installation, _ action: String) -> AuditEntry {
        AuditEntry(
            actor: self.actor.name, action: action,
            madeAt: installation.clock(pinnedTo: now).now.epochSeconds)
    }

    private func read() throws -> ImportedForm {
        do {
            return try FormFile.form(Array(try contents(ofFile: file)), language: global.lang)
        } catch let faults as FormFaults {
            for fault in faults.faults.sorted(by: { $0.place < $1.place }) {
                StandardError.line("\(located(file, fault.place)): \(fault.message)\n    \(fault.remedy)", .critical)
            }
            throw Failure(.badData, "\(file): no dialog was made of this form")
        }
    }

    /// By the option, the form or its file; never the name of a data file that is no dialog.
    private func dialogID(_ form: ImportedForm) throws -> String {
        if let name {
            guard name.wholeMatch(of: /[A-Za-z0-9_-]{1,64}/) != nil, !ImportCommand.taken.contains(name) else {
                throw Failure(
                    .usage, "'\(name)' cannot be the name of a dialog: letters without accents, digits, - and _")
            }
            return name
        }
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        for candidate in [form.id ?? "", stem].map(\.plainName) where !candidate.isEmpty {
            if !ImportCommand.taken.contains(candidate) { return candidate }
        }
        throw Failure(.usage, "\(file): give the dialog a name with --name")
    }

    /// Data files beside the dialogs, and the one that others are like.
    private static let taken: Set<String> = [
        "codebook", "commune-mesure", "glane", "languages", "patterns", "alerts", "temoignage",
    ]
}

/// `form.xlsx:survey!F12`, `form.xml:34`, or the file alone.
func located(_ file: String, _ place: Place) -> String {
    place == .file ? file : "\(file):\(place)"
}

extension DataFolder {
    /// It has the phrases of the bot in this language.
    fileprivate func speaks(_ language: String) -> Bool { (try? file("\(language)/temoignage.yaml")) != nil }
}

extension String {
    /// In small letters without accents; what is no letter or digit becomes one hyphen.
    fileprivate var plainName: String {
        let plain = folding(options: .diacriticInsensitive, locale: nil).lowercased()
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        return String(words.joined(separator: "-").prefix(64))
    }
}
