import Foundation
import Testing

/// A file of the checkout, as text.
struct SourceFile: CustomTestStringConvertible, Sendable {
    static let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized

    /// Below the checkout.
    let path: String
    let lines: [Substring]

    var testDescription: String { path }

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOf: Self.checkout.appending(path: path), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Every Swift file below a folder of the checkout.
    static func all(below folder: String) throws -> [SourceFile] {
        let enumerator = FileManager.default.enumerator(atPath: checkout.appending(path: folder).path)
        return try (enumerator?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.sorted()
            .map { try SourceFile("\(folder)/\($0)") }
    }

    /// `Sources/IRC/Nickname.swift` stands in the room `IRC`.
    var room: String { String(path.split(separator: "/")[1]) }

    /// The modules that the file names, whatever stands before and after `import`.
    var imports: [String] { lines.compactMap { Self.importedModule(String($0)) } }

    static func importedModule(_ line: String) -> String? {
        let code = line.prefix { $0 != "/" }
        let pattern = /\s*(?:@\w+(?:\([^)]*\))?\s+|(?:public|package|internal|private|fileprivate)\s+)*import\s+(.*)/
        guard let words = code.wholeMatch(of: pattern)?.1.split(separator: " ") else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return words.first { !kinds.contains($0) }?.split(separator: ".").first.map(String.init)
    }
}
