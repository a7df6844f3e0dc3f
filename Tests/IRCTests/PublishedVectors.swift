import Foundation
import Testing
import Yams

@testable import IRC

/// The vectors of ircdocs/parser-tests. They stand beside the checkout and are not part of the repository.
enum PublishedVectors {
    static let folder: URL = {
        if let shared = ProcessInfo.processInfo.environment["GLANE_SHARED"] { return URL(filePath: shared) }
        return URL(filePath: #filePath).appending(path: "../../../../shared").standardized
    }().appending(path: "suites/irc")

    static let areThere = FileManager.default.fileExists(atPath: folder.appending(path: "msg-split.yaml").path)

    /// The cases of one file, as plain values.
    static func cases(_ file: String) throws -> [[String: Any]] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let root = try #require(try Yams.load(yaml: text) as? [String: Any])
        return try #require(root["tests"] as? [[String: Any]])
    }

    /// The message that `atoms` spells out.
    static func message(_ atoms: [String: Any]) throws -> IRCMessage {
        let tags = (atoms["tags"] as? [String: Any] ?? [:]).map { IRCMessage.Tag(key: $0.key, value: "\($0.value)") }
        return IRCMessage(
            tags: tags.sorted { $0.key < $1.key }, source: atoms["source"] as? String,
            try #require(atoms["verb"] as? String), (atoms["params"] as? [Any] ?? []).map { "\($0)" })
    }
}

@Suite(.enabled(if: PublishedVectors.areThere, "the IRC vectors are not beside the checkout (GLANE_SHARED)"))
struct PublishedVectorTests {
    @Test func linesAreSplitAsPublished() throws {
        let cases = try PublishedVectors.cases("msg-split.yaml")
        #expect(cases.count >= 35)
        for vector in cases {
            let input = try #require(vector["input"] as? String)
            var message = try IRCMessage(line: input)
            message.tags.sort { $0.key < $1.key }
            let atoms = try #require(vector["atoms"] as? [String: Any])
            #expect(message == (try PublishedVectors.message(atoms)), "\(input)")
        }
    }

    @Test func messagesAreJoinedAsPublished() throws {
        let cases = try PublishedVectors.cases("msg-join.yaml")
        #expect(cases.count >= 18)
        for vector in cases {
            let atoms = try #require(vector["atoms"] as? [String: Any])
            let matches = try #require(vector["matches"] as? [String])
            let line = try PublishedVectors.message(atoms).line
            #expect(matches.contains(line), "\(vector["desc"] ?? "") gave \(line)")
        }
    }
}
