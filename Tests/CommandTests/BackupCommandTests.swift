import Foundation
import Testing

/// `glane backup` and `glane restore`.
struct BackupCommandTests {
    private static let store = ".local/share/glane/glane.sqlite"

    private static func told(_ names: String...) async throws -> Program {
        let program = try Program(["USER": "nadia"])
        for name in names {
            let told = try await program.glane("chat", "--as", name, input: "\(Program.story)\noui\n3\n")
            try #require(told.output.contains("C’est gardé"))
        }
        return program
    }

    @Test func aBackupSaysWhatItHoldsAndWhereItLies() async throws {
        let program = try await Self.told("anna")
        let made = try await program.glane("backup", "b.sqlite")
        #expect(made.status == 0 && made.output.hasPrefix("b.sqlite\u{A0}: 1 témoignage raconté le "))
        #expect(made.output.contains(", 1 observation, 1 envoi qui attend\u{202F}; schéma "))
        let again = try await program.glane("backup", "b.sqlite")
        #expect(again.status == 64 && again.errors.contains("b.sqlite is there already; --force replaces it"))
        let english = try await program.glane("backup", "b.sqlite", "--force", "--lang", "en")
        #expect(english.output.hasPrefix("b.sqlite: 1 testimony of 20"))
        #expect(english.output.contains(", 1 observation, 1 letter that waits; schema "))
        let json = try await program.glane("backup", "b.sqlite", "--force", "--json").objects
        #expect(json[0]["testimonies"] as? Int == 1 && json[0]["file"] as? String == "b.sqlite")
        let named = try await program.glane("backup", ".")
        #expect(named.output.contains(#/glane-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.sqlite\u{A0}: 1 témoignage/#))
        let itself = try await program.glane("backup", "--force", Self.store)
        #expect(itself.status == 64 && itself.errors.contains("this is the store itself"))
        #expect(try await program.glane("audit").lines.map { $0.prefix(2) } == ["1\t", "2\t", "3\t", "4\t"])
    }

    @Test func whoWasForgottenSinceStaysForgotten() async throws {
        let program = try await Self.told("anna", "bruno")
        #expect(try await program.glane("backup", "b.sqlite").status == 0)
        #expect(try await program.glane("forget", "--name", "anna", "--transport", "terminal", "--yes").status == 0)
        let look = try await program.glane("restore", "b.sqlite", "--dry-run")
        #expect(look.status == 0 && look.output.hasPrefix("b.sqlite\u{A0}: 2 témoignages racontés le "))
        let no = try await program.glane("restore", "b.sqlite", input: "no\n")
        #expect(no.status == 1)
        let run = try await program.glane("restore", "b.sqlite", "--yes")
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(
            run.output.contains("glane.sqlite\u{A0}: 1 témoignage raconté le ")
                && run.output.contains("glane.sqlite.before-20"))
        #expect(run.output.contains("1 témoignage effacé de nouveau, comme depuis la copie"))
        #expect(try await program.glane("export").lines.count == 1)
        let log = try await program.glane("audit").lines.map { $0.split(separator: "\t")[3] }
        #expect(log == ["backup.make", "testimony.forget", "backup.restore"])
    }

    @Test func aDamagedStoreIsReplacedAndSaysWhatNobodyKnows() async throws {
        let program = try await Self.told("anna")
        #expect(try await program.glane("backup", "b.sqlite").status == 0)
        try program.write(Self.store, String(repeating: "x", count: 5_000))
        let run = try await program.glane("restore", "b.sqlite", "--yes")
        #expect(run.status == 0 && run.errors.contains("ce qui a été effacé depuis la copie est peut-être revenu"))
        #expect(try await program.glane("export").lines.count == 1)
    }

    @Test func whatIsNoBackupIsNamed() async throws {
        let program = try await Self.told("anna")
        try program.write("notes.txt", "Ceci est un carnet.")
        for (file, status, word) in [
            ("notes.txt", 74, "is no SQLite database"), ("nowhere", 66, "there is no such file"), (".", 66, "a folder"),
        ] as [(String, Int32, String)] {
            let run = try await program.glane("restore", file, "--yes")
            #expect(
                run.status == status && run.errors.contains("\(file): ") && run.errors.contains(word), "\(run.errors)")
        }
        #expect(try await program.glane("export").lines.count == 1)
        #expect(try await Program().glane("backup", "b").status == 66)
    }
}
