import TestimonyModel
import Testing

@testable import Reporting

struct KeywordProposalTests {
    private static func told(_ words: [(by: String, String)], consent: Consent = .quote) -> [TestimonyRecord] {
        words.enumerated().map { index, told in
            .told("t\(index)", by: told.by, consent: consent, [Told(effect: "solidarite", words: told.1)])
        }
    }

    private static func phrases(_ records: [TestimonyRecord]) -> [String] {
        KeywordProposals(of: records, codebook: shippedCodebook).sections.flatMap(\.proposals).map(\.phrase)
    }

    private static let three = [
        ("a", "on a mis des tables à dons au 2e"), ("b", "les tables à dons, super"), ("c", "Tables à dons partout !"),
    ]

    @Test func aPhraseOfThreeWitnessesIsProposedWhole() {
        #expect(Self.phrases(Self.told(Self.three)) == ["tables à dons"])
    }

    @Test func twoWitnessesAreTooFewHoweverOftenTheySayIt() {
        let two = Self.told([Self.three[0], Self.three[1], ("b", "ces tables à dons")])
        #expect(Self.phrases(two).isEmpty)
    }

    @Test func wordsThatMayNotBeQuotedProposeNothing() {
        #expect(Self.phrases(Self.told(Self.three, consent: .count)).isEmpty)
    }

    @Test func namesAndWhatTookTheirPlaceAreNoKeywords() {
        var records = Self.told([
            ("a", "merci [prénom] Fatoumata"), ("b", "merci [prénom] Fatoumata"), ("c", "merci [prénom] Fatoumata"),
        ])
        for index in records.indices { records[index].frame.personal = ["Fatoumata"] }
        #expect(Self.phrases(records) == ["merci"])
    }

    @Test func aWordOfEverySectionBelongsToNone() {
        let records = (0..<9).map { index in
            TestimonyRecord.told(
                "t\(index)", by: "s\(index)",
                [Told(effect: ["solidarite", "reseaux", "lien_social"][index / 3], words: "cantine")])
        }
        #expect(Self.phrases(records).isEmpty)
    }
}
