import Delivery
import Foundation
import HTTP
import Testing

@testable import Intake

struct DeliveryWorkerTests {
    let clock = JumpingClock()

    @Test func aDueLetterIsPostedOnceAndSettled() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        #expect(try await worker.drain(for: 5) == ["a": .sent(status: 200)])
        #expect(try await worker.drain(for: 5).isEmpty)
        #expect(receiver.texts == ["a"])
        #expect(outbox.record("a")?.state == .sent)
    }

    @Test(arguments: [
        ListenerAnswer.text(500, "no"), .text(503, ""), .text(408, ""), .text(425, ""), .close,
        .breakOff(200, length: 9, body: [65]),
    ])
    func whatFailsForAWhileIsTriedAgainAndThenArrives(answer: ListenerAnswer) async throws {
        let receiver = try ScriptedReceiver(answer, answer, .text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        #expect(try await worker.drain(for: 60) == ["a": .sent(status: 200)])
        #expect(receiver.texts == ["a", "a", "a"])
        #expect(clock.slept == [5, 10])
        #expect(outbox.record("a")?.attempts == 3)
    }

    @Test func lettersGoToTheDestinationsOfTheLatestData() async throws {
        let (old, new) = (try ScriptedReceiver(.text(500, "no")), try ScriptedReceiver(.text(200, "ok")))
        let outbox = MemoryOutbox([.make("a", age: 1), .make("b")])
        let worker = DeliveryWorker.make(outbox, [try old.destination()], clock: clock)
        _ = try await worker.deliverDue()
        await worker.replace(destinations: [try new.destination()])
        _ = try await worker.drain(for: 600)
        #expect(new.texts == ["a", "b"])
    }

    @Test func aWorkerThatIsFinishedBeginsNothing() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        worker.finish()
        try await worker.run()
        #expect(receiver.texts.isEmpty)
        #expect(outbox.record("a")?.state == .pending)
    }

    @Test func retryAfterIsHonoured() async throws {
        let receiver = try ScriptedReceiver(
            .respond(429, headers: [.init("Retry-After", "120")]), .text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        #expect(try await worker.drain(for: 300) == ["a": .sent(status: 200)])
        #expect(clock.slept == [120])
    }

    @Test func aStalledReceiverCostsOneTimeOut() async throws {
        let receiver = try ScriptedReceiver(.stall, .text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        var policy = HTTPPolicy()
        policy.totalMilliseconds = 200
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock, policy: policy)
        #expect(try await worker.drain(for: 60) == ["a": .sent(status: 200)])
        #expect(outbox.errors == ["\(receiver.listener.origin): no answer in time"])
    }

    @Test(arguments: [302, 400, 401, 403, 404, 413])
    func whatCannotWorkIsGivenUpAndKept(status: Int) async throws {
        let receiver = try ScriptedReceiver(
            .respond(status, headers: [.init("Location", "http://127.0.0.1:1/")]))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        _ = try await worker.drain(for: 60)
        #expect(outbox.record("a")?.state == .dead)
        #expect(outbox.record("a")?.lastError?.hasPrefix("\(receiver.listener.origin) answered \(status)") == true)
        #expect(receiver.texts.count == 1)
    }

    @Test func goneDisablesTheDestinationAndKeepsWhatWaits() async throws {
        let receiver = try ScriptedReceiver(.text(410, ""), .text(200, "ok"))
        let outbox = MemoryOutbox([.make("a", age: 2), .make("b", age: 1)])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        _ = try await worker.drain(for: 60)
        #expect(outbox.record("a")?.state == .dead)
        #expect(outbox.record("b")?.state == .pending)
        #expect(outbox.record("b")?.attempts == 0)
        #expect(outbox.record("b")?.lastError?.contains("'glane webhook test coordination' opens it again") == true)
        // Another run, on the same outbox.
        let next = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        _ = try await next.drain(for: 600)
        #expect(receiver.texts == ["a"])
        outbox.openDestinations()
        _ = try await next.drain(for: 600)
        #expect(receiver.texts == ["a", "b"])
    }

    @Test func lettersOfOneDestinationKeepTheirOrderWhileItFails() async throws {
        let receiver = try ScriptedReceiver(.text(500, ""), .text(500, ""), .text(200, "ok"))
        let outbox = MemoryOutbox([.make("c", age: 1), .make("a", age: 3), .make("b", age: 2)])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock)
        _ = try await worker.drain(for: 60)
        #expect(receiver.texts == ["a", "a", "a", "b", "c"])
        #expect(outbox.record("b")?.attempts == 1)
    }

    @Test func aDestinationThatFailsDoesNotHoldAnother() async throws {
        let bad = try ScriptedReceiver(.text(500, ""))
        let good = try ScriptedReceiver(.text(200, "ok"))
        let outbox = MemoryOutbox([.make("a", to: "bad", age: 1), .make("b", to: "good")])
        let worker = DeliveryWorker.make(
            outbox, [try bad.destination("bad"), try good.destination("good")], clock: clock)
        #expect(try await worker.deliverDue()["b"] == .sent(status: 200))
        #expect(outbox.record("a")?.state == .pending)
    }

    @Test func theRateSpreadsPosts() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let outbox = MemoryOutbox((0..<5).map { .make("\($0)", age: 10 - $0) })
        let worker = DeliveryWorker.make(
            outbox, [try receiver.destination(rate: .init(posts: 2, seconds: 60))], clock: clock)
        _ = try await worker.drain(for: 600)
        #expect(receiver.texts == ["0", "1", "2", "3", "4"])
        #expect(clock.slept == [60, 60])
        #expect(outbox.record("4")?.attempts == 1)
    }

    @Test func aLetterWithNothingToSayIsDropped() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock, render: { _ in nil })
        _ = try await worker.drain(for: 60)
        #expect(outbox.record("a")?.state == .dropped)
        #expect(receiver.texts.isEmpty)
    }

    @Test func aRendererThatFailsIsTriedAgainAndItsErrorIsNotRepeated() async throws {
        struct Failure: Error { var words = "Fatou a dit" }
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(
            outbox, [try receiver.destination()], clock: clock, render: { _ in throw Failure() })
        _ = try await worker.deliverDue()
        #expect(outbox.errors == ["it cannot be written now"])
        #expect(outbox.record("a")?.state == .pending)
    }

    @Test func persistentFailureEndsInADeadLetter() async throws {
        let receiver = try ScriptedReceiver(.text(500, ""))
        let outbox = MemoryOutbox([.make("a")])
        var backoff = Backoff()
        backoff.maximumAttempts = 4
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock, backoff: backoff)
        _ = try await worker.drain(for: 1_000)
        #expect(outbox.record("a")?.state == .dead)
        #expect(receiver.texts.count == 4)
        #expect(outbox.record("a")?.lastError == "\(receiver.listener.origin) answered 500, and 4 attempts were made")
    }

    @Test(arguments: [
        (nil, "coordination: the environment variable GLANE_TEST_URL is not set"),
        ("", "coordination: the environment variable GLANE_TEST_URL: the URL is empty"),
        (
            "s3cret",
            "coordination: the environment variable GLANE_TEST_URL: the URL is malformed: "
                + "it should look like https://host/path"
        ),
        (
            "file:///s3cret",
            "coordination: the environment variable GLANE_TEST_URL: the URL starts with file:, "
                + "and only http: and https: are allowed"
        ),
    ])
    func aMissingOrMalformedURLIsSaidAndTheLetterWaits(url: String?, sentence: String) async throws {
        let outbox = MemoryOutbox([.make("a")])
        let ready = ReadyDestination(
            Destination(name: "coordination", url: .environment("GLANE_TEST_URL")),
            environment: url.map { ["GLANE_TEST_URL": $0] } ?? [:], folder: URL(filePath: "/"))
        let worker = DeliveryWorker.make(outbox, [ready], clock: clock)
        _ = try await worker.drain(for: 5)
        #expect(outbox.record("a")?.state == .pending)
        #expect(outbox.record("a")?.attempts == 0)
        #expect(outbox.record("a")?.lastError == sentence)
    }

    @Test func aLetterToAnUnknownDestinationWaits() async throws {
        let outbox = MemoryOutbox([.make("a", to: "nowhere")])
        _ = try await DeliveryWorker.make(outbox, [], clock: clock).drain(for: 5)
        #expect(outbox.record("a")?.lastError == "there is no destination named nowhere")
        #expect(outbox.record("a")?.state == .pending)
    }

    @Test(arguments: [
        ListenerAnswer.text(500, "s3cret"), .text(404, "s3cret"), .text(410, ""), .close, .stall,
        .respond(302, headers: [.init("Location", "https://127.0.0.1/s3cret")]),
        .breakOff(200, length: 9, body: [65]),
    ])
    func noErrorEverHoldsTheSecret(answer: ListenerAnswer) async throws {
        let receiver = try ScriptedReceiver(answer)
        let outbox = MemoryOutbox([.make("a")])
        var policy = HTTPPolicy()
        policy.totalMilliseconds = 200
        let worker = DeliveryWorker.make(outbox, [try receiver.destination()], clock: clock, policy: policy)
        _ = try await worker.deliverDue()
        #expect(!outbox.errors.isEmpty)
        #expect(
            outbox.errors.allSatisfy { !$0.contains("s3cret") && !$0.contains("/hooks") && $0.contains("127.0.0.1") })
    }

    @Test func runDeliversWhatComesLaterAndEndsWhenCancelled() async throws {
        let receiver = try ScriptedReceiver(.text(500, ""), .text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let (outcomes, observed) = AsyncStream<DeliveryOutcome>.makeStream()
        let worker = DeliveryWorker.make(
            outbox, [try receiver.destination()], clock: clock, observe: { observed.yield($1) })
        let running = Task { try await worker.run() }
        var sent = 0
        for await outcome in outcomes {
            guard case .sent = outcome else { continue }
            sent += 1
            if sent == 2 { break }
            outbox.add(.make("b"))
            worker.wake()
        }
        running.cancel()
        try await running.value
        #expect(receiver.texts == ["a", "a", "b"])
    }

    @Test func aWorkerThatIsCancelledGivesItsLetterBack() async throws {
        let (asked, arrival) = AsyncStream<Void>.makeStream()
        let listener = try HTTPListener { _ in
            arrival.yield()
            return .stall
        }
        let ready = ReadyDestination(
            Destination(name: "coordination", url: .environment("U")), environment: ["U": listener.origin],
            folder: URL(filePath: "/"))
        let outbox = MemoryOutbox([.make("a", age: 2), .make("b", age: 1)])
        let worker = DeliveryWorker.make(outbox, [ready], clock: clock)
        let running = Task { try await worker.run() }
        for await _ in asked { break }
        running.cancel()
        try await running.value
        for id in ["a", "b"] {
            #expect(outbox.record(id)?.state == .pending)
            #expect(outbox.record(id)?.attempts == 0)
        }
    }

    @Test func theJSONFormatCarriesTheLettersID() async throws {
        let receiver = try ScriptedReceiver(.text(500, ""), .text(200, "ok"))
        let outbox = MemoryOutbox([.make("a")])
        let worker = DeliveryWorker.make(outbox, [try receiver.destination(format: .json)], clock: clock)
        #expect(try await worker.drain(for: 60) == ["a": .sent(status: 200)])
    }
}
