import ArgumentParser
import Arguments
import Foundation
import Intake
import Logging

@main
struct Glaned: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glaned",
        abstract: "The bot that sits in the chat network: transports, digests and deliveries, day and night.",
        discussion: """
            Reads the same configuration as glane. SIGTERM and SIGINT stop it cleanly; SIGHUP reads the data files again \
            and keeps the old ones if there is a fault; SIGUSR1 writes its state to the log. Logs go to standard error \
            and hold nothing that witnesses said. Exit status: 0 stopped; 64 usage; 69 a service is unavailable, the \
            port for instance; 74 input or output failed; 78 configuration.
            """,
        version: programVersion)

    @OptionGroup var global: GlobalOptions
    @Option(help: "The dialog to hold.") var dialog = "temoignage"

    func run() async throws {
        let log = Log(level: Logger.Level(rawValue: global.logLevel.rawValue) ?? .info)
        try await reportingFailures { try await Daemon(global.installation, dialog: dialog, log: log).run() }
    }

    static func main() async {
        // A client that goes away is no fault of ours: writing to it fails.
        signal(SIGPIPE, SIG_IGN)
        do {
            guard let command = try parseAsRoot() as? Glaned else { return }
            try await command.run()
        } catch let failure as Failure {
            for line in failure.lines(of: "glaned") { FileHandle.standardError.write(Data((line + "\n").utf8)) }
            Foundation.exit(failure.status)
        } catch {
            exit(withError: error)
        }
    }
}
