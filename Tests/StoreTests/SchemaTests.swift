import Delivery
import Foundation
import GRDB
import TestimonyModel
import Testing

@testable import Store

@Suite struct SchemaTests {
    /// Schema `number` as it was released, with rows.
    private static func frozen(_ number: Int) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: folder.appendingPathComponent("Schemas/\(number).sql"), encoding: .utf8)
    }

    private static func open(_ folder: TemporaryFolder, _ migrations: [String]) throws -> TestimonyStore {
        try TestimonyStore(
            path: .file(folder.file("glane.sqlite")), schema: Schema(migrations: migrations), limits: StoreLimits())
    }

    @Test func firstSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, [Self.frozen(1)]).close()

        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.testimonies() == [.make(consent: .attributed, attribution: "Anna", settled: .all)])
        #expect(try await store.session(of: "room/anna")?.json == #"{"slot":"where"}"#)
        #expect(try await store.unsaidReplies().map(\.text) == ["C’était où ?"])
        #expect(try await store.delivery("letter")?.lastError == "example.org: 503")
        #expect(try await store.attempts(of: "letter").map(\.status) == [503])
        _ = try await store.commit(.make(saved: [.make("gone")]))
        #expect(try await store.testimony("gone") == nil, "the tombstone holds")
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func secondSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, [Self.frozen(1), Self.frozen(2)]).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.testimonies().count == 1)
        #expect(try await store.commit(.make(messageID: "m1")) == .duplicate)
        #expect(try await store.closedDestinations() == ["large": 60])
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func thirdSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, [Self.frozen(1), Self.frozen(2), Self.frozen(3)]).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        let archived = try #require(await store.testimony("archived"))
        #expect(archived.settled.holds(effect: "solidarite") && !archived.settled.holdsEffects)
        #expect(try await store.recodings(site: "cesure") == [StoredRecoding(id: 1, madeAt: 70, count: 1)])
        #expect(try await store.undoRecoding(1).restored == 1)
        #expect(try await store.testimony("archived")?.frame.places == ["cantine"])
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func fourthSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...4).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.delivery("letter")?.lastError == "example.org: 503")
        #expect(try await store.attempts(of: "letter").map(\.status) == [503])
        #expect(try await store.delivery("warning")?.letter.subject == .alert("violence"))
        #expect(try await store.attempts(of: "warning").map(\.status) == [200])
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func fifthSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...5).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        let answered = try #require(await store.testimony("archived"))
        #expect(answered.dialog == "avis" && answered.answers == [Answer(slot: "note", value: .number(4))])
        #expect(try await store.testimony("one")?.answers == [])
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func sixthSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...6).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.audit(site: "cesure", subject: "archived").map(\.action) == ["review.accept"])
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func seventhSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...7).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.search(["échelle"], site: "cesure").contains("quotable"))
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func eighthSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...8).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.reviews(of: "archived").map(\.note) == ["un essai"])
        #expect(try await store.proposal(of: "archived")?.frame.places == ["cour"])
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func ninthSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...9).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        let note = try #require(await store.pageNotes(site: "cesure").first)
        #expect(note.keywords == ["entraide", "café à prix libre"] && note.rating == 4)
        #expect(note.writtenOn == CivilDate("2026-11-28") && note.author == "nadia")
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func tenthSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...10).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.requests(site: "cesure").map(\.reference) == ["t-anna"])
        #expect(try await store.consents(of: "archived").map(\.version) == ["1f"])
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func eleventhSchemaOpensWithEverythingInIt() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, (1...11).map(Self.frozen)).close()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.session(of: "room/anna")?.desk == #"{"heardAt":90}"#)
        #expect(try await store.stances(on: ["archived"]) == Stances(agree: 1))
        _ = try await store.commit(.make(withdrawn: ["archived"]))
        #expect(try await store.stances(on: ["archived"]).isEmpty)
        #expect(try await store.unsaidReplies().isEmpty, "words of others go with what is erased")
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }

    @Test func releasedMigrationsNeverChange() async throws {
        for number in 1...Schema.current.version {
            let (ours, frozen) = (try TemporaryFolder(), try TemporaryFolder())
            let made = try Self.open(ours, Array(Schema.current.migrations.prefix(number)))
            let kept = try Self.open(frozen, (1...number).map(Self.frozen))
            #expect(try await made.shape() == kept.shape(), "schema \(number)")
            try made.close()
            try kept.close()
        }
    }

    @Test func laterStepIsTakenOnceAndKeepsTheRows() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, [Self.frozen(1)]).close()
        let steps = Schema.current.migrations + ["ALTER TABLE testimonies ADD COLUMN later TEXT NOT NULL DEFAULT 'x'"]
        for _ in 0..<2 {
            let store = try Self.open(folder, steps)
            #expect(try await store.testimonies().map(\.id) == ["one"])
            try store.close()
        }
    }

    @Test func stepThatFailsLeavesTheFileAtTheStepBefore() async throws {
        let folder = try TemporaryFolder()
        try Self.open(folder, [Self.frozen(1)]).close()
        let broken =
            Schema.current.migrations + ["CREATE TABLE half (a TEXT) STRICT; CREATE TABLE half (b TEXT) STRICT"]
        #expect(throws: StoreError.self) { try Self.open(folder, broken) }
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        #expect(try await store.shape().contains { $0.contains("half") } == false)
        try store.close()
    }

    @Test func newerSchemaIsRefusedAndLeftAsItIs() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("glane.sqlite")
        try Self.open(folder, Schema.current.migrations + ["CREATE TABLE later (a TEXT) STRICT"]).close()
        let before = try folder.bytes()

        let error = #expect(throws: StoreError.self) { try TestimonyStore(path: .file(path)) }
        let known = Schema.current.version
        #expect(error?.kind == .newerSchema(found: known + 1, known: known))
        #expect(
            error?.description == """
                \(path): the store has schema \(known + 1), this program knows schemas up to \(known); \
                update this program, or give another file with --store
                """)
        #expect(try folder.bytes() == before)
    }

    @Test func databaseOfAnotherProgramIsRefusedAndLeftAsItIs() async throws {
        let folder = try TemporaryFolder()
        let other = try DatabaseQueue(path: folder.file("glane.sqlite"))
        try await other.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
        try other.close()
        let before = try folder.bytes()
        let error = #expect(throws: StoreError.self) { try TestimonyStore(path: .file(folder.file("glane.sqlite"))) }
        #expect(error?.kind == .foreign)
        #expect(try folder.bytes() == before)
    }

    @Test func everyTableIsStrictAndEveryRowHasItsSite() async throws {
        try await StoreDriver.memory.withStore { store in
            // The index of words has tables of its own make.
            let tables = try await store.shape().filter {
                $0.hasPrefix("CREATE TABLE") && !$0.contains("sqlite_") && !$0.contains("searchable_words_")
            }
            #expect(tables.count == 22)
            #expect(tables.allSatisfy { $0.contains("STRICT") })
            let withoutSite = tables.filter { !$0.contains("site TEXT NOT NULL") }
            #expect(withoutSite.count == 1, "all but meta, which is about the file")
        }
    }
}

extension TestimonyStore {
    /// The statements that would make this schema again.
    fileprivate func shape() async throws -> [String] {
        try await reading { database in
            try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
        }
    }
}
