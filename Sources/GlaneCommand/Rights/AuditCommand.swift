import ArgumentParser
import Arguments
import Intake
import Store
import TestimonyModel

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Show what coordinators and administrators did, and when.",
        discussion: """
            Each line: a number, the time, who, what, and the id of what it was done to; the oldest first, by the number \
            where times are the same. The log is only added to, and holds no words of anybody.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "Only what was done to this id.") var subject: String?
    @Flag(help: "One JSON object a line.") var json = false

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let clock = installation.clock()
            let site = installation.configuration.site.id
            for entry in try await installation.storeIfThere()?.audit(site: site, subject: subject) ?? [] {
                let at = "\(clock.moment(entry.madeAt))"
                let number = entry.number ?? 0
                let columns = ["\(number)", at, entry.actor, entry.action, entry.subject ?? ""]
                try StandardOutput.line(json ? entry.json(number, at) : columns.joined(separator: "\t"))
            }
        }
    }
}

extension AuditEntry {
    fileprivate func json(_ number: Int, _ at: String) -> String {
        var json = JSONWriter()
        json.object { json in
            json.key("number")
            json.integer(number)
            json.field("at", at)
            json.field("actor", actor)
            json.field("action", action)
            json.field("subject", orNull: subject)
        }
        return json.text
    }
}
