import DialogFormat
import Foundation
import TestimonyModel
import Testing

@testable import Extraction

/// Details of health, origin, opinions, religion, orientation and offences, and the words that only look like some.
struct SensitiveWordsTests {
    private static let shipped: SensitiveWords = {
        var findings = Findings()
        let url = checkout.appending(path: "Dialogs/fr/lexicons/sensitive.yaml")
        let file = DataFile(name: "sensitive.yaml", text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
        let lexicon = Lexicon([file], codebook: Shipped.codebook, &findings)
        precondition(findings.all.isEmpty, "\(findings.all)")
        return SensitiveWords(lexicon, normaliser: Shipped.normaliser)
    }()

    @Test(arguments: [
        ("je suis diabétique et la cantine pèse mes parts", "je suis [santé] et la cantine pèse mes parts"),
        ("depuis ma Chimio on m’apporte le café", "depuis ma [santé] on m’apporte le café"),
        ("Je suis séropositive, ici personne ne recule", "Je suis [santé], ici personne ne recule"),
        ("il est sorti de prison et la menuiserie l'a pris", "il est [justice] et la menuiserie l'a pris"),
        ("je suis musulmane et je suis kurde", "je suis [religion] et je suis [origine]"),
        ("il vote Macron mais il répare mon vélo", "il vote [opinion] mais il répare mon vélo"),
        ("mon coloc est roumain, ma tante est protestante", "mon coloc est [origine], ma tante est [religion]"),
        ("mon fils est gay, on l'embête moins ici", "mon fils est [orientation], on l'embête moins ici"),
    ])
    func theDetailAloneIsMasked(text: String, masked: String) {
        #expect(Self.shipped.masked(text) == masked)
    }

    @Test(arguments: [
        "je suis moins stressée depuis qu'il y a le jardin", "on dort mieux, on respire", "à la Bastille",
        "une église nous a prêté des chaises", "le foyer d'à côté", "la cellule de coordination",
        "une salle noire de monde",
        "un atelier sur le diabète", "la recherche contre le cancer", "le bar gay", "les réfugiés du centre",
        "le couscous marocain", "la musique de la cantine est portugaise",
        "tourner à gauche de la cour", "faire de la voile", "on passe enfin en fauteuil sans se faire porter",
    ])
    func whatOnlySoundsLikeADetailStays(text: String) {
        #expect(Self.shipped.masked(text) == text)
    }

    @Test func sentencesThatWereWrittenBeforeTheWordListAreReadWell() throws {
        let url = checkout.appending(path: "Tests/Vectors/sensitive.tsv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let cases = lines.map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }
        #expect(cases.count == 60)
        var (found, alarms) = (0, 0)
        for sentence in cases {
            let categories = Set(Self.shipped.details(in: sentence[1]).map(\.category.rawValue))
            if sentence[0] == "-" {
                alarms += categories.isEmpty ? 0 : 1
            } else {
                found += categories.contains(sentence[0]) ? 1 : 0
            }
        }
        #expect(found >= 27 && alarms <= 2, "\(found) of 30 found, \(alarms) of 30 false alarms")
    }

    @Test func codesStayAndEverythingThatWasToldFollowsTheMask() {
        let text = "Ma voisine a un cancer, on lui monte ses 3 sacs depuis."
        let evidence = "a un cancer, on lui monte ses 3 sacs"
        let observation = Observation(
            effect: "sante_bien_etre", level: "individuel", polarity: .positive, status: .observed, evidence: evidence,
            start: 11, end: 11 + evidence.unicodeScalars.count, confidence: 0.9,
            rules: ["sense.body_illness: cancer/s"],
            facets: ["health": ["mieux_relations"]])
        let count = Count(value: 3, bound: .exactly, unit: "sacs", start: 41, end: 42)
        let record = TestimonyRecord(
            id: "a", site: "cesure", sentAt: thursday, text: text,
            frame: Frame(isTestimony: true, observations: [observation], counts: [count]),
            answers: [
                Answer(slot: "why", value: .text("à cause de mon diabète")), Answer(slot: "n", value: .number(2)),
            ])
        let masked = Self.shipped.masked(record)
        let scalars = Array(masked.text.unicodeScalars)
        func words(_ start: Int, _ end: Int) -> String { String(String.UnicodeScalarView(scalars[start..<end])) }
        #expect(masked.text == "Ma voisine a un [santé], on lui monte ses 3 sacs depuis.")
        let kept = masked.frame.observations[0]
        #expect(
            kept.evidence == "a un [santé], on lui monte ses 3 sacs" && kept.evidence == words(kept.start, kept.end))
        #expect(kept.effect == "sante_bien_etre" && kept.facets == observation.facets && kept.rules.isEmpty)
        #expect(words(masked.frame.counts[0].start, masked.frame.counts[0].end) == "3")
        #expect(masked.answers.map(\.value) == [.text("à cause de mon [santé]"), .number(2)])
        #expect(Self.shipped.details(in: record).map(\.category) == [.health, .health])
        #expect(Self.shipped.masked(masked) == masked, "what is masked stays as it is")
    }

    @Test func aQuotationWithoutItsTextIsMaskedByItself() {
        var record = TestimonyRecord(
            id: "a", site: "cesure", sentAt: thursday, text: "", frame: Frame(isTestimony: true))
        record.frame.observations = [
            Observation(
                effect: "solidarite", level: "collectif", polarity: .positive, status: .observed,
                evidence: "depuis mon AVC on m'aide", start: 4, end: 28, confidence: 1)
        ]
        #expect(Self.shipped.masked(record).frame.observations[0].evidence == "depuis mon [santé] on m'aide")
    }
}
