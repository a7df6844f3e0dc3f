import Foundation
import Store
import TestimonyModel
import Testing

@testable import Intake

/// A new key of pseudonyms, in its file and in the store.
struct KeyRotationTests {
    private static let entry = AuditEntry(actor: "nadia", action: "key.rotate", madeAt: 70)

    /// A folder with a key and a store in which somebody called Léa told something.
    private final class Place: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-rotation-\(UUID().uuidString)")
        let store: TestimonyStore

        var path: String { folder.appending(path: "speakers.key").path }

        init() async throws {
            let folder = folder
            store = try TestimonyStore(path: .file(folder.appending(path: "glane.sqlite").path))
            let key = try SpeakerKey.load(orCreateAt: path)
            try await store.renewPseudonyms(key.forStore, KeyRotationTests.entry, site: "cesure")
            _ = try await store.save([
                TestimonyRecord(
                    id: "one", site: "cesure", sentAt: Moment("2026-11-19T18:40:00+01:00")!,
                    speaker: key.pseudonym(.speaker, of: "irc:lea"), consent: .count, review: .confirmed, text: "Oui.",
                    frame: Frame(isTestimony: true))
            ])
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        /// How much is held of her by the key that stands in the file.
        func held() async throws -> Int {
            let key = try SpeakerKey.load(path)
            return try await store.held(of: key.pseudonym(.speaker, of: "irc:lea"), site: "cesure").count
        }

        func rotate(forgetsFormer: Bool = false) async throws -> SpeakerKey {
            try await KeyRotation(store: store, path: path, site: "cesure")
                .run(forgetsFormer: forgetsFormer, KeyRotationTests.entry)
        }
    }

    @Test func peopleStayWhoTheyAreThroughAnyNumberOfRotations() async throws {
        let place = try await Place()
        let before = try #require(await place.store.testimony("one")?.speaker)
        var fingerprints = [try SpeakerKey.load(place.path).fingerprint]
        for count in 1...3 {
            let key = try await place.rotate()
            #expect(try await place.held() == 1 && key.formerCount == count)
            fingerprints.append(key.fingerprint)
        }
        #expect(Set(fingerprints).count == 4)
        #expect(try await place.store.testimony("one")?.speaker != before)
        let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let files = try FileManager.default.contentsOfDirectory(atPath: place.folder.path)
        #expect(!files.contains { $0.hasPrefix(".key-") }, "nothing of a draft remains")
    }

    /// The file is written first: this is how a crash behind that leaves things.
    @Test func whoStartsAfterACrashCompletesTheRotation() async throws {
        let place = try await Place()
        try SpeakerKey.load(place.path).followed().replace(place.path)
        #expect(try await place.held() == 0, "the store is a key behind")
        let key = try SpeakerKey.load(place.path)
        #expect(try await place.store.renewPseudonyms(key.forStore, Self.entry, site: "cesure") == .renewed)
        #expect(try await place.held() == 1)
    }

    @Test func formerKeysCanBeDestroyedAndTheLinksWithThem() async throws {
        let place = try await Place()
        let former = try SpeakerKey.load(place.path)
        let key = try await place.rotate(forgetsFormer: true)
        #expect(key.formerCount == 0 && key.isCut)
        #expect(try await place.held() == 0)
        let text = try String(contentsOfFile: place.path, encoding: .utf8)
        #expect(text.split(separator: "\n").count == 2 && text.hasPrefix("cut\n"))
        #expect(try await place.store.testimony("one")?.speaker != former.pseudonym(.speaker, of: "irc:lea"))
        _ = try await place.rotate()
        #expect(try SpeakerKey.load(place.path).isCut)
    }

    @Test func anotherKeyInTheFileIsRefusedUnlessItsLinksMayGo() async throws {
        let place = try await Place()
        try FileManager.default.removeItem(atPath: place.path)
        _ = try SpeakerKey.load(orCreateAt: place.path)
        let error = await #expect(throws: Failure.self) { try await place.rotate() }
        #expect(error?.message.contains("were made with another key; put that key's backup there") == true)
        #expect(try SpeakerKey.load(place.path).formerCount == 0, "nothing was written")
        _ = try await place.rotate(forgetsFormer: true)
        #expect(try await place.store.testimony("one") != nil)
    }
}
