import DialogEngine

/// A dialog as a picture for people who read no code: what is said and asked, and when, in lanes of boxes with arrows
/// between them. SVG, Mermaid and DOT are written from it alone.
package struct DialogGraph: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case story, question, recap, consent, outcome, danger, words
    }

    /// One thing that a box says.
    package struct Paragraph: Sendable, Hashable {
        package enum Role: Sendable, Hashable {
            /// What the bot says, word for word.
            case said
            /// When something is asked, or what becomes of it.
            case rule
            /// What is good to know beside it.
            case note
        }

        package var role: Role
        /// Stands out before the text: "Demandé si :".
        package var label: String?
        package var text: String

        package init(_ role: Role, _ text: String, label: String? = nil) {
            self.role = role
            self.text = text
            self.label = label
        }
    }

    package struct Node: Sendable, Hashable {
        /// Of ASCII letters and digits alone, and no word of a language of drawings.
        package var id: String
        package var kind: Kind
        package var title: String
        package var paragraphs: [Paragraph]

        package init(_ id: String, _ kind: Kind, title: String, _ paragraphs: [Paragraph]) {
            self.id = id
            self.kind = kind
            self.title = title
            self.paragraphs = paragraphs
        }
    }

    /// Boxes that belong together, in the order in which they are read.
    package struct Lane: Sendable, Hashable {
        package var title: String
        package var note: String?
        package var nodes: [Node]

        package init(title: String, note: String? = nil, _ nodes: [Node]) {
            self.title = title
            self.note = note
            self.nodes = nodes
        }
    }

    /// An arrow between the ids of two nodes; from a node to itself where it comes again.
    package struct Edge: Sendable, Hashable {
        package var from: String
        package var to: String
        package var label: String?

        package init(_ from: String, _ to: String, _ label: String? = nil) {
            self.from = from
            self.to = to
            self.label = label
        }
    }

    /// Of the texts, as in `xml:lang`.
    package var language: String
    package var title: String
    package var summary: String
    package var lanes: [Lane]
    package var edges: [Edge]

    package init(language: String, title: String, summary: String, lanes: [Lane], edges: [Edge]) {
        self.language = language
        self.title = title
        self.summary = summary
        self.lanes = lanes
        self.edges = edges
    }

    package var nodes: [Node] { lanes.flatMap(\.nodes) }
}

// What languages of graphs need to know beside it, since they place the boxes themselves.
extension DialogGraph {
    /// Boxes of a lane that nothing leads to stand below each other all the same.
    var stacked: [(Node, Node)] {
        lanes.flatMap { lane in zip(lane.nodes, lane.nodes.dropFirst()) }.filter { pair in
            !edges.contains { $0.to == pair.1.id }
        }
    }

    /// What a box says below its title, a text a paragraph.
    func texts(of node: Node) -> [String] {
        let quotes = GraphWords(language: language).conditions
        return node.paragraphs.map { paragraph in
            let text = paragraph.role == .said ? DialogEngine.typeset(quotes.quoted(paragraph.text)) : paragraph.text
            return paragraph.label.map { "\($0) \(text)" } ?? text
        }
    }
}
