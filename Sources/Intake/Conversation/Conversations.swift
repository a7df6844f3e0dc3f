import Delivery
import DialogEngine
import Foundation
import Store
import TestimonyModel
import Transport

/// The intake loop: loads a session, lets the engine decide the turn, commits it, and only then lets it be said.
///
/// One message at a time: turns of one conversation must not overlap, and SQLite has one writer anyway.
package actor Conversations {
    /// What a transport has to say after a committed turn.
    package struct Outcome: Sendable {
        package var says: [Say] = []
        package var saved: [TestimonyRecord] = []
        package var closed: CloseReason?
        /// The message had been committed before; nothing is said.
        package var isDuplicate = false
        /// The pseudonym that the conversation is stored under.
        package var conversation: String
    }

    private let store: TestimonyStore
    private let site: SiteData
    private let clock: SiteClock
    private let key: SpeakerKey
    private let newID: @Sendable () -> String
    private let onLetters: @Sendable () -> Void

    /// `onLetters` is called after a commit that left something to send.
    package init(
        store: TestimonyStore, site: SiteData, clock: SiteClock, key: SpeakerKey,
        newID: @escaping @Sendable () -> String = { UUID().uuidString.lowercased() },
        onLetters: @escaping @Sendable () -> Void = {}
    ) {
        self.store = store
        self.site = site
        self.clock = clock
        self.key = key
        self.newID = newID
        self.onLetters = onLetters
    }

    /// Somebody sat down: the bot speaks first.
    package func open(_ message: InboundMessage) async throws -> Outcome { try await turn(message, .opened) }

    package func receive(_ message: InboundMessage) async throws -> Outcome {
        try await turn(message, .utterance(message.text))
    }

    /// What was said to a conversation need not be kept for saying again.
    package func markSaid(_ conversation: String) async throws {
        try await store.markSaid(conversation: conversation, upTo: .max)
    }

    private func turn(_ message: InboundMessage, _ event: Event) async throws -> Outcome {
        let name = "\(message.transport):\(message.conversation)"
        let conversation = key.pseudonym(.conversation, of: name)
        let speaker = key.pseudonym(.speaker, of: "\(message.transport):\(message.speaker)")
        let session = try await session(of: conversation)
        let held = try await store.testimonies(TestimonyQuery(site: site.configuration.site.id, speaker: speaker))
        let context = site.context(
            now: message.sentAt, newID: newID(), conversation: conversation, speaker: speaker,
            held: Held(days: held.map(\.sentAt.date)))
        let turn = reduce(session, event, context)
        return try await commit(turn, message, conversation: conversation, speaker: speaker)
    }

    /// A session that cannot be read any more starts anew: its shape belongs to another version.
    private func session(of conversation: String) async throws -> Session {
        guard let stored = try await store.session(of: conversation),
            let session = try? JSONDecoder().decode(Session.self, from: Data(stored.json.utf8)),
            session.version == Session.currentVersion, session.dialog == site.dialog.id
        else { return Session(dialog: site.dialog) }
        return session
    }

    private func commit(
        _ turn: Turn, _ message: InboundMessage, conversation: String, speaker: String
    ) async throws -> Outcome {
        var outcome = Outcome(conversation: conversation)
        var forgets = false
        for effect in turn.effects {
            switch effect {
            case .say(let say): outcome.says.append(say)
            case .save(let record): outcome.saved.append(record)
            case .eraseSpeaker: forgets = true
            case .close(let reason): outcome.closed = reason
            }
        }
        let letters = outcome.saved.flatMap { self.letters(for: $0) }
        let json = try JSONEncoder().encode(turn.session)
        let commit = TurnCommit(
            site: site.configuration.site.id, transport: message.transport, conversation: conversation,
            speaker: speaker, messageID: message.messageID,
            // After an erasure nothing of the person stays, not even that they were here.
            session: forgets ? nil : String(decoding: json, as: UTF8.self), deadline: turn.deadline,
            saved: outcome.saved, forgetsSpeaker: forgets, letters: letters, replies: outcome.says.map(\.text),
            now: message.sentAt.epochSeconds)
        if case .duplicate = try await store.commit(commit) {
            return Outcome(isDuplicate: true, conversation: conversation)
        }
        if !letters.isEmpty {
            try await releaseTogether(letters)
            onLetters()
        }
        return outcome
    }

    /// One letter for each destination that wants testimonies.
    private func letters(for record: TestimonyRecord) -> [DeliveryRecord] {
        let now = record.confirmedAt ?? record.sentAt
        guard record.consent != .none else { return [] }
        return site.destinations.map(\.destination).filter { $0.listens(to: .testimony(record.id)) }.map {
            let letter = Letter(id: newID(), destination: $0.name, subject: .testimony(record.id))
            return DeliveryRecord(
                letter: letter, dueAt: $0.due(letter.subject, writtenAt: now), createdAt: now.epochSeconds)
        }
    }

    /// Lets what waits for a wider audience go, once several witnesses are together.
    private func releaseTogether(_ letters: [DeliveryRecord]) async throws {
        let now = clock.now.epochSeconds
        for ready in site.destinations where ready.destination.audience == .wider {
            let name = ready.destination.name
            guard letters.contains(where: { $0.letter.destination == name }) else { continue }
            let waiting = try await store.deliveries(DeliveryFilter(states: [.pending], destination: name))
                .filter { $0.dueAt > now }
            let ids = waiting.compactMap { if case .testimony(let id) = $0.letter.subject { id } else { nil } }
            let speakers = try await store.testimonies(TestimonyQuery(ids: ids)).map(\.speaker)
            guard ready.destination.release.releases(speakers: speakers) else { continue }
            for record in waiting { _ = try await store.retry(record.letter.id, at: now) }
        }
    }
}
