extension Digest {
    /// For mail programs and terminals that show letters alone.
    package var plainText: String { layout.plainText }
}

extension DigestLayout {
    var plainText: String {
        ([title + "\n" + String(repeating: "-", count: title.count)] + blocks.map(\.plainText))
            .joined(separator: "\n\n") + "\n"
    }
}

extension DigestLayout.Block {
    fileprivate var plainText: String {
        switch self {
        case .heading(2, let text): text + "\n" + String(repeating: "-", count: text.count)
        case .heading(_, let text): text
        case .paragraph(let text): text
        case .list(let items):
            items.flatMap { ["- " + $0.strong + $0.text] + $0.details.map { "    " + $0 } }.joined(separator: "\n")
        }
    }
}

extension DigestLayout {
    /// For a conversation: a line a heading and an entry, none of them drawn.
    var lines: [String] {
        [title]
            + blocks.flatMap { block -> [String] in
                switch block {
                case .heading(_, let text), .paragraph(let text): [text]
                case .list(let items): items.flatMap { ["- " + $0.strong + $0.text] + $0.details }
                }
            }
    }
}
