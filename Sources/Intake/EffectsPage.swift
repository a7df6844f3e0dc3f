import Reporting
import Store
import TestimonyModel

/// The page of effects from what the store holds now.
package struct EffectsPage: Sendable {
    private let store: TestimonyStore
    private let site: SiteData

    package init(store: TestimonyStore, site: SiteData) {
        self.store = store
        self.site = site
    }

    /// The page of the testimonies within `days`, of all of them where it is `nil`.
    package func page(within days: ClosedRange<CivilDate>?, at now: Moment) async throws -> Page {
        let own = site.configuration.site
        async let records = records(within: days)
        // Read while the store answers.
        let sensitive = site.sensitiveWords
        let all = try await records
        let page = Page(
            of: all, notes: try await store.pageNotes(site: own.id), within: days, site: own.name,
            codebook: site.codebook, madeAt: now, masking: sensitive.masked)
        // Tens of thousands of records take a tenth of a second to be freed: nobody waits for that.
        Task.detached { withExtendedLifetime(all) {} }
        return page
    }

    /// Keywords for coordinators to choose from.
    package func proposals() async throws -> KeywordProposals {
        let sensitive = site.sensitiveWords
        return KeywordProposals(
            of: try await records(within: nil).map { $0.consent.allowsWords ? sensitive.masked($0) : $0 },
            codebook: site.codebook)
    }

    /// A day more on both sides: the day of a testimony is that of the clock it was heard by.
    private func records(within days: ClosedRange<CivilDate>?) async throws -> [TestimonyRecord] {
        let clock = SiteClock(zone: site.configuration.site.timeZone)
        let bounds = days.map { days in
            (days.lowerBound.adding(days: -1), days.upperBound.adding(days: 2))
        }
        return try await store.codedTestimonies(
            site: site.configuration.site.id, from: bounds.map { clock.moment($0.0, secondOfDay: 0).epochSeconds },
            before: bounds.map { clock.moment($0.1, secondOfDay: 0).epochSeconds })
    }
}
