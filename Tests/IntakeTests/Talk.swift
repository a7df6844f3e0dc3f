import DialogEngine
import Store
import TestimonyModel
import Transport

@testable import Intake

/// A conversation with the shipped dialog over a store in memory.
final class Talk {
    let store: TestimonyStore
    let waiting: String?
    let question: String?
    private let conversations: Conversations
    private var now = Moment("2026-11-19T18:40:00+01:00")!

    init(_ messages: [String], site: SiteData = shipped) async throws {
        store = try TestimonyStore(path: .memory)
        conversations = Conversations(
            store: store, site: site, clock: SiteClock(zone: "Europe/Paris", pinnedTo: now), key: .ephemeral())
        var outcome = try await conversations.open(Talk.message("", now))
        for message in messages { outcome = try await conversations.receive(Talk.message(message, now)) }
        waiting = outcome.says.last?.expects
        question = outcome.says.last?.text
    }

    func wait(seconds: Int) { now = now.adding(seconds: seconds) }
    func open() async throws -> Conversations.Outcome { try await conversations.open(Talk.message("", now)) }

    func say(_ text: String) async throws -> Conversations.Outcome {
        try await conversations.receive(Talk.message(text, now))
    }

    private static func message(_ text: String, _ now: Moment) -> InboundMessage {
        InboundMessage(transport: "test", conversation: "c", speaker: "s", text: text, sentAt: now)
    }
}
