import Delivery
import DialogEngine
import DialogFormat
import Extraction
import Foundation
import TestimonyModel

/// Everything that a site's data files say, read and checked.
///
/// What extraction needs takes a few tenths of a second to build and is made in the background: the bot can say its
/// first words meanwhile.
package struct SiteData: Sendable {
    package var configuration: Configuration
    package var codebook: Codebook
    package var normaliser: Normaliser
    package var dialog: Dialog
    package var wording: Wording
    package var patterns: Patterns
    package var alerts: [Alert]
    package var destinations: [ReadyDestination]
    private let saidPhrases: SaidPhrases
    private let understanding: Later<(extractor: Extractor?, findings: Findings)>

    /// When lexicons and model are read.
    package enum Reading: Sendable {
        /// In the background, for whoever will hear people.
        case atOnce
        /// Never, unless something asks for them.
        case whenNeeded
    }

    /// Reads all of it; `nil` when a fault leaves something out. Every fault is reported, those of lexicons and model
    /// only by `wait`. Another dialog of the same site `shares` them.
    package init?(
        _ configuration: Configuration, _ reading: Reading = .atOnce, language: String, dialog name: String,
        folders: SiteFolders, sharing other: SiteData? = nil,
        environment: [String: String], _ findings: inout Findings
    ) throws(MissingData) {
        self.configuration = configuration
        let folder = folders.dialogs
        guard let vocabulary = try SiteVocabulary(folder, language, orOwn: true, &findings),
            let dialog = Dialog(try folder.file("\(name).yaml"), codebook: vocabulary.codebook, &findings)
        else { return nil }
        understanding =
            other?.understanding
            ?? Later(starts: reading == .atOnce) {
                var findings = Findings()
                let built = try? Understanding(vocabulary, folder, configuration, &findings)
                return (built?.extractor, findings)
            }
        guard
            let patterns = Patterns(
                try folder.file("\(language)/patterns.yaml"), also: { try? folder.file("\($0)/patterns.yaml") },
                normaliser: vocabulary.normaliser, &findings),
            let alerts = AlertsFile.alerts(
                try folder.file("\(language)/alerts.yaml"), also: { try? folder.file("\($0)/alerts.yaml") },
                normaliser: vocabulary.normaliser, &findings),
            var wording = Wording(
                try folder.file("\(language)/\(name).yaml"), dialog: dialog, codebook: vocabulary.codebook,
                normaliser: vocabulary.normaliser, like: { try? folder.file("\(language)/\($0).yaml") }, &findings)
        else { return nil }
        if configuration.site.isFormal, let like = wording.like,
            let file = try? folder.file("\(language)/\(like).vous.yaml")
        {
            wording.address(likeOther: file)
        }
        // Read at any rate: a fault in it must not wait for the day that it is wanted.
        if let file = try? folder.file("\(language)/\(name).vous.yaml") {
            var formal = wording
            formal.address(file, dialog: dialog, codebook: vocabulary.codebook, &findings)
            if configuration.site.isFormal { wording = formal }
        }
        codebook = vocabulary.codebook
        normaliser = vocabulary.normaliser
        self.dialog = dialog
        self.wording = wording
        saidPhrases = SaidPhrases(wording, dialog, vocabulary.codebook, normaliser: vocabulary.normaliser)
        self.patterns = patterns
        self.alerts = alerts
        destinations = SiteData.destinations(folders.webhooks, environment, &findings)
    }

    /// Waits for lexicons and model, and adds their faults.
    package func wait(_ findings: inout Findings) {
        for fault in understanding.get().findings.all { findings.report(fault) }
    }

    /// `nil` where lexicons or model are missing.
    package var extractor: Extractor? { understanding.get().extractor }

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

    /// A sentence of the wording as it is said, with the names of the site.
    package func said(_ phrase: Phrase) -> String {
        let site = configuration.site
        return typeset(
            wording.phrase(phrase, ["site": site.name, "contact": site.contact, "readers": site.readers]))
    }

    /// What a turn depends on, beside the session.
    package func context(
        now: Moment, newID: String, conversation: String, speaker: String, held: Held
    ) -> Context {
        var context = Context(
            dialog: dialog, wording: wording, saidPhrases: saidPhrases, patterns: patterns, alerts: alerts,
            warnsCoordinators: destinations.contains(where: \.getsAlerts), codebook: codebook, normaliser: normaliser,
            understand: { [understanding] text, sentAt in
                understanding.get().extractor?.extract(text, sentAt: sentAt) ?? Extraction(text: text)
            },
            site: Context.Site(
                id: configuration.site.id, name: configuration.site.name, contact: configuration.site.contact,
                readers: configuration.site.readers),
            now: now, newID: newID, conversation: conversation, speaker: speaker, held: held)
        context.readAnswer = { [understanding] text, sentAt in
            understanding.get().extractor?.particulars(ofAnswer: text, sentAt: sentAt) ?? Extraction(text: text)
        }
        return context
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
