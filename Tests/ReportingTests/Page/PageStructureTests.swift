import Foundation
import TestimonyModel
import Testing

@testable import Reporting

/// What browsers and screen readers need, of pages with much and with nothing.
struct PageStructureTests {
    static let pages = [
        Page.of([]), Page.of(DigestGoldenTests.full),
        Page.of(
            RandomTestimonies.records(seed: 4),
            notes: shippedCodebook.effects.map { .of($0.id, keywords: ["mot"], rating: 2, text: "Un texte.") }),
    ]

    @Test(arguments: pages.indices)
    func elementsFitTogetherAndNeedNothingFromElsewhere(index: Int) {
        let html = Self.pages[index].html
        let read = ReadHTML(html)
        #expect(read.faults.isEmpty, "\(read.faults)")
        #expect(read.all("script").isEmpty && read.all("link").isEmpty && read.all("img").isEmpty)
        for element in read.elements {
            for (name, value) in element.attributes where ["href", "src", "fill"].contains(name) {
                #expect(value.hasPrefix("#") || value.hasPrefix("url(#"), "\(value)")
            }
        }
        #expect(!html.contains("@import") && !html.contains("url(h") && html.utf8.count < 200_000)
    }

    @Test(arguments: pages.indices)
    func idsAreUniqueAndWhatPointsToThemFindsThem(index: Int) {
        let read = ReadHTML(Self.pages[index].html)
        let ids = read.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for element in read.elements {
            let named = element.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
            let linked = element.attributes["href"].map { [String($0.dropFirst())] } ?? []
            let filled = element.attributes["fill"].map { [String($0.dropFirst(5).dropLast())] } ?? []
            for id in named + linked + filled { #expect(ids.contains(id), "\(id)") }
        }
    }

    @Test(arguments: pages.indices)
    func headingsGoDownStepByStep(index: Int) {
        let read = ReadHTML(Self.pages[index].html)
        let levels = read.elements.compactMap { element in
            element.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) }
        }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
        #expect(["header", "nav", "main"].allSatisfy { read.all($0).count == 1 })
        #expect(read.all("html").first?.attributes["lang"] == "fr")
    }

    @Test(arguments: pages.indices)
    func everyDrawingHasItsWordsAndItsTable(index: Int) {
        let read = ReadHTML(Self.pages[index].html)
        let drawings = read.all("svg")
        #expect(read.all("table").count == drawings.count)
        for drawing in drawings { #expect(drawing.attributes["role"] == "img") }
        #expect(read.elements.count { $0.name == "title" && $0.path.contains("svg") } == drawings.count)
        #expect(read.all("desc").allSatisfy { $0.text.hasSuffix(".") })
        #expect(read.all("caption").allSatisfy { !$0.text.isEmpty })
    }

    @Test func ratingsKeywordsAndParagraphsAreTheCoordinators() {
        let notes: [PageNote] = [
            .of("solidarite", keywords: ["coup de main"], rating: 4, text: "L'étage s'entraide."),
            .of("collectif", rating: 5),
        ]
        let read = ReadHTML(Page.of([], notes: notes).html)
        #expect(
            read.all("p").filter { $0.attributes["class"] == "rating" }.map { plain($0.text) } == [
                "+++++Note de la coordination : 5 sur 5.", "++++Note de la coordination : 4 sur 5.",
            ])
        #expect(read.all("li", within: "ul.keywords").map(\.text) == ["#coup de main"])
        #expect(
            read.all("p", within: "div.note").map(\.text) == [
                "L’étage s’entraide.", "La coordination, le 28 novembre 2026",
            ])
        #expect(ReadHTML(Page.of([]).html).all("p").allSatisfy { $0.attributes["class"] != "rating" })
    }

    /// The whole page, as it is written. `GLANE_RECORD=1` writes it anew and fails the run.
    @Test func thePageReadsAsRecorded() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/page.html")
            .standardized
        let page = Page.of(
            DigestGoldenTests.before + DigestGoldenTests.full,
            notes: [.of("solidarite", keywords: ["coups de main"], rating: 3, text: "Les tables à dons tournent.")])
        let html = page.html.replacing(PageStyle.text, with: "")
        if ProcessInfo.processInfo.environment["GLANE_RECORD"] != nil {
            try html.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded anew; run again without GLANE_RECORD")
        }
        #expect(html == (try String(contentsOf: url, encoding: .utf8)))
    }
}
