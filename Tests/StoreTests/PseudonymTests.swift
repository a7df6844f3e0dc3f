import Foundation
import GRDB
import TestimonyModel
import Testing

@testable import Store

/// Pseudonyms after a rotation of their key.
@Suite struct PseudonymTests {
    private static let entry = AuditEntry(actor: "nadia", action: "key.rotate", madeAt: 70)
    private static let (speaker, conversation, message) = (
        "t-00000000000000aa", "c-00000000000000bb", "m-00000000000000cc"
    )

    /// Each digit counts on by the number of the generation.
    private static func renewed(_ pseudonym: String, _ generation: Int) -> String {
        pseudonym.prefix(2)
            + pseudonym.dropFirst(2).map { String((Int(String($0), radix: 16)! + generation) % 16, radix: 16) }.joined()
    }

    private static func keys(_ generations: String..., isCut: Bool = false) -> PseudonymKeys {
        PseudonymKeys(generations: generations, isCut: isCut, renewed: renewed)
    }

    /// With a testimony, an open session, a reply that waits and a request, under the first key.
    private static func told(_ folder: TemporaryFolder) async throws -> TestimonyStore {
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        try await store.renewPseudonyms(keys("k-1"), entry, site: "cesure")
        _ = try await store.commit(
            .make(
                conversation: conversation, speaker: speaker, messageID: message, deadline: 900,
                saved: [.make("one", conversation: conversation, speaker: speaker)], replies: ["C’était où ?"]))
        let day = CivilDate(year: 2026, month: 1, day: 31)!
        _ = try await store.add(.access, speaker, receivedOn: day, entry, site: "cesure")
        return store
    }

    @Test func allRowsMoveOnAtOnceAndTheOldBytesGo() async throws {
        let folder = try TemporaryFolder()
        let store = try await Self.told(folder)
        #expect(try await store.renewPseudonyms(Self.keys("k-1", "k-2"), Self.entry, site: "cesure") == .renewed)
        let (speaker, conversation) = (Self.renewed(Self.speaker, 1), Self.renewed(Self.conversation, 1))
        #expect(try await store.testimony("one")?.speaker == speaker)
        #expect(try await store.testimony("one")?.conversation == conversation)
        #expect(try await store.held(of: speaker, site: "cesure").count == 1)
        #expect(try await store.session(of: conversation)?.speaker == speaker)
        #expect(try await store.unsaidReplies(of: conversation).count == 1)
        #expect(try await store.requests(site: "cesure").map(\.reference) == [speaker])
        let again = TurnCommit.make(messageID: Self.renewed(Self.message, 1))
        #expect(try await store.commit(again) == .duplicate)
        #expect(try await store.audit(site: "cesure").map(\.action) == ["key.rotate", "key.rotate"])
        #expect(try await store.renewPseudonyms(Self.keys("k-1", "k-2"), Self.entry, site: "cesure") == .current)
        try store.close()
        let bytes = try folder.bytes()
        for pseudonym in [Self.speaker, Self.conversation, Self.message] {
            #expect(bytes.range(of: Data(pseudonym.utf8)) == nil, "\(pseudonym)")
        }
    }

    @Test func aRotationThatWasBrokenOffIsMadeUpForByTheNextStart() async throws {
        let folder = try TemporaryFolder()
        try await Self.told(folder).close()
        // Three keys are in the file: whatever was missed is done.
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.renewPseudonyms(Self.keys("k-1", "k-2", "k-3"), Self.entry, site: "cesure") == .renewed)
        #expect(try await store.testimony("one")?.speaker == Self.renewed(Self.renewed(Self.speaker, 1), 2))
    }

    @Test func aStoreFromBeforeAnyRotationIsOfTheFirstKey() async throws {
        let folder = try TemporaryFolder()
        let store = try await Self.told(folder)
        try await store.writing { try $0.execute(sql: "DELETE FROM meta") }
        #expect(
            try await store.renewPseudonyms(Self.keys("k-1", "k-2", isCut: true), Self.entry, site: "cesure")
                == .strange)
        #expect(try await store.renewPseudonyms(Self.keys("k-1", "k-2"), Self.entry, site: "cesure") == .renewed)
        #expect(try await store.testimony("one")?.speaker == Self.renewed(Self.speaker, 1))
    }

    @Test func pseudonymsOfAnUnknownKeyStayUnlessTheirLinksMayGo() async throws {
        let folder = try TemporaryFolder()
        let store = try await Self.told(folder)
        #expect(try await store.renewPseudonyms(Self.keys("k-8", "k-9"), Self.entry, site: "cesure") == .strange)
        #expect(try await store.testimony("one")?.speaker == Self.speaker)
        let state = try await store.renewPseudonyms(
            Self.keys("k-8", "k-9"), takesStrangers: true, Self.entry, site: "cesure")
        #expect(state == .renewed)
        #expect(try await store.testimony("one")?.speaker == Self.renewed(Self.speaker, 1))
        let empty = try TestimonyStore(path: .memory)
        #expect(try await empty.renewPseudonyms(Self.keys("k-9", isCut: true), Self.entry, site: "cesure") == .current)
    }

    @Test func whoStillHoldsTheFormerKeyWritesNothing() async throws {
        let folder = try TemporaryFolder()
        let store = try await Self.told(folder)
        let other = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        try await other.renewPseudonyms(Self.keys("k-1", "k-2"), Self.entry, site: "cesure")
        let error = await #expect(throws: StoreError.self) {
            try await store.commit(.make(saved: [.make("two")]))
        }
        #expect(error?.kind == .rekeyed)
        #expect(try await other.testimony("two") == nil)
    }

    @Test func whatWasErasedStaysErasedAndABackupFromBeforeIsRecognised() async throws {
        let folder = try TemporaryFolder()
        let store = try await Self.told(folder)
        _ = try await store.commit(
            .make(conversation: "c-00000000000000dd", saved: [.make("gone", speaker: "t-00000000000000dd")]))
        _ = try await store.backUp(to: folder.file("backup"))
        try await store.erase("gone")
        try await store.renewPseudonyms(Self.keys("k-1", "k-2"), Self.entry, site: "cesure")
        try store.close()
        let restoration = try Restoration(of: folder.file("backup"), over: folder.file("glane.sqlite"))
        let outcome = try await restoration.finish(
            keeping: folder.file("aside"), Self.entry, keys: Self.keys("k-1", "k-2"), site: "cesure")
        #expect(outcome.erasedAgain == 1 && !outcome.holdsStrangers)
        let restored = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await restored.testimony("one")?.speaker == Self.renewed(Self.speaker, 1))
        #expect(try await restored.session(of: Self.renewed(Self.conversation, 1)) != nil)
        #expect(try await restored.renewPseudonyms(Self.keys("k-1", "k-2"), Self.entry, site: "cesure") == .current)
        _ = try await restored.commit(.make(saved: [.make("gone")]))
        #expect(try await restored.testimony("gone") == nil)
        try restored.close()

        let late = try Restoration(of: folder.file("backup"), over: folder.file("glane.sqlite"))
        let strange = try await late.finish(
            keeping: folder.file("aside2"), Self.entry, keys: Self.keys("k-9", isCut: true), site: "cesure")
        #expect(strange.holdsStrangers)
    }

    @Test func everyColumnThatNamesSomebodyIsRenewed() async throws {
        let store = try TestimonyStore(path: .memory)
        let named = ["speaker", "conversation", "witness"]
        let found = try await store.reading { database in
            try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'").flatMap { table in
                try database.columns(in: table).map(\.name).filter(named.contains).map { "\(table).\($0)" }
            }
        }
        let renewed = pseudonymColumns.flatMap { table, columns in columns.map { "\(table).\($0)" } }
        #expect(found.count >= 6 && Set(found).subtracting(renewed).isEmpty, "\(Set(found).subtracting(renewed))")
    }
}
