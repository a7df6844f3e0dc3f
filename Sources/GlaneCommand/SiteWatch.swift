import Arguments
import DialogFormat
import Foundation
import Intake
import Synchronization

/// `chat --watch`: reads the data files of a dialog again when they have changed. A state with a fault is told and not
/// taken over.
final class SiteWatch: Sendable {
    enum News {
        case none
        /// Another state was taken over.
        case read
        case faulty
    }

    private let installation: Installation
    private let dialog: String
    private let seen: Mutex<FileStates>

    /// Made before the files are read for the first time: what changes meanwhile is not missed.
    init(_ installation: Installation, dialog: String) throws {
        self.installation = installation
        self.dialog = dialog
        seen = Mutex(try installation.folders().dialogs.states)
    }

    /// Looks at the files, and says on standard error what came of a change.
    func look(_ site: CurrentSite) -> News {
        guard let states = try? installation.folders().dialogs.states else { return .none }
        let changes = seen.withLock { before in
            defer { before = states }
            return states.changes(since: before)
        }
        guard !changes.isEmpty else { return .none }
        do {
            site.replace(with: try installation.completeSiteData(dialog: dialog))
            tell("glane: read again: \(listed(changes))", .info)
            return .read
        } catch {
            let failure = error as? Failure
            let faults = FaultReport(failure?.faults ?? []).text { path in
                FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            }
            let reason = faults.isEmpty ? failure?.message ?? "the data files cannot be read" : "mend this, and save"
            tell((faults + ["glane: \(reason); until then it goes on as before"]).joined(separator: "\n"), .error)
            return .faulty
        }
    }

    private func listed(_ names: [String]) -> String {
        let shown = names.prefix(3).joined(separator: ", ")
        return names.count > 3 ? "\(shown) and \(counted(names.count - 3, "other"))" : shown
    }

    /// Dim, over the prompt that may stand there.
    private func tell(_ text: String, _ level: LogLevel) {
        let isStyled = StandardError.isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        let start = StandardError.isTerminal ? "\r\u{1B}[K" : ""
        StandardError.line(start + (isStyled ? "\u{1B}[2m\(text)\u{1B}[0m" : text), level)
    }
}
