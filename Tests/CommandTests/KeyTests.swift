import Foundation
import Testing

/// `glane key`: the key of pseudonyms as administrators meet it.
struct KeyTests {
    private static let path = ".local/share/glane/speakers.key"

    private static func told() async throws -> Program {
        let program = try Program(["USER": "nadia"])
        let told = try await program.glane("chat", "--as", "anna", input: "\(Program.story)\noui\n3\n")
        try #require(told.output.contains("C’est gardé"))
        return program
    }

    private static func data(_ program: Program) async throws -> String {
        try await program.glane("chat", "--as", "anna", input: "mes données\n").output
    }

    @Test func theKeyIsNeverShown() async throws {
        let program = try await Self.told()
        let shown = try await program.glane("key", "show")
        #expect(
            shown.status == 0 && shown.output.contains("0600, lisible par son seul propriétaire"), "\(shown.output)")
        #expect(shown.output.contains(", aujourd’hui\n") && shown.output.contains("clés d’avant, gardées\u{A0}: 0"))
        let key = try String(contentsOfFile: program.file(Self.path), encoding: .utf8).prefix(64)
        for run in [shown, try await program.glane("key", "show", "--json"), try await program.glane("key", "rotate")] {
            #expect(run.status == 0 && !(run.output + run.errors).contains(key.prefix(16)))
        }
        let english = try await program.glane("key", "show", "--lang", "en").output
        #expect(english.contains("mode: 0600, only its owner may read it") && english.contains("former keys, kept: 1"))
        #expect(try await Program().glane("key", "show").status == 66)
        #expect(try await Program().glane("key", "rotate").status == 66)
    }

    @Test func afterARotationPeopleAreKnownAndCanEraseWhatTheyTold() async throws {
        let program = try await Self.told()
        let before = try #require(await program.glane("export").objects[0]["speaker"] as? String)
        #expect(try await program.glane("backup", "b.sqlite").status == 0)
        #expect(try await program.glane("key", "rotate").status == 0)
        #expect(try await program.glane("export").objects[0]["speaker"] as? String != before)
        #expect(try await Self.data(program).contains("J’ai 1 témoignage de toi"))
        #expect(try await program.glane("audit").output.contains("\tnadia\tkey.rotate\t"))
        let restored = try await program.glane("restore", "b.sqlite", "--yes")
        #expect(restored.status == 0 && restored.errors.isEmpty, "\(restored.errors)")
        #expect(try await Self.data(program).contains("J’ai 1 témoignage de toi"))
        let forgotten = try await program.glane("forget", "--name", "anna", "--transport", "terminal", "--yes")
        #expect(forgotten.output.contains("C’est effacé"), "\(forgotten.errors)")
    }

    @Test func formerKeysAreDestroyedOnlyWhereSomebodyAgrees() async throws {
        let program = try await Self.told()
        let no = try await program.glane("key", "rotate", "--forget-former", input: "non\n")
        #expect(no.status == 1 && no.errors.contains("Couper pour de bon les liens"))
        #expect(try await Self.data(program).contains("J’ai 1 témoignage de toi"))
        let yes = try await program.glane("key", "rotate", "--forget-former", "--yes")
        #expect(yes.output.contains("de plus anciennes sont détruites"), "\(yes.errors)")
        #expect(try await Self.data(program).contains("Je n’ai aucun témoignage de toi"))
        #expect(try await program.glane("export").lines.count == 1)
    }

    @Test func aStoreWithAnotherKeyIsNotServed() async throws {
        let program = try await Self.told()
        try program.write(Self.path, String(repeating: "ab", count: 32) + "\n")
        let run = try await program.glane("chat", "--as", "anna", input: "mes données\n")
        #expect(run.status == 78 && run.errors.contains("were made with another key"), "\(run.errors)")
    }

    @Test func theSheetOfTheRegisterTellsTheAgeOfTheKey() async throws {
        let sheet = try await Self.told().glane("check", "--privacy").output.plainlySpaced
        #expect(
            sheet.contains(
                #/La clé des pseudonymes \(`[^`]+`\) : lisible par son seul propriétaire ; faite le .+, aujourd’hui\./#),
            "\(sheet)")
    }
}
