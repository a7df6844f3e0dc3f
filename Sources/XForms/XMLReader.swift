import Foundation
import FoundationXML

/// Reads an XML file into nodes, within bounds.
///
/// A document type is refused before anything is read: entities are the one part of XML by which a short file can grow
/// without end, or reach for other files, and no form needs them.
enum XMLReader {
    static let depthLimit = 100
    static let nodeLimit = 500_000
    private static let encodings: Set<String> = ["utf-8", "us-ascii"]

    /// `part` names the file inside an archive. Throws `FormFaults`.
    static func read(_ bytes: [UInt8], part: String? = nil) throws -> XMLNode {
        let place = part == nil ? Place.line(1) : .file
        let title = part ?? "the file"
        if let reason = refusal(bytes) {
            throw FormFaults(
                place, "\(title) \(reason)", "Export the form anew, as UTF-8 and without a DOCTYPE.")
        }
        let parser = XMLParser(data: Data(bytes))
        let builder = Builder()
        parser.delegate = builder
        parser.shouldResolveExternalEntities = false
        let isWhole = parser.parse()
        if let reason = builder.refusal {
            throw FormFaults(
                part == nil ? .line(reason.line) : .file, "\(title) \(reason.message)",
                part == nil ? "Export the form anew." : "Copy the cells that hold something into a new sheet.")
        }
        guard isWhole, let root = builder.root else {
            throw FormFaults(
                part == nil ? .line(max(1, parser.lineNumber)) : .file, "\(title) is no well-formed XML",
                "Export the form anew; a file that was edited by hand may lack a closing tag.")
        }
        return root
    }

    private static func refusal(_ bytes: [UInt8]) -> String? {
        if bytes.contains(0) { return "is not written in UTF-8" }
        let head = String(decoding: bytes.prefix(256), as: UTF8.self)
        if let declared = head.firstMatch(of: /encoding\s*=\s*["']([^"']*)/)?.1.lowercased(),
            !encodings.contains(declared)
        {
            return "says that it is written in \(declared)"
        }
        // Foundation's parser traps on names in broken UTF-8.
        guard String(validating: bytes, as: UTF8.self) != nil else { return "is not written in UTF-8" }
        let isDeclared = ["<!DOCTYPE", "<!ENTITY"].contains { bytes.contains(Array($0.utf8)) }
        return isDeclared ? "declares a document type, which could hold entities without end" : nil
    }

    private final class Builder: NSObject, XMLParserDelegate {
        private(set) var root: XMLNode?
        private(set) var refusal: (line: Int, message: String)?
        private var open: [XMLNode] = []
        private var count = 0

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            count += 1
            if open.count >= depthLimit {
                return refuse(parser, "is nested deeper than \(depthLimit) elements")
            }
            if count > nodeLimit { return refuse(parser, "holds more than \(nodeLimit) elements") }
            let pairs = attributes.map { (XMLNode.localName($0.key), $0.value) }
            open.append(
                XMLNode(
                    name: XMLNode.localName(name), attributes: Dictionary(pairs) { first, _ in first },
                    line: parser.lineNumber))
        }

        func parser(
            _ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?
        ) {
            guard let node = open.popLast() else { return }
            if open.isEmpty {
                root = node
            } else {
                open[open.count - 1].contents.append(.element(node))
            }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if !open.isEmpty { open[open.count - 1].contents.append(.text(string)) }
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            if !open.isEmpty {
                open[open.count - 1].contents.append(.text(String(decoding: block, as: UTF8.self)))
            }
        }

        private func refuse(_ parser: XMLParser, _ message: String) {
            if refusal == nil { refusal = (parser.lineNumber, message) }
            parser.abortParsing()
        }
    }
}

extension [UInt8] {
    /// The bytes of `part` stand somewhere in these.
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        var start = startIndex
        while let found = self[start...].firstIndex(of: part[0]) {
            if self[found...].starts(with: part) { return true }
            start = found + 1
        }
        return false
    }
}
