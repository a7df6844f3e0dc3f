import DialogEngine
import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

/// What holds of a drawing whatever is drawn.
struct GraphWritingTests {
    static let drawn: [String: DialogGraph] = [
        "fr": try! ShippedDialog().graph, "en": try! ShippedDialog("en").graph,
        "awkward": try! GraphGoldenTests.awkward().graph,
    ]

    private func graph(_ name: String) throws -> DialogGraph { try #require(Self.drawn[name]) }

    // MARK: - SVG

    @Test(arguments: ["fr", "en", "awkward"])
    func noTextLeavesItsBox(name: String) throws {
        for block in GraphLayout(try graph(name)).blocks {
            var right = GraphLayout.width - GraphLayout.margin
            for shape in block.shapes {
                switch shape {
                case .card(let box): right = box.right
                case .bubble(let box): right = box.right
                case .text(let runs, let x, let y, let style):
                    let width = runs.reduce(0) {
                        $0 + TextWidth.of($1.text, size: Double(style.size), isBold: $1.isBold)
                    }
                    #expect(Double(x) + width <= Double(right), "\(runs)")
                    #expect((block.top...block.bottom).contains(y), "\(runs)")
                case .line: break
                }
            }
        }
    }

    @Test(arguments: ["fr", "en", "awkward"])
    func blocksFollowEachOtherAndNoneIsLost(name: String) throws {
        let graph = try graph(name)
        let layout = GraphLayout(graph)
        #expect(layout.blocks.compactMap(\.node) == graph.nodes)
        for (block, next) in zip(layout.blocks, layout.blocks.dropFirst()) { #expect(block.bottom == next.top) }
        let sheets = Sheets(layout)
        #expect(sheets.columns.flatMap { $0 }.elementsEqual(layout.blocks.indices))
        for column in sheets.columns {
            let height = layout.blocks[column.upperBound - 1].bottom - layout.blocks[column.lowerBound].top
            #expect(Double(height) * Sheets.scale <= Double(Sheets.page.height))
        }
    }

    @Test(arguments: ["fr", "en", "awkward"])
    func everyEdgeHasItsArrow(name: String) throws {
        let graph = try graph(name)
        let arrows = GraphLayout(graph).blocks.flatMap(\.shapes).count { shape in
            if case .line(_, true) = shape { true } else { false }
        }
        #expect(arrows == graph.edges.count)
    }

    /// Every text stands in the picture as text, and nothing of it as markup.
    @Test(arguments: ["fr", "en", "awkward"])
    func everyWordIsText(name: String) throws {
        let graph = try graph(name)
        let svg = graph.svg
        let lines = svg.matches(of: #/<text[^>]*>(.*)</text>/#).map {
            String($0.1.replacing(#/</?tspan[^>]*>/#, with: ""))
        }
        let text = lines.joined()
        for paragraph in graph.nodes.flatMap(\.paragraphs) {
            let expected = xmlEscaped(paragraph.text).filter { $0 != " " }
            #expect(text.filter { $0 != " " }.contains(expected), "\(paragraph.text)")
        }
        #expect(!svg.contains("<script") && !svg.contains("<path class=\"strip\" d=\"\""))
        #expect(svg.contains("<title id=\"title\">") && svg.contains("<desc id=\"summary\">"))
    }

    @Test(arguments: [
        ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("\u{0}\u{7}\u{FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("a\nb\tc", "a b c"), ("é « 👩🏽‍🚀 »", "é « 👩🏽‍🚀 »"),
    ])
    func textsAreEscapedForXML(text: String, escaped: String) { #expect(xmlEscaped(text) == escaped) }

    // MARK: - Lines

    @Test(arguments: [
        ("un deux trois", 1000.0, ["un deux trois"]), ("un deux trois", 40, ["un", "deux", "trois"]),
        ("", 40, []), ("  un  ", 40, ["un"]), ("anticonstitutionnel", 60, ["anticonsti", "tutionnel"]),
        ("«\u{A0}un\u{A0}» deux", 45, ["«\u{A0}un\u{A0}»", "deux"]), ("👩🏽‍🚀👩🏽‍🚀", 15, ["👩🏽‍🚀", "👩🏽‍🚀"]),
        ("un\ndeux", 1000, ["un deux"]),
    ])
    func linesBreakAtSpacesAndLongWordsAnywhere(text: String, width: Double, lines: [String]) {
        #expect(wrapped([TextRun(text: text)], width: width, size: 12).map { $0.map(\.text).joined() } == lines)
    }

    @Test func aLabelKeepsItsWeightOnItsLine() {
        let runs = [TextRun(text: "Si :", isBold: true), TextRun(text: "un deux")]
        #expect(
            wrapped(runs, width: 70, size: 12) == [
                [TextRun(text: "Si :", isBold: true), TextRun(text: " un")], [TextRun(text: "deux")],
            ])
    }

    // MARK: - Languages of graphs

    /// Every line is one of these, and within quotation marks stands no other.
    @Test(arguments: ["fr", "en", "awkward"])
    func mermaidHasNoOtherLines(name: String) throws {
        let line = try Regex(
            #"%%\{init: .*\}%%|flowchart TB|accTitle: [^\n]+|accDescr: [^\n]+|subgraph lane\d+\["[^"]+"\]|    direction TB"#
                + #"|    \w+\["[^"]*"\]:::\w+( ~~~ \w+)?|end|\w+ -->(\|"[^"]*"\|)? \w+|\w+ ~~~ \w+|classDef \w+ [\w:#,-]+"#
        )
        let mermaid = try graph(name).mermaid
        for text in mermaid.split(separator: "\n") {
            #expect(text.wholeMatch(of: line) != nil, "\(text)")
        }
        for label in mermaid.matches(of: #/"([^"\n]*)"\]/#).map(\.1) {
            let bare = label.replacing(#/<br\/>|<b>|<\/b>|#\d+;/#, with: "")
            #expect(!bare.contains { "<>&#`\\\"".contains($0) } && !bare.contains("%%"), "\(label)")
        }
    }

    @Test(arguments: ["fr", "en", "awkward"])
    func dotClosesEveryQuotationMark(name: String) throws {
        let dot = try graph(name).dot
        for line in dot.split(separator: "\n") {
            let bare = line.replacing(#/"(?:[^"\\]|\\["\\ln])*"/#, with: "")
            #expect(!bare.contains("\"") && !bare.contains("\\"), "\(line)")
        }
        #expect(dot.count { $0 == "{" } == dot.count { $0 == "}" } || name == "awkward")
    }
}
