import TestimonyModel

/// Effects by level, the good above the bad.
struct LevelChart: Chart {
    let levels: [Page.Level]

    let name = "niveaux"
    let title = "Effets observés par niveau"
    private let row = 58

    var height: Int { row * levels.count + 16 }

    var sentence: String {
        let parts = levels.map { level in
            "\(level.label.inSentence), \(FrenchWords.number(level.positive)) en bien et "
                + "\(FrenchWords.number(level.negative)) en mal"
        }
        return parts.joined(separator: "\(FrenchWords.space); ").atLineStart + "."
    }

    var table: ChartTable {
        ChartTable(
            head: ["Niveau", "En bien", "En mal"],
            rows: levels.map { [$0.label, FrenchWords.number($0.positive), FrenchWords.number($0.negative)] })
    }

    func draw(_ svg: inout HTMLWriter) {
        let most = max(1, levels.flatMap { [$0.positive, $0.negative] }.max() ?? 1)
        svg.hatching(name)
        for (index, level) in levels.enumerated() {
            let y = Double(index * row)
            svg.letters(level.label.shortened(to: 60), x: 0, y: y + 12, "strong")
            for (place, count) in [level.positive, level.negative].enumerated() {
                let width = 250 * Double(count) / Double(most)
                let top = y + 18 + Double(place * 16)
                if place == 0 {
                    svg.bar("good", x: 0, y: top, width: width, height: 12)
                } else {
                    svg.hatchedBar(name, x: 0, y: top, width: width, height: 12)
                }
                let words = "\(FrenchWords.number(count)) en \(place == 0 ? "bien" : "mal")"
                svg.letters(words, x: width + (width > 0 ? 6 : 0), y: top + 10)
            }
        }
    }
}
