/// Writes elements of XML, a line each. Names come from the program; texts and the values of attributes come from anywhere
/// and are escaped.
package struct XMLWriter: Sendable {
    package typealias Attribute = (name: String, value: String)

    package private(set) var text = ""

    package init() {}

    /// The line that a file begins with.
    package mutating func declaration() { text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" }

    package mutating func open(_ tag: String, _ attributes: Attribute...) { open(tag, attributes) }

    package mutating func open(_ tag: String, _ attributes: [Attribute]) { text += "<\(tag)\(written(attributes))>\n" }

    package mutating func close(_ name: String) { text += "</\(name)>\n" }

    package mutating func empty(_ tag: String, _ attributes: Attribute...) {
        text += "<\(tag)\(written(attributes))/>\n"
    }

    package mutating func element(_ tag: String, _ content: String) { element(tag, [(nil, content)]) }

    /// An element of one line: pieces of text, each in an element of its own or in none.
    package mutating func element(_ tag: String, _ pieces: [(tag: String?, text: String)]) {
        let inside = pieces.map { piece in
            let content = xmlEscaped(piece.text)
            return piece.tag.map { "<\($0)>\(content)</\(name(of: $0))>" } ?? content
        }
        text += "<\(tag)>\(inside.joined())</\(name(of: tag))>\n"
    }

    private func written(_ attributes: [Attribute]) -> String {
        attributes.map { " \($0.name)=\"\(xmlEscaped($0.value))\"" }.joined()
    }

    private func name(of tag: String) -> Substring { tag.prefix { $0 != " " } }
}

/// As the text of an element or the value of an attribute. What XML 1.0 has no way to write is replaced.
package func xmlEscaped(_ text: String) -> String {
    guard text.utf8.contains(where: mayNeedEscape) else { return text }
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

/// Bytes of what is escaped, and the first ones of U+0080 to U+00BF and of U+F000 to U+FFFF.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xEF, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
}
