import DialogEngine
import DialogFormat
import Store
import Synchronization
import TestimonyModel
import Transport

/// A conversation of somebody with the bot, in a store of its own.
struct Scene {
    let turns = HeardTurns()
    var now: Moment
    private let conversations: Conversations

    init(_ site: SiteData, _ settings: Transcript.Settings) async throws {
        now = settings.now
        conversations = Conversations(
            store: try TestimonyStore(path: .memory), site: CurrentSite(site),
            clock: SiteClock(zone: site.configuration.site.timeZone, pinnedTo: settings.now),
            key: .ephemeral(), onTurn: { [turns] in turns.add($0, $1) })
        guard settings.isKnown else { return }
        // On another day the opening was said, and nothing came of it.
        _ = try await open()
        if let word = site.patterns.example(of: .cancel) { _ = try await hear(word) }
        turns.forget()
    }

    func open() async throws -> Conversations.Outcome { try await conversations.open(message("")) }

    func hear(_ text: String) async throws -> Conversations.Outcome { try await conversations.receive(message(text)) }

    private func message(_ text: String) -> InboundMessage {
        InboundMessage(transport: "test", conversation: "c", speaker: "s", text: text, sentAt: now)
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
    var answers: [Transcript.Answer] {
        says.map { Transcript.Answer(saying: $0.text) } + saved.flatMap(Transcript.Answer.lines(of:))
    }
}
