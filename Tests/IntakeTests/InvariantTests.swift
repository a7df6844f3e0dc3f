import DialogEngine
import Extraction
import Synchronization
import TestimonyModel
import Testing

@testable import Intake

/// A turn that breaks a promise is noticed, whatever keeps the engine from deciding such a one.
struct InvariantTests {
    @Test(arguments: SpoiledConversation.all)
    func aBrokenTurnIsNoticed(conversation: SpoiledConversation) {
        #expect(conversation.violations(isSpoiled: false).allSatisfy { $0 == nil })
        let found = conversation.violations(isSpoiled: true)
        #expect(found.dropLast().allSatisfy { $0 == nil }, "\(found)")
        #expect(found.last??.invariant == conversation.invariant, "\(found)")
    }

    @Test func everyInvariantOfATurnIsShownToFail() {
        let others: [Invariant] = [
            .ends, .sameInAnyOrder, .sameWhenCorrected, .sameWhenStored, .sameWhenRepeated,
            .settlesRequired,
        ]
        #expect(Set(SpoiledConversation.all.map(\.invariant)).union(others) == Set(Invariant.allCases))
    }

    @Test func wordsOfTheWitnessAreNoFaultOfTheBot() {
        let long = String(repeating: "il m'a prêté sa  {perceuse} et ", count: 12)
        let conversation = SpoiledConversation(
            .fitsALine, [.init(long + "c'était mardi"), .init("2"), .init("résumé")])
        #expect(conversation.violations(isSpoiled: false).allSatisfy { $0 == nil })
    }

    @Test func aSessionThatCannotBeStoredIsNoticed() {
        var site = explored
        let understand = explored.context.understand
        site.context.understand = { text, moment in
            var extraction = understand(text, moment)
            for index in extraction.ungated.observations.indices {
                extraction.ungated.observations[index].confidence = .infinity
            }
            return extraction
        }
        let script = Script([.types(SpoiledConversation.story), .types("aide")])
        #expect(site.play(script).violation?.invariant == .sameWhenStored)
        #expect(explored.play(script).violation == nil)
    }

    @Test func aTurnThatIsDecidedOtherwiseTheNextTimeIsNoticed() {
        var site = explored
        let understand = explored.context.understand
        let calls = Counter()
        site.context.understand = { text, moment in
            understand(text + String(repeating: "!", count: calls.next()), moment)
        }
        let script = Script([.types(SpoiledConversation.story)])
        #expect(site.play(script).violation?.invariant == .sameWhenRepeated)
    }

    @Test func aConversationWithoutEndIsNoticed() {
        var site = explored
        site.repertoire.plain.story = "aide"
        let played = site.play(Script([.types("bonjour")]))
        #expect(played.violation?.invariant == .ends && played.script.acts.count <= explored.bound + 1)
        #expect(explored.play(Script([.types("bonjour")])).ending == .saved)
    }

    @Test func silenceUpToTheDeadlineEndsADraft() {
        let played = explored.play(Script([.types(SpoiledConversation.story), .waits(31 * 86_400)]))
        #expect(played.violation == nil && played.ending == .expired)
        // Between the story and its end it is called to mind twice.
        #expect(played.turns == 2 + shipped.dialog.limits.reminders.count)
    }
}

private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
