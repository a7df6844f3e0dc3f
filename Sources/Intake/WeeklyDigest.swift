import Delivery
import Reporting
import Store
import TestimonyModel

/// The digest of a week from what the store holds now.
package struct WeeklyDigest: Sendable {
    private let store: TestimonyStore
    private let site: SiteData

    package init(store: TestimonyStore, site: SiteData) {
        self.store = store
        self.site = site
    }

    /// Testimonies belong to the week in which their witnesses confirmed them, by the clock of the site. `detail` is
    /// the most that is said of any of them, whatever their witnesses allow; what waits on the coordinators' desk is
    /// said to them alone.
    package func digest(
        of week: ISOWeek, detail: Consent = .attributed, audience: Destination.Audience = .coordinators
    ) async throws -> Digest {
        let told = try await records(of: week).map { record in
            var record = record
            record.consent = record.consent.capped(by: detail)
            return record
        }
        var settings = Digest.Settings()
        settings.breakdownFrom = site.configuration.digest.breakdownFrom
        let counted = told.filter { $0.consent != .none }
        return Digest(
            of: counted, past: try await past(before: week), week: week,
            site: site.configuration.site.name, codebook: site.codebook,
            stances: try await store.stances(on: counted.map(\.id)), desk: try await desk(week, audience),
            settings: settings, masking: site.sensitiveWords.masked)
    }

    /// When the week is told, by the schedule.
    package func due(_ week: ISOWeek) -> Moment {
        clock.moment(WeekRhythm(site.configuration.digest, clock).due(week))
    }

    private var id: String { site.configuration.site.id }

    private var clock: SiteClock { SiteClock(zone: site.configuration.site.timeZone) }

    private func start(of week: ISOWeek) -> Int { clock.moment(week.monday, secondOfDay: 0).epochSeconds }

    private func records(of week: ISOWeek) async throws -> [TestimonyRecord] {
        let query = TestimonyQuery(
            site: id, confirmedFrom: start(of: week), confirmedBefore: start(of: week.next))
        return try await store.testimonies(query).filter { $0.review != .rejected && $0.consent != .none }
    }

    /// Figures of the eight weeks before, or of those since the first testimony.
    private func past(before week: ISOWeek) async throws -> [WeekFigures] {
        guard let first = try await store.firstConfirmation(site: id) else { return [] }
        let opening = ISOWeek(of: clock.moment(first).date)
        var weeks: [ISOWeek] = []
        var earlier = week.previous
        while weeks.count < 8, earlier >= opening {
            weeks.insert(earlier, at: 0)
            earlier = earlier.previous
        }
        return try await store.figures(site: id, between: weeks.map(start) + [start(of: week)])
    }

    /// What changed from one digest's time to the next one's.
    private func desk(_ week: ISOWeek, _ audience: Destination.Audience) async throws -> Digest.Desk {
        let rhythm = WeekRhythm(site.configuration.digest, clock)
        let changes = try await store.changes(
            site: id, from: rhythm.due(week.previous), before: rhythm.due(week))
        return Digest.Desk(
            awaitingReview: audience == .coordinators ? try await store.awaitingReview(site: id) : nil,
            changes: changes)
    }
}
