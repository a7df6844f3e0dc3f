import Delivery
import Store
import TestimonyModel
import Testing

@Suite struct TurnTests {
    @Test(arguments: StoreDriver.allCases)
    func turnIsFoundAgainInAllItsParts(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            let turn = TurnCommit.make(
                messageID: "m1", deadline: 900, saved: [.make()], letters: [.make()],
                replies: ["C’est noté.", "Merci !"])
            #expect(try await store.commit(turn) == .committed)

            let session = try #require(try await store.session(of: "room/anna"))
            #expect(session.json == #"{"state":"story"}"#)
            #expect((session.site, session.transport, session.speaker) == ("cesure", "irc", "t-anna"))
            #expect((session.deadline, session.updatedAt) == (900, 50))
            #expect(try await store.testimony("one") == .make())
            #expect(try await store.deliveries() == [.make()])
            #expect(try await store.unsaidReplies().map(\.text) == ["C’est noté.", "Merci !"])
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func duplicateMessageIsIgnoredWithAllOfItsTurn(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(messageID: "m1", saved: [.make()], replies: ["un"]))
            let again = TurnCommit.make(
                messageID: "m1", session: nil, saved: [.make("two")], withdrawn: ["one"], forgetsSpeaker: true,
                letters: [.make()], replies: ["deux"], now: 60)
            #expect(try await store.commit(again) == .duplicate)

            #expect(try await store.session(of: "room/anna")?.updatedAt == 50)
            #expect(try await store.testimonies().map(\.id) == ["one"])
            #expect(try await store.deliveries().isEmpty)
            #expect(try await store.unsaidReplies().map(\.text) == ["un"])
        }
    }

    @Test func turnsWithoutMessageAreNeverDuplicates() async throws {
        try await StoreDriver.memory.withStore { store async throws in
            #expect(try await store.commit(.make()) == .committed)
            #expect(try await store.commit(.make()) == .committed)
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func turnDecidedOnAnOlderSessionWritesNothing(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            let steps: [(basedOn: Int?, outcome: CommitOutcome, revision: Int)] = [
                (1, .outdated, 0), (0, .committed, 1), (0, .outdated, 1), (1, .committed, 2), (1, .outdated, 2),
                (nil, .committed, 3),
            ]
            for (step, expected) in steps.enumerated() {
                let turn = TurnCommit.make(messageID: "m\(step)", basedOn: expected.basedOn, replies: ["\(step)"])
                #expect(try await store.commit(turn) == expected.outcome)
                #expect(try await store.session(of: "room/anna")?.revision ?? 0 == expected.revision)
            }
            #expect(try await store.unsaidReplies().map(\.text) == ["1", "3", "5"])
            _ = try await store.commit(.make(messageID: "m2", session: nil, basedOn: 3))
            #expect(try await store.commit(.make(messageID: "m6", basedOn: 3)) == .outdated)
            #expect(
                try await store.commit(.make(messageID: "m6", basedOn: 0)) == .committed, "it was not kept as known")
        }
    }

    @Test func momentsOfASpeakerComeOldestFirstAndFromOneSite() async throws {
        try await StoreDriver.memory.withStore { store in
            let later = Moment.told.adding(seconds: 100_000)
            _ = try await store.commit(
                .make(saved: [
                    .make("b", sentAt: later), .make("a"), .make("c", site: "ailleurs"), .make("d", speaker: "t-boris"),
                ]))
            #expect(try await store.held(of: "t-anna", site: "cesure").map(\.sentAt) == [.told, later])
            #expect(try await store.held(of: "t-eva", site: "cesure").isEmpty)
        }
    }

    @Test func cancelledTurnWritesNothing() async throws {
        try await StoreDriver.memory.withStore { store async throws in
            let turn = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await store.commit(.make(messageID: "m1"))
            }
            await #expect(throws: CancellationError.self) { try await turn.value }
            #expect(try await store.session(of: "room/anna") == nil)
            #expect(try await store.commit(.make(messageID: "m1")) == .committed)
        }
    }

    /// Each turn ends on a row that the schema refuses, after others that it would take.
    @Test(arguments: StoreDriver.allCases, RefusedTurn.all)
    func refusedRowLeavesNothingOfItsTurn(_ driver: StoreDriver, _ refused: RefusedTurn) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(
                .make(saved: [.make("old")], letters: [.make("taken", subject: .test)], replies: ["avant"]))
            let error = await #expect(throws: StoreError.self) { try await store.commit(refused.turn) }
            #expect(error?.kind == .refused)
            #expect(error?.description.contains("Zanzibar") == false)

            #expect(try await store.session(of: "room/anna")?.updatedAt == 50)
            #expect(try await store.testimonies().map(\.id) == ["old"])
            #expect(try await store.deliveries().map(\.letter.id) == ["taken"])
            #expect(try await store.unsaidReplies().map(\.text) == ["avant"])
            var mended = refused.turn
            (mended.saved, mended.letters, mended.session) = ([], [], nil)
            #expect(try await store.commit(mended) == .committed, "its message was not kept either")
        }
    }

    @Test func closedConversationLeavesNoSession() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(deadline: 10))
            _ = try await store.commit(.make(session: nil))
            #expect(try await store.session(of: "room/anna") == nil)
            #expect(try await store.dueSessions(at: 1_000).isEmpty)
        }
    }

    @Test func dueSessionsComeLongestOverdueFirst() async throws {
        try await StoreDriver.memory.withStore { store in
            for (name, deadline) in [("a", 30), ("b", 10), ("c", 31), ("d", nil)] as [(String, Int?)] {
                _ = try await store.commit(.make(conversation: name, deadline: deadline))
            }
            #expect(try await store.nextDeadline() == 10)
            #expect(try await store.dueSessions(at: 30).map(\.conversation) == ["b", "a"])
            #expect(try await store.dueSessions(at: 30, limit: 1).map(\.conversation) == ["b"])
            #expect(try await store.dueSessions(at: 9).isEmpty)
        }
    }

    @Test func saidRepliesAreGoneAndLaterOnesStay() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(replies: ["un", "deux"]))
            _ = try await store.commit(.make(conversation: "room/boris", replies: ["trois"]))
            let last = try #require(try await store.unsaidReplies(of: "room/anna").last)
            try await store.markSaid(conversation: "room/anna", upTo: last.id)
            #expect(try await store.unsaidReplies().map(\.text) == ["trois"])
            _ = try await store.commit(.make(replies: ["quatre"]))
            try await store.markSaid(conversation: "room/anna", upTo: last.id)
            #expect(try await store.unsaidReplies().map(\.text) == ["trois", "quatre"], "ids are never used twice")
        }
    }
}

struct RefusedTurn: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var turn: TurnCommit

    static let all = [
        RefusedTurn(
            testDescription: "an observation that ends before it starts",
            turn: turn { $0.saved = [.make("new"), .make("bad", observations: [.make(start: 9, end: 3)])] }),
        RefusedTurn(
            testDescription: "a confidence above one",
            turn: turn { $0.saved = [.make("new"), .make("bad", observations: [.make(confidence: 1.5)])] }),
        RefusedTurn(
            testDescription: "a confidence that is no number",
            turn: turn { $0.saved = [.make("new"), .make("bad", observations: [.make(confidence: .nan)])] }),
        RefusedTurn(
            testDescription: "an attribution without its consent",
            turn: turn { $0.saved = [.make("new"), .make("bad", consent: .quote, attribution: "Zanzibar")] }),
        RefusedTurn(
            testDescription: "a testimony without id",
            turn: turn { $0.saved = [.make("new"), .make("")] }),
        RefusedTurn(
            testDescription: "a session that is no JSON",
            turn: turn { $0.session = "Zanzibar" }),
        RefusedTurn(
            testDescription: "a letter whose id is taken",
            turn: turn { $0.letters = [.make("free"), .make("taken")] }),
    ]

    private static func turn(_ spoil: (inout TurnCommit) -> Void) -> TurnCommit {
        var turn = TurnCommit.make(
            messageID: "m9", session: #"{"state":"Zanzibar"}"#, saved: [.make("new", text: "Zanzibar")],
            letters: [.make("free")], replies: ["Zanzibar"], now: 70)
        spoil(&turn)
        return turn
    }
}
