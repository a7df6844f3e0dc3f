import DialogEngine
import DialogFormat
import Store
import Synchronization
import TestimonyModel
import Transport

/// A conversation of somebody with the bot, in a store and a time of its own.
struct Scene {
    let turns = HeardTurns()
    private let time: Time
    private let patience: Int
    private let reminds: Bool
    private let store: TestimonyStore
    private let conversations: Conversations

    init(_ site: SiteData, _ settings: Transcript.Settings) async throws {
        let time = Time(settings.now)
        self.time = time
        (patience, reminds) = (settings.patience, settings.reminds)
        store = try TestimonyStore(path: .memory)
        conversations = Conversations(
            store: store, site: CurrentSite(site),
            clock: SiteClock(zone: site.configuration.site.timeZone) { time.now.epochSeconds },
            key: .ephemeral(), kioskDrafts: settings.isKiosk ? try TestimonyStore(path: .memory) : nil,
            onTurn: { [turns] in turns.add($0, $1) })
        guard settings.isKnown else { return }
        // On another day the opening was said, and nothing came of it.
        let opened = try await open()
        if let word = site.patterns.example(of: .cancel) { _ = try await hear(word) }
        try await conversations.markSaid(opened.conversation)
        turns.forget()
    }

    func open() async throws -> Conversations.Outcome { try await conversations.open(message("")) }

    func hear(_ text: String) async throws -> Conversations.Outcome {
        let outcome = try await conversations.receive(message(text), patience: patience)
        if reminds { await conversations.answer(outcome.conversation) {} }
        return outcome
    }

    /// Silence until a story that is waited for is heard.
    func settle() async throws -> [Conversations.Outcome] {
        guard patience > 0, let deadline = try await store.nextDeadline(),
            deadline <= time.now.epochSeconds + patience
        else { return [] }
        return try await wait(until: Moment(epochSeconds: deadline, utcOffset: time.now.utcOffset))
    }

    /// Silence up to this instant; a deadline that comes meanwhile is kept then.
    func wait(until moment: Moment) async throws -> [Conversations.Outcome] {
        var outcomes: [Conversations.Outcome] = []
        while let deadline = try await store.nextDeadline(), deadline <= moment.epochSeconds {
            time.now = Moment(epochSeconds: max(deadline, time.now.epochSeconds), utcOffset: moment.utcOffset)
            for session in try await store.dueSessions(at: deadline) {
                if let outcome = try await conversations.expire(session) { outcomes.append(outcome) }
            }
        }
        time.now = moment
        return outcomes
    }

    private func message(_ text: String) -> InboundMessage {
        InboundMessage(transport: "test", conversation: "c", speaker: "s", text: text, sentAt: time.now)
    }
}

/// The instant of a scene, which goes on only when it is told to.
private final class Time: Sendable {
    private let instant: Mutex<Moment>

    init(_ now: Moment) { instant = Mutex(now) }

    var now: Moment {
        get { instant.withLock { $0 } }
        set { instant.withLock { $0 = newValue } }
    }
}

/// Gathers turns while the conversation goes on in an actor.
package final class HeardTurns: Sendable {
    package typealias Heard = (before: Session, turn: Turn)

    private let turns = Mutex<[Heard]>([])

    var all: [Heard] { turns.withLock { $0 } }

    func add(_ before: Session, _ turn: Turn) { turns.withLock { $0.append((before, turn)) } }

    func forget() { turns.withLock { $0 = [] } }
}

extension Conversations.Outcome {
    /// As lines of a transcript.
    package var answers: [Transcript.Answer] {
        says.map { Transcript.Answer(saying: $0.text) } + saved.flatMap(Transcript.Answer.lines(of:))
    }
}
