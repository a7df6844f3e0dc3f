import TestimonyModel
import Testing

@testable import Extraction

struct RecordsTests {
    private static let texts = [
        "Ma voisine du troisième m’a prêté une perceuse, sans rien demander.", "", "salut !", "🎉",
        "On est 12 à manger ensemble le jeudi depuis mars. Avant je mangeais seule ! Personne ne répare le radiateur.",
    ]

    /// What is read step by step with others is what is read alone: in archives no record hangs on its neighbours.
    @Test func textsReadTogetherAreReadAsAlone() {
        let together = Shipped.extractor.records(Self.texts.map { ($0, thursday) })
        #expect(together.count == Self.texts.count)
        for (text, read) in zip(Self.texts, together) {
            #expect(read.frame == Shipped.extractor.record(text, sentAt: thursday).frame)
        }
    }

    /// Those for archives leave out what a record does not hold, and nothing else.
    @Test func recordsSayWhatConversationsHear() {
        for text in Self.texts {
            let heard = Shipped.extractor.extract(text, sentAt: thursday)
            let record = Shipped.extractor.record(text, sentAt: thursday)
            #expect(record.frame == heard.frame)
            #expect(record.testimonyConfidence == heard.testimonyConfidence)
        }
    }
}
