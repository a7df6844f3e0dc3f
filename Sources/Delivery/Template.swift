/// The text of a post with named places: `{effects}`, `{place}`.
package struct Template: Sendable, Hashable {
    package enum Placeholder: String, Sendable, CaseIterable {
        /// The name of the site.
        case site
        /// One line an effect.
        case effects
        case place, when
        /// The words that may be quoted, with their attribution where the witness wants one.
        case quote
        /// How to say that one saw the same, or does not agree.
        case reference
    }

    package struct Fault: Error, Sendable, Hashable {
        package enum Kind: Sendable, Hashable { case unknown, unclosed }

        package var kind: Kind
        /// What stands after the brace.
        package var name: String
        /// 0-based within the template.
        package var line: Int
    }

    private enum Piece: Sendable, Hashable {
        case words(String)
        case placeholder(Placeholder)
    }

    private let lines: [[Piece]]

    /// Reads a template. `{{` stands for a brace of the text; throws the first fault.
    package init(_ text: String) throws(Fault) {
        var lines: [[Piece]] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            lines.append(try Template.pieces(of: line, number))
        }
        self.lines = lines
    }

    /// The text with `values` in place. A line whose placeholders are all without a value is left out, runs of empty
    /// lines become one, and none stands at either end.
    package func filled(_ values: [Placeholder: String]) -> String {
        var written: [String] = []
        for line in lines {
            let asked = line.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
            if !asked.isEmpty, asked.allSatisfy({ (values[$0] ?? "").isEmpty }) { continue }
            let text = line.map { piece in
                switch piece {
                case .words(let words): words
                case .placeholder(let name): values[name] ?? ""
                }
            }.joined()
            if text.isEmpty, written.last?.isEmpty ?? true { continue }
            written.append(text)
        }
        if written.last == "" { written.removeLast() }
        return written.joined(separator: "\n")
    }

    private static func pieces(of line: Substring, _ number: Int) throws(Fault) -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var rest = line
        while let brace = rest.firstIndex(of: "{") {
            words += rest[..<brace]
            rest = rest[rest.index(after: brace)...]
            if rest.first == "{" {
                words += "{"
                rest = rest.dropFirst()
                continue
            }
            guard let end = rest.firstIndex(of: "}") else {
                throw Fault(kind: .unclosed, name: String(rest.prefix(20)), line: number)
            }
            guard let name = Placeholder(rawValue: String(rest[..<end])) else {
                throw Fault(kind: .unknown, name: String(rest[..<end].prefix(40)), line: number)
            }
            if !words.isEmpty { pieces.append(.words(words)) }
            words = ""
            pieces.append(.placeholder(name))
            rest = rest[rest.index(after: end)...]
        }
        words += rest
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }
}
