import TestimonyModel

extension Page {
    /// The whole page: one file of HTML, in French, without script and without anything from elsewhere.
    package var html: String {
        var html = HTMLWriter()
        html.verbatim("<!DOCTYPE html>\n")
        html.element("html", ["lang": "fr"]) { html in
            html.element("head") { html in
                html.void("meta", ["charset": "utf-8"])
                html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                html.void("meta", ["name": "color-scheme", "content": "light dark"])
                html.void("meta", ["name": "robots", "content": "noindex"])
                html.element("title", "\(site)\(FrenchWords.space): effets sociaux et urbains")
                html.verbatim("<style>\n\(PageStyle.text)</style>\n")
            }
            html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#effets"], "Aller aux effets")
                writeHeader(&html)
                html.element("main", ["id": "effets"]) { html in
                    for level in levels { writeLevel(level, &html) }
                    writeCharts(&html)
                    writeAsides(&html)
                    writeMethod(&html)
                }
                html.element("footer") { html in
                    html.element("p", "\(site). \(made)")
                }
            }
        }
        return html.text
    }

    private func writeHeader(_ html: inout HTMLWriter) {
        html.element("header") { html in
            html.element("p", ["class": "kicker"], "Effets sociaux et urbains")
            html.element("h1", site)
            html.element("p", ["class": "lead"], told)
            html.element("p", ["class": "lead"], observed)
            html.line(
                "p", ["class": "quiet"],
                [
                    (nil, [:], made + " "),
                    ("a", ["href": "#methode"], "Comment cette page est faite"), (nil, [:], "."),
                ])
            html.element("nav", ["aria-label": "Les effets"]) { html in
                html.element("ul") { html in
                    for level in levels { writeLinks(level, &html) }
                }
            }
        }
    }

    private func writeLinks(_ level: Level, _ html: inout HTMLWriter) {
        html.element("li") { html in
            html.element("a", ["href": "#" + level.anchor], level.label)
            html.element("ul") { html in
                for section in level.sections {
                    html.line("li", [:], [("a", ["href": "#" + section.anchor], section.label)])
                }
            }
        }
    }

    private func writeAsides(_ html: inout HTMLWriter) {
        let kinds = [
            ("Souhaité, pas encore fait", wished), ("Craint, pas encore arrivé", feared), ("Ce qui manque", absent),
        ].filter { !$0.1.isEmpty }
        guard !kinds.isEmpty else { return }
        html.element("section", ["class": "level", "aria-labelledby": "a-part"]) { html in
            html.element("h2", ["id": "a-part"], "À part\(FrenchWords.space): souhaits, craintes et manques")
            html.element("p", ["class": "quiet"], "Rien de ceci n’est compté comme un effet.")
            for (heading, asides) in kinds {
                html.element("h3", heading)
                html.element("ul", ["class": "asides"]) { html in
                    for aside in asides {
                        html.element("li") { html in
                            html.line(
                                "p", [:],
                                [
                                    ("strong", [:], aside.label),
                                    (
                                        nil, [:],
                                        "\(FrenchWords.space): \(FrenchWords.count(aside.testimonies, .testimony))"
                                    ),
                                ])
                            for quote in aside.quotes { quote.write(&html) }
                        }
                    }
                }
            }
        }
    }

    private func writeMethod(_ html: inout HTMLWriter) {
        html.element("section", ["class": "level method", "aria-labelledby": "methode"]) { html in
            html.element("h2", ["id": "methode"], "Comment cette page est faite")
            html.element("p", "\(told) \(made)")
            html.element("ul") { html in
                for line in method { html.element("li", line) }
            }
        }
    }
}

extension Page.Level {
    /// Ids of the codebook may hold anything.
    var anchor: String { "niveau-" + id.asAnchor }
}

extension Page.Section {
    var anchor: String { "effet-" + id.asAnchor }
}

extension String {
    fileprivate var asAnchor: String {
        let kept = unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic || "0"..."9" ~= scalar || scalar == "_" ? String(scalar) : "-"
        }
        return kept.isEmpty ? "autres" : kept.joined()
    }
}
