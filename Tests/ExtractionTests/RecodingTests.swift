import Foundation
import TestimonyModel
import Testing

@testable import Extraction

/// Stored testimonies read anew with the shipped data.
struct RecodingTests {
    private static let extractor = Shipped.extractor

    private static let story = "Ma voisine du troisième m’a prêté une perceuse, sans rien demander."

    /// The testimony as an archive has it.
    private static func archived(_ text: String) -> TestimonyRecord {
        TestimonyRecord(
            id: "one", site: "cesure", sentAt: thursday, text: text,
            frame: extractor.record(text, sentAt: thursday).frame)
    }

    private static func invented(_ effect: String) -> Observation {
        Observation(
            effect: effect, level: "", polarity: .negative, status: .observed, evidence: "", start: 0, end: 0,
            confidence: 1)
    }

    private static func settled(_ effects: [String], isWholeList: Bool = false) -> SettledCodes {
        SettledCodes(effects: effects, isWholeList: isWholeList, fields: [String]())
    }

    /// A text of the corpus that tells three effects, the first of which is not the likeliest.
    private static let threefold: String? = {
        let lines =
            (try? String(contentsOf: checkout.appending(path: "Tests/Corpus/dev-d.jsonl"), encoding: .utf8)) ?? ""
        let texts = lines.split(separator: "\n").lazy.compactMap { line in
            (try? JSONDecoder().decode(GoldRecord.self, from: Data(line.utf8)))?.text
        }
        return texts.first { text in
            let read = extractor.record(text, sentAt: thursday).frame.observations
            return read.count == 3 && read[1...].contains { $0.confidence > read[0].confidence }
        }
    }()

    @Test func theLikeliestEffectJoinsThoseThatAreSettled() throws {
        let text = try #require(Self.threefold)
        var record = Self.archived(text)
        let read = record.frame.observations
        let others = Self.extractor.codebook.effects.map(\.id).filter { id in !read.contains { $0.effect == id } }
        let kept = Array(others.prefix(2))
        record.frame.observations = kept.map { Self.invented($0) }
        record.settled = Self.settled(kept)
        let new = try #require(Self.extractor.recoded(record)).frame.observations
        let likeliest = try #require(read.max { $0.confidence < $1.confidence })
        #expect(Set(new.map(\.effect)) == Set(kept + [likeliest.effect]) && new.count == 3)
    }

    @Test func anObservationHasTheFacetsOfItsFrameAndNoOthers() throws {
        let before = Self.archived(Self.story)
        let effect = try #require(before.frame.observations.first { !$0.facets.isEmpty }?.effect)
        var record = before
        record.settled = Self.settled([effect])
        for facet in try #require(Self.extractor.codebook.effect(effect)).facets {
            record.frame.facets[facet] = ["formerly"]
            for index in record.frame.observations.indices {
                record.frame.observations[index].facets[facet] = ["formerly"]
            }
        }
        let new = try #require(Self.extractor.recoded(record))
        #expect(new.frame.facets == before.frame.facets)
        #expect(new.frame.observations.map(\.facets) == before.frame.observations.map(\.facets))
    }

    @Test(arguments: [false, true])
    func noEffectJoinsOrLeavesWhatAWitnessConfirmed(isSettled: Bool) throws {
        let read = Self.archived(Self.story)
        var record = read
        record.review = .confirmed
        record.confirmedAt = thursday
        var known = try #require(read.frame.observations.first)
        known.polarity = .negative
        let other = try #require(Self.extractor.codebook.effects.map(\.id).first { $0 != known.effect })
        record.settled = isSettled ? Self.settled([known.effect, other]) : .none
        record.frame.observations = [Self.invented(other), known]
        let new = try #require(Self.extractor.recoded(record)).frame.observations
        #expect(new.map(\.effect) == [other, known.effect])
        #expect(new[1].polarity == (isSettled ? .negative : .positive))

        record.frame.observations = [Self.invented(other)]
        #expect(Self.extractor.recoded(record)?.frame.observations.map(\.effect) == [other])
        record.confirmedAt = nil
        record.settled = .none
        #expect(Self.extractor.recoded(record)?.frame == read.frame)
    }

    @Test func aRedactedTextIsReadAsItWasBefore() throws {
        for text in [
            "Hier Adjoua m’a réparé mon vélo, gratuitement, dans la cour.",
            "Avant je ne parlais à personne. Maintenant je connais Adjoua, Agnieszka et la gardienne.",
            "Ma voisine Adjoua m’a prêté une perceuse sans rien demander, on la joint au 06 12 48 77 03.",
        ] {
            let extraction = Self.extractor.record(text, sentAt: thursday).redacted()
            try #require(extraction.text != text)
            let record = TestimonyRecord(
                id: "one", site: "cesure", sentAt: thursday, text: extraction.text, frame: extraction.frame)
            let new = try #require(Self.extractor.recoded(record))
            let difference = CodingDifference(from: record.frame, to: new.frame, Self.extractor.codebook)
            #expect(difference.isEmpty, "\(difference)")
            let scalars = Array(extraction.text.unicodeScalars)
            for observation in new.frame.observations {
                var evidence = String.UnicodeScalarView()
                evidence.append(contentsOf: scalars[observation.start..<observation.end])
                #expect(observation.evidence == String(evidence))
            }
        }
    }
}
