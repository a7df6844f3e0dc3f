import Foundation
import Testing

@testable import XForms

/// A form of the folder `Forms`, as an XLSForm or as the XForm that pyxform made of it.
struct FormCase: Sendable, CustomTestStringConvertible {
    static let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized
    static let folder = checkout.appending(path: "Tests/XFormsTests")

    var file: String

    var testDescription: String { file }

    var name: String { String(file.prefix { $0 != "." }) }

    static let names: [String] = {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Forms").path))
            ?? []
        return files.filter { $0.hasSuffix(".xlsx") }.map { String($0.dropLast(5)) }.sorted()
    }()

    static let all = names.flatMap { [FormCase(file: $0 + ".xlsx"), FormCase(file: $0 + ".xml")] }

    func dialog() throws -> ImportedDialog {
        let bytes = try Data(contentsOf: Self.folder.appending(path: "Forms/\(file)"))
        let reserved: Set<String> = [
            "when", "where", "effect", "polarity", "status", "need", "space", "health",
        ]
        return ImportedDialog(
            try FormFile.form(Array(bytes), language: "fr"), id: name, source: file, reserved: reserved)
    }
}

extension ImportedDialog {
    /// Everything of it, as people read it.
    var shown: String {
        var text = "== structure\n" + structure
        for (language, wording) in wordings { text += "== \(language)\n" + wording }
        text += "== not carried\n"
        for loss in losses {
            text += "\(loss.place): \(loss.kind.rawValue) \(loss.what): \(loss.done)\n"
        }
        return text
    }
}
