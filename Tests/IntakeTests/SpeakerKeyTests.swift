import Foundation
import Testing

@testable import Intake

struct SpeakerKeyTests {
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-key-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func manyWhoStartTogetherAgreeOnOneKey() throws {
        for _ in 0..<30 {
            try inFolder { folder in
                let path = folder.appending(path: "new/speakers.key").path
                let names = Names()
                DispatchQueue.concurrentPerform(iterations: 8) { _ in
                    names.add((try? SpeakerKey.load(orCreateAt: path).pseudonym(.speaker, of: "lea")) ?? "none")
                }
                names.add(try SpeakerKey.load(orCreateAt: path).pseudonym(.speaker, of: "lea"))
                #expect(names.all.count == 9 && Set(names.all).count == 1, "\(Set(names.all))")
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "new").path)
                #expect(files == ["speakers.key"], "nothing else remains")
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
                #expect(mode?.intValue == 0o600)
            }
        }
    }

    @Test(arguments: ["", "0123", String(repeating: "x", count: 64)])
    func aFileThatIsNoKeyIsNamedAndLeftAsItIs(text: String) throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let path = folder.appending(path: "speakers.key").path
            try Data(text.utf8).write(to: URL(filePath: path))
            let error = #expect(throws: SpeakerKeyError.self) { try SpeakerKey.load(orCreateAt: path) }
            #expect(error?.description.contains("is no key of 64 hexadecimal digits") == true)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test func aFolderThatCannotBeMadeIsSaid() {
        let error = #expect(throws: SpeakerKeyError.self) {
            try SpeakerKey.load(orCreateAt: "/proc/glane/speakers.key")
        }
        #expect(
            error?.description
                == "/proc/glane/speakers.key: the key file cannot be made: its folder cannot be written to")
    }

    /// What the threads found.
    private final class Names: @unchecked Sendable {
        private let lock = NSLock()
        private var names: [String] = []

        func add(_ name: String) { lock.withLock { names.append(name) } }
        var all: [String] { lock.withLock { names } }
    }
}
