import Delivery
import Foundation
import GRDB
import TestimonyModel
import Testing

@testable import Store

@Suite struct ErasureTests {
    /// A word that stands nowhere else, in every place where a turn can put one.
    private static let word = "Quetzalcoatl"

    private static func everything(_ speaker: String, _ word: String) -> TurnCommit {
        // The id of a message is a pseudonym that outlasts an erasure.
        .make(
            conversation: "room/\(word)", speaker: speaker, messageID: "m-\(word.count)",
            session: #"{"draft":"\#(word)"}"#, deadline: 900,
            saved: [
                .make(
                    "\(speaker)/1", conversation: "room/\(word)", speaker: speaker, consent: .attributed, text: word,
                    observations: [.make(evidence: word)], attribution: word),
                .make("\(speaker)/2", conversation: "room/\(word)", speaker: speaker, text: word),
            ],
            letters: [
                .make("\(speaker)/sent", subject: .testimony("\(speaker)/1")),
                .make("\(speaker)/waits", subject: .testimony("\(speaker)/2")),
            ], replies: ["Vous avez dit « \(word) »"])
    }

    @Test(arguments: StoreDriver.allCases)
    func forgottenSpeakerLeavesNothingAndOthersLoseNothing(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(Self.everything("t-anna", "anna"))
            _ = try await store.commit(Self.everything("t-boris", "boris"))
            try await store.take("t-anna/sent", as: .sent(status: 200), at: 60)
            try await store.forget("t-anna")

            #expect(try await store.testimonies().map(\.id) == ["t-boris/1", "t-boris/2"])
            #expect(try await store.session(of: "room/anna") == nil)
            #expect(try await store.session(of: "room/boris") != nil)
            #expect(try await store.unsaidReplies().map(\.conversation) == ["room/boris"])
            #expect(try await store.deliveries().map(\.letter.id) == ["t-boris/sent", "t-boris/waits"])
            #expect(try await store.attempts(of: "t-anna/sent").isEmpty)
            #expect(try await store.tables(holding: "t-anna").isEmpty)
            #expect(try await store.tables(holding: "room/anna").isEmpty)
            #expect(try await store.tables(holding: "t-boris").isEmpty == false, "else the test proves nothing")
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func erasedTestimonyDoesNotComeBack(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(saved: [.make()]))
            try await store.erase("one", "?")
            _ = try await store.commit(.make(saved: [.make(), .make("two")]))
            #expect(try await store.testimonies().map(\.id) == ["two"])
        }
    }

    @Test func turnErasesWhatStoodBeforeAndSaysSo() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(saved: [.make(), .make("two")], letters: [.make()]))
            _ = try await store.commit(
                .make(session: nil, saved: [.make("three")], withdrawn: ["one", "three"], replies: ["C’est effacé."]))
            #expect(try await store.testimonies().map(\.id) == ["two"])
            #expect(try await store.deliveries().isEmpty)
            #expect(try await store.unsaidReplies().map(\.text) == ["C’est effacé."])
        }
    }

    @Test func withdrawnConsentsEraseTheirTestimoniesOnly() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(
                .make(saved: [.make("now"), .make("before")], letters: [.make("l", subject: .testimony("now"))]))
            _ = try await store.commit(.make(withdrawn: ["now", "unknown"]))
            #expect(try await store.testimonies().map(\.id) == ["before"])
            #expect(try await store.deliveries().isEmpty)
            _ = try await store.commit(.make(saved: [.make("now")]))
            #expect(try await store.testimonies().map(\.id) == ["before"], "the tombstone holds")
        }
    }

    @Test func forgettingTurnIsStillKnownWhenItsMessageComesAgain() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(Self.everything("t-anna", "anna"))
            let yes = TurnCommit.make(
                messageID: "m-oui", session: nil, forgetsSpeaker: true, replies: ["C’est effacé."])
            #expect(try await store.commit(yes) == .committed)
            #expect(try await store.testimonies().isEmpty)
            #expect(try await store.session(of: "room/anna") == nil)
            #expect(try await store.unsaidReplies().map(\.text) == ["C’est effacé."])
            #expect(try await store.commit(yes) == .duplicate)
        }
    }

    @Test func erasedWordIsInNoByteOfTheFiles() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        _ = try await store.commit(Self.everything("t-anna", Self.word))
        _ = try await store.commit(Self.everything("t-boris", "boris"))
        let word = Data(Self.word.utf8)
        // As the index of words writes it.
        let folded = Data(Self.word.lowercased().utf8)
        for bytes in [word, folded] {
            #expect(try folder.bytes().range(of: bytes) != nil, "else the test proves nothing")
        }

        try await store.forget("t-anna")
        #expect(try folder.bytes().range(of: word) == nil)
        #expect(try folder.bytes().range(of: folded) == nil)
        #expect(try folder.bytes().range(of: Data("boris".utf8)) != nil)
        try store.close()
        #expect(try folder.bytes().range(of: word) == nil)
    }

    @Test func droppedDraftIsInNoByteOfTheFiles() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        let word = Data(Self.word.utf8)
        for scrubs in [true, false] {
            // A long draft lies in pages of its own.
            let draft = String(repeating: Self.word + " ", count: 2_000)
            _ = try await store.commit(.make(session: #"{"draft":"\#(draft)"}"#))
            #expect(try folder.bytes().range(of: word) != nil, "else the test proves nothing")
            _ = try await store.commit(.make(dropsDraft: true), scrubs: scrubs)
            if !scrubs {
                #expect(try folder.bytes().range(of: word) != nil, "the log still holds it")
                #expect(await store.finishScrubbing())
            }
            #expect(try folder.bytes().range(of: word) == nil)
        }
        try store.close()
    }

    /// Rewriting a file raises the number of its schema.
    @Test func onlyAnErasureThatErasedRewritesTheFile() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        func rewritings(_ turn: TurnCommit) async throws -> Int {
            let before = try await store.schemaVersion()
            _ = try await store.commit(turn)
            return try await store.schemaVersion() - before
        }
        #expect(try await rewritings(.make(saved: [.make()], replies: ["Bonjour"])) == 0)
        #expect(try await rewritings(.make(session: nil)) == 0)
        #expect(try await rewritings(.make(session: nil, withdrawn: ["?"])) == 0)
        #expect(try await rewritings(.make(speaker: "t-boris", session: nil, forgetsSpeaker: true)) == 0)
        #expect(try await rewritings(.make(conversation: "room/boris", session: nil, withdrawn: ["unknown"])) == 0)
        #expect(try await rewritings(.make(session: nil, withdrawn: ["one"])) == 1)
        let version = try await store.schemaVersion()
        #expect(await store.finishScrubbing())
        #expect(try await store.schemaVersion() == version, "nothing was left to do")
        try store.close()
    }

    /// SQLite moves cells between pages as a table grows and shrinks and leaves copies behind, which outlive their rows
    /// unless the file is rewritten: each of these seeds finds some in a file that was not.
    @Test(arguments: [4, 7] as [UInt64])
    func erasureFollowsWordsThatPagesMoved(_ seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        var chance = Dice(seed: seed)
        for turn in 0..<100 {
            let speaker = "t-\(turn % 4)"
            let records = (0..<20).map { _ in
                let text = String(repeating: "[\(Self.word) \(speaker)]", count: .random(in: 1...60, using: &chance))
                return TestimonyRecord.make("\(Int.random(in: 0..<700, using: &chance))", speaker: speaker, text: text)
            }
            _ = try await store.commit(.make(speaker: speaker, saved: records))
            let gone = "\(Int.random(in: 0..<700, using: &chance))"
            if turn % 30 == 29 { try await store.erase(gone) }
        }
        for speaker in (0..<4).map({ "t-\($0)" }) {
            try await store.forget(speaker)
            #expect(try folder.bytes().range(of: Data("\(Self.word) \(speaker)]".utf8)) == nil, "\(speaker)")
        }
        try store.close()
    }

    @Test func erasureUnderAReaderIsFinishedByTheNextOpening() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("glane.sqlite"))
        let store = try TestimonyStore(path: path, schema: .current, limits: StoreLimits(busySeconds: 0))
        _ = try await store.commit(Self.everything("t-anna", Self.word))
        let reader = try TestimonyStore(path: path)
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let leave = DispatchSemaphore(value: 0)
        async let reading: Void = reader.forEachTestimony(TestimonyQuery(ids: ["t-anna/1"])) { _ in
            enter.finish()
            leave.wait()
        }
        for await _ in entered {}
        try await store.forget("t-anna")
        leave.signal()
        try await reading
        #expect(try await store.testimonies().isEmpty)
        #expect(try folder.bytes().range(of: Data(Self.word.utf8)) != nil)

        try TestimonyStore(path: path).close()
        #expect(try folder.bytes().range(of: Data(Self.word.utf8)) == nil)
        try reader.close()
        try store.close()
    }
}

extension TestimonyStore {
    fileprivate func schemaVersion() async throws -> Int {
        try await reading { try Int.fetchOne($0, sql: "PRAGMA schema_version") ?? 0 }
    }

    /// The tables with a row in which some value is `text`.
    fileprivate func tables(holding text: String) async throws -> [String] {
        try await reading { database in
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return try tables.filter { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").contains { row in
                    row.databaseValues.contains { String.fromDatabaseValue($0) == text }
                }
            }
        }
    }
}
