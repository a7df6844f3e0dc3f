import DialogEngine
import TestimonyModel
import Testing

@testable import Intake

struct ShrinkingTests {
    @Test func aListKeepsOnlyWhatShowsTheFault() {
        var shrinking = Shrinking()
        let shortest = shrinking.shortest(Array(0..<100)) { $0.contains(13) && $0.contains(57) }
        #expect(shortest == [13, 57])
        #expect(shrinking.shortest([1, 2, 3], least: 2) { _ in true }.count == 2)
        #expect(shrinking.shortest([1, 2, 3]) { _ in true }.isEmpty)
        #expect(shrinking.shortest([1, 2, 3]) { $0.count == 3 } == [1, 2, 3])
    }

    @Test func aTextLosesWordsAndALongWordLetters() {
        var shrinking = Shrinking()
        #expect(shrinking.shortest("hier au jardin une voisine") { $0.contains("jardin") } == "jardin")
        let long = String(repeating: "a", count: 500) + "é" + String(repeating: "b", count: 500)
        #expect(shrinking.shortest(long) { $0.contains("é") } == "é")
    }

    @Test func whatTakesTooLongStaysAsItIsByThen() {
        var shrinking = Shrinking(attempts: 3)
        let left = shrinking.shortest(Array(0..<64)) { $0.contains(0) }
        #expect(left == Array(0..<32))
    }

    /// « retour » is lost in a long conversation: two messages are enough to show it.
    @Test func aConversationComesDownToTheMessagesThatMatter() {
        var setting = Script.Setting()
        setting.botSpeaksFirst = true
        setting.isKnown = false
        let texts = [
            "aide", "Quelqu'un m'a prêté une perceuse mardi, sans même me connaître.", "résumé",
            "une voisine, à l'atelier", "oui", "3", "",
            "Quelqu'un m'a prêté une échelle mardi, sans même me connaître.", "retour",
        ]
        let script = Script(texts.map { .types($0) } + [.waits(7_200)], setting)
        let shortest = script.shortest { script in
            let played = explored.play(script)
            return zip(played.script.acts, played.effects.dropFirst()).contains { act, effects in
                act == .types("retour")
                    && effects.contains { if case .say(let say) = $0 { say.expects == "story" } else { false } }
            } && script.acts.contains { $0.text?.contains("perceuse") == true || $0.text?.contains("échelle") == true }
        }
        #expect(shortest.setting == Script.Setting())
        #expect(shortest.acts.count == 2 && shortest.acts.last == .types("retour"), "\(shortest)")
        #expect(["perceuse", "échelle"].contains(shortest.acts.first?.text))
    }

    @Test func aTellingLosesFactsAndWordsButNotItsPoint() {
        let telling = Telling("a b c d", ["x", "y", "z"], .order([2, 0, 1]))
        let shortest = telling.shortest { $0.story.contains("c") && $0.indirect != $0.direct && $0.facts.contains("y") }
        #expect(shortest.story == "c" && shortest.facts.count == 2 && shortest.facts.contains("y"))
        #expect(shortest.indirect.dropFirst() == shortest.direct.dropFirst().reversed()[...])
        let corrected = Telling("a b", ["x", "y", "z"], .corrected(1, wrong: "w", right: "non, y", isLate: true))
        let less = corrected.shortest { $0.indirect.contains("w") && $0.indirect.last == "non, y" }
        #expect(less.direct.dropFirst() == ["y"] && less.indirect.dropFirst() == ["w", "non, y"])
    }
}
