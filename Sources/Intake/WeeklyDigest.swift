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

    package func text(of week: ISOWeek, detail: Consent = .attributed) async throws -> String {
        try await digest(of: week, detail: detail).markdown
    }

    /// Testimonies belong to the week in which their witnesses confirmed them, by the clock of the site. `detail` is
    /// the most that is said of any of them, whatever their witnesses allow.
    package func digest(of week: ISOWeek, detail: Consent = .attributed) async throws -> Digest {
        let told = try await records(of: week).map { record in
            var record = record
            record.consent = record.consent.capped(by: detail)
            return record
        }
        return Digest(
            of: told.filter { $0.consent != .none }, before: try await records(of: week.previous), week: week,
            site: site.configuration.site.name, codebook: site.codebook)
    }

    private func records(of week: ISOWeek) async throws -> [TestimonyRecord] {
        let clock = SiteClock(zone: site.configuration.site.timeZone)
        let query = TestimonyQuery(
            site: site.configuration.site.id, confirmedFrom: clock.moment(week.monday, secondOfDay: 0).epochSeconds,
            confirmedBefore: clock.moment(week.next.monday, secondOfDay: 0).epochSeconds)
        return try await store.testimonies(query).filter { $0.review != .rejected && $0.consent != .none }
    }
}
