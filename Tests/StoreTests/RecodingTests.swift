import Foundation
import Store
import TestimonyModel
import Testing

@Suite struct RecodingTests {
    /// The same testimony with another effect.
    private static func recoded(_ record: TestimonyRecord) -> TestimonyRecord {
        var record = record
        record.codebook = 2
        record.frame.observations = [.make(effect: "lien_social")]
        record.frame.places = []
        return record
    }

    private static func change(_ record: TestimonyRecord) -> (before: TestimonyRecord, after: TestimonyRecord) {
        (record, recoded(record))
    }

    @Test(arguments: StoreDriver.allCases)
    func aBatchIsTakenBackAsIfItHadNeverBeen(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            let records = (0..<5).map { TestimonyRecord.make("t\($0)") }
            try await store.save(records)
            let batch = try await store.beginRecoding(site: "cesure", at: 10)
            #expect(try await store.recode(records.prefix(3).map(Self.change), in: batch).isEmpty)
            #expect(try await store.recode([Self.change(records[3])], in: batch).isEmpty)
            #expect(try await store.testimonies() == records.prefix(4).map(Self.recoded) + [records[4]])
            #expect(try await store.recodings(site: "cesure").map(\.count) == [4])
            #expect(try await store.recodings(site: "autre").isEmpty)

            let undone = try await store.undoRecoding(batch, batch: 3)
            #expect(undone.restored == 4 && undone.left.isEmpty)
            #expect(try await store.testimonies() == records)
            #expect(try await store.recodings(site: "cesure").isEmpty)
        }
    }

    /// Both batches hold "both"; undone out of turn, the first would leave it and forget what it was before.
    @Test func anEarlierBatchWaitsForALaterOneThatHoldsItsTestimonies() async throws {
        try await StoreDriver.memory.withStore { store in
            let records = ["1 first", "2 both", "3 apart"].map { TestimonyRecord.make($0) }
            try await store.save(records)
            let first = try await store.beginRecoding(site: "cesure", at: 10)
            _ = try await store.recode(records.prefix(2).map(Self.change), in: first)
            let apart = try await store.beginRecoding(site: "cesure", at: 15)
            _ = try await store.recode([Self.change(records[2])], in: apart)
            let second = try await store.beginRecoding(site: "cesure", at: 20)
            var again = Self.recoded(records[1])
            again.frame.observations = [.make(effect: "reseaux")]
            _ = try await store.recode([(Self.recoded(records[1]), again)], in: second)

            await #expect(throws: LaterRecoding(id: second)) { try await store.undoRecoding(first, batch: 1) }
            #expect(try await store.testimony(records[0].id) == Self.recoded(records[0]), "nothing of it is undone")
            #expect(try await store.undoRecoding(apart).restored == 1)
            #expect(try await store.undoRecoding(second).restored == 1)
            #expect(try await store.undoRecoding(first).restored == 2)
            #expect(try await store.testimonies() == records)
        }
    }

    @Test func whatSomebodyChangedMeanwhileIsLeftAsItIs() async throws {
        try await StoreDriver.memory.withStore { store in
            let records = ["kept", "changed", "erased", "later"].map { TestimonyRecord.make($0) }
            try await store.save(records)
            var corrected = records[1]
            corrected.frame.observations = [.make(effect: "reseaux")]
            try await store.save([corrected])
            try await store.erase("erased")
            let batch = try await store.beginRecoding(site: "cesure", at: 10)
            #expect(try await store.recode(records.map(Self.change), in: batch) == ["changed", "erased"])
            #expect(try await store.testimony("changed") == corrected)

            var reviewed = Self.recoded(records[3])
            reviewed.frame.observations = []
            try await store.save([reviewed])
            let undone = try await store.undoRecoding(batch)
            #expect(undone.restored == 1 && undone.left == ["later"])
            #expect(try await store.testimony("kept") == records[0])
            #expect(try await store.testimony("later") == reviewed)
        }
    }

    @Test func oneTransactionHoldsAllOrNothing() async throws {
        try await StoreDriver.memory.withStore { store in
            let records = [TestimonyRecord.make("a"), .make("b")]
            try await store.save(records)
            let batch = try await store.beginRecoding(site: "cesure", at: 10)
            var impossible = Self.recoded(records[1])
            impossible.frame.observations[0].effect = ""
            await #expect(throws: StoreError.self) {
                try await store.recode([Self.change(records[0]), (records[1], impossible)], in: batch)
            }
            #expect(try await store.testimonies() == records)
        }
    }

    @Test func anErasedTestimonyTakesItsFormerCodesWithIt() async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: .file(folder.file("glane.sqlite")))
        let word = Data("quetzalcoatl".utf8)
        var record = TestimonyRecord.make()
        record.frame.observations[0].evidence = "quetzalcoatl"
        try await store.save([record])
        let batch = try await store.beginRecoding(site: "cesure", at: 10)
        _ = try await store.recode([Self.change(record)], in: batch)
        #expect(try folder.bytes().range(of: word) != nil, "else the test proves nothing")
        try await store.erase("one")
        #expect(try await store.recodings(site: "cesure").map(\.count) == [0])
        #expect(try folder.bytes().range(of: word) == nil)
        try store.close()
    }
}
