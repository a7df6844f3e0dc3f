import DialogEngine
import Foundation
import Testing

@testable import DialogFormat

/// Whole drawings as they are read, one file each. `GLANE_RECORD=1` writes them anew and fails the run.
struct GraphGoldenTests {
    /// Labels that would break out of every language of drawings, were they not escaped.
    static func awkward() throws -> ShippedDialog {
        var shipped = try ShippedDialog()
        shipped.dialog = Dialog(
            id: "a<b> & \"c\"", version: 2,
            slots: shipped.dialog.slots.prefix(1) + [
                Slot(
                    id: "publics", kind: .options(facet: "publics"),
                    relevant: try Expression(
                        parsing: "publics in [unheard_of] or not (known(when) and status = observed)"))
            ])
        shipped.wording.slots["story"] = Wording.SlotWording(
            ask: [.init(say: "Quoi de \"neuf\" à {site} ; <b>ici</b> & là ? %%{init: {}}%% `x` #quot; \\n \\\" ]")],
            name: "<script>alert(\"1\")</script>")
        shipped.wording.slots["publics"] = Wording.SlotWording(
            ask: [.init(say: String(repeating: "anticonstitutionnellement", count: 6) + " 👩🏽‍🚀🏳️‍🌈 " + "文字文字文字")],
            name: "les gens\u{7}\u{0} --> end\n]] \"; x")
        shipped.alerts = []
        return shipped
    }

    @Test(arguments: ["svg", "mermaid", "dot"])
    func theShippedDialogIsDrawnAsRecorded(format: String) throws {
        try compare(try ShippedDialog().graph, "temoignage", format)
    }

    @Test(arguments: ["svg", "mermaid", "dot"])
    func awkwardLabelsAreDrawnAsRecorded(format: String) throws {
        try compare(try Self.awkward().graph, "awkward", format)
    }

    private func compare(_ graph: DialogGraph, _ name: String, _ format: String) throws {
        let drawing =
            switch format {
            case "svg": graph.svg
            case "mermaid": graph.mermaid
            default: graph.dot
            }
        let url = checkout.appending(path: "Tests/DialogFormatTests/Golden/\(name).\(format)")
        if ProcessInfo.processInfo.environment["GLANE_RECORD"] != nil {
            try drawing.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded anew; run again without GLANE_RECORD")
        }
        #expect(drawing == (try String(contentsOf: url, encoding: .utf8)))
    }
}
