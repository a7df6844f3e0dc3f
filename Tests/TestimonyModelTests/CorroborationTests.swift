import TestimonyModel
import Testing

@Suite struct CorroborationTests {
    /// A telling of solidarity, by default the same as any other but for its teller.
    private static func telling(
        _ id: String, by speaker: String?, day: Int = 0, _ polarity: Polarity = .positive, _ status: Status = .observed,
        at places: [String] = ["cantine"], publics: [String] = ["voisins"], exchange: [String] = ["biens"],
        review: Review = .confirmed
    ) -> TestimonyRecord {
        var record = CorrectionTests.record(id)
        record.speaker = speaker
        record.sentAt = record.sentAt.adding(seconds: day * 86_400)
        record.review = review
        record.frame.places = places
        record.frame.facets = ["publics": publics, "exchange": exchange]
        record.frame.observations[0].polarity = polarity
        record.frame.observations[0].status = status
        return record
    }

    private static let own = telling("own", by: "anna")

    @Test(arguments: [
        ("somebody else", telling("b", by: "ben"), 1, 0),
        ("the same person", telling("b", by: "anna"), 0, 0),
        ("nobody known", telling("b", by: nil), 0, 0),
        ("four weeks later", telling("b", by: "ben", day: 28), 1, 0),
        ("later still", telling("b", by: "ben", day: 29), 0, 0),
        ("elsewhere", telling("b", by: "ben", at: ["cour"]), 0, 0),
        ("at one of two places", telling("b", by: "ben", at: ["cour", "cantine"]), 1, 0),
        ("at no place", telling("b", by: "ben", at: []), 0, 0),
        ("of another kind", telling("b", by: "ben", exchange: ["espaces"]), 0, 0),
        ("of no kind", telling("b", by: "ben", exchange: []), 1, 0),
        ("rejected", telling("b", by: "ben", review: .rejected), 0, 0),
        ("a wish", telling("b", by: "ben", .positive, .wished), 0, 0),
        ("the contrary", telling("b", by: "ben", .negative), 0, 1),
        ("the contrary, by the same person", telling("b", by: "anna", .negative), 0, 1),
        ("what is missing", telling("b", by: "ben", .negative, .absent), 0, 1),
        ("a fear", telling("b", by: "ben", .negative, .wished), 0, 0),
    ])
    func anotherTellsTheSameOrTheContrary(what: String, other: TestimonyRecord, witnesses: Int, contrary: Int) {
        let corroboration = Corroboration([Self.own, other], CorrectionTests.codebook)
        let beside = corroboration.beside(Self.own)
        #expect(beside.witnesses == witnesses && beside.contrary.count == contrary, "\(what)")
        #expect(corroboration.isContradicted(Self.own) == (contrary > 0))
    }

    @Test func whereNoPlaceIsToldThePeopleDecide() {
        let own = Self.telling("own", by: "anna", at: [])
        let others = [
            Self.telling("b", by: "ben", at: []), Self.telling("c", by: "ben", day: 3, at: []),
            Self.telling("d", by: "cléo", at: [], publics: ["etudiants"]),
        ]
        let beside = Corroboration([own] + others, CorrectionTests.codebook).beside(own)
        #expect(beside.alike == ["b", "c"] && beside.witnesses == 1)
    }

    private static func text(_ id: String, _ text: String, by speaker: String = "anna", day: Int = 0) -> TestimonyRecord
    {
        var record = CorrectionTests.record(id, text: text)
        record.speaker = speaker
        record.sentAt = record.sentAt.adding(seconds: day * 86_400)
        return record
    }

    @Test(arguments: [
        ("Hier on m’a prêté une échelle.", "ben", 1.0),
        ("HIER ON M'A PRETE UNE ECHELLE !!!", "ben", 1.0),
        ("Hier on m’a prêté une échelle, merci.", "ben", 0.833),
        ("Hier on m’a prêté un vélo pour la semaine", "ben", nil),
        ("Hier on m’a prêté un vélo", "anna", 0.429),
        ("Quelqu’un a réparé la porte du hall.", "anna", nil), ("", "ben", nil),
    ])
    func nearDuplicatesAreProposed(other: String, speaker: String, likeness: Double?) {
        let own = Self.text("a", "Hier on m’a prêté une échelle.")
        let pairs = NearDuplicate.all([Self.text("b", other, by: speaker, day: 1), own])
        #expect(pairs.first.map { ($0.likeness * 1_000).rounded() / 1_000 } == likeness)
        #expect(pairs.map(\.into) == (likeness == nil ? [] : ["a"]), "the later one goes into the earlier")
        #expect(pairs.allSatisfy { $0.isSameWitness == (speaker == "anna") })
    }

    @Test func rejectedTestimoniesAreNobodysDouble() {
        var other = Self.text("b", "Hier on m’a prêté une échelle.")
        other.review = .rejected
        #expect(NearDuplicate.all([Self.text("a", "Hier on m’a prêté une échelle."), other]).isEmpty)
    }

    /// Twice as many testimonies take about twice as long; with pairs it would be four times.
    @Test func tenThousandTestimoniesAreNoMatterOfPairs() {
        let words = ["hier", "jeudi", "voisine", "table", "prêté", "cour", "repas", "atelier", "porte", "vélo", "soir"]
        let all = (0..<10_000).map { number in
            let text = (0..<14).map {
                words[(number / 7 + $0 * $0 * (number % 13 + 1)) % words.count] + "\(number % 97)"
            }
            var record = Self.text("t\(number)", text.joined(separator: " "), by: "w\(number % 900)", day: number / 40)
            record.frame.observations[0].polarity = number % 5 == 0 ? .negative : .positive
            return record
        }
        let clock = ContinuousClock()
        let spent = clock.measure {
            let corroboration = Corroboration(all, CorrectionTests.codebook)
            #expect(all.count(where: corroboration.isContradicted) > 9_000)
            #expect(corroboration.beside(all[5_000]).witnesses > 100)
            _ = NearDuplicate.all(all)
        }
        #expect(spent < .seconds(60), "\(spent)")
    }
}
