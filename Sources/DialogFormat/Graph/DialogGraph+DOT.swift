extension DialogGraph {
    /// A graph in the language of Graphviz; `dot` draws it.
    package var dot: String {
        var lines = [
            "digraph dialog {", "    charset=\"UTF-8\" rankdir=TB compound=true nodesep=0.3 ranksep=0.35",
            "    label=\"\(escaped(title))\\n\(multiline(summary, "\\n"))\" labelloc=t fontsize=18",
            "    graph [fontname=\"Helvetica\"]",
            "    node [shape=box style=\"rounded\" fontname=\"Helvetica\" fontsize=11]",
            "    edge [fontname=\"Helvetica\" fontsize=10]",
        ]
        for (index, lane) in lanes.enumerated() {
            let note = lane.note.map { "\\l" + multiline($0) } ?? "\\l"
            lines += [
                "    subgraph cluster\(index + 1) {",
                "        label=\"\(escaped(lane.title))\(note)\" labeljust=l fontsize=13 style=\"rounded\" color=\"#9aa3b0\"",
            ]
            lines += lane.nodes.map {
                "        \($0.id) [label=\"\(label(of: $0))\" color=\"\($0.kind.colour.light)\"]"
            }
            lines.append("    }")
        }
        lines += edges.map { edge in
            "    \(edge.from) -> \(edge.to)" + (edge.label.map { " [label=\" \(escaped($0)) \"]" } ?? "")
        }
        lines += stacked.map { "    \($0.id) -> \($1.id) [style=invis]" }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private func label(of node: Node) -> String {
        ([node.title] + texts(of: node)).map { multiline($0) }.joined()
    }
}

/// Within quotation marks: lines that end as `end` says, left-aligned by themselves.
private func multiline(_ text: String, _ end: String = "\\l") -> String {
    wrapped([TextRun(text: text)], width: 340, size: 11).map { line in
        escaped(line.map(\.text).joined()) + end
    }.joined()
}

private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
        switch scalar {
        case "\"", "\\": escaped += "\\\(scalar)"
        // Labels know names of characters.
        case "&": escaped += "&amp;"
        case "\u{0}"..."\u{1F}": escaped += " "
        default: escaped.unicodeScalars.append(scalar)
        }
    }
}
