import TestimonyModel

extension Page {
    func writeLevel(_ level: Level, _ html: inout HTMLWriter) {
        html.element("section", ["class": "level", "aria-labelledby": level.anchor]) { html in
            html.element("div", ["class": "level-head"]) { html in
                html.element("h2", ["id": level.anchor], level.label)
                level.note.writeRating(&html)
                level.note.writeWords(&html)
            }
            for section in level.sections { writeSection(section, &html) }
        }
    }

    private func writeSection(_ section: Section, _ html: inout HTMLWriter) {
        html.element("article", ["class": "effect", "aria-labelledby": section.anchor]) { html in
            html.element("div", ["class": "effect-head"]) { html in
                html.element("h3", ["id": section.anchor], section.label)
                section.note.writeRating(&html)
                section.note.writeWords(&html)
            }
            guard section.positive.testimonies + section.negative.testimonies > 0 else {
                return html.element("p", ["class": "silent"], "Personne n’a encore raconté d’effet ici.")
            }
            html.element("div", ["class": "sides"]) { html in
                section.positive.write("En bien", class: "side good", &html)
                section.negative.write("En mal", class: "side bad", &html)
            }
        }
    }
}

extension Page.Side {
    fileprivate func write(_ title: String, class name: String, _ html: inout HTMLWriter) {
        html.element("div", ["class": name]) { html in
            html.element("h4", title)
            guard testimonies > 0 else { return html.element("p", ["class": "silent"], "Rien n’est raconté.") }
            html.element("p", ["class": "count"], told)
            if !sentences.isEmpty { html.element("p", sentences.joined(separator: " ")) }
            for quote in quotes { quote.write(&html) }
            guard !furtherQuotes.isEmpty else { return }
            html.element("details") { html in
                html.line(
                    "summary", [:],
                    [
                        (nil, [:], "Lire la suite"),
                        ("span", ["class": "unseen"], "\(FrenchWords.space): \(title.inSentence)"),
                    ])
                for quote in furtherQuotes { quote.write(&html) }
                if let rest { html.element("p", ["class": "quiet"], rest) }
            }
        }
    }
}

extension Page.Quote {
    /// The words may run from right to left.
    func write(_ html: inout HTMLWriter) {
        html.element("blockquote") { html in
            html.element("p", ["dir": "auto"], FrenchPhrase.quoted(text))
            if let attribution { html.element("p", ["class": "by", "dir": "auto"], "— " + attribution) }
        }
    }
}

extension Page.Note {
    fileprivate func writeRating(_ html: inout HTMLWriter) {
        guard let rating else { return }
        html.line(
            "p", ["class": "rating"],
            [
                ("span", ["aria-hidden": "true"], String(repeating: "+", count: rating)),
                ("span", ["class": "unseen"], "Note de la coordination\(FrenchWords.space): \(rating) sur 5."),
            ])
    }

    fileprivate func writeWords(_ html: inout HTMLWriter) {
        if !keywords.isEmpty {
            html.element("ul", ["class": "keywords", "aria-label": "Mots-clés de la coordination"]) { html in
                for keyword in keywords { html.element("li", "#" + keyword.frenchTypography) }
            }
        }
        guard let text else { return }
        html.element("div", ["class": "note"]) { html in
            html.element("p", ["dir": "auto"], text.frenchTypography)
            let day = writtenOn.map { ", le " + FrenchWords.day($0) } ?? ""
            html.element("p", ["class": "quiet"], "La coordination\(day)")
        }
    }
}
