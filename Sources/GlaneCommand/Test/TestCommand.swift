import ArgumentParser
import Arguments
import DialogEngine
import DialogFormat
import Foundation
import Intake

struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Play the transcripts of a dialog, and show what is said otherwise.",
        discussion: """
            Transcripts are text files in <lang>/tests of the dialogs' folder: '> ' starts what a witness types, '< ' what is \
            said, '! ' what is recorded. Without FILE, all of them are played; nothing is stored or sent. Exit status 1 when \
            something is said otherwise, 65 when a transcript cannot be read.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Transcripts to play instead of all.") var file: [String] = []
    @Option(
        help:
            "The dialog to talk to, by name or by the path of its file; without it, the one that each transcript names."
    )
    var dialog: String?
    @Flag(
        help: """
            Write into the transcripts what is said now; what witnesses type, settings and comments stay. Shipped ones stay \
            too where the site has a folder of its own dialogs: the new ones go there.
            """)
    var update = false
    @Flag(help: "Print, by file and line, what of the dialog was exercised, and what never.") var coverage = false
    @Flag(help: "Print one JSON object for each transcript, and one for the coverage.") var json = false

    func run() async throws {
        try await reportingFailures {
            let (dialog, installation) = try Installation(global).finding(anyDialog: self.dialog)
            let input =
                try file.isEmpty
                ? TestInput(dialog: dialog, installation) : TestInput(file, dialog: dialog, installation)
            for finding in input.findings.sorted { StandardError.line(finding.description, .error) }
            let names = Set(input.items.map(\.transcript.settings.dialog)).sorted()
            let sites = try TestSites(installation, names, needsShipped: input.items.contains { $0.isShipped })
            var report = TestReport(isJSON: json, unreadable: input.unreadable)
            var counts = try names.reduce(into: [:]) { $0[$1] = Coverage(of: try sites.own($1).dialog) }
            for item in input.items {
                let played = try await sites.rehearsal(of: item).play(item.transcript)
                let name = item.transcript.settings.dialog
                for (before, turn) in played.turns { counts[name]?.add(turn, after: before) }
                if update, played.differences.count > played.lasting.count {
                    try report.tellRewritten(item, try await rewrite(item, played, sites), played.lasting)
                } else {
                    try report.tell(item, played.differences)
                }
            }
            for name in coverage ? names : [] {
                guard let counts = counts[name] else { continue }
                try report.tell(CoverageReport(counts, try sites.own(name), try installation.places(name)))
            }
            try StandardOutput.flush()
            StandardError.line("glane test: \(report.summary)", .info)
            if report.status != 0 { throw ExitCode(report.status) }
        }
    }

    /// Writes the transcript anew, and answers with the path as people should see it.
    private func rewrite(
        _ item: TestInput.Item, _ played: PlayedTranscript, _ sites: TestSites
    ) async throws -> String {
        let isCopy = item.target.standardizedFileURL != URL(filePath: item.transcript.file).standardizedFileURL
        // A copy is the site's own, and speaks of that site.
        let text =
            isCopy
            ? try await Rehearsal(sites.own(item.transcript.settings.dialog)).play(item.transcript).text : played.text
        do {
            try FileManager.default.createDirectory(
                at: item.target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: item.target, options: .atomic)
        } catch {
            throw Failure(.inputOutput, "\(item.target.shownPath): it cannot be written here")
        }
        return isCopy ? item.target.shownPath : item.transcript.file
    }
}

/// Whom transcripts are told to: the shipped ones to the site that they speak of.
private struct TestSites {
    /// By the name of the dialog.
    private var sites: [String: SiteData] = [:]
    private var shipped: [String: SiteData] = [:]

    init(_ installation: Installation, _ dialogs: [String], needsShipped: Bool) throws {
        let other = installation.ofShippedSite
        let isShipped = other.configuration.site == installation.configuration.site
        for dialog in dialogs {
            let own = try installation.completeSiteData(dialog: dialog, sharing: sites.values.first)
            sites[dialog] = own
            shipped[dialog] =
                isShipped || !needsShipped
                ? own : try other.completeSiteData(dialog: dialog, sharing: shipped.values.first)
        }
    }

    func own(_ dialog: String) throws -> SiteData {
        guard let site = sites[dialog] else { throw Failure(.usage, "there is no dialog '\(dialog)'") }
        return site
    }

    func rehearsal(of item: TestInput.Item) throws -> Rehearsal {
        let dialog = item.transcript.settings.dialog
        return Rehearsal(try item.isShipped ? shipped[dialog] ?? own(dialog) : own(dialog))
    }
}

extension Installation {
    fileprivate func places(_ dialog: String) throws -> DialogPlaces {
        let folder = try folders().dialogs
        return DialogPlaces(
            dialog: try folder.file("\(dialog).yaml"), codebook: try folder.file("codebook.yaml"),
            wording: try folder.file("\(options.language)/\(dialog).yaml"),
            patterns: try folder.file("\(options.language)/patterns.yaml"),
            alerts: try folder.file("\(options.language)/alerts.yaml"))
    }
}
