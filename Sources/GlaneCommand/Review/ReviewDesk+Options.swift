import Arguments
import Intake

extension ReviewDesk {
    /// At the installation that the options name. Throws a `Failure` where nothing is stored yet.
    init(_ options: GlobalOptions, now: Instant? = nil) throws {
        let installation = try Installation(options)
        guard let store = try installation.storeIfThere() else {
            throw Failure(.noInput, "\(installation.storePath) : il n’y a encore aucun témoignage")
        }
        let data = try installation.siteData(.whenNeeded)
        self.init(
            store: store, site: installation.configuration.site.id, clock: installation.clock(pinnedTo: now),
            codebook: data.codebook, sensitive: data.sensitiveWords,
            extractor: { try installation.understanding().extractor })
    }
}
