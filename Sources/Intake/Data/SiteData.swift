import Delivery
import DialogEngine
import DialogFormat
import Extraction
import Foundation
import TestimonyModel

/// Everything that a site's data files say, read and checked.
package struct SiteData: Sendable {
    package var configuration: Configuration
    package var codebook: Codebook
    package var extractor: Extractor
    package var normaliser: Normaliser
    package var dialog: Dialog
    package var wording: Wording
    package var patterns: Patterns
    package var destinations: [ReadyDestination]

    /// Reads all of it; `nil` when a fault leaves something out. Every fault is reported.
    package init?(
        _ configuration: Configuration, language: String, dialog name: String, folders: SiteFolders,
        environment: [String: String], _ findings: inout Findings
    ) throws(MissingData) {
        self.configuration = configuration
        guard let understanding = try Understanding(folders.dialogs, language, configuration, &findings),
            let dialog = Dialog(try folders.dialogs.file("\(name).yaml"), codebook: understanding.codebook, &findings),
            let patterns = Patterns(
                try folders.dialogs.file("\(language)/patterns.yaml"), normaliser: understanding.normaliser, &findings),
            let wording = Wording(
                try folders.dialogs.file("\(language)/\(name).yaml"), dialog: dialog, codebook: understanding.codebook,
                &findings)
        else { return nil }
        codebook = understanding.codebook
        normaliser = understanding.normaliser
        extractor = understanding.extractor
        self.dialog = dialog
        self.wording = wording
        self.patterns = patterns
        destinations = SiteData.destinations(folders.webhooks, environment, &findings)
    }

    private static func destinations(
        _ folder: DataFolder, _ environment: [String: String], _ findings: inout Findings
    ) -> [ReadyDestination] {
        var byName: [String: ReadyDestination] = [:]
        for file in folder.files(in: "", ending: ".yaml") {
            let url = URL(filePath: file.name)
            let name = url.deletingPathExtension().lastPathComponent
            guard let destination = Destination(named: name, file, &findings) else { continue }
            byName[name] = ReadyDestination(
                destination, environment: environment, folder: url.deletingLastPathComponent())
        }
        return byName.values.sorted { $0.destination.name < $1.destination.name }
    }

    /// What a turn depends on, beside the session.
    package func context(
        now: Moment, newID: String, conversation: String, speaker: String, held: Held
    ) -> Context {
        Context(
            dialog: dialog, wording: wording, patterns: patterns, codebook: codebook, normaliser: normaliser,
            understand: { [extractor] in extractor.extract($0, sentAt: $1) },
            site: Context.Site(
                id: configuration.site.id, name: configuration.site.name, contact: configuration.site.contact,
                readers: configuration.site.readers),
            now: now, newID: newID, conversation: conversation, speaker: speaker, held: held)
    }
}

/// Where the data files of a site stand.
package struct SiteFolders: Sendable {
    package var dialogs: DataFolder
    package var webhooks: DataFolder

    package init(dialogs: DataFolder, webhooks: DataFolder) {
        self.dialogs = dialogs
        self.webhooks = webhooks
    }
}
