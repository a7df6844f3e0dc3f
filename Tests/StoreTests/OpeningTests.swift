import Foundation
import TestimonyModel
import Testing

@testable import Store

@Suite struct OpeningTests {
    @Test(arguments: BadPath.all)
    func badPathIsRefusedWithASentence(_ bad: BadPath) throws {
        let folder = try TemporaryFolder()
        let path = try bad.prepare(folder)
        let error = #expect(throws: StoreError.self) { try TestimonyStore(path: .file(path)) }
        #expect(error?.kind == bad.kind)
        #expect(error?.description.hasPrefix("\(path): \(bad.sentence)") == true, "\(error?.description ?? "")")
        #expect(error?.exitStatus == 74)
    }

    @Test func missingFoldersAreMadeForTheOwnerOnly() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("a/b/glane.sqlite")))
        _ = try await store.commit(.make())
        #expect(try rights(folder.file("a")) == 0o700)
        #expect(try rights(folder.file("a/b")) == 0o700)
        for name in ["glane.sqlite", "glane.sqlite-wal", "glane.sqlite-shm"] {
            #expect(try rights(folder.file("a/b/\(name)")) == 0o600, "\(name)")
        }
        try store.close()
    }

    @Test func textFileIsLeftAsItIs() throws {
        let folder = try TemporaryFolder()
        let text = Data(String(repeating: "Ceci n’est pas une base. ", count: 100).utf8)
        try text.write(to: URL(fileURLWithPath: folder.file("notes.txt")))
        #expect(throws: StoreError.self) { try TestimonyStore(path: .file(folder.file("notes.txt"))) }
        #expect(try folder.bytes() == text)
    }

    @Test func storeIsFoundAgainAfterClosing() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("é à/glane #1?.sqlite"))
        let store = try TestimonyStore(path: path)
        _ = try await store.commit(.make(messageID: "m1", saved: [.make()], letters: [.make()], replies: ["un"]))
        try store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("é à")) == ["glane #1?.sqlite"])

        let again = try TestimonyStore(path: path)
        #expect(try await again.testimonies() == [.make()])
        #expect(try await again.deliveries() == [.make()])
        #expect(try await again.unsaidReplies().map(\.text) == ["un"])
        #expect(try await again.commit(.make(messageID: "m1")) == .duplicate)
        #expect(try await again.integrityCheck().isEmpty)
        try again.close()
    }

    /// A limit on pages is how SQLite learns of a full disk without one.
    @Test func fullDiskWritesNothingOfTheTurnAndTheStoreGoesOn() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(
            path: .file(folder.file("glane.sqlite")), schema: .current, limits: StoreLimits(pages: 64))
        let long = String(repeating: "Zanzibar ", count: 40_000)
        let error = await #expect(throws: StoreError.self) {
            try await store.commit(
                .make(messageID: "m1", saved: [.make(), .make("long", text: long)], replies: ["un"]))
        }
        #expect(error?.kind == .full)
        #expect(error?.exitStatus == 74)
        #expect(error?.description.contains("Zanzibar") == false)
        #expect(try await store.testimonies().isEmpty)
        #expect(try await store.unsaidReplies().isEmpty)
        #expect(try await store.commit(.make(messageID: "m1", saved: [.make()])) == .committed)
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func damagedFileIsSaidToBeDamaged() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("glane.sqlite")
        let store = try TestimonyStore(path: .file(path))
        _ = try await store.commit(.make(saved: (0..<50).map { .make("t\($0)") }))
        try store.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for at in stride(from: 8_192, to: bytes.count, by: 3) { bytes[at] = 0xA5 }
        try bytes.write(to: URL(fileURLWithPath: path))

        let error = await #expect(throws: StoreError.self) {
            let damaged = try TestimonyStore(path: .file(path))
            #expect(try await damaged.integrityCheck().isEmpty == false)
            _ = try await damaged.testimonies()
        }
        #expect(error?.kind == .corrupt)
    }

    @Test(arguments: [
        (["XDG_DATA_HOME": "/data", "HOME": "/home/a"], "/data/glane/glane.sqlite"),
        (["HOME": "/home/a"], "/home/a/.local/share/glane/glane.sqlite"),
        (["XDG_DATA_HOME": "", "HOME": "/home/a"], "/home/a/.local/share/glane/glane.sqlite"),
        (["XDG_DATA_HOME": "relative", "HOME": "/home/a"], "/home/a/.local/share/glane/glane.sqlite"),
        ([:], "./.local/share/glane/glane.sqlite"),
    ])
    func defaultPathFollowsTheEnvironment(_ environment: [String: String], _ path: String) {
        #expect(TestimonyStore.defaultPath(environment: environment) == path)
    }

    @Test(arguments: [(":memory:", StorePath.memory), ("a.sqlite", .file("a.sqlite")), ("", .file(""))])
    func argumentNamesMemoryOrAFile(_ argument: String, _ path: StorePath) {
        #expect(StorePath(argument: argument) == path)
    }

    @Test(
        arguments: [
            (StorePath.memory, nil), (.file("/data/glane.sqlite"), "/data/glane.sqlite"), (.file("a"), "./a"),
            (.file(":memory:"), "./:memory:"), (.file("file:a?mode=memory"), "./file:a?mode=memory"),
        ] as [(StorePath, String?)])
    func everyFileNameIsAPlainNameForSQLite(_ path: StorePath, _ name: String?) {
        #expect(path.nameForSQLite == name)
    }

    private func rights(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber).intValue
    }
}

/// A path that holds no store and cannot hold one.
struct BadPath: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var kind: StoreError.Kind
    var sentence: String
    var prepare: @Sendable (TemporaryFolder) throws -> String

    static let all =
        [
            BadPath(testDescription: "a folder", kind: .folder, sentence: "this is a folder") { $0.path },
            BadPath(testDescription: "no path", kind: .unreadable, sentence: "the store cannot be opened") { _ in "" },
            BadPath(testDescription: "a NUL", kind: .unreadable, sentence: "the store cannot be opened") {
                $0.file("a\0b")
            },
            BadPath(testDescription: "a name too long", kind: .unreadable, sentence: "the store cannot be opened") {
                $0.file(String(repeating: "x", count: 300))
            },
            BadPath(testDescription: "below a file", kind: .unreadable, sentence: "the store cannot be opened") {
                try Data().write(to: URL(fileURLWithPath: $0.file("file")))
                return $0.file("file/glane.sqlite")
            },
            BadPath(testDescription: "a text file", kind: .notADatabase, sentence: "this file is no SQLite database") {
                try Data(String(repeating: "texte ", count: 200).utf8).write(to: URL(fileURLWithPath: $0.file("t")))
                return $0.file("t")
            },
            BadPath(testDescription: "a short text file", kind: .notADatabase, sentence: "this file is no SQLite") {
                try Data("texte".utf8).write(to: URL(fileURLWithPath: $0.file("t")))
                return $0.file("t")
            },
        ] + (geteuid() == 0 ? [] : readOnly)

    /// For root nothing is read-only.
    private static let readOnly = [
        BadPath(testDescription: "a read-only file", kind: .readOnly, sentence: "the store cannot be written to") {
            try TestimonyStore(path: .file($0.file("glane.sqlite"))).close()
            chmod($0.file("glane.sqlite"), 0o400)
            return $0.file("glane.sqlite")
        },
        BadPath(testDescription: "a read-only folder", kind: .readOnly, sentence: "the store cannot be written to") {
            mkdir($0.file("locked"), 0o500)
            return $0.file("locked/glane.sqlite")
        },
        BadPath(
            testDescription: "a store in a folder made read-only", kind: .readOnly,
            sentence: "the store cannot be written to"
        ) {
            try TestimonyStore(path: .file($0.file("kept/glane.sqlite"))).close()
            chmod($0.file("kept"), 0o500)
            return $0.file("kept/glane.sqlite")
        },
    ]
}
