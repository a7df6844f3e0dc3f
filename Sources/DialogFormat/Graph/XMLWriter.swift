/// Writes elements of XML, a line each. Names and attributes come from the program; texts and the values of named
/// attributes come from anywhere and are escaped.
struct XMLWriter {
    private(set) var text = ""

    mutating func open(_ tag: String, _ attributes: (name: String, value: String)...) {
        let written = attributes.map { " \($0.name)=\"\(xmlEscaped($0.value))\"" }
        text += "<\(tag)\(written.joined())>\n"
    }

    mutating func close(_ name: String) { text += "</\(name)>\n" }

    mutating func empty(_ tag: String) { text += "<\(tag)/>\n" }

    mutating func element(_ tag: String, _ content: String) { element(tag, [(nil, content)]) }

    /// An element of one line: pieces of text, each in an element of its own or in none.
    mutating func element(_ tag: String, _ pieces: [(tag: String?, text: String)]) {
        let inside = pieces.map { piece in
            let content = xmlEscaped(piece.text)
            return piece.tag.map { "<\($0)>\(content)</\(name(of: $0))>" } ?? content
        }
        text += "<\(tag)>\(inside.joined())</\(name(of: tag))>\n"
    }

    private func name(of tag: String) -> Substring { tag.prefix { $0 != " " } }
}

/// As the text of an element or the value of an attribute. What XML 1.0 has no way to write is replaced.
func xmlEscaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "\t", "\n", "\r": escaped += " "
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}
