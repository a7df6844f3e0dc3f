/// An element of an XML file, with the line on which its start tag ends.
///
/// Prefixes are left out of names, of elements and attributes alike: forms use the ones that everybody uses.
struct XMLNode: Sendable {
    indirect enum Content: Sendable {
        case text(String)
        case element(XMLNode)
    }

    var name: String
    var attributes: [String: String] = [:]
    var line: Int
    var contents: [Content] = []

    var children: [XMLNode] {
        contents.compactMap { if case .element(let node) = $0 { node } else { nil } }
    }

    /// The text in it and below it, one behind the other.
    var text: String {
        contents.map {
            switch $0 {
            case .text(let text): text
            case .element(let node): node.text
            }
        }.joined()
    }

    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// The part of a qualified name behind its prefix.
    static func localName(_ name: String) -> String {
        name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) }
            ?? name
    }
}
