import TestimonyModel
import Testing

@testable import Store

/// What was agreed to and taken back, as the store writes it down with the turn.
struct ConsentTests {
    private static let text = ConsentText(
        version: "temoignage-fr-1f", language: "fr", text: "Qu’est-ce qu’on en fait ?")

    private func turn(_ consent: Consent, at now: Int) -> TurnCommit {
        var turn = TurnCommit.make(saved: [.make(consent: consent)], now: now)
        turn.consentText = Self.text
        return turn
    }

    private func acts(_ store: TestimonyStore) async throws -> [String] {
        try await store.consents(of: "one").map {
            "\($0.madeAt) \($0.purpose) \($0.act) \($0.version ?? "-")"
        }
    }

    @Test func eachPurposeIsGivenUnderTheTextThatWasRead() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(turn(.quote, at: 7))
            #expect(try await acts(store) == ["count", "quote"].map { "7 \($0) given temoignage-fr-1f" })
            #expect(try await store.consentText(Self.text.version, site: "cesure") == Self.text)
            // Saved again unchanged, it says nothing new.
            _ = try await store.commit(turn(.quote, at: 8))
            #expect(try await acts(store).count == 2)
        }
    }

    @Test func whatChangesIsGivenOrWithdrawnAndTheOldLinesStay() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(turn(.attributed, at: 7))
            _ = try await store.commit(turn(.count, at: 8))
            _ = try await store.commit(turn(.quote, at: 9))
            let later = try await acts(store).suffix(3)
            #expect(
                later == ["8 quote withdrawn -", "8 name withdrawn -", "9 quote given temoignage-fr-1f"])
        }
    }

    @Test func anErasureWithdrawsWhatWasGivenAndHoldsNoPseudonym() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(turn(.quote, at: 7))
            _ = try await store.commit(.make(withdrawn: ["one"], now: 9))
            #expect(try await acts(store).suffix(2) == ["9 count withdrawn -", "9 quote withdrawn -"])
        }
    }

    @Test func aTurnThatIsNotCommittedAgreesToNothing() async throws {
        try await StoreDriver.memory.withStore { store in
            var late = turn(.quote, at: 7)
            late.basedOn = 5
            let outcome = try await store.commit(late)
            #expect(outcome == .outdated)
            let acts = try await acts(store)
            #expect(acts.isEmpty)
        }
    }
}
