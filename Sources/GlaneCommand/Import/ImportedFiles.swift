import Foundation
import Intake
import XForms

/// The files of an imported dialog, and where they go.
struct ImportedFiles {
    struct File {
        var path: String
        var text: String
        /// That of a wording.
        var language: String?
    }

    let files: [File]

    init(_ dialog: ImportedDialog, id: String, folder: URL) {
        func path(_ name: String) -> String { folder.appending(path: name).shownPath }
        files =
            [File(path: path("\(id).yaml"), text: dialog.structure)]
            + dialog.wordings.map { language, text in
                File(path: path("\(language)/\(id).yaml"), text: text, language: language)
            }
    }

    /// All or none: nothing is written where one of them is there already.
    func write(replacing: Bool) throws {
        let there = files.map(\.path).filter { FileManager.default.fileExists(atPath: $0) }
        if !replacing, !there.isEmpty {
            throw Failure(
                .usage,
                "\(there.joined(separator: ", ")): already there; --force replaces it, --name gives another name")
        }
        for file in files {
            let url = URL(filePath: file.path)
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url, options: .atomic)
            } catch {
                throw Failure(.inputOutput, "\(file.path): the file cannot be written; --into names another folder")
            }
        }
    }
}
