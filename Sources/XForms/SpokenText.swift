import Foundation

/// Texts that were written for a screen, made to be said: one line, without marks of layout, `{id}` where an answer stands.
enum SpokenText {
    /// `reference` gives the id of a slot for what stands in `${…}`; where it gives none, `…` is said.
    static func text(_ text: String, reference: (String) -> String?) -> String {
        // Most texts have no marks at all, and there are thousands of them.
        guard text.utf8.contains(where: marks.contains) || text.contains("  ") else { return text.trimmed }
        var said = ""
        var rest = Substring(text)
        while let start = rest.range(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            said += plain(String(rest[..<start.lowerBound]))
            said += reference(rest[start.upperBound..<end].description.trimmed).map { "{\($0)}" } ?? "…"
            rest = rest[rest.index(after: end)...]
        }
        said += plain(String(rest))
        // Marks that hold an answer between them: `**${nom}**`.
        said = said.replacing(/\*\*|__/, with: "").replacing(/\s+/, with: " ").trimmed
        // As books write it; spreadsheets and pyxform change it to that of a typewriter.
        return said.replacing(/(\p{L})'(\p{L})/) { "\($0.1)’\($0.2)" }
    }

    private static let marks: Set<UInt8> = Set("<>&[]*_#\\{}'\n\r\t".utf8)

    /// Without Markdown and HTML. Braces would be read as an answer.
    private static func plain(_ text: String) -> String {
        var text = text.replacing(/<br\s*\/?>/, with: " ").replacing(/<\/?[a-zA-Z][^>]*>/, with: "")
        for (entity, letter) in [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
        ] {
            text = text.replacingOccurrences(of: entity, with: letter)
        }
        text = text.replacing(/\[([^\]]+)\]\((https?:[^)\s]+)\)/) { "\($0.1) (\($0.2))" }
        text = text.replacing(/(^|\n)\s*#{1,6}\s+/) { String($0.1) }
        text = text.replacing(/\*\*([^*]+)\*\*/) { String($0.1) }.replacing(/\*([^*\s][^*]*)\*/) {
            String($0.1)
        }
        text = text.replacing(/\\([*_#])/) { String($0.1) }
        return text.replacing("{", with: "(").replacing("}", with: ")")
    }
}

/// What a recap calls a question: a few of its own words.
enum RecapName {
    private static let limit = 48

    /// `Quel est ton âge ?` is `ton âge`. `fallback` is the name of a question that has no words of its own.
    static func name(of label: String?, language: String, fallback: String) -> String {
        let spare = fallback.split(separator: "_").joined(separator: " ")
        guard let label, !label.contains("{"), !label.contains("…") else { return spare }
        var text = sentence(of: label)
        if text.hasPrefix("¿") || text.hasPrefix("¡") { text.removeFirst() }
        while let last = text.unicodeScalars.last,
            last.properties.isWhitespace || "?:.!…,;".unicodeScalars.contains(last)
        {
            text.unicodeScalars.removeLast()
        }
        let opening = openings.first { text.lowercased().hasPrefix($0) }
        text.removeFirst(opening?.count ?? 0)
        text = shortened(lowered(text, language))
        return text.isEmpty ? spare.isEmpty ? fallback : spare : text
    }

    /// What a question begins with before it names what it wants.
    private static let openings =
        ["quel", "quelle", "quels", "quelles"].flatMap { word in
            ["est", "sont", "était", "étaient", "a été"].map { "\(word) \($0) " }
        }
        + ["what", "which"].flatMap { word in ["is", "are", "was", "were"].map { "\(word) \($0) " } } + ["est-ce que "]

    /// The sentence that asks, without its number and what stands in brackets. Patterns are slow, and most labels need none.
    private static func sentence(of label: String) -> String {
        var text = label
        if text.prefix(8).contains(where: { ".)/:–-".contains($0) }) {
            text = text.replacing(/^\s*(Q?\d+[a-z]?|[A-Z]\d*)\s*[.)\/:–-]\s+/, with: "")
        }
        if text.dropLast().contains(where: { ".!…?".contains($0) }) {
            let sentences = text.replacing(/\?\s+/, with: "?\n").split(separator: /[.!…]\s+|\n/).map(String.init)
            text = sentences.first { $0.hasSuffix("?") } ?? sentences.first ?? text
        }
        return text.contains("(") ? text.replacing(/\s*\([^)]*\)/, with: "") : text
    }

    /// A first letter in small, unless the word is written in capitals, or the language writes nouns so.
    private static func lowered(_ text: String, _ language: String) -> String {
        let second = text.dropFirst().first
        if language == "en", text.first == "I", second.map({ !$0.isLetter }) ?? true { return text }
        guard language != "de", let first = text.first, second?.isUppercase != true,
            second?.isNumber != true
        else {
            return text
        }
        return first.lowercased() + text.dropFirst()
    }

    private static func shortened(_ text: String) -> String {
        guard text.count > limit else { return text }
        let words = text.prefix(limit).split(separator: " ").dropLast()
        return words.isEmpty ? text.prefix(limit) + "…" : words.joined(separator: " ") + "…"
    }
}
