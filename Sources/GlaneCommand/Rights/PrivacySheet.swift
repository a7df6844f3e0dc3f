import Foundation
import Intake
import Reporting
import Store
import TestimonyModel

extension ProcessingRecord {
    /// What the configuration and the files of an installation say.
    init(_ installation: Installation, _ site: SiteData, today: CivilDate) {
        let configuration = installation.configuration
        func file(_ path: String?, isDated: Bool = false) -> KeptFile? {
            path.map { path in
                let attributes = try? FileManager.default.attributesOfItem(atPath: path)
                let changed = (attributes?[.modificationDate] as? Date).map { Int($0.timeIntervalSince1970) }
                return KeptFile(
                    path: path, mode: attributes?[.posixPermissions] as? Int,
                    madeOn: isDated ? changed.map { installation.clock().moment($0).date } : nil)
            }
        }
        let store: String? = if case .file(let path) = installation.storePath { path } else { nil }
        self.init(
            site: configuration.site.name, contact: configuration.site.contact, readers: configuration.site.readers,
            today: today, wordDays: configuration.retention.text, testimonyDays: configuration.retention.testimonies,
            draftDays: site.dialog.limits.expires / 86_400, letterDays: configuration.retention.deliveries,
            messageDays: configuration.retention.messages,
            recipients: site.destinations.map(\.destination).filter(\.isEnabled).map(Recipient.init),
            store: file(store), key: file(installation.speakerKeyPath, isDated: true))
    }
}
