import DialogFormat
import Foundation
import TestimonyModel
import Testing

/// The data files of the checkout.
enum Shipped {
    static let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized

    static func codebook() throws -> Codebook {
        var findings = Findings()
        return try #require(Codebook(try file("codebook.yaml"), &findings))
    }

    static func mapping() throws -> PlaceFileMapping {
        var findings = Findings()
        let mapping = PlaceFileMapping(try file("commune-mesure.yaml"), codebook: try codebook(), &findings)
        #expect(findings.all.isEmpty)
        return try #require(mapping)
    }

    private static func file(_ name: String) throws -> DataFile {
        let url = checkout.appending(path: "Dialogs").appending(path: name)
        return DataFile(name: name, text: try String(contentsOf: url, encoding: .utf8))
    }
}

extension Moment {
    static let told = Moment("2026-11-19T18:40:00+01:00")!
}

extension TestimonyRecord {
    static func make(
        _ id: String, speaker: String? = "t-anna", consent: Consent = .quote, review: Review = .confirmed,
        text: String = "Les voisins nous ont prêté une échelle.", _ observations: Observation...,
        facets: [String: [String]] = [:], counts: [Count] = [], places: [String] = [], attribution: String? = nil
    ) -> TestimonyRecord {
        var observations = observations
        if !facets.isEmpty { observations[0].facets = facets }
        return TestimonyRecord(
            id: id, site: "cesure", sentAt: .told, speaker: speaker, consent: consent, review: review, text: text,
            frame: Frame(
                isTestimony: true, observations: observations,
                facets: observations.reduce(into: [:]) { $0.merge($1.facets) { $0 + $1 } }, places: places,
                counts: counts), attribution: attribution)
    }
}

extension Observation {
    static func make(
        _ effect: String = "solidarite", _ polarity: Polarity = .positive, _ status: Status = .observed,
        evidence: String = "prêté une échelle", start: Int = 21, end: Int = 38, facets: [String: [String]] = [:]
    ) -> Observation {
        Observation(
            effect: effect, level: "", polarity: polarity, status: status, evidence: evidence, start: start, end: end,
            confidence: 0.9, facets: facets)
    }
}
