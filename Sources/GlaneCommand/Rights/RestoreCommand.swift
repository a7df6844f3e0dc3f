import ArgumentParser
import Arguments
import Foundation
import Intake
import Store
import TestimonyModel

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the store; what was erased since stays erased.",
        discussion: """
            The backup is read through first, and says what it holds; the store that is there is kept beside, under a name \
            that is told: remove it once all is well. Stop glaned and end every other glane before. Testimonies and codes are \
            those of the backup. What was erased, withdrawn or removed by age since the backup goes again. Conversations and \
            letters stay as they are now, so that nothing is said or sent twice; letters that only the backup knows are \
            given up ('glane webhook deliveries --state dead' shows them, 'glane webhook retry' sends them). If the store \
            that is there is damaged or missing, nobody knows what was erased since: look into your register of requests.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Argument(help: "A file that 'glane backup' wrote.") var file: String
    @Flag(help: "Only tell what the backup holds.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            guard case .file(let path) = installation.storePath else {
                throw Failure(.usage, "a store in memory ends with this command; name a file with --store")
            }
            try refuseWhatIsNoFile(file)
            let restoration = try Restoration(of: file, over: path)
            try StandardOutput.line("\(file): \(restoration.inventory.words)")
            try StandardOutput.flush()
            if dryRun { return }
            let lock = try InstanceLock(
                installation.storePath, otherwise: "glaned serves this store: stop it, then restore")
            guard try Confirmation.isGiven("Put it in the place of \(path)? (yes or no)", unlessFlagged: yes) else {
                throw ExitCode(1)
            }
            let now = installation.clock().now
            let aside = path + ".before-" + "\(now)".prefix(19).replacing(":", with: "-")
            let entry = actor.entry("backup.restore", URL(filePath: file).lastPathComponent, at: now.epochSeconds)
            let outcome = try await restoration.finish(
                keeping: aside, entry, site: installation.configuration.site.id)
            withExtendedLifetime(lock) {}
            try report(outcome, path)
        }
    }

    private func report(_ outcome: Restoration.Outcome, _ path: String) throws {
        try StandardOutput.line("\(path): \(outcome.restored.words)")
        if let aside = outcome.aside {
            try StandardOutput.line("the store that was there: \(aside)")
        }
        let counts = [
            (outcome.erasedAgain, "erased again, as since the backup"),
            (outcome.leftAside, "told since the backup, only in the store that was there"),
        ]
        for (count, words) in counts where count > 0 {
            try StandardOutput.line("\(counted(count, "testimony", "testimonies")) \(words)")
        }
        if outcome.doubtfulLetters > 0 {
            try StandardOutput.line(
                counted(outcome.doubtfulLetters, "letter") + " given up, since it may have been sent since the backup")
        }
        if outcome.aside == nil || outcome.wasDamaged {
            StandardError.line(
                "glane restore: the store that was there is \(outcome.wasDamaged ? "damaged" : "missing"): what was erased "
                    + "since the backup may be back. Look into your register of requests, and use 'glane forget'.",
                .warning)
        }
    }
}
