import TestimonyModel
import Testing

@testable import Store

/// What people say of other people's testimonies.
@Suite struct StanceTests {
    private func take(_ stance: Stance, on id: String, by speaker: String, _ store: TestimonyStore) async throws {
        var turn = TurnCommit.make(conversation: "room/\(speaker)", speaker: speaker)
        turn.stance = StanceTaken(stance, on: id)
        #expect(try await store.commit(turn) == .committed)
    }

    @Test(arguments: StoreDriver.allCases)
    func aPersonCountsOnceAndMayChangeTheirMind(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            try await store.save([.make("one"), .make("two")])
            for speaker in ["t-ben", "t-ben", "t-cleo"] { try await take(.agree, on: "one", by: speaker, store) }
            try await take(.agree, on: "two", by: "t-ben", store)
            #expect(try await store.stances(on: ["one", "two"]) == Stances(agree: 2))
            try await take(.disagree, on: "one", by: "t-ben", store)
            #expect(try await store.stances(on: ["one"]) == Stances(agree: 1, disagree: 1))
            #expect(try await store.stancesTaken(by: "t-ben", site: "cesure") == 2)
        }
    }

    @Test func nobodyBacksTheirOwnNorWhatIsGone() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make("one")])
        try await take(.agree, on: "one", by: "t-anna", store)
        try await take(.agree, on: "elsewhere", by: "t-ben", store)
        #expect(try await store.stances(on: ["one", "elsewhere"]).isEmpty)
    }

    /// The reference of the first is the beginning of the other's id too.
    @Test func theReferenceOfAnErasedOneLeadsToNoOther() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make("cf55-1"), .make("cf55-2")])
        #expect(try await store.referred("cf55-2", site: "cesure") != .gone)
        _ = try await store.commit(.make(withdrawn: ["cf55-1"]))
        #expect(try await store.referred("cf55", site: "cesure") == .gone)
        #expect(try await store.referred("cf55-2", site: "cesure") != .gone)
    }

    @Test func stancesGoWithTheTestimonyAndWithWhoeverTookThem() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([.make("one"), .make("two")])
        for id in ["one", "two"] {
            for speaker in ["t-ben", "t-cleo"] { try await take(.agree, on: id, by: speaker, store) }
        }
        _ = try await store.commit(.make(withdrawn: ["one"]))
        #expect(try await store.stances(on: ["one"]).isEmpty)
        let held = try await store.holdings(of: .speaker("t-ben"), site: "cesure")
        #expect(held.stances == 1 && !held.isEmpty)
        _ = try await store.commit(.make(speaker: "t-ben", forgetsSpeaker: true))
        #expect(try await store.stances(on: ["two"]) == Stances(agree: 1))
        #expect(try await store.stancesTaken(by: "t-ben", site: "cesure") == 0)
        #expect(try await store.integrityCheck().isEmpty)
    }

    @Test func aReferenceIsAsShortAsItCanBeAndStaysWhatItWas() async throws {
        let store = try TestimonyStore(path: .memory)
        let site = "cesure"
        try await store.save([.make("3f9a-first", sentAt: .told, confirmedAt: .told)])
        #expect(try await store.reference(of: "3f9a-first", site: site) == "3f9a")
        try await store.save([
            .make("3f9a-second", confirmedAt: .told.adding(seconds: 60)), .make("b", review: .rejected),
        ])
        #expect(try await store.reference(of: "3f9a-second", site: site) == "3f9a-s")
        #expect(try await store.referred("3f9a", site: site) == .testimony(id: "3f9a-first", speaker: "t-anna"))
        #expect(try await store.referred("3f9a-s", site: site) == .testimony(id: "3f9a-second", speaker: "t-anna"))
        #expect(try await store.referred("b", site: site) == .gone)
        #expect(try await store.referred("ffff", site: site) == nil)
        #expect(try await store.referred("3f9a", site: "ailleurs") == nil)
        _ = try await store.commit(.make(withdrawn: ["3f9a-second"]))
        #expect(try await store.referred("3f9a-s", site: site) == .gone)
    }
}
