extension Digest {
    /// A document that mail programs show: styles at their elements, no script, nothing to fetch.
    package var html: String { layout.html }
}

extension DigestLayout {
    fileprivate static let page = """
        max-width:40em;margin:0 auto;padding:1em;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;\
        color:#1f1f1f;background:#ffffff
        """

    var html: String {
        let title = title.escapedForHTML
        return """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(title)</title>
            </head>
            <body style="\(DigestLayout.page)">
            <h1 style="font-size:1.4em;line-height:1.25">\(title)</h1>
            \(blocks.map(\.html).joined(separator: "\n"))
            </body>
            </html>

            """
    }
}

extension DigestLayout.Block {
    fileprivate var html: String {
        switch self {
        case .heading(let level, let text):
            "<h\(level) style=\"font-size:\(level == 2 ? "1.15em" : "1em");margin:1.4em 0 0.4em\">"
                + "\(text.escapedForHTML)</h\(level)>"
        case .paragraph(let text): "<p style=\"margin:0.4em 0\">\(text.escapedForHTML)</p>"
        case .list(let items):
            "<ul style=\"margin:0.4em 0;padding-left:1.2em\">\n" + items.map(\.html).joined(separator: "\n") + "\n</ul>"
        }
    }
}

extension DigestLayout.Item {
    fileprivate var html: String {
        let line = (strong.isEmpty ? "" : "<strong>\(strong.escapedForHTML)</strong>") + text.escapedForHTML
        guard !details.isEmpty else { return "<li>\(line)</li>" }
        let quotes = details.map { "<li>\($0.escapedForHTML)</li>" }.joined(separator: "\n")
        return "<li>\(line)\n<ul style=\"padding-left:1.2em\">\n\(quotes)\n</ul>\n</li>"
    }
}

extension String {
    /// As text or within a quoted attribute. Curves are for the eye: who listens hears the figure beside them.
    var escapedForHTML: String {
        var result = ""
        var rest = self[...]
        while let start = rest.firstIndex(where: isCurve) {
            result += htmlEscaped(String(rest[..<start]))
            let curve = rest[start...].prefix(while: isCurve)
            result += "<span aria-hidden=\"true\">\(curve)</span>"
            rest = rest[curve.endIndex...]
        }
        return result + htmlEscaped(String(rest))
    }
}

private func isCurve(_ character: Character) -> Bool { "▁▂▃▅▇".contains(character) }
