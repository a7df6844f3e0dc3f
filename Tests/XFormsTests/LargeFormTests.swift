import DialogEngine
import DialogFormat
import Testing
import TestimonyModel

@testable import XForms

struct LargeFormTests {
    @Test(arguments: [1, 2026] as [UInt64])
    func aFormOfTheLargestSizeIsCarriedWhole(seed: UInt64) throws {
        let form = try FormFile.form(LargeForm.bytes(seed: seed), language: "fr")
        let dialog = ImportedDialog(form, id: "grande", source: "grande.xlsx")
        #expect(dialog.counts.questions == LargeForm.questions)
        #expect(dialog.structure.matches(of: #/(?m)^ +relevant: /#).count == LargeForm.rules)
        #expect(dialog.losses.isEmpty, "\(dialog.losses)")
        #expect(dialog.wordings.map(\.language) == ["fr", "en"])
        var findings = Findings()
        let site = ShippedFiles()
        let codebook = try #require(Codebook(try site.file("codebook.yaml"), &findings))
        let read = Dialog(DataFile(name: "grande.yaml", text: dialog.structure), codebook: codebook, &findings)
        #expect(read != nil && findings.sorted.isEmpty, "\(findings.sorted)")
    }
}
