import ArgumentParser
import Foundation
import Intake

@main
struct Glane: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glane",
        abstract: "What a hybrid place changes for people: told in chat, coded, counted, read on Mondays.",
        discussion: """
            Results go to standard output, everything else to standard error. Exit status: 0 done; 1 findings; 64 usage; \
            65 bad data, after all good lines were handled; 66 no such input; 69 a service is unavailable; 74 input or \
            output failed; 78 configuration.
            """,
        version: programVersion,
        subcommands: [
            ChatCommand.self, PipeCommand.self, ReviewCommand.self, DigestCommand.self, AskCommand.self,
            PageCommand.self, ExportCommand.self, CheckCommand.self, TestCommand.self, ExploreCommand.self,
            GraphCommand.self,
            ImportCommand.self, ExplainCommand.self, TrainCommand.self, EvalCommand.self, RecodeCommand.self,
            WebhookCommand.self, ForgetCommand.self, PurgeCommand.self,
            RequestsCommand.self, AuditCommand.self, KeyCommand.self, BackupCommand.self, RestoreCommand.self,
            InitCommand.self,
            DemoCommand.self,
        ])

    static func main() async {
        // A reader that goes away is no fault of ours: writing to it fails, and that ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            try StandardOutput.flush()
        } catch let failure as Failure {
            // What was done before the fault is whole, and is handed over.
            try? StandardOutput.flush()
            for line in failure.lines(of: "glane") { StandardError.line(line, .critical) }
            Foundation.exit(failure.status)
        } catch is StandardOutput.Closed {
            Foundation.exit(0)
        } catch {
            try? StandardOutput.flush()
            exit(withError: error)
        }
    }
}
