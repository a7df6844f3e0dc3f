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
    var findings = Findings()
    return FirstNames(lexiconFile("first-names.yaml"), &findings) ?? .empty
}()

private func lexiconFile(_ name: String) -> DataFile {
    let url = checkout.appending(path: "Dialogs/fr/lexicons").appending(path: name)
    return DataFile(name: name, text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
}

/// Thursday.
let thursday = Moment("2026-11-19T18:40:00+01:00")!

func particulars(
    _ text: String, at now: Moment = thursday, settings: TimeSettings = TimeSettings(),
    normaliser: Normaliser = Normaliser()
) -> Particulars {
    Particulars(in: normaliser.fold(text), at: now, names: shippedNames, settings: settings)
}
