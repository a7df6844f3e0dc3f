import ArgumentParser
import Arguments
import DialogFormat
import Intake
import TestimonyModel

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look for faults in dialogs, codebook, lexicons, webhooks and configuration.",
        discussion: """
            Each fault is file:line:column: code message, with a hint. Exit status 1 when there is one. With --store, the \
            store is read to its end and looked through too.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "The dialog to check.") var dialog = "temoignage"

    func run() async throws {
        try await reportingFailures {
            var findings = Findings()
            let installation = try Installation(global, &findings)
            let site = try installation.siteData(dialog: dialog, &findings)
            site?.wait(&findings)
            for finding in findings.sorted { try StandardOutput.line(finding.description) }
            let damages = try await damages(installation)
            for damage in damages { try StandardOutput.line("\(installation.storePath): damaged-store \(damage)") }
            if findings.hasErrors || site == nil || !damages.isEmpty {
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

    /// Of the store that was named; a large one takes a while to read.
    private func damages(_ installation: Installation) async throws -> [String] {
        guard let path = global.store else { return [] }
        guard let store = try installation.storeIfThere() else { throw Failure(.noInput, "\(path): there is no store") }
        return try await store.integrityCheck()
    }
}
