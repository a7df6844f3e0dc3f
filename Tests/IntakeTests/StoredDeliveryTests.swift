import Delivery
import HTTP
import Store
import TestimonyModel
import Testing

@testable import Intake

/// The worker on the real store.
struct StoredDeliveryTests {
    private let clock = JumpingClock()

    private func worker(_ store: TestimonyStore, _ ready: ReadyDestination) -> DeliveryWorker {
        DeliveryWorker(
            outbox: store, destinations: [ready], client: HTTPClient(), surroundings: clock.surroundings(),
            owner: "test", render: { RenderedLetter(text: $0.id) })
    }

    @Test func attemptsAreKeptAndALetterIsSentOnce() async throws {
        let store = try TestimonyStore(path: .memory)
        let receiver = try ScriptedReceiver(
            .text(500, ""), .breakOff(200, length: 9, body: [65]), .text(200, "ok"))
        _ = try await store.enqueueOnce(.make("a"), site: "cesure")
        let worker = worker(store, try receiver.destination())
        #expect(try await worker.drain(for: 60) == ["a": .sent(status: 200)])
        #expect(try await worker.drain(for: 60).isEmpty)
        let attempts = try await store.attempts(of: "a")
        #expect(attempts.map(\.status) == [500, nil, 200])
        #expect(attempts.allSatisfy { $0.error?.contains("s3cret") != true })
        #expect(receiver.texts.count == 3)
    }

    @Test func goneIsKeptFromOneRunToTheNext() async throws {
        let store = try TestimonyStore(path: .memory)
        let receiver = try ScriptedReceiver(.text(410, ""), .text(200, "ok"))
        for id in ["a", "b"] { _ = try await store.enqueueOnce(.make(id), site: "cesure") }
        for _ in 0..<2 { _ = try await worker(store, receiver.destination()).drain(for: 600) }
        #expect(receiver.texts == ["a"])
        #expect(try await store.closedDestinations().keys.sorted() == ["coordination"])
        #expect(try await store.openDestination("coordination"))
        _ = try await worker(store, receiver.destination()).drain(for: 600)
        #expect(receiver.texts == ["a", "b"])
    }

    @Test func oneLetterGoesAndNoOther() async throws {
        let store = try TestimonyStore(path: .memory)
        let receiver = try ScriptedReceiver(.text(500, ""), .text(200, "ok"))
        for id in ["a", "b", "c"] { _ = try await store.enqueueOnce(.make(id), site: "cesure") }
        let worker = DeliveryWorker(
            outbox: OneLetter("b", in: store), destinations: [try receiver.destination()], client: HTTPClient(),
            surroundings: clock.surroundings(), owner: "test", render: { RenderedLetter(text: $0.id) })
        #expect(try await worker.drain(for: 600) == ["b": .sent(status: 200)])
        #expect(receiver.texts == ["b", "b"])
        #expect(try await store.deliveries(.init(states: [.pending])).map(\.letter.id) == ["a", "c"])
    }

    @Test func aMissingURLLeavesTheLetterWaitingWithoutAnAttempt() async throws {
        let store = try TestimonyStore(path: .memory)
        _ = try await store.enqueueOnce(.make("a"), site: "cesure")
        let ready = ReadyDestination(
            Destination(name: "coordination", url: .environment("U")), endpoint: .failure(MissingURL("no URL")))
        _ = try await worker(store, ready).drain(for: 5)
        let record = try await store.delivery("a")
        #expect(record?.state == .pending)
        #expect(record?.attempts == 0)
        #expect(record?.lastError == "coordination: no URL")
        #expect(try await store.attempts(of: "a").isEmpty)
    }

    @Test func cancellationLosesNothing() async throws {
        let store = try TestimonyStore(path: .memory)
        let (asked, arrival) = AsyncStream<Void>.makeStream()
        let listener = try HTTPListener { _ in
            arrival.yield()
            return .stall
        }
        let ready = ReadyDestination(
            Destination(name: "coordination", url: .environment("U")), endpoint: .success(try Endpoint(listener.origin))
        )
        _ = try await store.enqueueOnce(.make("a"), site: "cesure")
        let worker = worker(store, ready)
        let running = Task { try await worker.run() }
        for await _ in asked { break }
        running.cancel()
        try await running.value
        #expect(try await store.delivery("a")?.state == .pending)
    }
}
