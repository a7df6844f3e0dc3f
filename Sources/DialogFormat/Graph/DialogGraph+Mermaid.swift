extension DialogGraph {
    /// A flowchart in Mermaid's language, for pages that draw it themselves.
    package var mermaid: String {
        var lines = [
            // Boxes as wide as a short paragraph; by itself Mermaid breaks lines at half of it.
            "%%{init: {\"flowchart\": {\"wrappingWidth\": 420}}}%%", "flowchart TB", "accTitle: \(plain(title))",
            "accDescr: \(plain(summary))",
        ]
        for (index, lane) in lanes.enumerated() {
            lines += ["subgraph lane\(index + 1)[\"\(escaped(lane.title))\"]", "    direction TB"]
            if let note = lane.note, let first = lane.nodes.first {
                lines.append("    note\(index + 1)[\"\(escaped(note))\"]:::note ~~~ \(first.id)")
            }
            lines += lane.nodes.map { "    \($0.id)[\"\(label(of: $0))\"]:::\($0.kind)" }
            lines.append("end")
        }
        lines += edges.map { edge in
            let label = edge.label.map { "|\"\(escaped($0))\"|" } ?? ""
            return "\(edge.from) -->\(label) \(edge.to)"
        }
        lines += stacked.map { "\($0.id) ~~~ \($1.id)" }
        lines += ["classDef note stroke:none,fill:none"]
        lines += Kind.allCases.map { "classDef \($0) stroke:\($0.colour.light),text-align:left" }
        return lines.joined(separator: "\n") + "\n"
    }

    private func label(of node: Node) -> String {
        (["<b>\(escaped(node.title))</b>"] + texts(of: node).map(escaped)).joined(separator: "<br/>")
    }
}

/// Within quotation marks. `#` begins a character's name there, a backquote a text in Markdown, and `%%` a comment or a
/// directive anywhere.
private func escaped(_ text: String) -> String {
    text.replacing("%%", with: "% %").unicodeScalars.reduce(into: "") { escaped, scalar in
        switch scalar {
        case "\"", "#", "&", "<", ">", "`", "\\": escaped += "#\(scalar.value);"
        case "\u{0}"..."\u{1F}": escaped += " "
        default: escaped.unicodeScalars.append(scalar)
        }
    }
}

/// On a line of its own, whose end ends it.
private func plain(_ text: String) -> String {
    String(text.replacing("%%", with: "% %").map { $0.isNewline ? " " : $0 })
}
