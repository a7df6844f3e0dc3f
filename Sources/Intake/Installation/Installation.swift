import Delivery
import DialogFormat
import Foundation
import Store
import TestimonyModel

/// Where a program works: configuration, data and store, found and read as its options say.
package struct Installation: Sendable {
    /// What the command line may name; `nil` is looked up.
    package struct Options: Sendable {
        package var config: String?
        package var store: String?
        package var dialogs: String?
        package var webhooks: String?
        package var language: String

        package init(
            config: String? = nil, store: String? = nil, dialogs: String? = nil, webhooks: String? = nil,
            language: String = "fr"
        ) {
            self.config = config
            self.store = store
            self.dialogs = dialogs
            self.webhooks = webhooks
            self.language = language
        }
    }

    package let options: Options
    package private(set) var configuration: Configuration
    package let environment: [String: String]
    private let executable: URL?
    /// The folder of a dialog that was named by its file.
    private var besideDialog: URL?

    package init(_ options: Options) throws {
        var findings = Findings()
        try self.init(options, &findings)
        try Installation.stop(on: findings)
    }

    /// Goes on with the defaults of what faults of the configuration spoil.
    package init(_ options: Options, _ findings: inout Findings) throws {
        self.options = options
        environment = ProcessInfo.processInfo.environment
        executable = Installation.executable()
        if let file = try Installation.configurationFile(options.config, environment) {
            configuration = Configuration(
                file, isTimeZone: { TimeZone(identifier: $0) != nil }, folderHint: DataFolder.hint(insteadOf:),
                &findings)
        } else {
            configuration = Configuration()
        }
    }

    /// Looks for a draft of the digest that would reach nobody.
    package func checkDraftReaders(_ destinations: [Destination], _ findings: inout Findings) throws {
        guard let file = try Installation.configurationFile(options.config, environment) else { return }
        configuration.checkDraftReaders(file, among: destinations, &findings)
    }

    /// The running program; `/proc` knows it best, `argv[0]` may be a bare name.
    private static func executable() -> URL? {
        let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return (path ?? CommandLine.arguments.first).map { URL(filePath: $0) }
    }

    /// The first configuration there is; one that was named must be there.
    private static func configurationFile(_ flag: String?, _ environment: [String: String]) throws -> DataFile? {
        if let named = flag ?? environment["GLANE_CONFIG"] {
            guard let data = FileManager.default.contents(atPath: named) else {
                throw Failure(.configuration, "\(named): there is no such configuration; 'glane init' writes one")
            }
            return DataFile(name: named, text: String(decoding: data, as: UTF8.self))
        }
        for path in [userConfiguration(environment), "/etc/glane/glane.yaml"] {
            if let data = FileManager.default.contents(atPath: path) {
                return DataFile(name: path, text: String(decoding: data, as: UTF8.self))
            }
        }
        return nil
    }

    /// `$XDG_CONFIG_HOME/glane/glane.yaml`, by default below `~/.config`.
    package static func userConfiguration(_ environment: [String: String]) -> String {
        let home = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (home ?? (environment["HOME"] ?? "") + "/.config") + "/glane/glane.yaml"
    }

    /// Throws what was found if it holds an error.
    package static func stop(on findings: Findings) throws {
        guard findings.hasErrors else { return }
        throw Failure(
            .configuration, "mend these files, then try again ('glane check' tells all)",
            faults: findings.sorted.filter { $0.severity == .error })
    }

    /// With the name, the people and the days of the shipped site: what shipped transcripts speak of.
    package var ofShippedSite: Installation {
        var other = self
        other.configuration.site = Configuration().site
        return other
    }

    // MARK: - Data

    /// What `--dialog` names: a dialog of the data folders, or the structure of one's own as a path, whose folder then lies
    /// over the others. Answers the dialog's name and who finds it.
    package func finding(dialog argument: String) throws -> (name: String, installation: Installation) {
        guard argument.contains("/") || argument.hasSuffix(".yaml") else { return (argument, self) }
        let file = URL(filePath: argument)
        guard argument.hasSuffix(".yaml") else {
            throw Failure(.usage, "\(argument): the file of a dialog ends in .yaml; otherwise give its name alone")
        }
        guard FileManager.default.fileExists(atPath: argument) else {
            throw Failure(.noInput, "\(argument): there is no such file")
        }
        var other = self
        other.besideDialog = file.deletingLastPathComponent()
        return (file.deletingPathExtension().lastPathComponent, other)
    }

    /// The same where none need be named.
    package func finding(anyDialog argument: String?) throws -> (name: String?, installation: Installation) {
        guard let argument else { return (nil, self) }
        let found = try finding(dialog: argument)
        return (found.name, found.installation)
    }

    package func folders() throws -> SiteFolders {
        do {
            var dialogs = DataFolder(
                shipped: try locate("Dialogs", options.dialogs), own: own(configuration.dialogs))
            if let besideDialog { dialogs.lay(besideDialog) }
            return SiteFolders(
                dialogs: dialogs,
                webhooks: DataFolder(
                    shipped: try locate("Webhooks", options.webhooks), own: own(configuration.webhooks)))
        } catch {
            throw Failure(.configuration, error.description)
        }
    }

    private func locate(_ name: String, _ flag: String?) throws(MissingData) -> URL {
        try DataFolder.locate(name, flag: flag, environment: environment, executable: executable)
    }

    private func own(_ path: String?) -> URL? { path.map { URL(filePath: $0, directoryHint: .isDirectory) } }

    package func siteData(
        _ reading: SiteData.Reading = .atOnce, dialog: String = "temoignage", sharing other: SiteData? = nil,
        _ findings: inout Findings
    ) throws -> SiteData? {
        do {
            return try SiteData(
                configuration, reading, language: options.language, dialog: dialog, folders: try folders(),
                sharing: other, environment: environment, &findings)
        } catch let error as MissingData {
            throw Failure(.configuration, error.description)
        }
    }

    /// The names of all dialogs, the site's own among them; "temoignage", which others are like, first.
    package func dialogNames() throws -> [String] {
        let names = try folders().dialogs.files(in: "", ending: ".yaml").compactMap { file in
            file.name.split(separator: "/").last.map { String($0.dropLast(5)) }
        }
        return Set(names).subtracting(["codebook", "commune-mesure", "glane", "languages"]).sorted { left, right in
            left == "temoignage" || right != "temoignage" && left < right
        }
    }

    /// Compares the wording with that of the codebook's own language; where it is that one, every other with it, whose
    /// faults are remarks then. A bot speaks without: this is for whoever edits.
    package func checkTranslation(of site: SiteData, dialog: String, _ findings: inout Findings) throws {
        let folder = try folders().dialogs
        let (own, file) = (site.codebook.language, "\(dialog).yaml")
        guard let original = (try? folder.file("\(own)/\(file)")).flatMap(Translation.init) else { return }
        guard options.language == own else {
            if let words = try? folder.file("\(options.language)/\(file)") { original.check(words, &findings) }
            return
        }
        site.checkOthers(&findings)
        var others = Findings()
        for language in folder.folders(with: file) where language != own {
            if let words = try? folder.file("\(language)/\(file)") { original.check(words, &others) }
        }
        for var fault in others.all {
            fault.severity = .warning
            findings.report(fault)
        }
    }

    /// How easily the texts of dialogs and alerts read, in each language that they have; apart from them, those that say
    /// « vous ».
    package func readability(dialogs: [String]) throws -> [Readability] {
        let folder = try folders().dialogs
        let languages = Set(dialogs.flatMap { folder.folders(with: "\($0).yaml") }).sorted()
        return languages.flatMap { language in
            [dialogs + ["alerts"], dialogs.map { "\($0).vous" }].compactMap { names in
                let files = names.compactMap { try? folder.file("\(language)/\($0).yaml") }
                return files.isEmpty ? nil : Readability(DialogText.all(in: files), language: language)
            }
        }
    }

    /// The site's data, or the faults that stand in the way.
    package func siteData(
        _ reading: SiteData.Reading = .atOnce, dialog: String = "temoignage", sharing other: SiteData? = nil
    ) throws -> SiteData {
        var findings = Findings()
        let data = try siteData(reading, dialog: dialog, sharing: other, &findings)
        try Installation.stop(on: findings)
        guard let data else { throw Failure(.configuration, "the data files are incomplete") }
        return data
    }

    /// The same with lexicons and model read to their end, for a program that would rather keep what it has than
    /// understand less.
    package func completeSiteData(dialog: String, sharing other: SiteData? = nil) throws -> SiteData {
        let data = try siteData(dialog: dialog, sharing: other)
        var findings = Findings()
        data.wait(&findings)
        try Installation.stop(on: findings)
        return data
    }

    /// Without `readsModel` the folder's model is left alone: to train another, or to measure.
    package func understanding(readsModel: Bool = true) throws -> Understanding {
        var findings = Findings()
        let understanding: Understanding?
        do {
            understanding = try Understanding(
                try folders().dialogs, options.language, configuration, readsModel: readsModel, &findings)
        } catch let error as MissingData {
            throw Failure(.configuration, error.description)
        }
        try Installation.stop(on: findings)
        guard let understanding else { throw Failure(.configuration, "the data files are incomplete") }
        return understanding
    }

    /// The words of questions to the archive; none where the data have no such file.
    package func questionWords(_ findings: inout Findings) throws -> QuestionWords {
        let file = try? folders().dialogs.file("\(options.language)/questions.yaml")
        return file.map { QuestionWords($0, &findings) } ?? QuestionWords()
    }

    package func questionWords() throws -> QuestionWords {
        var findings = Findings()
        let words = try questionWords(&findings)
        try Installation.stop(on: findings)
        return words
    }

    package func clock(pinnedTo now: Moment? = nil) -> SiteClock {
        SiteClock(zone: configuration.site.timeZone, pinnedTo: now)
    }

    // MARK: - Store

    package var storePath: StorePath {
        StorePath(
            argument: options.store ?? configuration.store ?? TestimonyStore.defaultPath(environment: environment))
    }

    package func openStore() throws -> TestimonyStore {
        do {
            return try TestimonyStore(path: storePath)
        } catch {
            throw Failure(error)
        }
    }

    /// The store, where there is one already; none is made.
    package func storeIfThere() throws -> TestimonyStore? {
        guard case .file(let path) = storePath, FileManager.default.fileExists(atPath: path) else { return nil }
        return try openStore()
    }

    /// The key of pseudonyms: beside the store unless the configuration says otherwise; a store in memory has one
    /// that is forgotten with it.
    package func speakerKey() throws -> SpeakerKey {
        guard let path = speakerKeyPath else { return .ephemeral() }
        return try SpeakerKey.load(orCreateAt: path)
    }

    /// `nil` for the key of a store in memory, which has no file.
    package var speakerKeyPath: String? {
        if let path = configuration.speakerKey { return path }
        guard case .file(let path) = storePath else { return nil }
        return URL(filePath: path).deletingLastPathComponent().appending(path: "speakers.key").path
    }

    /// The key where there is one already; none is made.
    package func existingSpeakerKey() throws -> SpeakerKey? {
        guard let path = speakerKeyPath, FileManager.default.fileExists(atPath: path) else { return nil }
        return try SpeakerKey.load(orCreateAt: path)
    }
}
