import Delivery
import DialogFormat
import Reporting
import Store
import TestimonyModel

/// Who gets a week's digest, and when: coordinators by the schedule; a wider audience with them, or, where the
/// configuration wants a draft first, when somebody publishes it.
///
/// What somebody decided is read from the audit log; what was handed over, from the outbox. There is no third memory that
/// could say otherwise.
package struct DigestRelease: Sendable {
    package enum State: Sendable, Hashable {
        /// Nobody decided anything.
        case open
        case published(AuditEntry)
        case held(AuditEntry)
    }

    /// Whose name stands in the log where nobody published, and the time that was set went by.
    package static let schedule = "schedule"

    private static let publication = "digest.publish"
    private static let holding = "digest.hold"

    private let store: TestimonyStore
    private let site: SiteData
    private let newID: @Sendable () -> String

    package init(store: TestimonyStore, site: SiteData, newID: @escaping @Sendable () -> String) {
        self.store = store
        self.site = site
        self.newID = newID
    }

    package func state(of week: ISOWeek) async throws -> State {
        let decisions = try await store.audit(site: site.configuration.site.id, subject: week.description)
        switch decisions.last(where: { [Self.publication, Self.holding].contains($0.action) }) {
        case let entry? where entry.action == Self.publication: return .published(entry)
        case let entry?: return .held(entry)
        case nil: return .open
        }
    }

    /// Those that the configuration names, else every one that listens to digests.
    package func destinations(for audiences: [Destination.Audience] = Destination.Audience.allCases) -> [Destination] {
        site.configuration.digest.destinations(among: site.destinations.map(\.destination), for: audiences)
    }

    /// Whether somebody waits for a decision.
    package var hasDrafts: Bool {
        site.configuration.digest.isDraftFirst && !destinations(for: [.wider]).isEmpty
    }

    /// Hands `week` over to those whose time has come, each once; answers who is new.
    package func handOver(_ week: ISOWeek, at now: Int) async throws -> [String] {
        var audiences: [Destination.Audience] = [.coordinators]
        switch try await state(of: week) {
        case .published: audiences.append(.wider)
        case .open where !site.configuration.digest.isDraftFirst: audiences.append(.wider)
        case .open, .held: break
        }
        var posted: [String] = []
        for letter in letters(week, to: audiences, at: now)
        where try await store.enqueueOnce(letter, site: site.configuration.site.id) {
            posted.append(letter.letter.destination)
        }
        return posted
    }

    /// Hands `week` over to the wider audience, and writes down who said so; both or neither.
    package func publish(_ week: ISOWeek, by actor: String, at now: Int) async throws -> [String] {
        try await store.enqueueOnce(
            letters(week, to: [.wider], at: now),
            noting: AuditEntry(actor: actor, action: Self.publication, subject: week.description, madeAt: now),
            site: site.configuration.site.id)
    }

    package func hold(_ week: ISOWeek, by actor: String, at now: Int) async throws {
        try await store.note(
            AuditEntry(actor: actor, action: Self.holding, subject: week.description, madeAt: now),
            site: site.configuration.site.id)
    }

    /// The drafts among `weeks` that nobody decided on for as long as the configuration waits. The time counts from when
    /// the draft was handed over: after an absence of the program, coordinators have as long as ever.
    package func ripe(_ weeks: [ISOWeek], at now: Int) async throws -> [ISOWeek] {
        guard hasDrafts, let wait = site.configuration.digest.wait else { return [] }
        let coordinators = Set(destinations(for: [.coordinators]).map(\.name))
        var ripe: [ISOWeek] = []
        for week in weeks {
            let drafts = try await letters(of: week).filter { coordinators.contains($0.letter.destination) }
            guard let first = drafts.map(\.createdAt).min(), first + wait * 3_600 <= now,
                try await state(of: week) == .open
            else { continue }
            ripe.append(week)
        }
        return ripe
    }

    package func letters(of week: ISOWeek) async throws -> [DeliveryRecord] {
        try await store.deliveries(DeliveryFilter(subject: .digest(week: week.description)))
    }

    private func letters(
        _ week: ISOWeek, to audiences: [Destination.Audience], at now: Int
    ) -> [DeliveryRecord] {
        destinations(for: audiences).map { destination in
            DeliveryRecord(
                letter: Letter(
                    id: newID(), destination: destination.name, subject: .digest(week: week.description)),
                dueAt: now, createdAt: now)
        }
    }
}
