import ArgumentParser
import Foundation
import Store

/// Who does something that the audit log keeps.
struct ActorOptions: ParsableArguments {
    @Option(help: "Who does it, as the audit log keeps it. Otherwise $USER.") var by: String?

    func entry(_ action: String, _ subject: String? = nil, at now: Int) -> AuditEntry {
        let user = ProcessInfo.processInfo.environment["USER"].flatMap { $0.isEmpty ? nil : $0 }
        return AuditEntry(actor: by ?? user ?? NSUserName(), action: action, subject: subject, madeAt: now)
    }

    func validate() throws {
        if by?.isEmpty == true { throw ValidationError("--by names somebody") }
    }
}
