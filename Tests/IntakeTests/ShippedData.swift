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

/// The shipped data in a language; throws where they have a fault. `environment` holds the URLs of destinations.
func siteData(language: String, environment: [String: String] = [:]) throws -> SiteData {
    let folders = SiteFolders(
        dialogs: DataFolder(shipped: checkout.appending(path: "Dialogs")),
        webhooks: DataFolder(shipped: checkout.appending(path: "Webhooks")))
    var findings = Findings()
    let data = try SiteData(
        Configuration(), language: language, dialog: "temoignage", folders: folders, environment: environment, &findings
    )
    return try #require(data, "\(findings.sorted.map(\.description).joined(separator: "\n"))")
}
