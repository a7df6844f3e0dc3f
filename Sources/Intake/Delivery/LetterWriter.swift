import Delivery
import DialogFormat
import Reporting
import Store
import TestimonyModel

/// Puts a letter into words from what the store holds at that moment.
package struct LetterWriter: Sendable {
    private let store: TestimonyStore
    private let site: CurrentSite

    package init(store: TestimonyStore, site: CurrentSite) {
        self.store = store
        self.site = site
    }

    package init(store: TestimonyStore, site: SiteData) { self.init(store: store, site: CurrentSite(site)) }

    /// `nil` when there is nothing to say any more: the testimony is gone, or its consent is.
    package func write(_ letter: Letter) async throws -> RenderedLetter? {
        let site = site.value
        let destination = site.destinations.map(\.destination).first { $0.name == letter.destination }
        switch letter.subject {
        case .test:
            return RenderedLetter(text: "glane : essai de « \(site.configuration.site.name) ». Ce canal reçoit.")
        case .testimony(let id):
            guard let record = try await store.testimony(id),
                let summary = Summary(
                    of: site.sensitiveWords.masked(record), codebook: site.codebook, site: site.configuration.site.name,
                    detail: destination?.detail ?? .count,
                    reference: try await store.reference(of: id, site: record.site))
            else { return nil }
            return RenderedLetter(text: summary.text(destination?.template ?? .standard), values: summary.values)
        case .alert(let id):
            guard let alert = site.alerts.first(where: { $0.id == id }) else { return nil }
            return RenderedLetter(text: "glane, \(site.configuration.site.name) : \(alert.notice)")
        case .digest(let week):
            guard let week = ISOWeek(week) else { return nil }
            let audience = destination?.audience ?? .wider
            var digest = try await WeeklyDigest(store: store, site: site).digest(
                of: week, detail: destination?.detail ?? .count, audience: audience)
            if audience == .coordinators { digest.desk.draft = try await draft(week, site) }
            return RenderedLetter(text: digest.markdown)
        }
    }
    /// `nil` where nothing is left to decide.
    private func draft(_ week: ISOWeek, _ site: SiteData) async throws -> Digest.Draft? {
        let release = DigestRelease(store: store, site: site) { "" }
        guard release.hasDrafts else { return nil }
        return switch try await release.state(of: week) {
        case .open: Digest.Draft(wait: site.configuration.digest.wait)
        case .held: Digest.Draft(wait: nil)
        case .published: nil
        }
    }
}
