import Foundation
import TestimonyModel
import Testing

@testable import Store

/// The words of testimonies, as the archive is asked for them.
struct SearchTests {
    private func store(_ records: [TestimonyRecord]) async throws -> TestimonyStore {
        let store = try TestimonyStore(path: .memory)
        try await store.save(records)
        return store
    }

    @Test(
        arguments: [
            (["échelle"], ["one"]), (["ECHELLE"], ["one"]), (["éch"], ["one"]), (["helle"], []), (["absent"], []),
            (["échelle", "voiture"], ["one", "two"]), ([], []), (["\" OR *"], []), (["NEAR("], []), ([""], []),
        ] as [([String], [String])])
    func wordsAreFoundFromTheirBeginning(words: [String], ids: [String]) async throws {
        let store = try await store([
            .make(text: "Les voisins nous ont prêté des Échelles."), .make("two", text: "Une voiture passe."),
        ])
        #expect(try await store.search(words, site: "cesure").sorted() == ids)
        #expect(try await store.search(words, site: "other").isEmpty)
    }

    @Test func onlyWhatMayBeQuotedIsFound() async throws {
        var chatter = TestimonyRecord.make("chatter")
        chatter.frame.isTestimony = false
        let store = try await store([
            .make("quote"), .make("attributed", consent: .attributed, attribution: "Anna"),
            .make("count", consent: .count), .make("none", consent: .none), .make("proposed", review: .proposed),
            .make("rejected", review: .rejected), chatter,
        ])
        #expect(try await store.search(["échelle"], site: "cesure").sorted() == ["attributed", "quote"])
    }

    @Test func whatIsTakenBackIsFoundNoMore() async throws {
        let store = try await store([.make(), .make("two"), .make("three")])
        try await store.save([
            .make(consent: .count), .make("two", review: .rejected), .make("three", text: "Autre chose."),
        ])
        #expect(try await store.search(["échelle"], site: "cesure").isEmpty)
        #expect(try await store.search(["autre"], site: "cesure") == ["three"])
        try await store.save([.make()])
        #expect(try await store.search(["échelle"], site: "cesure") == ["one"])
        #expect(try await store.integrityCheck().isEmpty)
    }

    /// The index writes its entries in parts and merges them when it likes; what left it stands in none after a scrub.
    @Test func wordsOfTheErasedLeaveTheIndexOfManyParts() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        for number in 0..<40 {
            _ = try await store.commit(
                .make(
                    conversation: "room/\(number)", speaker: "t-\(number)",
                    saved: [.make("r\(number)", speaker: "t-\(number)", text: "xylo\(number)phone prêté ensemble")]))
        }
        let word = Data("xylo17phone".utf8)
        #expect(try folder.bytes().range(of: word) != nil, "else the test proves nothing")
        try await store.forget("t-17")
        #expect(try folder.bytes().range(of: word) == nil)
        // Words share their beginnings in the index: what tells this one from its neighbours is gone too.
        #expect(try folder.bytes().range(of: Data("17phone".utf8)) == nil)
        #expect(try await store.search(["ensemble"], site: "cesure").count == 39)
        #expect(try await store.integrityCheck().isEmpty)
        try store.close()
    }
}
