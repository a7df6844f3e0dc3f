import DialogEngine
import DialogFormat
import Extraction
import Foundation
import TestimonyModel
import Testing

@testable import XForms

/// Whole forms as they become dialogs, one file each. `GLANE_RECORD=1` writes them anew and fails the run.
struct FormGoldenTests {
    @Test(arguments: FormCase.all)
    func theFormBecomesTheDialogThatIsRecorded(form: FormCase) throws {
        let url = FormCase.folder.appending(path: "Golden/\(form.file).txt")
        let shown = try form.dialog().shown
        if ProcessInfo.processInfo.environment["GLANE_RECORD"] != nil {
            try shown.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded anew; run again without GLANE_RECORD")
        }
        #expect(shown == (try String(contentsOf: url, encoding: .utf8)))
    }

    @Test func thereAreTenFormsAtLeast() { #expect(FormCase.names.count >= 10) }

    /// What pyxform writes differently: the text of another answer is its own, and how often something is asked is calculated.
    private static let differing = ["cantine": "other", "quartier": "enfants_count"]

    @Test(arguments: FormCase.names)
    func bothFilesOfAFormGiveTheSameDialog(name: String) throws {
        let sheet = try FormCase(file: name + ".xlsx").dialog()
        let xml = try FormCase(file: name + ".xml").dialog()
        func lines(_ text: String) -> [String] {
            text.split(separator: "\n").map { String($0).replacing(".xml", with: ".xlsx") }
        }
        let pairs =
            [(sheet.structure, xml.structure)]
            + zip(sheet.wordings, xml.wordings).map { ($0.text, $1.text) }
        #expect(sheet.wordings.map(\.language) == xml.wordings.map(\.language))
        for (ours, theirs) in pairs {
            let change = lines(ours).difference(from: lines(theirs))
            let isExpected = Self.differing[name] != nil && change.count <= 6
            #expect(change.isEmpty || isExpected, "\(change)")
        }
    }

    /// The reader of dialogs takes what was written, to the letter.
    @Test(arguments: FormCase.all)
    func theDialogHasNoFault(form: FormCase) throws {
        let dialog = try form.dialog()
        var findings = Findings()
        let site = ShippedFiles()
        let codebook = try #require(Codebook(try site.file("codebook.yaml"), &findings))
        let structure = DataFile(name: "\(form.name).yaml", text: dialog.structure)
        let read = try #require(Dialog(structure, codebook: codebook, &findings), "\(findings.sorted)")
        for (language, text) in dialog.wordings where ["fr", "en"].contains(language) {
            let wording = Wording(
                DataFile(name: "\(language)/\(form.name).yaml", text: text), dialog: read,
                codebook: codebook,
                like: { try? site.file("\(language)/\($0).yaml") }, &findings)
            #expect(wording != nil)
        }
        #expect(findings.sorted.map(\.description) == [])
        #expect(read.isQuestionnaire)
    }
}

/// The data files of the checkout.
struct ShippedFiles {
    func file(_ path: String) throws -> DataFile {
        let url = FormCase.checkout.appending(path: "Dialogs/\(path)")
        return DataFile(name: path, text: try String(contentsOf: url, encoding: .utf8))
    }
}
