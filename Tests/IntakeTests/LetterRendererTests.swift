import Delivery
import Store
import TestimonyModel
import Testing

@testable import Intake

struct LetterRendererTests {
    private let now = Moment("2026-11-19T09:00:00+01:00")!
    private let codebook = Codebook(
        version: 1, language: "fr", levels: [.init(id: "collectif", label: "Effets collectifs")],
        effects: [.init(id: "solidarite", level: "collectif", label: "Solidarité", facets: [], communeMesure: nil)],
        facets: [], places: [])

    private func store(_ consent: Consent) async throws -> TestimonyStore {
        let store = try TestimonyStore(path: .memory)
        let observation = Observation(
            effect: "solidarite", level: "collectif", polarity: .positive, status: .observed, evidence: "on s’aide",
            start: 0, end: 9, confidence: 1)
        let record = TestimonyRecord(
            id: "t", site: "cesure", sentAt: now, conversation: "c", speaker: "s", consent: consent, review: .confirmed,
            text: "on s’aide", frame: Frame(isTestimony: true, observations: [observation]), confirmedAt: now)
        _ = try await store.commit(
            TurnCommit(
                site: "cesure", transport: "chat", conversation: "c", speaker: "s", session: nil, saved: [record],
                now: now.epochSeconds))
        return store
    }

    private func render(_ subject: Letter.Subject, _ store: TestimonyStore, detail: Consent = .attributed) async throws
        -> RenderedLetter?
    {
        let renderer = LetterRenderer(
            store: store, codebook: codebook, siteName: "Césure",
            destinations: [Destination(name: "d", url: .environment("U"), detail: detail)],
            digest: { week, _ in week == "2026-W47" ? "digest" : nil })
        return try await renderer.render(Letter(id: "l", destination: "d", subject: subject))
    }

    @Test func aSummaryIsWrittenFromWhatTheStoreHoldsNow() async throws {
        let store = try await store(.quote)
        #expect(try await render(.testimony("t"), store)?.text.contains("on s’aide") == true)
        #expect(try await render(.testimony("t"), store, detail: .count)?.text.contains("on s’aide") == false)
        _ = try await store.erase(testimonies: ["t"], at: now.epochSeconds)
        #expect(try await render(.testimony("t"), store) == nil)
    }

    @Test func withoutConsentThereIsNoLetter() async throws {
        #expect(try await render(.testimony("t"), try await store(.none)) == nil)
    }

    @Test func digestsAndTestsHaveTheirOwnWords() async throws {
        let store = try await store(.count)
        #expect(try await render(.digest(week: "2026-W47"), store)?.text == "digest")
        #expect(try await render(.digest(week: "2026-W48"), store) == nil)
        #expect(try await render(.test, store)?.text.hasPrefix("Ceci est un essai de glane, à Césure") == true)
    }
}
