extension Digest {
    /// The digest in Markdown, in French. Its first three lines after the title give the whole.
    package var markdown: String { layout.markdown }
}

extension DigestLayout {
    var markdown: String { (["# " + title] + blocks.map(\.markdown)).joined(separator: "\n\n") + "\n" }
}

extension DigestLayout.Block {
    fileprivate var markdown: String {
        switch self {
        case .heading(let level, let text): String(repeating: "#", count: level) + " " + text
        case .paragraph(let text): text
        case .list(let items): items.map(\.markdown).joined(separator: "\n")
        }
    }
}

extension DigestLayout.Item {
    fileprivate var markdown: String {
        let line = "- " + (strong.isEmpty ? "" : "**\(strong)**") + text
        return ([line] + details.map { "    - " + $0 }).joined(separator: "\n")
    }
}
