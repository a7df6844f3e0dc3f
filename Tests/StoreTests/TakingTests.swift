import Store
import TestimonyModel
import Testing

@Suite struct TakingTests {
    private static let entry = AuditEntry(actor: "nadia", action: "testimony.import", madeAt: 5)

    @Test(arguments: StoreDriver.allCases)
    func whatIsThereStaysAndWhatWasErasedStaysErased(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(saved: [.make("old"), .make("gone")]))
            _ = try await store.commit(.make(withdrawn: ["gone"]))
            let records = ["old", "gone", "new"].map { TestimonyRecord.make($0, review: .proposed) }
            let rehearsed = try await store.take(records, site: "cesure", entry: Self.entry, isRehearsal: true)
            #expect(try await store.testimonies().map(\.id) == ["old"])
            #expect(try await store.audit(site: "cesure").isEmpty)
            let taken = try await store.take(records, site: "cesure", entry: Self.entry)
            #expect(taken == rehearsed && taken.new == 1 && taken.known == 1 && taken.erased == 1)
            #expect(try await store.testimonies().map(\.review) == [.proposed, .confirmed])
            #expect(try await store.audit(site: "cesure") == [Self.entry.numbered(1)])
            let again = try await store.take(records, site: "cesure", entry: Self.entry)
            #expect(again.known == 2 && again.new == 0)
            #expect(try await store.audit(site: "cesure").count == 1, "nothing was written, nothing is noted")
        }
    }

    @Test func aReplacementTakesThePlaceOfWhatIsThere() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(saved: [.make("a"), .make("b")]))
            let taken = try await store.take(
                [.make("a", text: "neu"), .make("b", text: "neu")], site: "cesure", entry: Self.entry
            ) { old, new in old.id == "a" ? new : nil }
            #expect(taken.replaced == 1 && taken.known == 1)
            #expect(try await store.testimony("a")?.text == "neu")
            #expect(try await store.testimony("b")?.text != "neu")
        }
    }

    @Test func allIsWrittenOrNothing() async throws {
        try await StoreDriver.memory.withStore { store in
            await #expect(throws: StoreError.self) {
                try await store.take([.make("a"), .make("")], site: "cesure", entry: Self.entry)
            }
            let (left, noted) = (try await store.testimonies(), try await store.audit(site: "cesure"))
            #expect(left.isEmpty && noted.isEmpty)
        }
    }
}
