import ArgumentParser
import Arguments
import DialogFormat
import Foundation
import Intake
import Reporting
import TestimonyModel

struct CheckCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look for faults in dialogs, codebook, lexicons, webhooks and configuration.",
        discussion: """
            Each fault is file:line:column: code message, with its line and a hint. Exit status 1 when there is one. With \
            --format json, one object a fault; with --format sarif, a log that forges show beside the lines of a change. With \
            --store, the store is read to its end and looked through too.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "The dialog to check, by name or by the path of its file; all of them without it.") var dialog:
        String?
    @Option(help: "How faults are written.") var format = Format.text
    @Flag(help: "Tell how easily the dialog's texts read, language by language.") var readability = false

    @Flag(help: "Print the sheet for the register of processing (fiche de registre) instead, in French Markdown.")
    var privacy = false

    func validate() throws {
        if privacy && (readability || format != .text) { throw ValidationError("--privacy stands alone") }
        if readability && format != .text {
            throw ValidationError("--readability is text for people: leave --format out")
        }
    }

    func run() async throws {
        if privacy { return try await reportingFailures(tellPrivacy) }
        try await reportingFailures {
            var findings = Findings()
            let (dialog, installation) = try Installation(global, &findings).finding(anyDialog: self.dialog)
            let names = try dialog.map { [$0] } ?? installation.dialogNames()
            var sites: [SiteData?] = []
            for name in names {
                let site = try installation.siteData(dialog: name, sharing: sites.first ?? nil, &findings)
                if let site { try installation.checkTranslation(of: site, dialog: name, &findings) }
                sites.append(site)
            }
            try installation.checkPlaceFileMapping(&findings)
            let site = sites.contains { $0 == nil } ? nil : sites.first ?? nil
            (sites.lazy.compactMap(\.self).first)?.wait(&findings)
            if let site { try installation.checkDraftReaders(site.destinations.map(\.destination), &findings) }
            _ = try installation.questionWords(&findings)
            for damage in try await damages(installation) {
                findings.report(
                    Diagnostic(
                        file: "\(installation.storePath)", line: 0, column: 0, kind: .damagedStore, message: damage))
            }
            try write(FaultReport(findings.sorted))
            if readability {
                for reading in try installation.readability(dialogs: names) {
                    for line in ReadabilityReport(reading).lines { try StandardOutput.line(line) }
                }
            }
            if findings.hasErrors || site == nil {
                try StandardOutput.flush()
                throw ExitCode(1)
            }
            for ready in site?.destinations ?? [] where ready.destination.isEnabled {
                if case .failure(let missing) = ready.endpoint {
                    StandardError.line("glane check: \(ready.destination.name): \(missing) (its posts wait)", .warning)
                }
            }
            let advice = findings.sorted.count
            StandardError.line(
                "glane check: no fault" + (advice > 0 ? "; \(counted(advice, "remark")) above" : ""), .info)
        }
    }

    /// Exit status 1 where something is to be mended.
    private func tellPrivacy() throws {
        let installation = try Installation(global)
        let sheet = ProcessingRecord(
            installation, try installation.siteData(.whenNeeded, dialog: dialog ?? "temoignage"),
            today: installation.clock().now.date)
        try StandardOutput.write(Array(sheet.markdown.utf8))
        try StandardOutput.flush()
        for fault in sheet.faults { StandardError.line("glane check: \(fault)", .warning) }
        if !sheet.faults.isEmpty { throw ExitCode(1) }
    }

    private func write(_ report: FaultReport) throws {
        switch format {
        case .text:
            let texts = report.text { path in
                FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            }
            for text in texts { try StandardOutput.line(text) }
        case .json: for line in report.json { try StandardOutput.line(line) }
        case .sarif: try StandardOutput.line(report.sarif)
        }
    }

    /// Of the store that was named; a large one takes a while to read.
    private func damages(_ installation: Installation) async throws -> [String] {
        guard let path = global.store else { return [] }
        guard let store = try installation.storeIfThere() else { throw Failure(.noInput, "\(path): there is no store") }
        return try await store.integrityCheck()
    }
}
