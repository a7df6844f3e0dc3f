import Delivery
import DialogEngine
import DialogFormat
import Foundation
import Store
import TestimonyModel
import Transport

/// The intake loop: loads a session, lets the engine decide the turn, commits it, and only then lets it be said.
///
/// One message at a time: turns of one conversation must not overlap, and SQLite has one writer anyway.
package actor Conversations {
    /// Who spoke, by pseudonyms, and when.
    struct Input {
        var transport: String
        var conversation: String
        var speaker: String
        var messageID: String?
        var now: Moment
        /// As whom they are heard at the desk; `nil` where they are a witness alone.
        var reviewer: Roles.Identity?
        /// What they say of a post by a sign; `nil` where they write.
        var reaction: InboundReaction?
        /// Seconds that a story is waited for to go on.
        var patience = 0
        var isReachable = false
    }

    let store: TestimonyStore
    /// Where conversations stand: in the store, unless it is to know nothing of them.
    private let drafts: TestimonyStore
    let isKiosk: Bool
    let site: CurrentSite
    let clock: SiteClock
    let key: SpeakerKey
    private let newID: @Sendable () -> String
    private let onLetters: @Sendable () -> Void
    private let onTurn: @Sendable (_ before: Session, Turn) -> Void
    /// By the pseudonym of a conversation that something is waited for in: says there what waits to be said. The store
    /// knows nobody's address.
    private var doors: [String: @Sendable () async -> Void] = [:]

    /// With `kioskDrafts`, what is unfinished lies there alone, and the store gets what was agreed and nothing else of a
    /// conversation. `onLetters` is called after a commit that left something to send, `onTurn` after every commit.
    package init(
        store: TestimonyStore, site: CurrentSite, clock: SiteClock, key: SpeakerKey,
        kioskDrafts: TestimonyStore? = nil,
        newID: @escaping @Sendable () -> String = { UUID().uuidString.lowercased() },
        onLetters: @escaping @Sendable () -> Void = {},
        onTurn: @escaping @Sendable (_ before: Session, Turn) -> Void = { _, _ in }
    ) {
        self.store = store
        drafts = kioskDrafts ?? store
        isKiosk = kioskDrafts != nil
        self.site = site
        self.clock = clock
        self.key = key
        self.newID = newID
        self.onLetters = onLetters
        self.onTurn = onTurn
    }

    /// With data files that stay as they are.
    package init(store: TestimonyStore, site: SiteData, clock: SiteClock, key: SpeakerKey) {
        self.init(store: store, site: CurrentSite(site), clock: clock, key: key)
    }

    /// Somebody sat down: the bot speaks first, and before that says what an earlier run committed and could not say.
    package func open(_ message: InboundMessage) async throws -> Outcome {
        let waiting = try await unsaid(message.transport, message.conversation)
        var outcome = try await turn(message, .opened)
        outcome.says.insert(contentsOf: waiting.map { Say(text: $0.text) }, at: 0)
        return outcome
    }

    /// With `patience`, messages of a story that come within so many seconds are heard together, once `settle` or
    /// `expire` is called.
    package func receive(_ message: InboundMessage, patience: Int = 0) async throws -> Outcome {
        try await turn(message, .utterance(message.text), patience: patience)
    }

    /// Nothing more came by the deadline of the conversation that `message` belongs to. `nil` when it moved on
    /// meanwhile, and nothing was done.
    package func settle(_ message: InboundMessage) async throws -> Outcome? {
        var input = input(of: message)
        input.messageID = nil
        input.now = clock.now
        return try await turn(input, .deadline)
    }

    /// As long as something is waited for in a conversation, `say` is called when the passing of time says something in it.
    package func answer(_ conversation: String, through say: @escaping @Sendable () async -> Void) {
        doors[conversation] = say
    }

    /// Somebody can be reached again. Where an earlier run left something to wait for, it is said through `say`.
    package func welcome(
        _ transport: String, _ conversation: String, through say: @escaping @Sendable () async -> Void
    ) async throws {
        let conversation = pseudonym(transport, conversation)
        guard try await drafts.session(of: conversation)?.deadline != nil else { return }
        answer(conversation, through: say)
    }

    /// The session's deadline has come. `nil` when it moved on meanwhile, and nothing was done. The bytes of what it
    /// drops go with the store's next `finishScrubbing`.
    package func expire(_ session: StoredSession) async throws -> Outcome? {
        let door = doors[session.conversation]
        let input = Input(
            transport: session.transport, conversation: session.conversation, speaker: session.speaker,
            now: clock.now, isReachable: door != nil)
        let outcome = try await turn(input, .deadline)
        if outcome?.says.isEmpty == false { await door?() }
        return outcome
    }

    /// Where a conversation stands; anew where nothing is stored of it.
    package func session(_ transport: String, _ conversation: String) async throws -> Session {
        session(from: try await drafts.session(of: pseudonym(transport, conversation)), site.value)
    }

    /// What was committed and not said yet, in the order to say it.
    package func unsaid(_ transport: String, _ conversation: String) async throws -> [StoredReply] {
        try await drafts.unsaidReplies(of: pseudonym(transport, conversation))
    }

    /// What was said need not be kept for saying again. `id` is that of the last reply said; `nil` is all.
    package func markSaid(_ conversation: String, upTo id: Int? = nil) async throws {
        try await drafts.markSaid(conversation: conversation, upTo: id ?? .max)
    }

    private func pseudonym(_ transport: String, _ conversation: String) -> String {
        key.pseudonym(.conversation, of: "\(transport):\(conversation)")
    }

    private func turn(_ message: InboundMessage, _ event: Event, patience: Int = 0) async throws -> Outcome {
        var input = input(of: message)
        input.patience = patience
        // Only a deadline can be out of date.
        return try await turn(input, event) ?? Outcome(conversation: input.conversation)
    }

    private func input(of message: InboundMessage) -> Input {
        Input(
            transport: message.transport, conversation: pseudonym(message.transport, message.conversation),
            speaker: key.pseudonym(.speaker, of: "\(message.transport):\(message.speaker)"),
            messageID: message.messageID.map {
                key.pseudonym(.message, of: "\(message.transport):\(message.conversation):\($0)")
            }, now: message.sentAt, reviewer: reviewer(speaking: message), reaction: message.reaction)
    }

    private func turn(_ input: Input, _ event: Event) async throws -> Outcome? {
        var refusal: ReviewOutcome?
        // Another program may hold the same conversation; whoever commits second decides again on what stands then.
        while true {
            // One state of the data files for the whole turn.
            let site = site.value
            let stored = try await drafts.session(of: input.conversation)
            if event == .deadline, !isDue(stored, at: input.now) { return nil }
            let before = session(from: stored, site)
            let taken = try await stanceAnswer(event, stored, before, input, site)
            let desk =
                taken != nil ? nil : try await hear(event, atTheDeskOf: input.reviewer, stored, refusal, input, site)
            var answer: (commit: TurnCommit, outcome: Outcome, turn: Turn?)
            if let taken {
                answer = taken
            } else if let desk, desk.passesOn == .no {
                answer = try deskAnswer(desk, stored, before, input, site)
            } else {
                let turn = try await decide(event, before, input, site)
                if let desk, desk.passesOn == .commands, turn.trace.obeyed == nil {
                    answer = try deskAnswer(desk, stored, before, input, site)
                } else {
                    answer = try self.answer(turn, stored, before, input, site)
                    if let desk, desk.passesOn == .all {
                        answer.commit.replies += desk.replies
                        answer.outcome.says += desk.replies.map { Say(text: $0) }
                    }
                }
            }
            // Many drafts expire at once; whoever looks after the time scrubs after the last.
            switch try await keep(answer.commit, scrubs: event != .deadline) {
            case .outdated: continue
            case .refused(let outcome): refusal = outcome
            case .duplicate: return Outcome(isDuplicate: true, conversation: input.conversation)
            case .committed:
                if let turn = answer.turn {
                    if turn.deadline == nil { doors[input.conversation] = nil }
                    onTurn(before, turn)
                }
                try await send(answer.commit.letters, site)
                return answer.outcome
            }
        }
    }

    /// What the dialog makes of an event.
    private func decide(_ event: Event, _ before: Session, _ input: Input, _ site: SiteData) async throws -> Turn {
        var context = site.context(
            now: input.now, newID: newID(), conversation: input.conversation, speaker: input.speaker,
            held: try await held(of: input.speaker, site: site.configuration.site.id))
        (context.patience, context.isReachable) = (input.patience, input.isReachable)
        context.isKiosk = isKiosk
        return reduce(before, event, context)
    }

    private func answer(
        _ turn: Turn, _ stored: StoredSession?, _ before: Session, _ input: Input, _ site: SiteData
    ) throws -> (TurnCommit, Outcome, Turn?) {
        let outcome = Outcome(turn, conversation: input.conversation)
        let letters = outcome.saved.flatMap { self.letters(for: $0, site) } + flags(of: turn, site, at: input.now)
        var commit = try commit(turn, outcome, input, letters, site, revision: stored?.revision ?? 0)
        commit.desk = stored?.desk
        commit.dropsDraft = outcome.closed?.leavesNothing == true && before.holdsWords
        return (commit, outcome, turn)
    }

    func json(_ session: Session) throws -> String {
        String(decoding: try JSONEncoder().encode(session), as: UTF8.self)
    }

    private func keep(_ commit: TurnCommit, scrubs: Bool) async throws -> CommitOutcome {
        guard isKiosk else { return try await store.commit(commit, scrubs: scrubs) }
        // Nobody else holds the conversation, so that what was agreed can be kept before it is known to be up to date.
        if let agreed = commit.agreed { _ = try await store.commit(agreed, scrubs: scrubs) }
        return try await drafts.commit(commit.unfinished)
    }

    /// What is held of a speaker, and in which digests that was counted.
    private func held(of speaker: String, site: String) async throws -> Held {
        let told = try await store.held(of: speaker, site: site)
        let digests = told.isEmpty ? [] : try await store.sentDigests(site: site)
        let stances = try await store.stancesTaken(by: speaker, site: site)
        return Held(
            testimonies: told.map { testimony in
                let week = testimony.confirmedAt.map { ISOWeek(of: $0.date) }
                return Held.Testimony(
                    day: testimony.sentAt.date, consent: testimony.consent, review: testimony.review,
                    digest: week.flatMap { digests.contains($0.description) ? $0.monday : nil })
            }, stances: stances)
    }

    private func isDue(_ session: StoredSession?, at now: Moment) -> Bool {
        session?.deadline.map { $0 <= now.epochSeconds } ?? false
    }

    /// A session that cannot be read any more starts anew: its shape belongs to another version.
    private func session(from stored: StoredSession?, _ site: SiteData) -> Session {
        guard let stored, let session = try? JSONDecoder().decode(Session.self, from: Data(stored.json.utf8)),
            session.version == Session.currentVersion, session.dialog == site.dialog.id
        else { return Session(dialog: site.dialog) }
        return session
    }

    private func commit(
        _ turn: Turn, _ outcome: Outcome, _ input: Input, _ letters: [DeliveryRecord], _ site: SiteData, revision: Int
    ) throws -> TurnCommit {
        let forgets = turn.effects.contains(.eraseSpeaker)
        let withdrawn = turn.effects.flatMap { effect -> [String] in
            if case .withdraw(let ids) = effect { ids } else { [] }
        }
        let json = try json(turn.session)
        return TurnCommit(
            site: site.configuration.site.id, transport: input.transport, conversation: input.conversation,
            speaker: input.speaker, messageID: input.messageID,
            // After an erasure nothing of the person stays, not even that they were here.
            session: forgets || outcome.closed == .tooYoung ? nil : json, basedOn: revision, deadline: turn.deadline,
            saved: outcome.saved,
            consentText: outcome.saved.isEmpty ? nil : site.consentText(in: turn.session.language),
            withdrawn: withdrawn,
            forgetsSpeaker: forgets, letters: letters,
            replies: outcome.says.map(\.text), now: input.now.epochSeconds)
    }

    private func send(_ letters: [DeliveryRecord], _ site: SiteData) async throws {
        guard !letters.isEmpty else { return }
        let release = WiderRelease(store: store, destinations: site.destinations.map(\.destination))
        _ = try await release.release(at: clock.now.epochSeconds)
        onLetters()
    }

    /// One letter for each alert and each destination of coordinators.
    private func flags(of turn: Turn, _ site: SiteData, at now: Moment) -> [DeliveryRecord] {
        turn.effects.flatMap { effect -> [DeliveryRecord] in
            guard case .flag(let alert) = effect else { return [] }
            return site.destinations.filter(\.getsAlerts).map { ready in
                DeliveryRecord(
                    letter: Letter(id: newID(), destination: ready.destination.name, subject: .alert(alert)),
                    dueAt: now.epochSeconds, createdAt: now.epochSeconds)
            }
        }
    }

    /// One letter for each destination that wants testimonies.
    private func letters(for record: TestimonyRecord, _ site: SiteData) -> [DeliveryRecord] {
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
        case .declined, .cancelled, .stopped, .tooYoung, .distress, .expired: true
        case .saved, .erased, .paused: false
        }
    }
}
