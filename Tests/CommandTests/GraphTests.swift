import Foundation
import Testing

/// `glane graph`.
struct GraphTests {
    @Test(arguments: [
        ([], "<svg "), (["--format", "mermaid"], "%%{init"), (["--format", "dot"], "digraph "),
        (["--lang", "en"], "<svg "),
    ])
    func theDialogIsDrawn(arguments: [String], start: String) async throws {
        let drawn = try await Program().glane(["graph"] + arguments, bytes: [])
        #expect(drawn.status == 0 && drawn.errors.isEmpty, "\(drawn.errors)")
        #expect(drawn.output.hasPrefix(start) && drawn.output.hasSuffix("\n"))
        let title = arguments.contains("en") ? "What the program asks" : "Ce que le programme demande"
        #expect(drawn.output.contains(title))
    }

    /// A site's own words, whatever signs are in them, as a parser of XML reads them.
    @Test func theDrawingIsWellFormedWhateverIsWritten() async throws {
        let program = try Program()
        let name = #"le <jour> & l'"heure" ]]> 👩🏽‍🚀"#
        let wording = try String(
            contentsOf: Program.checkout.appending(path: "Dialogs/fr/temoignage.yaml"), encoding: .utf8)
        try program.write(
            "own/fr/temoignage.yaml",
            wording.replacing("name: le jour", with: "name: '\(name.replacing("'", with: "''"))'"))
        try program.write("glane.yaml", "site: {name: 'L’<Atelier> & Cie'}\ndialogs: own\n")
        let drawn = try await program.glane("graph", "--config", "glane.yaml", "--output", "jour.svg")
        #expect(drawn.status == 0 && drawn.output.isEmpty, "\(drawn.errors)")
        let read = try await program.shell(
            """
            python3 -c 'import sys, xml.etree.ElementTree as tree
            root = tree.parse(sys.argv[1]).getroot()
            print(root.tag, root.attrib["{http://www.w3.org/XML/1998/namespace}lang"])
            for element in root.iter("{http://www.w3.org/2000/svg}title"): print(element.text)
            print(root.find("{http://www.w3.org/2000/svg}desc").text)' jour.svg
            """)
        #expect(read.status == 0, "\(read.errors)")
        #expect(read.lines.first == "{http://www.w3.org/2000/svg}svg fr")
        #expect(read.lines.contains { $0 == "L" + name.dropFirst() })
        #expect(read.lines.last?.contains("à L’<Atelier> & Cie.") == true)
    }

    @Test(
        arguments: [
            (["--output", "nowhere/a.svg"], 74, "nowhere/a.svg: the drawing cannot be written there"),
            (["--dialog", "besoins"], 78, "besoins.yaml"), (["--format", "png"], 64, "'svg', 'mermaid' or 'dot'"),
        ] as [([String], Int32, String)])
    func whatCannotBeDoneIsSaid(arguments: [String], status: Int32, sentence: String) async throws {
        let drawn = try await Program().glane(["graph"] + arguments, bytes: [])
        #expect(drawn.status == status && drawn.errors.contains(sentence), "\(drawn.errors)")
        #expect(drawn.output.isEmpty)
    }
}
