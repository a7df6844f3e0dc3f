import Delivery
import Store
import TestimonyModel
import Testing

@testable import Intake

struct WiderReleaseTests {
    private let now = Moment("2026-11-19T09:00:00+01:00")!
    private let place = Destination(name: "place", url: .environment("U"), audience: .wider)
    private let coordination = Destination(name: "coordination", url: .environment("U"))

    /// Commits a testimony with a letter to each destination, due as the destination says.
    private func tell(_ id: String, speaker: String, consent: Consent = .quote, in store: TestimonyStore) async throws {
        let letters = [place, coordination].map { destination in
            let letter = Letter(id: "\(id)-\(destination.name)", destination: destination.name, subject: .testimony(id))
            return DeliveryRecord(
                letter: letter, dueAt: destination.due(letter.subject, writtenAt: now), createdAt: now.epochSeconds)
        }
        let record = TestimonyRecord(
            id: id, site: "cesure", sentAt: now, conversation: speaker, speaker: speaker, consent: consent,
            review: .confirmed, text: "x", frame: Frame(isTestimony: true),
            confirmedAt: now)
        _ = try await store.commit(
            TurnCommit(
                site: "cesure", transport: "chat", conversation: speaker, speaker: speaker, session: nil,
                saved: [record], letters: letters, now: now.epochSeconds))
    }

    private func due(_ store: TestimonyStore, _ destination: String) async throws -> [String] {
        try await store.deliveries(.init(states: [.pending], destination: destination))
            .filter { $0.dueAt <= now.epochSeconds }.map(\.letter.id)
    }

    @Test func threeWitnessesGoTogetherAndNoneAlone() async throws {
        let store = try TestimonyStore(path: .memory)
        let release = WiderRelease(store: store, destinations: [place, coordination])
        for (id, speaker) in [("t1", "a"), ("t2", "a"), ("t3", "b")] {
            try await tell(id, speaker: speaker, in: store)
            #expect(try await release.release(at: now.epochSeconds) == 0)
        }
        #expect(try await due(store, "place").isEmpty)
        #expect(try await due(store, "coordination").count == 3)
        try await tell("t4", speaker: "c", in: store)
        #expect(try await release.release(at: now.epochSeconds) == 4)
        #expect(try await due(store, "place") == ["t1-place", "t2-place", "t3-place", "t4-place"])
        #expect(try await release.release(at: now.epochSeconds) == 0)
    }

    @Test func aWitnessWhoIsNotToldHidesNobody() async throws {
        let store = try TestimonyStore(path: .memory)
        let release = WiderRelease(store: store, destinations: [place])
        for (id, speaker) in [("t1", "a"), ("t2", "b"), ("t3", "c")] { try await tell(id, speaker: speaker, in: store) }
        _ = try await store.commit(
            TurnCommit(
                site: "cesure", transport: "chat", conversation: "c", speaker: "c", session: nil, withdrawn: ["t3"],
                now: now.epochSeconds))
        #expect(try await release.release(at: now.epochSeconds) == 0)
        try await tell("t4", speaker: "d", consent: .none, in: store)
        #expect(try await release.release(at: now.epochSeconds) == 0)
        try await tell("t5", speaker: "e", in: store)
        #expect(try await release.release(at: now.epochSeconds) == 4)
    }

    @Test func noneIsOverlookedAmongManyLetters() async throws {
        let store = try TestimonyStore(path: .memory)
        let release = WiderRelease(store: store, destinations: [place])
        for number in 0..<1_001 { try await tell("a\(number)", speaker: "a", in: store) }
        for speaker in ["b", "c"] { try await tell(speaker, speaker: speaker, in: store) }
        #expect(try await release.release(at: now.epochSeconds) == 1_003)
    }
}
