import Foundation
import TestimonyModel
import Testing

@testable import Intake

/// The page of effects that a real place published, read where it lies and never copied.
struct SeedPageTests {
    private static let page: URL = {
        let shared = ProcessInfo.processInfo.environment["GLANE_SHARED"]
        let beside = checkout.deletingLastPathComponent().appending(path: "shared")
        return (shared.map { URL(filePath: $0) } ?? beside).appending(path: "seed/cesure-effects-page.txt")
    }()

    /// The sections that the page tells, by their headings.
    private static let sections = [
        "LIEN SOCIAL": "lien_social", "SANTÉ": "sante_bien_etre", "CAPACITÉ À AGIR": "capacite_agir",
        "SOLIDARITÉ": "solidarite", "RÉSEAU DE PERSONNES": "reseaux",
        "SENTIMENT D'INCLUSION OU D'EXCLUSION": "appartenance_exclusion",
        "SERVICES PUBLICS ET DE PROXIMITÉ": "services_publics", "INNOVATION PUBLIQUE": "innovation_publique",
    ]

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: page.path), "the published page is absent: left out"))
    func everySectionYieldsItsEffect() throws {
        let extractor = try #require(shipped.extractor)
        let sentAt = try #require(Moment("2024-12-01T10:00:00+01:00"))
        var heading = ""
        var found: [String: Set<String>] = [:]
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        for paragraph in text.split(separator: /\n\s*\n/) {
            let words = paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if words == words.uppercased(), words.count < 60 { heading = words }
            guard words.count > 40 else { continue }
            let frame = extractor.extract(words, sentAt: sentAt).frame
            found[heading, default: []].formUnion(frame.observations.map(\.effect))
        }
        for (section, effect) in Self.sections { #expect(found[section]?.contains(effect) == true, "\(section)") }
    }
}
