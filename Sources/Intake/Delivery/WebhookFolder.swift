import Delivery
import DialogFormat
import Foundation
import TestimonyModel

/// The destinations of `Webhooks/`: a site's own files laid over the shipped ones, by name.
package struct WebhookFolder: Sendable {
    /// Sorted by name, each with the folder where its relative paths start.
    package private(set) var destinations: [(destination: Destination, folder: URL)] = []
    package private(set) var findings = Findings()

    /// Reads `*.yaml` of each folder; a later folder's file replaces an earlier one of the same name. Folders that do
    /// not exist are passed over.
    package init(_ folders: [URL]) {
        var files: [String: URL] = [:]
        for folder in folders {
            let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            for file in found ?? [] where file.pathExtension == "yaml" && !file.lastPathComponent.hasPrefix(".") {
                files[file.deletingPathExtension().lastPathComponent] = file
            }
        }
        for (name, file) in files.sorted(by: { $0.key < $1.key }) { read(name, file) }
    }

    /// With the URLs that `environment` and files hold.
    package func ready(environment: [String: String]) -> [ReadyDestination] {
        destinations.map { ReadyDestination($0.destination, environment: environment, folder: $0.folder) }
    }

    private mutating func read(_ name: String, _ file: URL) {
        let shown = file.lastPathComponent
        guard let data = try? Data(contentsOf: file), let text = String(bytes: data, encoding: .utf8) else {
            let message = "the file cannot be read as text"
            findings.report(Diagnostic(file: shown, line: 1, column: 1, code: "unreadable", message: message))
            return
        }
        let source = DataFile(name: shown, text: text)
        guard let destination = Destination(named: name, source, &findings) else { return }
        destinations.append((destination, file.deletingLastPathComponent()))
    }
}
