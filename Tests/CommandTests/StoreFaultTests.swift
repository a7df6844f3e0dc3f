import Foundation
import Testing

/// Stores that cannot be used: a sentence that names the file, and nothing half written.
struct StoreFaultTests {
    @Test(arguments: ["chat", "export", "digest", "webhook deliveries"])
    func aFolderThatCannotBeWrittenToIsNamed(command: String) async throws {
        let arguments = command.split(separator: " ").map(String.init) + ["--store", "/proc/glane/glane.sqlite"]
        let run = try await Program().glane(arguments, bytes: Array("bonjour\n".utf8))
        #expect(run.status == 74)
        #expect(run.errors.hasPrefix("glane: /proc/glane/glane.sqlite: the store cannot be written to"))
        #expect(run.output.isEmpty)
    }

    @Test func aFolderIsNoStore() async throws {
        let run = try await Program().glane("export", "--store", ".")
        #expect(run.status == 74 && run.errors.contains("this is a folder, not a store"))
    }

    @Test func anotherFileIsLeftAsItIs() async throws {
        let program = try Program()
        let text = String(repeating: "Ceci est un carnet.\n", count: 100)
        let path = try program.write("carnet.txt", text)
        let run = try await program.glane("chat", "--store", path, input: "bonjour\n")
        #expect(run.status == 74 && run.errors.contains("is no SQLite database"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func aNewerSchemaIsRefused() async throws {
        let program = try Program()
        _ = try await program.glane("chat", "--store", "glane.sqlite", input: "bonjour\n")
        let script = "import sqlite3; c = sqlite3.connect('glane.sqlite'); c.execute('PRAGMA user_version = 9999')"
        let made = try await program.shell("python3 -c \"\(script)\"")
        try #require(made.status == 0, "\(made.errors)")
        let run = try await program.glane("chat", "--store", "glane.sqlite", input: "bonjour\n")
        #expect(run.status == 78)
        #expect(run.errors.contains("newer") && run.output.isEmpty)
    }

    /// A small file system of its own, seen by this program only and gone with it.
    private func mounted(_ options: String, _ command: String, input: String) async throws -> Program.Result? {
        let program = try Program()
        try program.write("disk/here", "")
        let mount = "mount -t tmpfs -o \(options) tmpfs disk"
        guard try await program.shell("unshare --mount --map-root-user bash -c '\(mount)'").status == 0 else {
            print("mounting is not allowed here; a \(options) disk was left out")
            return nil
        }
        return try await program.shell(
            "unshare --mount --map-root-user bash -c '\(mount) && \(command)'", input: input)
    }

    @Test func aReadOnlyDiskIsSaid() async throws {
        let run = try await mounted(
            "ro", "\"$glane\" chat --store disk/glane.sqlite", input: "\(Program.story)\noui\n3\n")
        guard let run else { return }
        #expect(run.status == 74)
        #expect(run.errors.contains("disk/glane.sqlite: the store cannot be written to"))
        #expect(run.output.isEmpty)
    }

    @Test func aFullDiskIsSaidAndNothingIsHalfWritten() async throws {
        let stories = (0..<400).map { "\(Program.story) Fois \($0).\nannuler\n" }.joined()
        let check = """
            "$glane" chat --store disk/glane.sqlite >disk-out; echo "status $?"; \
            python3 -c "import sqlite3; print(*sqlite3.connect(\\"disk/glane.sqlite\\").execute(\\"PRAGMA integrity_check\\").fetchone())"
            """
        let run = try await mounted("size=300k", check, input: stories)
        guard let run else { return }
        #expect(run.lines == ["status 74", "ok"], "\(run.errors)")
        #expect(run.errors.contains("disk/glane.sqlite: "))
        #expect(!run.errors.contains("recousu"))
    }
}
