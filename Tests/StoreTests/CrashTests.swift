import Foundation
import TestimonyModel
import Testing

@testable import Store

/// A copy of the files taken while a store is open is what a crash would leave behind.
@Suite struct CrashTests {
    @Test func everyCommittedTurnSurvives() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        for turn in 0..<8 {
            _ = try await store.commit(Self.turn(turn))
            let crashed = try Self.copy(folder)
            try await Self.expectWholeTurns(crashed) { $0 == turn + 1 }
        }
        try store.close()
    }

    /// The write-ahead log may be cut anywhere: a turn is there with all of its rows, or not at all.
    @Test func logCutAnywhereHoldsWholeTurns() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        for turn in 0..<6 { _ = try await store.commit(Self.turn(turn)) }
        let length = try Data(contentsOf: URL(fileURLWithPath: folder.file("glane.sqlite-wal"))).count
        var found: Set<Int> = []
        for cut in stride(from: length, through: length / 2, by: -7_919) {
            let crashed = try Self.copy(folder, logBytes: cut)
            try await Self.expectWholeTurns(crashed) { count in
                found.insert(count)
                return count <= 6
            }
        }
        #expect(found.count > 2, "cuts fell between turns and inside of them")
        try store.close()
    }

    private static func turn(_ number: Int) -> TurnCommit {
        .make(
            messageID: "m\(number)", saved: [.make("t\(number)")],
            letters: [.make("l\(number)", subject: .testimony("t\(number)"))], replies: ["\(number)"], now: number)
    }

    private static func copy(_ folder: TemporaryFolder, logBytes: Int? = nil) throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        for name in ["glane.sqlite", "glane.sqlite-wal"] {
            var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
            if let logBytes, name.hasSuffix("-wal") { bytes = bytes.prefix(logBytes) }
            try bytes.write(to: URL(fileURLWithPath: copy.file(name)))
        }
        return copy
    }

    private static func expectWholeTurns(_ folder: TemporaryFolder, _ count: (Int) -> Bool) async throws {
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        let ids = try await store.testimonies().map { String($0.id.dropFirst()) }.sorted()
        #expect(count(ids.count), "\(ids.count) turns")
        #expect(try await store.unsaidReplies().map(\.text).sorted() == ids)
        #expect(try await store.deliveries().map { String($0.letter.id.dropFirst()) }.sorted() == ids)
        #expect(try await store.session(of: "room/anna")?.updatedAt == (ids.isEmpty ? nil : ids.count - 1))
        #expect(try await store.commit(turn(max(0, ids.count - 1))) == (ids.isEmpty ? .committed : .duplicate))
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }
}
