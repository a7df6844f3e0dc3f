import Delivery
import Foundation
import GRDB
import TestimonyModel
import Testing

@testable import Store

struct BackupTests {
    private static let entry = AuditEntry(actor: "nadia", action: "backup.restore", madeAt: 500)

    private static func open(_ folder: TemporaryFolder) throws -> TestimonyStore {
        try TestimonyStore(path: .file(folder.file("glane.sqlite")))
    }

    private static func restore(_ folder: TemporaryFolder) async throws -> Restoration.Outcome {
        try await Restoration(of: folder.file("backup"), over: folder.file("glane.sqlite"))
            .finish(keeping: folder.file("aside"), entry, site: "cesure")
    }

    @Test func backupIsOneFileForItsOwnerThatHoldsWhatTheStoreHolds() async throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        let store = try Self.open(folder)
        _ = try await store.commit(
            .make(messageID: "m", deadline: 9, saved: [.make(), .make("two")], letters: [.make()]))
        let inventory = try await store.backUp(to: other.file("backup"))
        #expect(
            inventory
                == Inventory(
                    schema: Schema.current.version, testimonies: 2, observations: 2, openConversations: 1,
                    waitingLetters: 1, tombstones: 0, firstTold: .told, lastTold: .told))
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == ["backup"])
        var facts = stat()
        #expect(stat(other.file("backup"), &facts) == 0 && facts.st_mode & 0o777 == 0o600)
        let copy = try TestimonyStore(path: .file(other.file("backup")))
        #expect(try await copy.testimonies() == store.testimonies())
        #expect(try await copy.integrityCheck().isEmpty)
        try copy.close()
        try store.close()
    }

    /// A scrubbing that a reader stopped is done in the copy.
    @Test func backupHoldsNoByteOfWhatWasErasedBefore() async throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        let store = try Self.open(folder)
        let word = Data("Quetzalcoatl".utf8)
        _ = try await store.commit(.make(saved: [.make(text: String(repeating: "Quetzalcoatl ", count: 900))]))
        _ = try await store.commit(.make(session: nil, withdrawn: ["one"]), scrubs: false)
        #expect(try folder.bytes().range(of: word) != nil, "else the test proves nothing")
        _ = try await store.backUp(to: other.file("backup"))
        #expect(try other.bytes().range(of: word) == nil)
        try store.close()
    }

    @Test func whatWasErasedSinceTheBackupStaysErased() async throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder)
        let texts = ["anna": "Quetzalcoatl", "boris": "Popocatepetl"]
        for (name, text) in texts {
            _ = try await store.commit(
                .make(
                    conversation: "room/\(name)", speaker: "t-\(name)", session: #"{"draft":"\#(text)"}"#,
                    saved: [.make(name, speaker: "t-\(name)", text: text, observations: [.make(evidence: text)])],
                    letters: [.make("l-\(name)", subject: .testimony(name))], replies: [text]))
        }
        _ = try await store.backUp(to: folder.file("backup"))
        try await store.forget("t-anna")
        _ = try await store.commit(.make(conversation: "room/boris", speaker: "t-boris", saved: [.make("later")]))
        try store.close()

        let outcome = try await Self.restore(folder)
        #expect(outcome.aside == folder.file("aside") && !outcome.wasDamaged)
        #expect((outcome.erasedAgain, outcome.leftAside, outcome.doubtfulLetters) == (1, 1, 0))
        #expect((outcome.restored.testimonies, outcome.restored.tombstones) == (1, 1))
        let bytes = try Data(contentsOf: URL(filePath: folder.file("glane.sqlite")))
        // As it was told, and as the index of words has it.
        for (erased, kept) in [("Quetzalcoatl", "Popocatepetl"), ("quetzalcoatl", "popocatepetl")] {
            #expect(bytes.range(of: Data(erased.utf8)) == nil)
            #expect(bytes.range(of: Data(kept.utf8)) != nil, "else the test proves nothing")
        }

        let restored = try Self.open(folder)
        #expect(try await restored.testimonies().map(\.id) == ["boris"])
        #expect(try await restored.session(of: "room/anna") == nil)
        #expect(try await restored.deliveries().map(\.letter.id) == ["l-boris"])
        #expect(try await restored.save([.make("anna")]) == 0, "the tombstone holds")
        #expect(try await restored.audit(site: "cesure").map(\.action) == ["backup.restore"])
        #expect(try await restored.integrityCheck().isEmpty)
        try restored.close()
        // The store that was there is whole, for whoever misses what came after the backup.
        let aside = try TestimonyStore(path: .file(folder.file("aside")))
        #expect(try await Set(aside.testimonies().map(\.id)) == ["boris", "later"])
        try aside.close()
    }

    @Test func aLetterThatWasSentSinceIsNotSentAgain() async throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder)
        _ = try await store.commit(
            .make(
                saved: [.make()],
                letters: [.make("sent"), .make("digest", subject: .digest(week: "2026-W47")), .make("pruned")]))
        _ = try await store.backUp(to: folder.file("backup"))
        for letter in ["sent", "digest", "pruned"] { try await store.take(letter, as: .sent(status: 200), at: 100) }
        try await store.writing { try $0.execute(sql: "DELETE FROM deliveries WHERE id = 'pruned'") }
        _ = try await store.commit(.make(messageID: "m-later", letters: [.make("alarm", subject: .alert("fire"))]))
        try store.close()

        let outcome = try await Self.restore(folder)
        #expect(outcome.doubtfulLetters == 1)
        let restored = try Self.open(folder)
        let states = Dictionary(
            uniqueKeysWithValues: try await restored.deliveries().map { ($0.letter.id, $0.state.rawValue) })
        #expect(states == ["sent": "sent", "digest": "sent", "pruned": "dead", "alarm": "pending"])
        #expect(try await restored.attempts(of: "sent").map(\.status) == [200])
        #expect(try await restored.commit(.make(messageID: "m-later")) == .duplicate)
        try restored.close()
    }

    @Test func whatIsRegisteredStandsInBothAndIsCountedOnce() async throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder)
        let day = CivilDate(year: 2026, month: 1, day: 31)!
        let note = AuditEntry(actor: "nadia", action: "request.add", madeAt: 5)
        let first = try await store.add(.access, "t-anna", receivedOn: day, note, site: "cesure")
        #expect(first.dueOn == CivilDate(year: 2026, month: 2, day: 28))
        _ = try await store.backUp(to: folder.file("backup"))
        #expect(try await store.finish(request: first.id, on: day, note, site: "cesure"))
        #expect(try await !store.finish(request: first.id, on: day, note, site: "cesure"))
        _ = try await store.add(.erasure, "courrier du 3", receivedOn: day, note, site: "cesure")
        let register = try await store.requests(site: "cesure")
        let log = try await store.audit(site: "cesure")
        try store.close()

        _ = try await Self.restore(folder)
        let restored = try Self.open(folder)
        #expect(try await restored.requests(site: "cesure") == register)
        let carried = try await restored.audit(site: "cesure").map { $0.numbered(nil) }
        #expect(carried == log.map { $0.numbered(nil) } + [Self.entry])
        try restored.close()
    }

    @Test func aStoreThatIsOpenElsewhereIsLeftAsItIs() async throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder)
        _ = try await store.commit(.make(saved: [.make()]))
        _ = try await store.backUp(to: folder.file("backup"))
        _ = try await store.commit(.make(saved: [.make("two")]))
        let error = await #expect(throws: StoreError.self) { _ = try await Self.restore(folder) }
        #expect(error?.kind == .locked)
        #expect(try await store.testimonies().map(\.id) == ["one", "two"])
        #expect(!FileManager.default.fileExists(atPath: folder.file("aside")))
        try store.close()
    }

    @Test(arguments: [nil, "nonsense", ""] as [String?])
    func inPlaceOfAStoreThatIsMissingOrDamagedTheBackupStandsAlone(present: String?) async throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder)
        _ = try await store.commit(.make(deadline: 9, saved: [.make()], letters: [.make()]))
        _ = try await store.backUp(to: folder.file("backup"))
        try store.close()
        try FileManager.default.removeItem(atPath: folder.file("glane.sqlite"))
        if let present {
            try Data(String(repeating: present, count: 1_000).utf8)
                .write(to: URL(filePath: folder.file("glane.sqlite")))
        }
        let outcome = try await Self.restore(folder)
        #expect(outcome.wasDamaged == (present == "nonsense"))
        #expect((outcome.aside == nil) == (present == nil))
        #expect(outcome.restored.testimonies == 1 && outcome.doubtfulLetters == (present == "" ? 1 : 1))
        if present == "nonsense" {
            let kept = try Data(contentsOf: URL(filePath: folder.file("aside")))
            #expect(kept.count == 8_000, "left as it was, for whoever can read it")
        }
    }

    @Test(arguments: ["nonsense", "", "damaged", "newer", "foreign"])
    func whatIsNoWholeBackupIsRefusedAndNothingChanges(kind: String) async throws {
        let folder = try TemporaryFolder()
        let store = try Self.open(folder)
        let many = (0..<200).map { TestimonyRecord.make("\($0)", text: String(repeating: "mot ", count: 200)) }
        _ = try await store.commit(.make(saved: many))
        _ = try await store.backUp(to: folder.file("backup"))
        try store.close()
        let (backup, before) = (URL(filePath: folder.file("backup")), try Self.bytes(folder))
        switch kind {
        case "damaged":
            var bytes = try Data(contentsOf: backup)
            bytes.replaceSubrange(20_000..<60_000, with: Data(repeating: 0xAA, count: 40_000))
            try bytes.write(to: backup)
        case "newer", "foreign":
            let queue = try DatabaseQueue(path: backup.path)
            let pragma = kind == "newer" ? "user_version = 9999" : "application_id = 7"
            try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA \(pragma)") }
            try queue.close()
        default: try Data(String(repeating: kind, count: 1_000).utf8).write(to: backup)
        }
        let error = await #expect(throws: StoreError.self) { _ = try await Self.restore(folder) }
        #expect(error?.path == backup.path, "\(error?.description ?? "")")
        #expect(try Self.bytes(folder) == before)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["glane.sqlite", "backup"])
    }

    private static func bytes(_ folder: TemporaryFolder) throws -> Data {
        try Data(contentsOf: URL(filePath: folder.file("glane.sqlite")))
    }

    @Test func aBackupWithAnOlderSchemaIsBroughtUpToDate() async throws {
        let folder = try TemporaryFolder()
        let old = Schema(migrations: Array(Schema.current.migrations.prefix(3)))
        try TestimonyStore(path: .file(folder.file("backup")), schema: old, limits: StoreLimits()).close()
        let restoration = try Restoration(of: folder.file("backup"), over: folder.file("glane.sqlite"))
        #expect(restoration.inventory.schema == 3)
        let outcome = try await restoration.finish(keeping: folder.file("aside"), Self.entry, site: "cesure")
        #expect(outcome.restored.schema == Schema.current.version)
    }
}
