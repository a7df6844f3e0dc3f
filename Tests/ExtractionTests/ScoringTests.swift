import TestimonyModel
import Testing

@testable import Extraction

struct ScoringTests {
    private static func gold(_ id: String, _ effects: [(String, Polarity)], personal: [String] = []) -> GoldRecord {
        let observations = effects.map { effect, polarity in
            GoldRecord.Observation(
                effect: effect, polarity: polarity, status: .observed, evidence: "On mange à l’étage.")
        }
        return GoldRecord(
            id: id, sentAt: thursday, text: "", isTestimony: !effects.isEmpty, observations: observations, facets: [:],
            when: [], quantities: [], personal: personal)
    }

    private static func read(_ effects: [(String, Polarity, Double)], evidence: String = "on mange") -> Extraction {
        let observations = effects.map { effect, polarity, confidence in
            Observation(
                effect: effect, level: "", polarity: polarity, status: .observed, evidence: evidence, start: 0, end: 0,
                confidence: confidence)
        }
        let scores = effects.map { effect, polarity, confidence in
            EffectScore(
                effect: effect, confidence: confidence, threshold: 0.5, polarity: polarity, status: .observed,
                rules: [],
                start: 0, end: 0)
        }
        return Extraction(
            text: "", frame: Frame(isTestimony: !effects.isEmpty, observations: observations), scores: scores)
    }

    private static let scoring: Scoring = {
        var scoring = Scoring(codebook: Shipped.codebook)
        scoring.add(gold("right", [("solidarite", .positive)]), read: read([("solidarite", .positive, 0.95)]))
        scoring.add(gold("sign", [("solidarite", .negative)]), read: read([("solidarite", .positive, 0.65)]))
        scoring.add(gold("other", [("lien_social", .positive)]), read: read([("solidarite", .positive, 0.65)]))
        scoring.add(gold("other again", [("lien_social", .positive)]), read: read([("reseaux", .positive, 0.65)]))
        scoring.add(gold("none", [], personal: ["Fatou"]), read: read([]))
        return scoring
    }()

    @Test func effectsAreCountedOneByOneWithTheirPolarity() {
        let solidarity = Self.scoring.effects["solidarite"]
        #expect(solidarity?.tally == Tally(hits: 2, extra: 1, missed: 0))
        #expect(solidarity?.polarityRight == 1)
        #expect(Self.scoring.effects["lien_social"]?.tally == Tally(hits: 0, extra: 0, missed: 2))
        let expected = (0.8 + 0 + 0) / 3
        #expect(abs(Self.scoring.figures["effects_macro"]! - expected) < 1e-9)
    }

    @Test func whatIsCodedInsteadIsCountedByPair() {
        let pairs = Self.scoring.confusions.mostFrequent(1)
        #expect(pairs.map(\.pair.missed) == ["lien_social"] && pairs.map(\.pair.coded) == ["reseaux"])
        #expect(Self.scoring.confusions.mostFrequent(10).count == 2)
    }

    @Test func confidencesStandInTheirTenth() {
        let bins = Self.scoring.calibration.bins
        #expect(bins.map(\.count) == [0, 0, 0, 0, 0, 0, 3, 0, 0, 1])
        #expect(bins[6].right == 1 && abs(bins[6].meanConfidence - 0.65) < 1e-9)
        // Three effects are 0.65 sure and a third of them right, one is 0.95 sure and right.
        let expected = (3 * (0.65 - 1.0 / 3) + (1 - 0.95)) / 4
        #expect(abs(Self.scoring.calibration.expectedError - expected) < 1e-9)
    }

    /// A hundred effects that are rightly said to be unlikely do not make up for one that was coded and is wrong.
    @Test func whatWasNotCodedIsCalibratedApart() {
        var scoring = Scoring(codebook: Shipped.codebook)
        var read = Self.read([("solidarite", .positive, 0.9)])
        read.scores += Array(repeating: read.scores[0], count: 99).map { score in
            var score = score
            (score.effect, score.confidence) = ("reseaux", 0.02)
            return score
        }
        scoring.add(Self.gold("one", [("lien_social", .positive)]), read: read)
        #expect(abs(scoring.calibration.expectedError - 0.9) < 1e-9)
        #expect(abs(scoring.calibrationOfAll.expectedError - (0.9 + 99 * 0.02) / 100) < 1e-9)
        var twice = scoring
        twice += scoring
        #expect(abs(twice.calibrationOfAll.expectedError - scoring.calibrationOfAll.expectedError) < 1e-9)
    }

    @Test func aRecordTellsWhatIsWrongWithIt() {
        let records = Dictionary(uniqueKeysWithValues: Self.scoring.records.map { ($0.id, $0) })
        #expect(records["right"]?.wrongItems == 0)
        #expect(records["sign"]?.differences.map(\.field) == ["coded"] && records["sign"]?.wrongItems == 1)
        #expect(records["other"]?.differences.map(\.field) == ["effects"] && records["other"]?.wrongItems == 2)
        #expect(records["none"]?.differences.map(\.missed) == [["fatou"]])
        #expect(Self.scoring.figures["frames"] == 0.2)
    }

    @Test(
        arguments: [
            ("On mange à l’étage.", "on mange", 4.0 / 7), ("", "", 1), ("un", "deux", 0), ("a a b", "a", 0.5),
        ])
    func quotationsShareWordsWhateverTheirCaseAndMarks(gold: String, quoted: String, overlap: Double) {
        var scoring = Scoring(codebook: Shipped.codebook)
        var record = Self.gold("one", [("solidarite", .positive)])
        record.observations[0].evidence = gold
        scoring.add(record, read: Self.read([("solidarite", .positive, 0.9)], evidence: quoted))
        #expect(abs(scoring.figures["evidence"]! - overlap) < 1e-9)
    }

    @Test func whatWasScoredApartAddsUp() {
        var twice = Self.scoring
        twice += Self.scoring
        #expect(twice.records.count == 10 && twice.fields["effects"]?.hits == 4)
        for (name, value) in Self.scoring.figures { #expect(abs(twice.figures[name]! - value) < 1e-9, "\(name)") }
        #expect(abs(twice.calibration.expectedError - Self.scoring.calibration.expectedError) < 1e-9)
        #expect(twice.confusions.mostFrequent(1).map(\.texts) == [2])
    }
}
