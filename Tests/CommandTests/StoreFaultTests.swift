import Foundation
import Testing

/// Stores that cannot be used: a sentence that names the file, and nothing half written.
struct StoreFaultTests {
    @Test(arguments: ["chat", "export", "digest", "webhook deliveries"])
    func aFolderThatCannotBeWrittenToIsNamed(command: String) async throws {
        let arguments = command.split(separator: " ").map(String.init) + ["--store", "/proc/glane/glane.sqlite"]
        let run = try await Program().glane(arguments, bytes: Array("bonjour\n".utf8))
        #expect(run.status == 74)
        #expect(run.errors.hasPrefix("glane: /proc/glane/glane.sqlite: the store cannot be "))
        #expect(run.output.isEmpty)
    }

    @Test(arguments: [".", "..", "/", "./", "new/", "new/deep//"])
    func aFolderIsNoStore(path: String) async throws {
        let program = try Program()
        _ = try await program.shell("mkdir new")
        let run = try await program.glane("export", "--store", path)
        #expect(run.status == 74 && run.errors.hasPrefix("glane: \(path): "))
    }

    @Test(arguments: ["s", "./s", "new/s", "new//deep/s", "é", "file:s", " "])
    func anyNameIsAName(path: String) async throws {
        let program = try Program()
        let run = try await program.glane(
            "pipe", "--save", "--key-file", "k", "--store", path, input: "{\"text\":\"\"}")
        #expect(run.status == 0, "\(run.errors)")
        #expect(FileManager.default.fileExists(atPath: program.file(path)))
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
        #expect(
            run.errors.contains("the store has schema 9999, this program knows schemas up to") && run.output.isEmpty)
    }

    /// A small file system of its own, seen by this program only and gone with it.
    private func mounted(
        _ options: String, _ command: String, input: String = "", files: [String: String] = [:]
    ) async throws -> Program.Result? {
        let program = try Program()
        for (name, text) in files { try program.write(name, text) }
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

    @Test(arguments: [
        "\"$glane\" pipe --save --store disk/glane.sqlite corpus.ndjson corpus.ndjson",
        "head -c 1M /dev/zero >disk/fill 2>head; \"$glane\" chat --store disk/glane.sqlite <corpus.ndjson",
    ])
    func aFullDiskIsSaidAndNothingIsHalfWritten(command: String) async throws {
        let records = (0..<600).map { "{\"id\":\"\($0)\",\"text\":\"\(Program.story)\"}\n" }.joined()
        let check = """
            import sqlite3, sys
            store = sqlite3.connect("disk/glane.sqlite")
            print(*store.execute("PRAGMA integrity_check").fetchone())
            """
        let run = try await mounted(
            "size=300k", "\(command) >out; echo status $?; python3 check.py",
            files: ["corpus.ndjson": records, "check.py": check])
        guard let run else { return }
        #expect(run.lines == ["status 74", "ok"], "\(run.errors)")
        #expect(run.errors.hasPrefix("glane: disk/glane.sqlite: "))
        #expect(!run.errors.contains("recousu"))
    }
}
