import Foundation
import GRDB
import TestimonyModel
import Testing

@testable import Store

/// Two stores on one file stand for two processes: each has its own connection, and SQLite arbitrates.
@Suite struct SharingTests {
    @Test func manyOpenAFreshFileAtOnce() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("new/glane.sqlite"))
        try await withThrowingTaskGroup(of: TestimonyStore.self) { group in
            for opener in 0..<6 {
                group.addTask {
                    let store = try TestimonyStore(path: path)
                    _ = try await store.commit(.make(conversation: "\(opener)", replies: ["\(opener)"]))
                    return store
                }
            }
            var stores: [TestimonyStore] = []
            for try await store in group { stores.append(store) }
            for store in stores { #expect(try await store.unsaidReplies().count == 6) }
            for store in stores { try store.close() }
        }
    }

    @Test func oneMessageCommittedByTwoIsCommittedOnce() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("glane.sqlite"))
        let stores = [try TestimonyStore(path: path), try TestimonyStore(path: path)]
        let outcomes = try await withThrowingTaskGroup(of: CommitOutcome.self) { group in
            for round in 0..<20 {
                for store in stores { group.addTask { try await store.commit(.make(messageID: "m\(round)")) } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .committed } == 20)
        #expect(outcomes.count { $0 == .duplicate } == 20)
        for store in stores { try store.close() }
    }

    @Test func twoWorkersNeverHoldOneLetter() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("glane.sqlite"))
        let stores = [try TestimonyStore(path: path), try TestimonyStore(path: path)]
        _ = try await stores[0].commit(.make(letters: (0..<40).map { .make("\($0)", subject: .test) }))
        let taken = try await withThrowingTaskGroup(of: [String].self) { group in
            for round in 0..<20 {
                group.addTask {
                    try await stores[round % 2].lease(dueAt: 100, limit: 3, owner: "\(round)", leaseSeconds: 60)
                        .map(\.letter.id)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(taken.count == 40)
        #expect(Set(taken).count == 40)
        for store in stores { try store.close() }
    }

    /// Between the two reads another process adds a conversation, also when they are read again.
    @Test func whatIsReadSideBySideIsOneState() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("glane.sqlite"))
        let store = try TestimonyStore(path: path)
        let other = try TestimonyStore(path: path).queue
        try await other.write { try $0.execute(sql: "CREATE TABLE marks (mark INTEGER)") }
        let firstIsRead = DispatchSemaphore(value: 0)
        @Sendable func marks(_ database: Database) throws -> Int {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM marks") ?? 0
        }
        let (first, second) = try await store.readingBoth { database in
            defer { firstIsRead.signal() }
            return try marks(database)
        } _: { database in
            firstIsRead.wait()
            try other.write { try $0.execute(sql: "INSERT INTO marks VALUES (1)") }
            return try marks(database)
        }
        #expect(first == 1 && second == 1, "the second time both are of the state that the first time left")
        #expect(try await other.read(marks) == 2)
    }

    @Test func lockedStoreSaysSoAndWritesNothing() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("glane.sqlite"))
        let holder = try TestimonyStore(path: path)
        let store = try TestimonyStore(path: path, schema: .current, limits: StoreLimits(busySeconds: 0))
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let leave = DispatchSemaphore(value: 0)
        async let holding: Void = holder.writing { _ in
            enter.finish()
            leave.wait()
        }
        for await _ in entered {}
        let error = await #expect(throws: StoreError.self) { try await store.commit(.make(messageID: "m1")) }
        #expect(error?.kind == .locked)
        #expect(error?.exitStatus == 69)
        #expect(try await store.session(of: "room/anna") == nil, "reading goes on")
        leave.signal()
        try await holding
        #expect(try await store.commit(.make(messageID: "m1")) == .committed)
        try store.close()
        try holder.close()
    }
}
