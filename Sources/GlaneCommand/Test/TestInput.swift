import DialogFormat
import Foundation
import Intake

/// The transcripts to play, and what could not be read of them.
struct TestInput {
    /// A transcript, and what it speaks of.
    struct Item {
        var transcript: Transcript
        /// Speaks of the shipped site, whatever the configuration calls this one.
        var isShipped: Bool
        /// Where it is written anew.
        var target: URL
    }

    private(set) var items: [Item] = []
    private(set) var findings = Findings()
    /// Files that could not be read.
    private(set) var unreadable = 0

    /// All transcripts of a dialog that stand beside it.
    init(dialog: String?, _ installation: Installation) throws {
        let folder = try installation.folders().dialogs
        let path = "\(installation.options.language)/tests"
        for (name, file, isOwn) in folder.overlaid(in: path, ending: ".txt") {
            // What was installed stays as it is; the site's own file takes its place.
            let target = isOwn ? nil : folder.own?.appending(path: path).appending(path: name)
            add(file, isShipped: !isOwn, target: target ?? URL(filePath: file.name))
        }
        items.removeAll { dialog != nil && $0.transcript.settings.dialog != dialog }
        if items.isEmpty, unreadable == 0 {
            let whose = dialog.map { " of '\($0)'" } ?? ""
            throw Failure(
                .noInput, "there is no transcript\(whose) in \(folder.shipped.appending(path: path).shownPath)")
        }
    }

    /// The files that were named. Every one must be there, and belong to this dialog.
    init(_ paths: [String], dialog: String?, _ installation: Installation) throws {
        let shipped = try installation.folders().dialogs.shipped.standardizedFileURL.path + "/"
        let files = try paths.map { path in
            DataFile(name: path, text: String(decoding: try contents(ofFile: path), as: UTF8.self))
        }
        for file in files {
            let url = URL(filePath: file.name)
            add(file, isShipped: url.standardizedFileURL.path.hasPrefix(shipped), target: url)
        }
        if let dialog, let other = items.first(where: { $0.transcript.settings.dialog != dialog })?.transcript {
            throw Failure(
                .usage, "\(other.file) is told to the dialog '\(other.settings.dialog)'; say --dialog with its name")
        }
    }

    private mutating func add(_ file: DataFile, isShipped: Bool, target: URL) {
        guard let transcript = Transcript(file, &findings) else {
            unreadable += 1
            return
        }
        items.append(Item(transcript: transcript, isShipped: isShipped, target: target))
    }
}
