/// Writes YAML by hand: mappings, lists of texts, texts that are quoted wherever they might be read as something else.
struct YAMLText: Sendable {
    private(set) var text = ""

    /// `depth` counts levels of two spaces.
    mutating func line(_ content: String, depth: Int = 0) {
        text += String(repeating: "  ", count: depth) + content + "\n"
    }

    mutating func field(_ key: String, _ value: String, depth: Int) {
        line("\(YAMLText.scalar(key)): \(YAMLText.scalar(value))", depth: depth)
    }

    /// A condition or a term: a number stays one.
    mutating func term(_ key: String, _ value: String, depth: Int) {
        line("\(key): \(Int(value) == nil ? YAMLText.scalar(value) : value)", depth: depth)
    }

    /// On one line where that is short enough to read.
    mutating func list(_ key: String, _ values: [String], depth: Int) {
        let scalars = values.map { YAMLText.scalar($0, isInList: true) }
        let flow = "\(key): [\(scalars.joined(separator: ", "))]"
        if flow.count + 2 * depth <= 110 { return line(flow, depth: depth) }
        line("\(key):", depth: depth)
        for scalar in scalars { line("- \(scalar)", depth: depth + 1) }
    }

    private static let words: Set<String> = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "oui", "non",
    ]

    /// Plain where it cannot be misread, in quotes otherwise.
    static func scalar(_ text: String, isInList: Bool = false) -> String {
        isPlain(text, isInList) ? text : quoted(text)
    }

    private static func isPlain(_ text: String, _ isInList: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            first.properties.isAlphabetic || first == "_" || text.hasPrefix(". "),
            !last.properties.isWhitespace, last != ":",
            !words.contains(text.lowercased())
        else { return false }
        if text.contains(": ") || text.contains(" #") { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            if isInList, "[]{},:".unicodeScalars.contains(scalar) { return false }
            return scalar.value >= 0x20 && !(0x7F...0xA0).contains(scalar.value) && !isBreak(scalar)
        }
    }

    /// Between apostrophes where there are backslashes or quotes to keep, since nothing but an apostrophe is special there.
    private static func quoted(_ text: String) -> String {
        let hasControls = text.unicodeScalars.contains {
            $0.value < 0x20 || isBreak($0) || (0x7F...0x9F).contains($0.value)
        }
        if !hasControls, text.contains("\\") || text.contains("\"") {
            return "'\(text.replacing("'", with: "''"))'"
        }
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            case "\t": "\\t"
            case _ where scalar.value < 0x20 || isBreak(scalar) || (0x7F...0x9F).contains(scalar.value):
                "\\u" + ("000" + String(scalar.value, radix: 16)).suffix(4)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    /// What YAML takes for the end of a line, or for the mark of a file's encoding.
    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        [0x85, 0x2028, 0x2029, 0xFEFF].contains(scalar.value)
    }
}
