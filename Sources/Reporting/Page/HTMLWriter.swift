import TestimonyModel

/// Writes elements of HTML. Names of elements and attributes come from the program; texts and values come from anywhere
/// and are escaped.
struct HTMLWriter {
    typealias Attributes = KeyValuePairs<String, String>

    private(set) var text = ""

    /// An element with what `content` writes inside.
    mutating func element(
        _ name: String, _ attributes: Attributes = [:], _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        text += "\n"
        content(&self)
        text += "</\(name)>\n"
    }

    /// An element that holds a text.
    mutating func element(_ name: String, _ content: String) { element(name, [:], content) }

    mutating func element(_ name: String, _ attributes: Attributes, _ content: String) {
        open(name, attributes)
        text += htmlEscaped(content)
        text += "</\(name)>\n"
    }

    /// An element of one line: pieces of text, each in an element of its own or in none.
    mutating func line(
        _ name: String, _ attributes: Attributes = [:], _ pieces: [(tag: String?, attributes: Attributes, text: String)]
    ) {
        open(name, attributes)
        for piece in pieces {
            if let tag = piece.tag { open(tag, piece.attributes) }
            text += htmlEscaped(piece.text)
            if let tag = piece.tag { text += "</\(tag)>" }
        }
        text += "</\(name)>\n"
    }

    /// An element without an end: `meta`, or one of SVG.
    mutating func void(_ name: String, _ attributes: Attributes) {
        open(name, attributes)
        text += "\n"
    }

    /// An empty element of SVG.
    mutating func shape(_ name: String, _ attributes: Attributes) {
        open(name, attributes)
        text += "</\(name)>\n"
    }

    /// The program's own text, which is markup already: a style sheet, the declaration of the document.
    mutating func verbatim(_ own: String) { text += own }

    private mutating func open(_ name: String, _ attributes: Attributes) {
        text += "<\(name)"
        for (name, value) in attributes { text += " \(name)=\"\(htmlEscaped(value))\"" }
        text += ">"
    }
}

/// As the text of an element or the value of an attribute, whichever quotes it stands in. Characters that HTML has no way to
/// write are those of XML.
func htmlEscaped(_ text: String) -> String {
    let escaped = xmlEscaped(text)
    return escaped.utf8.contains(UInt8(ascii: "'")) ? escaped.replacing("'", with: "&#39;") : escaped
}
