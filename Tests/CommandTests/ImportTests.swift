import Foundation
import Testing

/// `glane import`.
struct ImportTests {
    private static let forms = Program.checkout.appending(path: "Tests/XFormsTests/Forms")

    private static func form(_ name: String) -> String { forms.appending(path: name).path }

    /// A home whose configuration has a folder of its own for dialogs.
    private func site() throws -> Program {
        let program = try Program()
        try program.write("glane.yaml", "dialogs: own\n")
        try program.write("own/README", "ours")
        return program
    }

    @Test(arguments: ["tiers-lieu.xlsx", "jardin.xml", "cantine.xlsx", "repair-cafe.xml"])
    func aFormBecomesADialogWithoutFault(file: String) async throws {
        let program = try site()
        let name = String(file.prefix { $0 != "." })
        let made = try await program.glane("import", Self.form(file), "--config", "glane.yaml", "--name", "essai")
        #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
        #expect(made.lines.first?.hasPrefix("own/essai.yaml: ") == true)
        #expect(made.lines.last == "next: glane check --dialog essai && glane chat --dialog essai")
        let check = try await program.glane("check", "--config", "glane.yaml", "--dialog", "essai")
        #expect(check.status == 0 && check.output.isEmpty, "\(name): \(check.output)")
    }

    /// What the command says to run next is a conversation.
    @Test func anImportedFormIsAnInterview() async throws {
        let program = try site()
        _ = try await program.glane("import", Self.form("tiers-lieu.xlsx"), "--config", "glane.yaml")
        let told = try await program.glane(
            "chat", "--config", "glane.yaml", "--dialog", "tiers-lieu", "--now", "2026-11-19T18:40:00+01:00",
            input: "12\n34\nà mon compte\ngraphiste\noui\n4\nnon\n35000\nnon merci\noui\noui\n")
        #expect(told.status == 0, "\(told.errors)")
        let said = told.output.plainlySpaced
        for line in [
            "Quel âge as-tu ?", "Un âge est entre 15 et 120.", "Quel est ton métier ?", "Quel est ton code postal ?",
        ] {
            #expect(said.contains(line), "\(said)")
        }
        // Nobody without studies is asked where, nor whom they met who knew somebody.
        #expect(!said.contains("Dans quelle école") && !said.contains("Qui as-tu rencontré"))
    }

    @Test func whatIsNotCarriedIsToldWithItsPlace() async throws {
        let program = try site()
        let path = try program.write("jardin.xlsx", Data(contentsOf: Self.forms.appending(path: "jardin.xlsx")))
        #expect(path.hasSuffix("jardin.xlsx"))
        let made = try await program.glane("import", "jardin.xlsx", "--config", "glane.yaml", "--dry-run")
        #expect(
            made.output == """
                own/jardin.yaml: would hold 9 questions, 3 notes, 4 calculations, 1 group, 1 repeat, 11 conditions
                own/fr/jardin.yaml: would hold what is said in 'fr'
                jardin.xlsx:survey!A3: deviceid 'appareil': left out
                jardin.xlsx:survey!A10: geopoint 'ou': left out
                jardin.xlsx:survey!A19: image 'photo': left out
                nothing was written

                """)
        #expect(!FileManager.default.fileExists(atPath: program.file("own/jardin.yaml")))
        let json = try await program.glane(
            "import", "jardin.xlsx", "--config", "glane.yaml", "--dry-run", "--format", "json")
        let object = try #require(json.objects.first)
        #expect(object["dialog"] as? String == "jardin" && object["written"] as? Bool == false)
        #expect(object["questions"] as? Int == 9 && object["languages"] as? [String] == ["fr"])
        let lost = try #require(object["not_carried"] as? [[String: String]])
        #expect(
            lost.first == ["place": "survey!A3", "code": "metadata", "what": "deviceid 'appareil'", "done": "left out"])
    }

    @Test func nothingIsReplacedUnasked() async throws {
        let program = try site()
        let arguments = ["import", Self.form("jardin.xlsx"), "--config", "glane.yaml"]
        #expect(try await program.glane(arguments, bytes: []).status == 0)
        try program.write("own/jardin.yaml", "ours")
        let again = try await program.glane(arguments, bytes: [])
        #expect(again.status == 64 && again.errors.contains("own/jardin.yaml: there is a dialog of this name"))
        #expect(try String(contentsOfFile: program.file("own/jardin.yaml"), encoding: .utf8) == "ours")
        #expect(try await program.glane(arguments + ["--force"], bytes: []).status == 0)
        #expect(try String(contentsOfFile: program.file("own/jardin.yaml"), encoding: .utf8) != "ours")
        let elsewhere = try await program.glane(arguments + ["--name", "potager", "--into", "else"], bytes: [])
        #expect(elsewhere.status == 0 && elsewhere.output.contains("name this folder in the configuration"))
        #expect(FileManager.default.fileExists(atPath: program.file("else/fr/potager.yaml")))
    }

    @Test func aLanguageThatIsNotSpokenIsTold() async throws {
        let made = try await site().glane("import", Self.form("marche.xlsx"), "--config", "glane.yaml", "--dry-run")
        #expect(made.output.contains("'es': glane has no phrases of its own in this language"))
    }

    @Test(
        arguments: [
            (["nowhere.xlsx"], 66, "nowhere.xlsx: there is no such file"),
            (["broken.xlsx"], 65, "broken.xlsx: the file cannot be unpacked"),
            (["text.xlsx"], 65, "text.xlsx: this is neither a workbook nor XML"),
            (["bomb.xml"], 65, "bomb.xml:1: the file declares a document type"),
            ([form("jardin.xlsx"), "--name", "../x"], 64, "'../x' cannot be the name of a dialog"),
            ([form("jardin.xlsx"), "--name", "codebook"], 64, "'codebook' cannot be the name of a dialog"),
            ([form("jardin.xlsx"), "--into", "/proc/nowhere"], 74, "the file cannot be written"),
        ] as [([String], Int32, String)])
    func whatCannotBeDoneIsSaid(arguments: [String], status: Int32, sentence: String) async throws {
        let program = try site()
        let whole = try Data(contentsOf: Self.forms.appending(path: "jardin.xlsx"))
        try program.write("broken.xlsx", whole.prefix(whole.count / 2))
        try program.write("text.xlsx", "type,name,label")
        try program.write("bomb.xml", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>")
        let made = try await program.glane(["import"] + arguments + ["--config", "glane.yaml"], bytes: [])
        #expect(made.status == status && made.errors.contains(sentence), "\(made.errors)")
        #expect(made.output.isEmpty)
    }
}
