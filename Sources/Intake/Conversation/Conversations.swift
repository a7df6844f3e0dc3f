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

        init(isDuplicate: Bool = false, conversation: String) {
            self.isDuplicate = isDuplicate
            self.conversation = conversation
        }

        init(_ turn: Turn, conversation: String) {
            self.conversation = conversation
            for effect in turn.effects {
                switch effect {
                case .say(let say): says.append(say)
                case .save(let record): saved.append(record)
                case .close(let reason): closed = reason
                case .eraseSpeaker: break
                }
            }
        }
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
        let conversation = key.pseudonym(.conversation, of: "\(message.transport):\(message.conversation)")
        let speaker = key.pseudonym(.speaker, of: "\(message.transport):\(message.speaker)")
        // Another program may hold the same conversation; whoever commits second decides again on what stands then.
        while true {
            let stored = try await store.session(of: conversation)
            let held = try await store.testimonies(TestimonyQuery(site: site.configuration.site.id, speaker: speaker))
            let context = site.context(
                now: message.sentAt, newID: newID(), conversation: conversation, speaker: speaker,
                held: Held(days: held.map(\.sentAt.date)))
            let turn = reduce(session(from: stored), event, context)
            var outcome = Outcome(turn, conversation: conversation)
            let letters = outcome.saved.flatMap { self.letters(for: $0) }
            let commit = try commit(turn, outcome, message, letters, speaker: speaker, revision: stored?.revision ?? 0)
            switch try await store.commit(commit) {
            case .outdated: continue
            case .duplicate: outcome = Outcome(isDuplicate: true, conversation: conversation)
            case .committed: try await send(letters)
            }
            return outcome
        }
    }

    /// A session that cannot be read any more starts anew: its shape belongs to another version.
    private func session(from stored: StoredSession?) -> Session {
        guard let stored, let session = try? JSONDecoder().decode(Session.self, from: Data(stored.json.utf8)),
            session.version == Session.currentVersion, session.dialog == site.dialog.id
        else { return Session(dialog: site.dialog) }
        return session
    }

    private func commit(
        _ turn: Turn, _ outcome: Outcome, _ message: InboundMessage, _ letters: [DeliveryRecord], speaker: String,
        revision: Int
    ) throws -> TurnCommit {
        let forgets = turn.effects.contains(.eraseSpeaker)
        let json = String(decoding: try JSONEncoder().encode(turn.session), as: UTF8.self)
        return TurnCommit(
            site: site.configuration.site.id, transport: message.transport, conversation: outcome.conversation,
            speaker: speaker, messageID: message.messageID,
            // After an erasure nothing of the person stays, not even that they were here.
            session: forgets ? nil : json, basedOn: revision, deadline: turn.deadline, saved: outcome.saved,
            erased: outcome.closed?.leavesNothing == true ? [newID()] : [], forgetsSpeaker: forgets, letters: letters,
            replies: outcome.says.map(\.text),
            now: message.sentAt.epochSeconds)
    }

    private func send(_ letters: [DeliveryRecord]) async throws {
        guard !letters.isEmpty else { return }
        let release = WiderRelease(store: store, destinations: site.destinations.map(\.destination))
        _ = try await release.release(at: clock.now.epochSeconds)
        onLetters()
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
}

extension CloseReason {
    /// The draft was told and must not be kept: its bytes go too, as after any erasure.
    fileprivate var leavesNothing: Bool {
        switch self {
        case .declined, .cancelled, .stopped, .expired: true
        case .saved, .erased, .paused: false
        }
    }
}
