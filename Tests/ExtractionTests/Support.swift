import DialogFormat
import Foundation
import TestimonyModel
import Testing

@testable import Extraction

/// The root of the checkout, found from this file.
let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The names that the checkout ships.
let shippedNames: FirstNames = {
    let url = checkout.appending(path: "Dialogs/fr/lexicons/first-names.yaml")
    var findings = Findings()
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return FirstNames(DataFile(name: "first-names.yaml", text: text), &findings) ?? .empty
}()

/// Thursday.
let thursday = Moment("2026-11-19T18:40:00+01:00")!

func particulars(
    _ text: String, at now: Moment = thursday, settings: TimeSettings = TimeSettings()
) -> Particulars {
    Particulars(in: Normaliser().fold(text), at: now, names: shippedNames, settings: settings)
}
