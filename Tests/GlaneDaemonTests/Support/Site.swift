import Foundation
import Store

/// A temporary site: configuration, store, status file; gone with this value.
final class Site {
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    let folder: URL
    var store: String { folder.appending(path: "glane.sqlite").path }
    var status: URL { folder.appending(path: "status.json") }
    var configuration: URL { folder.appending(path: "glane.yaml") }
    /// Data files that a test may change; the checkout's own until `ownDialogs`.
    private(set) var dialogs = Site.checkout.appending(path: "Dialogs")

    /// `roles` in the form of the configuration.
    init(line: String = "{port: 0, patience: 0}", roles: String = "{}") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "glaned-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = "transports:\n  line: \(line)\nstatus_file: \(status.path)\nroles: \(roles)\n"
        try text.write(to: configuration, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func ownDialogs() throws {
        let copy = folder.appending(path: "Dialogs")
        try FileManager.default.copyItem(at: dialogs, to: copy)
        dialogs = copy
    }

    /// Changes a data file.
    func edit(_ path: String, _ change: (String) -> String) throws {
        let url = dialogs.appending(path: path)
        try change(try String(contentsOf: url, encoding: .utf8)).write(to: url, atomically: true, encoding: .utf8)
    }

    func start(_ arguments: [String] = [], webhook: String? = nil, limits: String? = nil) throws -> RunningDaemon {
        try RunningDaemon(
            [
                "--config", configuration.path, "--store", store, "--dialogs", dialogs.path, "--webhooks",
                Site.checkout.appending(path: "Webhooks").path, "--log-level", "debug",
            ] + arguments, environment: webhook.map { ["GLANE_MATTERMOST_URL": $0] } ?? [:], limits: limits, in: self)
    }

    func openStore() throws -> TestimonyStore { try TestimonyStore(path: .file(store)) }
}
