import Delivery
import DialogFormat
import Store
import TestimonyModel

/// Does what time asks for: sessions whose deadline has come, the digest of the week, the nightly pruning and scrubbing.
package actor Scheduler {
    /// What was done, for logs.
    package enum Deed: Sendable, Hashable {
        case expired(conversations: Int)
        /// Drafts that were called to mind.
        case reminded(conversations: Int)
        case digest(week: String, destinations: [String])
        /// Old letters, attempts and ids of messages.
        case pruned(rows: Int)
        /// By age: testimonies that lost their words, and those that went.
        case purged(words: Int, testimonies: Int)
        case scrubbed(Bool)
    }

    private let store: TestimonyStore
    private let site: CurrentSite
    private let conversations: Conversations
    private let surroundings: DeliverySurroundings
    private let newID: @Sendable () -> String
    private let observe: @Sendable (Deed) -> Void
    private var agenda: Agenda?

    /// Looks at the clock at least this often: a computer that slept, or whose clock was set, is not told of it.
    private static let longestNap = 60

    /// `observe` is called after each deed is committed.
    package init(
        store: TestimonyStore, site: CurrentSite, conversations: Conversations,
        surroundings: DeliverySurroundings = .system, newID: @escaping @Sendable () -> String,
        observe: @escaping @Sendable (Deed) -> Void = { _ in }
    ) {
        self.store = store
        self.site = site
        self.conversations = conversations
        self.surroundings = surroundings
        self.newID = newID
        self.observe = observe
    }

    /// Runs until its task is cancelled. Throws what the store throws, and may be run again then: nothing that failed
    /// counts as done.
    package func run() async throws {
        while !Task.isCancelled {
            let next = try await pass()
            await surroundings.sleep(min(Scheduler.longestNap, max(1, next - surroundings.now())))
        }
    }

    /// Does all that is due now; answers when to look again, in epoch seconds.
    package func pass() async throws -> Int {
        let now = surroundings.now()
        let site = site.value
        let clock = SiteClock(zone: site.configuration.site.timeZone)
        let week = WeekRhythm(site.configuration.digest, clock)
        let night = DailyRhythm(hour: 3, minute: 30, clock)
        var agenda: Agenda
        if let known = self.agenda {
            agenda = known
        } else {
            let last = try await store.health().lastDigest.flatMap { ISOWeek($0) }
            agenda = Agenda(startedAt: now, lastDigest: last, week, night)
        }
        try await expireSessions(at: now)
        for due in agenda.dueWeeks(at: now, week) { try await tell(due, site, at: now) }
        try await publishRipe(site, week.recent(at: now, count: Agenda.longestCatchUp), at: now)
        if agenda.takesScrub(at: now, night) {
            try await purge(site, at: now)
            observe(.scrubbed(await store.scrub()))
        }
        self.agenda = agenda
        return min(agenda.next(week), try await store.nextDeadline() ?? .max)
    }

    private func expireSessions(at now: Int) async throws {
        var (expired, reminded) = (0, 0)
        for session in try await store.dueSessions(at: now) {
            // Silence behind the fragments of a story is due as well, and ends nothing.
            guard let outcome = try await conversations.expire(session) else { continue }
            if outcome.closed == .expired { expired += 1 }
            if outcome.isReminder { reminded += 1 }
        }
        if reminded > 0 { observe(.reminded(conversations: reminded)) }
        guard expired > 0 else { return }
        await store.finishScrubbing()
        observe(.expired(conversations: expired))
    }

    private func purge(_ site: SiteData, at now: Int) async throws {
        let report = try await Purge(store: store, site.configuration, dialogs: [site.dialog]).run(at: now)
        if report.words + report.testimonies > 0 {
            let entry = AuditEntry(actor: "glaned", action: "retention.purge", madeAt: now)
            try await store.note(entry, site: site.configuration.site.id)
            observe(.purged(words: report.words, testimonies: report.testimonies))
        }
        if report.rows > 0 { observe(.pruned(rows: report.rows)) }
    }

    /// A week whose time passed unseen is told only if it has something to tell: a new installation does not begin
    /// with the silence before it.
    private func tell(_ due: Agenda.DueWeek, _ site: SiteData, at now: Int) async throws {
        if due.isLate {
            let digest = try await WeeklyDigest(store: store, site: site).digest(of: due.week)
            guard digest.testimonies.now > 0 else { return }
        }
        let posted = try await release(site).handOver(due.week, at: now)
        if !posted.isEmpty { observe(.digest(week: due.week.description, destinations: posted)) }
    }

    /// Drafts that nobody decided on in the time that the configuration gives.
    private func publishRipe(_ site: SiteData, _ weeks: [ISOWeek], at now: Int) async throws {
        let release = release(site)
        for week in try await release.ripe(weeks, at: now) {
            let posted = try await release.publish(week, by: DigestRelease.schedule, at: now)
            if !posted.isEmpty { observe(.digest(week: week.description, destinations: posted)) }
        }
    }

    private func release(_ site: SiteData) -> DigestRelease { DigestRelease(store: store, site: site, newID: newID) }
}
