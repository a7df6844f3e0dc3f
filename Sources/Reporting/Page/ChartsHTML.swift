import TestimonyModel

extension Page {
    /// The figures of the page as drawings, each with its table.
    func writeCharts(_ html: inout HTMLWriter) {
        guard !timeline.spans.isEmpty else { return }
        html.element("section", ["class": "level", "aria-labelledby": "images"]) { html in
            html.element("h2", ["id": "images"], "Les effets en images")
            html.element("div", ["class": "charts"]) { html in
                LevelChart(levels: levels).write(&html)
                TimelineChart(timeline: timeline).write(&html)
                MeetingsChart(meetings: meetings, limit: settings.witnessesForPublics).write(&html)
            }
        }
    }
}

/// What every drawing has: a title, a sentence that says the same, and a table.
protocol Chart {
    /// Part of ids.
    var name: String { get }
    var title: String { get }
    /// What the drawing shows, for those who do not see it.
    var sentence: String { get }
    /// Units of the drawing; it is as wide as a phone.
    var height: Int { get }
    var table: ChartTable { get }
    func draw(_ svg: inout HTMLWriter)
}

struct ChartTable {
    var head: [String]
    /// The first cell names the row.
    var rows: [[String]]
}

enum ChartSize {
    static let width = 360
    /// Letters are ten units high, about half as wide.
    static let letter = 5.3
}

extension Chart {
    func write(_ html: inout HTMLWriter) {
        html.element("div", ["class": "chart"]) { html in
            html.element("h3", title)
            html.element("p", ["class": "quiet"], sentence)
            guard !table.rows.isEmpty else { return }
            html.element(
                "svg",
                [
                    "viewBox": "0 0 \(ChartSize.width) \(height)", "role": "img",
                    "aria-labelledby": "\(name)-titre \(name)-texte",
                ]
            ) { svg in
                svg.element("title", ["id": "\(name)-titre"], title)
                svg.element("desc", ["id": "\(name)-texte"], sentence)
                draw(&svg)
            }
            html.element("details", ["class": "figures"]) { html in
                html.line(
                    "summary", [:],
                    [
                        (nil, [:], "Les chiffres en tableau"),
                        ("span", ["class": "unseen"], "\(FrenchWords.space): \(title.inSentence)"),
                    ])
                table.write(&html, caption: title)
            }
        }
    }
}

extension ChartTable {
    fileprivate func write(_ html: inout HTMLWriter, caption: String) {
        html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption]) { html in
            html.element("table") { html in
                html.element("caption", ["class": "unseen"], caption)
                html.element("thead") { html in
                    html.element("tr") { html in
                        for cell in head { html.element("th", ["scope": "col"], cell) }
                    }
                }
                html.element("tbody") { html in
                    for row in rows {
                        html.element("tr") { html in
                            for (index, cell) in row.enumerated() {
                                if index == 0 {
                                    html.element("th", ["scope": "row"], cell)
                                } else {
                                    html.element("td", cell)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension HTMLWriter {
    mutating func bar(_ kind: String, x: Double, y: Double, width: Double, height: Double) {
        guard width > 0, height > 0 else { return }
        shape(
            "rect",
            ["class": kind, "x": short(x), "y": short(y), "width": short(width), "height": short(height)])
    }

    mutating func letters(_ text: String, x: Double, y: Double, _ kind: String = "") {
        element("text", ["class": kind, "x": short(x), "y": short(y)], text)
    }

    mutating func rule(_ kind: String, from: (x: Double, y: Double), to: (x: Double, y: Double)) {
        shape(
            "line",
            ["class": kind, "x1": short(from.x), "y1": short(from.y), "x2": short(to.x), "y2": short(to.y)])
    }

    /// Lines that tell the bad from the good without colour; `name` makes it the drawing's own.
    mutating func hatching(_ name: String) {
        element("defs") { svg in
            svg.element(
                "pattern",
                [
                    "id": "\(name)-hachures", "width": "4", "height": "4", "patternUnits": "userSpaceOnUse",
                    "patternTransform": "rotate(45)",
                ]
            ) { svg in
                svg.shape("rect", ["class": "hatch-ground", "width": "4", "height": "4"])
                svg.shape("rect", ["class": "hatch", "width": "1.6", "height": "4"])
            }
        }
    }

    mutating func hatchedBar(_ name: String, x: Double, y: Double, width: Double, height: Double) {
        guard width > 0, height > 0 else { return }
        shape(
            "rect",
            [
                "class": "bad", "fill": "url(#\(name)-hachures)", "x": short(x), "y": short(y), "width": short(width),
                "height": short(height),
            ])
    }
}

/// A tenth of a unit is finer than any screen.
func short(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
