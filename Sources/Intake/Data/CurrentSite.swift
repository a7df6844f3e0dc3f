import Synchronization

/// The site's data as they stand now. Whoever needs one state for a while takes `value` once.
package final class CurrentSite: Sendable {
    private let state: Mutex<SiteData>

    package init(_ site: SiteData) { state = Mutex(site) }

    package var value: SiteData { state.withLock { $0 } }

    package func replace(with site: SiteData) { state.withLock { $0 = site } }
}
