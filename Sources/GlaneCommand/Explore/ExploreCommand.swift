import ArgumentParser
import Arguments
import DialogFormat
import Foundation
import Intake
import Transcripts

struct ExploreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explore", abstract: "Let invented witnesses try a dialog, and show where it breaks a promise.",
        discussion: """
            Witnesses tell, forget, correct themselves, command, keep silent or type what nobody should; everything happens \
            in memory. Each promise that a conversation breaks is shown with the seed of that conversation and with the \
            shortest transcript found that still breaks it, as 'glane test' plays them. One seed is one conversation, today \
            and tomorrow, as long as the dialog stays. Exit status 1 when a promise was broken.
            """)

    /// Conversations without --seed and --conversations.
    private static let usual = 10_000

    @OptionGroup var global: GlobalOptions
    @Option(help: "The dialog to talk to: a name, or the path of its file.") var dialog = "temoignage"
    @Option(help: "Seed of the first conversation; the next ones count on from it. Alone it plays that conversation.")
    var seed: UInt64?
    @Option(help: "How many conversations; 10000 without --seed.") var conversations: Int?
    @Option(help: "Conversations held side by side.") var jobs = 1
    @Flag(help: "Print one JSON object for each broken promise shown, and one for the summary.") var json = false

    func validate() throws {
        if !(1...64).contains(jobs) { throw ValidationError("--jobs is 1 to 64") }
        if let conversations, !(1...1_000_000_000).contains(conversations) {
            throw ValidationError("--conversations is 1 to 1000000000")
        }
        if first.addingReportingOverflow(UInt64(count)).overflow {
            throw ValidationError("--seed and --conversations go beyond \(UInt64.max)")
        }
    }

    private var first: UInt64 { seed ?? 1 }
    private var count: Int { conversations ?? (seed == nil ? Self.usual : 1) }

    func run() async throws {
        try await reportingFailures {
            let (dialog, installation) = try Installation(global).finding(dialog: self.dialog)
            let site = try installation.completeSiteData(dialog: dialog)
            let explored = ExploredSite(
                site, try transcripts(of: dialog, installation), stories: try demonstration(installation))
            let exploration = Exploration(explored) { StandardError.line("> \($0)", .debug) }
            let start = ContinuousClock.now
            let tally = await ExplorationRun(exploration, jobs: jobs).run(first..<first + UInt64(count))
            let taken = ContinuousClock.now - start
            let report = ExploreReport(tally, isJSON: json)
            for finding in exploration.findings(tally) { try report.tell(finding) }
            try report.finish()
            try StandardOutput.flush()
            let seconds = Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
            let speed =
                "\(counted(count, "conversation")) in \(tenths(seconds)) s, \(Int(Double(count) / seconds)) a second"
            StandardError.line("glane explore: \(speed)", .info)
            if !tally.violations.isEmpty { throw ExitCode(1) }
        }
    }

    /// What stands beside the dialog to be played is told here too.
    private func transcripts(of dialog: String, _ installation: Installation) throws -> [Transcript] {
        var findings = Findings()
        let files = try installation.folders().dialogs.overlaid(in: "\(global.lang)/tests", ending: ".txt")
        let read = files.compactMap { Transcript($0.file, &findings) }
        try Installation.stop(on: findings)
        return read.filter { $0.settings.dialog == dialog }
    }

    /// The invented month, where the language has one.
    private func demonstration(_ installation: Installation) throws -> [String] {
        let path = "\(global.lang)/demo.ndjson"
        guard let bytes = try installation.folders().dialogs.bytes(path) else { return [] }
        return try DemoTestimony.read(bytes, file: path).map(\.text)
    }
}

private func tenths(_ seconds: Double) -> String { String(format: "%.1f", seconds) }
