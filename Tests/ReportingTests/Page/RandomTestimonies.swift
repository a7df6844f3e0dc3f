import TestimonyModel

@testable import Reporting

/// Testimonies as no place would tell them: every effect, sign, status, consent and option, in any number.
enum RandomTestimonies {
    static func records(seed: UInt64) -> [TestimonyRecord] {
        var dice = Dice(seed: seed)
        let count = dice.roll([1, 2, 6, 30, 120][dice.roll(5)] + 1)
        return (0..<count).map { index in record("t\(index)", &dice) }
    }

    private static func record(_ id: String, _ dice: inout Dice) -> TestimonyRecord {
        let effects = dice.shuffled(shippedCodebook.effects).prefix(dice.roll(4))
        let observations = effects.enumerated().map { index, effect in
            let words = "mots \(id) \(index)"
            return Observation(
                effect: effect.id, level: effect.level, polarity: dice.happens(60) ? .positive : .negative,
                status: dice.pick(weighted: [(Status.observed, 6), (.wished, 1), (.absent, 1)])!, evidence: words,
                start: index * 20, end: index * 20 + 19, confidence: 0.5, facets: facets(of: effect, &dice))
        }
        let day = CivilDate("2026-01-01")!.adding(days: dice.roll(dice.happens(50) ? 90 : 700))
        let moment = Moment(date: day, secondOfDay: dice.roll(86_400), utcOffset: 3_600)
        let consent = dice.pick(Consent.allCases)!
        return TestimonyRecord(
            id: id, site: "cesure", sentAt: moment, speaker: dice.happens(15) ? nil : "s\(dice.roll(9))",
            consent: consent, review: dice.pick(Review.allCases)!, text: "",
            frame: Frame(isTestimony: dice.happens(95), observations: observations),
            attribution: consent == .attributed && dice.happens(50) ? "Rahel" : nil,
            confirmedAt: dice.happens(90) ? moment : nil)
    }

    private static func facets(of effect: Codebook.ImpactEffect, _ dice: inout Dice) -> [String: [String]] {
        var facets: [String: [String]] = [:]
        for facet in Set(effect.facets + ["publics", "occasion", "frequency"]).sorted() where dice.happens(60) {
            let options = shippedCodebook.facet(facet)?.options.map(\.id) ?? []
            facets[facet] = Array(dice.shuffled(options).prefix(dice.roll(options.count + 1)))
        }
        return facets
    }
}

/// One effect with one sign, counted the slow way.
struct Ledger {
    private let entries: [(record: TestimonyRecord, observation: Observation)]
    private let polarity: Polarity

    init(_ records: [TestimonyRecord], effect: String, polarity: Polarity) {
        let usable = records.filter { record in
            guard record.frame.isTestimony, record.consent != .none else { return false }
            if record.review == .accepted || record.review == .corrected { return true }
            return record.review == .confirmed && record.confirmedAt != nil
        }
        entries = usable.flatMap { record in
            record.frame.observations.filter {
                $0.effect == effect && $0.polarity == polarity && $0.status == .observed
            }.map { (record, $0) }
        }
        self.polarity = polarity
    }

    var testimonies: Int { Set(entries.map(\.record.id)).count }
    var witnesses: Int { Set(entries.compactMap(\.record.speaker)).count }

    var quotable: Set<String> {
        Set(entries.filter { [.quote, .attributed].contains($0.record.consent) }.map(\.observation.evidence))
    }

    func told(facet: String, option: Codebook.Option) -> Bool {
        if let only = option.polarity, only != polarity { return false }
        let tellers = entries.filter { $0.observation.facets[facet]?.contains(option.id) == true }
        guard facet == "publics" else { return !tellers.isEmpty }
        let quotable = tellers.filter { [.quote, .attributed].contains($0.record.consent) }
        let named = Set(quotable.compactMap(\.record.speaker)).count
        return named + (quotable.contains { $0.record.speaker == nil } ? 1 : 0) >= 3
    }

    /// All options that may stand in the section of an effect.
    static func options(of effect: String) -> [(String, Codebook.Option)] {
        let facets = Set((shippedCodebook.effect(effect)?.facets ?? []) + ["publics", "occasion", "frequency"])
        return shippedCodebook.facets.filter { facets.contains($0.id) }.flatMap { facet in
            facet.options.map { (facet.id, $0) }
        }
    }

    /// As a whole phrase: "biens" does not stand in "biens-être".
    static func contains(_ text: String, _ label: String) -> Bool {
        var rest = text[...]
        while let range = rest.firstRange(of: label) {
            let before = range.lowerBound == rest.startIndex ? " " : rest[rest.index(before: range.lowerBound)]
            let after = range.upperBound == rest.endIndex ? " " : rest[range.upperBound]
            if !before.isLetter, !after.isLetter { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }
}
