/// Cuts a text into posts that a network takes.
package enum PostSplitter {
    /// What Mattermost takes is 16 383 scalars; the rest is room for part numbers and fences.
    package static let mattermostLimit = 16_000

    /// The posts, at most `limit` scalars of text each, cut at line ends where possible, else at blanks, else
    /// anywhere. Several posts end with their number, "(1/3)"; a code fence that a cut leaves open is closed before
    /// it and opened again after.
    package static func posts(_ text: String, limit: Int = mattermostLimit) -> [String] {
        let parts = balanced(cut(text, limit: max(1, limit)))
        guard parts.count > 1 else { return parts }
        return parts.enumerated().map { "\($1)\n(\($0 + 1)/\(parts.count))" }
    }

    private static func cut(_ text: String, limit: Int) -> [String] {
        var parts: [String] = []
        var rest = text.unicodeScalars[...]
        while let farthest = rest.index(rest.startIndex, offsetBy: limit, limitedBy: rest.endIndex),
            farthest < rest.endIndex
        {
            let window = rest[..<farthest]
            // A line end or blank just behind the window counts, a leading one would make an empty part.
            let reach = rest[...farthest]
            let end =
                reach.lastIndex(of: "\n").flatMap { $0 > rest.startIndex ? $0 : nil }
                ?? reach.lastIndex(of: " ").flatMap { $0 > rest.startIndex ? $0 : nil } ?? window.endIndex
            parts.append(String(rest[..<end]))
            rest = rest[end...]
            if let first = rest.first, first == "\n" || first == " " { rest = rest.dropFirst() }
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(String(rest)) }
        return parts
    }

    private static func balanced(_ parts: [String]) -> [String] {
        var open: String?
        return parts.map { part in
            let start = open.map { $0 + "\n" } ?? ""
            for line in part.split(separator: "\n") where line.hasPrefix("```") {
                open = open == nil ? String(line) : nil
            }
            return start + part + (open == nil ? "" : "\n```")
        }
    }
}
