import DialogFormat
import Foundation
import TestimonyModel
import Testing

@testable import Reporting

/// The codebook that is shipped, so that the golden files show its labels.
let shippedCodebook: Codebook = {
    let url = URL(filePath: #filePath).appending(path: "../../../Dialogs/codebook.yaml").standardized
    var findings = Findings()
    guard let text = try? String(contentsOf: url, encoding: .utf8),
        let codebook = Codebook(DataFile(name: "codebook.yaml", text: text), &findings)
    else { preconditionFailure("the shipped codebook cannot be read") }
    return codebook
}()

let week47 = ISOWeek(year: 2026, number: 47)!

/// One observation, as a test writes it.
struct Told {
    var effect: String
    var polarity: Polarity = .positive
    var status: Status = .observed
    var words = "on se parle enfin"
    var publics: [String] = []
}

extension TestimonyRecord {
    /// A confirmed testimony of week 47, unless told otherwise.
    static func told(
        _ id: String = "t1", by speaker: String? = "s1", on day: String = "2026-11-18T12:00:00+01:00",
        consent: Consent = .quote, review: Review = .confirmed, places: [String] = [], attribution: String? = nil,
        personal: [String] = [], isTestimony: Bool = true, _ told: [Told] = []
    ) -> TestimonyRecord {
        let observations = told.map { told in
            Observation(
                effect: told.effect, level: shippedCodebook.effect(told.effect)?.level ?? "",
                polarity: told.polarity, status: told.status, evidence: told.words, start: 0,
                end: told.words.unicodeScalars.count, confidence: 0.9,
                facets: told.publics.isEmpty ? [:] : ["publics": told.publics])
        }
        let publics = told.flatMap(\.publics)
        return TestimonyRecord(
            id: id, site: "cesure", sentAt: Moment(day)!, speaker: speaker, consent: consent, review: review,
            text: told.map(\.words).joined(separator: " "),
            frame: Frame(
                isTestimony: isTestimony, observations: observations,
                facets: publics.isEmpty ? [:] : ["publics": publics], places: places, personal: personal),
            attribution: attribution, confirmedAt: Moment(day))
    }

    func confirmed(_ day: String?) -> TestimonyRecord {
        var copy = self
        copy.confirmedAt = day.flatMap { Moment($0) }
        return copy
    }
}

extension WeekFigures {
    /// As the store counts them.
    init(of records: [TestimonyRecord], week: ISOWeek) {
        let told = WeekRecords(records, week: week)
        self.init(testimonies: told.records.count, witnesses: told.witnesses.count)
        for effect in told.effects {
            for polarity in Polarity.allCases {
                observed[effect, default: [:]][polarity] = told.count(effect, polarity)
            }
        }
    }
}

extension Digest {
    static func of(
        _ records: [TestimonyRecord], before: [TestimonyRecord] = [], past: [WeekFigures] = [],
        week: ISOWeek = week47, desk: Desk = Desk(), masking: @escaping (TestimonyRecord) -> TestimonyRecord = { $0 }
    ) -> Digest {
        let neighbour = before.isEmpty ? [] : [WeekFigures(of: before, week: week.previous)]
        return Digest(
            of: records, past: past + neighbour, week: week, site: "Césure", codebook: shippedCodebook, desk: desk,
            masking: masking)
    }
}

/// Stands for the shipped list of details that the law guards.
func maskingBadKnees(_ record: TestimonyRecord) -> TestimonyRecord {
    var record = record
    for index in record.frame.observations.indices {
        record.frame.observations[index].evidence.replace("genou", with: "[santé]")
    }
    return record
}

/// `text` with its no-break spaces as plain ones, for tables that people read.
func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
