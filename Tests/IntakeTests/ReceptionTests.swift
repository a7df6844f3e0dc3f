import Foundation
import Store
import Synchronization
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// What is said, and what waits when nobody takes it.
struct ReceptionTests {
    /// Carries as many messages as it is told to, and then refuses.
    private final class Road: ChatTransport {
        struct Broken: Error {}

        let name = "test"
        let capacity: Mutex<Int>
        let said = Mutex<[OutboundMessage]>([])

        init(capacity: Int) { self.capacity = Mutex(capacity) }

        func run(_ listener: some ChatListener) async throws {}

        func say(_ message: OutboundMessage) async throws {
            let isTaken = capacity.withLock { capacity in
                capacity -= 1
                return capacity >= 0
            }
            guard isTaken else { throw Broken() }
            said.withLock { $0.append(message) }
        }

        var texts: [String] { said.withLock { $0.map(\.text) } }
    }

    private let store: TestimonyStore
    private let conversations: Conversations

    init() throws {
        store = try TestimonyStore(path: .memory)
        let clock = SiteClock(zone: "Europe/Paris", pinnedTo: Moment("2026-11-25T12:00:00+01:00"))
        conversations = Conversations(store: store, site: shipped, clock: clock, key: .ephemeral())
    }

    private func message(_ text: String, from speaker: String = "lea", id: String? = nil) -> InboundMessage {
        InboundMessage(
            transport: "test", conversation: speaker, speaker: speaker, messageID: id, text: text,
            sentAt: Moment("2026-11-25T12:00:00+01:00")!)
    }

    private let story = "Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d'ici."

    /// What a road that never breaks carries, for the messages of `texts`.
    private func expected(_ texts: String...) async throws -> [String] {
        let calm = try ReceptionTests()
        let road = Road(capacity: .max)
        for text in texts { try await Reception(road, calm.conversations).deliver(message(text)) }
        return road.texts
    }

    /// However many messages got through: none is lost, none comes twice, and the order stays.
    @Test(arguments: 0...5) func whatDidNotGetThroughComesAtTheReturn(capacity: Int) async throws {
        let before = Road(capacity: capacity)
        try await Reception(before, conversations).deliver(message(story))
        let after = Road(capacity: .max)
        try await Reception(after, conversations).arrive("lea")
        #expect(try await before.texts + after.texts == expected(story))
        try await Reception(after, conversations).arrive("lea")
        #expect(try await before.texts + after.texts == expected(story))
        #expect(try await store.unsaidReplies().isEmpty)
    }

    /// Silence that comes when it is told to.
    private final class Silence: Sendable {
        let waits = AsyncStream<Int>.makeStream()
        let ends = AsyncStream<Void>.makeStream()

        func sleep(_ seconds: Int) async {
            waits.continuation.yield(seconds)
            for await _ in ends.stream { break }
        }
    }

    @Test func fragmentsAreAnsweredOnceWhenNothingMoreComes() async throws {
        let time = Mutex(0)
        let clock = SiteClock(zone: "Europe/Paris") { 1_764_068_400 + time.withLock { $0 } }
        let conversations = Conversations(store: store, site: shipped, clock: clock, key: .ephemeral())
        let (road, silence) = (OpenRoad(), Silence())
        let reception = Reception(road, conversations, patience: 8, sleep: { await silence.sleep($0) })
        let running = Task { try await reception.run() }
        for text in ["hier midi à la cantine", "deux voisines ont recousu", "les manteaux de trois graphistes d'ici"] {
            var fragment = message(text)
            fragment.sentAt = clock.now
            try await reception.deliver(fragment)
        }
        #expect(road.texts.isEmpty, "the witness is cut short")
        var waits = silence.waits.stream.makeAsyncIterator()
        for _ in 0..<3 { #expect(await waits.next() ?? 99 <= 8) }
        time.withLock { $0 = 8 }
        for _ in 0..<3 { silence.ends.continuation.yield() }
        #expect(await road.next()?.hasPrefix("Bonjour") == true)
        while let said = await road.next(), !said.hasPrefix("C’est bien ça") {}
        #expect(road.texts.count { $0.hasPrefix("1. ") } == 1)
        running.cancel()
    }

    /// The store knows nobody's address: whoever carried the story carries the reminder, and after a restart whoever its
    /// witness comes back to.
    @Test(arguments: [(true, false), (false, true), (false, false)])
    func aReminderGoesWhereTheStoryCameFrom(isSameRun: Bool, isBack: Bool) async throws {
        let day = Mutex(0)
        let clock = SiteClock(zone: "Europe/Paris") { 1_764_068_400 + day.withLock { $0 } * 86_400 }
        func conversations(_ key: SpeakerKey) -> Conversations {
            Conversations(store: store, site: CurrentSite(shipped), clock: clock, key: key)
        }
        let (key, road) = (SpeakerKey.ephemeral(), Road(capacity: .max))
        let first = conversations(key)
        var told = message("Hier midi à la cantine, deux voisines ont recousu nos manteaux.")
        told.sentAt = clock.now
        try await Reception(road, first).deliver(told)
        let before = road.texts.count
        day.withLock { $0 = 1 }
        let scheduled = isSameRun ? first : conversations(key)
        if isBack { try await Reception(road, scheduled).arrive(told.conversation) }
        for session in try await store.dueSessions(at: clock.now.epochSeconds) {
            _ = try await scheduled.expire(session)
        }
        #expect(
            road.texts.dropFirst(before).map { $0.hasPrefix("Tu as commencé un récit mardi 25 novembre.") }
                == (isSameRun || isBack ? [true] : []))
        #expect(try await store.unsaidReplies().isEmpty)
        #expect(try await store.nextDeadline() ?? 0 > clock.now.epochSeconds)
    }

    /// A session holds no more than one long message would.
    @Test func aFloodOfFragmentsIsHeardOnceItIsLong() async throws {
        let road = Road(capacity: .max)
        let reception = Reception(road, conversations, patience: 8)
        let piece = String(repeating: "une voisine m'a prêté sa perceuse à l'atelier. ", count: 150)
        for _ in 0..<2 { try await reception.deliver(message(piece)) }
        #expect(road.texts.isEmpty)
        try await reception.deliver(message(piece))
        #expect(!road.texts.isEmpty)
    }

    /// Runs until it is cancelled, and tells what it says as it says it.
    private final class OpenRoad: ChatTransport {
        let name = "test"
        private let said = Mutex<[String]>([])
        private let stream = AsyncStream<String>.makeStream()

        func run(_ listener: some ChatListener) async throws {
            for await _ in AsyncStream<Void>.makeStream().stream {}
        }

        func say(_ message: OutboundMessage) async throws {
            said.withLock { $0.append(message.text) }
            stream.continuation.yield(message.text)
        }

        func next() async -> String? {
            for await text in stream.stream { return text }
            return nil
        }

        var texts: [String] { said.withLock { $0 } }
    }

    @Test func whatWaitsComesBeforeTheNextAnswer() async throws {
        try await Reception(Road(capacity: 1), conversations).deliver(message(story))
        let road = Road(capacity: .max)
        try await Reception(road, conversations).deliver(message("oui"))
        #expect(try await road.texts == Array(expected(story, "oui").dropFirst()))
    }

    @Test func nobodyHearsWhatWaitsForAnother() async throws {
        try await Reception(Road(capacity: 0), conversations).deliver(message(story))
        let road = Road(capacity: .max)
        try await Reception(road, conversations).arrive("zoe")
        #expect(road.texts.isEmpty)
        try await Reception(road, conversations).deliver(message("aide", from: "zoe"))
        #expect(road.said.withLock { Set($0.map(\.conversation)) } == ["zoe"])
    }

    /// A crash between the commit and the saying: the next start says it, once, and goes on.
    @Test func theNextStartSaysWhatACrashKeptBack() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-unsaid-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = SiteClock(zone: "Europe/Paris", pinnedTo: Moment("2026-11-25T12:00:00+01:00"))
        let key = SpeakerKey.ephemeral()
        func start() throws -> (TestimonyStore, Conversations) {
            let store = try TestimonyStore(path: .file(folder.appending(path: "glane.sqlite").path))
            return (store, Conversations(store: store, site: shipped, clock: clock, key: key))
        }
        let (first, before) = try start()
        try await before.markSaid(try await before.open(message("")).conversation)
        let lost = try await before.receive(message(story)).says.map(\.text)
        try first.close()

        let (second, after) = try start()
        let opening = try await after.open(message(""))
        let texts = opening.says.map(\.text)
        #expect(!lost.isEmpty && Array(texts.prefix(lost.count)) == lost)
        #expect(texts.count > lost.count && opening.says.last?.expects == "confirm")
        try await after.markSaid(opening.conversation)
        #expect(try await second.unsaidReplies().isEmpty)
        #expect(try await after.open(message("")).says.count == texts.count - lost.count)
        try second.close()
    }

    @Test func aMessageSentAgainBringsWhatWasNotSaid() async throws {
        try await Reception(Road(capacity: 0), conversations).deliver(message(story, id: "1"))
        let road = Road(capacity: .max)
        try await Reception(road, conversations).deliver(message(story, id: "1"))
        #expect(try await road.texts == expected(story))
    }
}
