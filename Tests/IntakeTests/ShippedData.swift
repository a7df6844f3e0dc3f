import DialogFormat
import Foundation
import Testing

@testable import Intake

let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized

/// The shipped data, read once for all conversations.
let shipped: SiteData = {
    guard let data = try? siteData(language: "fr") else { fatalError("the shipped data have a fault") }
    return data
}()

/// The same for each dialog, by its name.
let shippedDialogs: [String: SiteData] = {
    guard let avis = try? siteData(language: "fr", dialog: "avis") else { fatalError("'avis' has a fault") }
    return ["temoignage": shipped, "avis": avis]
}()

/// The shipped data in a language; throws where they have a fault. `environment` holds the URLs of destinations.
func siteData(
    language: String, dialog: String = "temoignage", environment: [String: String] = [:]
) throws -> SiteData {
    let folders = SiteFolders(
        dialogs: DataFolder(shipped: checkout.appending(path: "Dialogs")),
        webhooks: DataFolder(shipped: checkout.appending(path: "Webhooks")))
    var findings = Findings()
    let data = try SiteData(
        Configuration(), language: language, dialog: dialog, folders: folders, environment: environment, &findings)
    return try #require(data, "\(findings.sorted.map(\.description).joined(separator: "\n"))")
}
