import Delivery
import Foundation
import Testing

@testable import Intake

struct ReadyDestinationTests {
    private func resolve(_ contents: [UInt8], named path: String = "url") throws -> ReadyDestination {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(contents).write(to: folder.appending(path: "url"))
        return ReadyDestination(Destination(name: "d", url: .file(path)), environment: [:], folder: folder)
    }

    @Test func aFileBesideTheDataFileHoldsTheURL() throws {
        let ready = try resolve(Array(" https://chat.example.org:8443/hooks/s3cret\n".utf8))
        #expect(try ready.endpoint.get().origin == "https://chat.example.org:8443")
    }

    @Test(
        arguments: [
            ("url", [0xff, 0xfe]), ("url", Array(repeating: 120, count: 100_000)), ("missing", []), ("/", []), ("", []),
        ] as [(String, [UInt8])])
    func aFileThatHoldsNoURLIsSaid(path: String, contents: [UInt8]) throws {
        let ready = try resolve(contents, named: path)
        #expect(throws: MissingURL("the file \(path) cannot be read as a URL")) { try ready.endpoint.get() }
    }

    @Test func anEmptyFileIsSaid() throws {
        #expect(throws: MissingURL("the file url: the URL is empty")) { try resolve([]).endpoint.get() }
    }
}
