import Delivery
import Foundation
import Testing

@testable import Intake

struct WebhookFolderTests {
    /// A folder that is gone with the test.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "glane-\(UUID().uuidString)")

        init(_ files: [String: String]) throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            for (name, text) in files {
                try text.write(to: url.appending(path: name), atomically: false, encoding: .utf8)
            }
        }

        deinit { try? FileManager.default.removeItem(at: url) }
    }

    @Test func aSitesFileReplacesTheShippedOneOfTheSameName() throws {
        let shipped = try Folder(["a.yaml": "format: json\nurl: {env: U}", "b.yaml": "format: json\nurl: {env: U}"])
        let own = try Folder([
            "b.yaml": "format: mattermost\nurl: {file: url}", "c.yaml": "format: json\nurl: {env: U}",
        ])
        try "http://127.0.0.1/hooks/x\n".write(to: own.url.appending(path: "url"), atomically: false, encoding: .utf8)
        let folder = WebhookFolder([shipped.url, own.url, URL(filePath: "/nowhere")])
        #expect(folder.findings.all.isEmpty)
        #expect(folder.destinations.map(\.destination.name) == ["a", "b", "c"])
        let ready = folder.ready(environment: [:])
        #expect(ready[1].destination.format == .mattermost)
        #expect(try ready[1].endpoint.get().origin == "http://127.0.0.1")
        #expect(throws: MissingURL("the environment variable U is not set")) { try ready[0].endpoint.get() }
    }

    @Test func faultsOfEveryFileAreGatheredAndTheOthersRead() throws {
        let folder = try Folder([
            "a.yaml": "format: jsn\nurl: {env: U}", "b.yaml": "", "c.yaml": "format: json\nurl: {env: U}",
        ])
        try Data([0xff, 0xfe]).write(to: folder.url.appending(path: "d.yaml"))
        let read = WebhookFolder([folder.url])
        #expect(read.destinations.map(\.destination.name) == ["c"])
        #expect(
            read.findings.sorted.map { "\($0.file):\($0.code)" } == [
                "a.yaml:unknown-value", "b.yaml:empty-file", "d.yaml:unreadable",
            ])
    }

    @Test(arguments: ["", "/", "missing", "big"])
    func aFileThatHoldsNoURLIsSaid(path: String) throws {
        let folder = try Folder(["big": String(repeating: "x", count: 100_000)])
        let destination = Destination(name: "d", url: .file(path))
        let ready = ReadyDestination(destination, environment: [:], folder: folder.url)
        #expect(throws: MissingURL("the file \(path) cannot be read as a URL")) { try ready.endpoint.get() }
    }
}
