import DialogEngine
import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

struct DialogGraphTests {
    @Test(arguments: ["fr", "en"])
    func aDrawingNamesEverySlotInItsAuthorsOrder(language: String) throws {
        let shipped = try ShippedDialog(language)
        let named = shipped.graph.nodes.filter { [.story, .question].contains($0.kind) }.map { plain($0.title) }
        #expect(named == shipped.dialog.slots.map { capitalised(shipped.wording.slots[$0.id]?.name ?? "") })
    }

    @Test(arguments: ["fr", "en"])
    func everyDangerSaysWhatBecomesOfTheConversation(language: String) throws {
        let shipped = try ShippedDialog(language)
        let dangers = shipped.graph.nodes.filter { $0.id.hasPrefix("danger") }
        #expect(dangers.count == shipped.alerts.count)
        for (danger, alert) in zip(dangers, shipped.alerts) {
            let said = danger.paragraphs.filter { $0.role == .said }.map { plain($0.text) }
            #expect(said == alert.say)
            let rule = GraphWords(language: language).forms[alert.form]
            #expect(danger.paragraphs.last.map { plain($0.text) } == rule)
            #expect(plain(alert.notice).lowercased().hasPrefix(plain(danger.title).lowercased()))
        }
    }

    /// A word that is obeyed and has no meaning here would stand there alone.
    @Test(arguments: ["fr", "en"])
    func everyWordThatIsObeyedHasItsMeaning(language: String) throws {
        let words = GraphWords(language: language)
        #expect(Set(words.meanings.keys) == Set(Intent.commands))
        #expect(words.outcomes.count == Consent.allCases.count)
        let box = try #require(try ShippedDialog(language).graph.nodes.first { $0.id == "words" })
        #expect(box.paragraphs.count == Intent.commands.count + 2)
    }

    @Test func noIdIsShownWhereThereIsAName() throws {
        let shipped = try ShippedDialog()
        let ids =
            shipped.codebook.effects.map(\.id) + shipped.codebook.facets.map(\.id)
            + ["effect", "polarity", "observed"]
        let texts = shipped.graph.nodes.flatMap { $0.paragraphs.map(\.text) + [$0.title] }
        for text in texts {
            let words = text.split { !$0.isLetter && $0 != "_" }.map(String.init)
            #expect(Set(words).isDisjoint(with: ids), "\(text)")
        }
    }

    @Test func aQuestionIsThePlainOneAndTellsHowManyOthersThereAre() throws {
        let people = try #require(try ShippedDialog().graph.nodes.first { plain($0.title) == "Les gens" })
        #expect(plain(people.paragraphs[0].text) == "C’était qui : des gens du site, du quartier, de la fac ?")
        #expect(people.paragraphs[1].text == "7 formulations selon l’histoire, 2 relances.")
    }

    @Test func limitsOfTheDialogAreTold() throws {
        var shipped = try ShippedDialog()
        shipped.dialog.limits.questions = 1
        shipped.dialog.limits.attempts = 1
        #expect(
            plain(shipped.graph.lanes[1].note).contains("1 question au plus en tout. Sans réponse claire, 1 essai,"))
        shipped.dialog.limits.questions = 0
        #expect(plain(shipped.graph.lanes[1].note) == "Aucune n’est posée : le dialogue en permet zéro.")
    }

    @Test func aStoryThatIsNotFirstIsDrawnFirst() throws {
        var shipped = try ShippedDialog()
        shipped.dialog.slots.swapAt(0, 2)
        #expect(shipped.graph.nodes.first?.kind == .story)
        #expect(
            shipped.graph.nodes.map { plain($0.title) }.prefix(3) == ["L’histoire", "Les gens", "Ce qui s’est passé"])
    }

    @Test(arguments: ["fr", "en"])
    func everyArrowJoinsTwoBoxes(language: String) throws {
        let graph = try ShippedDialog(language).graph
        let ids = graph.nodes.map(\.id)
        #expect(
            Set(ids).count == ids.count
                && ids.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
        for edge in graph.edges { #expect(ids.contains(edge.from) && ids.contains(edge.to)) }
    }

    @Test func aDialogOfAStoryAloneIsDrawn() throws {
        var shipped = try ShippedDialog()
        shipped.dialog.slots = Array(shipped.dialog.slots.prefix(1))
        shipped.alerts = []
        let graph = shipped.graph
        #expect(graph.edges.contains(DialogGraph.Edge("story", "recap")))
        #expect(!graph.svg.isEmpty && !graph.mermaid.contains("question1") && !graph.dot.contains("question1"))
    }
}

func plain(_ text: String?) -> String {
    (text ?? "").replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
}
