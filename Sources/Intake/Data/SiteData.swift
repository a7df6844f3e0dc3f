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
    package let localisations: Localisations
    package var destinations: [ReadyDestination]
    /// The words of questions to the archive; none where the data have no such file.
    package let questionWords: QuestionWords
    private let foreignSentences: [String: String]
    private let otherLanguages: Later<(all: [Localisation], findings: Findings)>
    private let understanding: Later<(extractor: Extractor?, findings: Findings)>
    private let sensitive: Later<(words: SensitiveWords, findings: Findings)>

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
        sensitive =
            other?.sensitive
            ?? Later(starts: false) {
                var findings = Findings()
                return (SensitiveWords(folder, vocabulary, &findings), findings)
            }
        let isFormal = configuration.site.isFormal
        guard
            let own = try Localisation(
                language, folder, vocabulary, dialog: dialog, named: name, isFormal: isFormal, &findings)
        else { return nil }
        otherLanguages = Later(starts: reading == .atOnce) {
            Localisation.others(than: own, folder, vocabulary, dialog: dialog, named: name, isFormal: isFormal)
        }
        localisations = Localisations(own: own) { [otherLanguages] in otherLanguages.get().all }
        foreignSentences =
            (try? folder.file("languages.yaml")).map { DialogFormat.foreignSentences($0, &findings) } ?? [:]
        questionWords =
            (try? folder.file("\(language)/questions.yaml")).map { QuestionWords($0, &findings) } ?? QuestionWords()
        codebook = vocabulary.codebook
        normaliser = vocabulary.normaliser
        self.dialog = dialog
        destinations = SiteData.destinations(folders.webhooks, environment, &findings)
    }

    package var wording: Wording { localisations.own.wording }
    package var patterns: Patterns { localisations.own.patterns }
    package var alerts: [Alert] { localisations.own.alerts }

    /// What is amiss in the other languages of the dialog, each a remark: what is missing there is said in this one.
    package func checkOthers(_ findings: inout Findings) {
        for fault in otherLanguages.get().findings.all { findings.report(fault) }
    }

    /// Waits for lexicons and model, and adds their faults.
    package func wait(_ findings: inout Findings) {
        for fault in understanding.get().findings.all + sensitive.get().findings.all { findings.report(fault) }
    }

    /// `nil` where lexicons or model are missing.
    package var extractor: Extractor? { understanding.get().extractor }

    /// The details that are masked on the way out of the house.
    package var sensitiveWords: SensitiveWords { sensitive.get().words }

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

    /// A sentence of the wording as it is said, with the names of the site; in the site's own language for `nil`.
    package func said(
        _ phrase: Phrase, _ values: [String: String] = [:], in language: String? = nil
    ) -> String {
        let site = configuration.site
        let names = ["site": site.name, "contact": site.contact, "readers": site.readers]
        return typeset(localisations[language].wording.phrase(phrase, names.merging(values) { $1 }))
    }

    /// What a turn depends on, beside the session.
    package func context(
        now: Moment, newID: String, conversation: String, speaker: String, held: Held
    ) -> Context {
        var context = Context(
            dialog: dialog, localisations: localisations,
            warnsCoordinators: destinations.contains(where: \.getsAlerts), codebook: codebook, normaliser: normaliser,
            understand: { [understanding] text, sentAt in
                understanding.get().extractor?.extract(text, sentAt: sentAt) ?? Extraction(text: text)
            },
            site: Context.Site(
                id: configuration.site.id, name: configuration.site.name, contact: configuration.site.contact,
                readers: configuration.site.readers, wordDays: configuration.retention.text,
                testimonyDays: configuration.retention.testimonies),
            now: now, newID: newID, conversation: conversation, speaker: speaker, held: held)
        context.readAnswer = { [understanding] text, sentAt in
            understanding.get().extractor?.particulars(ofAnswer: text, sentAt: sentAt) ?? Extraction(text: text)
        }
        context.details = { [sensitive] text in sensitive.get().words.details(in: text).map(\.category) }
        context.masked = { [sensitive] text in sensitive.get().words.masked(text) }
        context.foreignSentences = foreignSentences
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
