import ArgumentParser
import Foundation
import Store

/// Who does something that the audit log keeps.
struct ActorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who does it, as the audit log keeps it. By default $USER.", valueName: "name"))
    var by: String?

    var name: String {
        let user = ProcessInfo.processInfo.environment["USER"].flatMap { $0.isEmpty ? nil : $0 }
        return by ?? user ?? NSUserName()
    }

    func entry(_ action: String, _ subject: String? = nil, at now: Int) -> AuditEntry {
        AuditEntry(actor: name, action: action, subject: subject, madeAt: now)
    }

    func validate() throws {
        if let by, by.allSatisfy(\.isWhitespace) { throw ValidationError("--by names nobody: give it a name") }
    }
}
