import TestimonyModel

/// Effects by week or month: the good upwards, the bad downwards, on one scale.
struct TimelineChart: Chart {
    let timeline: Timeline

    let name = "temps"
    let height = 200
    private let left = 26.0
    private let right = 356.0
    private let top = 16.0
    private let bottom = 166.0

    var title: String { "Effets observés par \(unit)" }

    private var unit: String { timeline.step == .week ? "semaine" : "mois" }

    var sentence: String {
        let good = timeline.spans.reduce(0) { $0 + $1.positive }
        let bad = timeline.spans.reduce(0) { $0 + $1.negative }
        let spans =
            timeline.spans.count == 1
            ? (timeline.step == .week ? "En une semaine" : "En un mois")
            : "En \(FrenchWords.number(timeline.spans.count)) \(timeline.step == .week ? "semaines" : "mois")"
        return "\(spans)\(FrenchWords.space): \(FrenchWords.number(good)) en bien, vers le haut\(FrenchWords.space); "
            + "\(FrenchWords.number(bad)) en mal, vers le bas."
    }

    var table: ChartTable {
        ChartTable(
            head: [timeline.step == .week ? "Semaine du" : "Mois", "En bien", "En mal"],
            rows: timeline.spans.map { span in
                let day = span.firstDay
                let name =
                    timeline.step == .week
                    ? FrenchWords.day(day) : "\(FrenchWords.months[day.month - 1]) \(day.year)"
                return [name, FrenchWords.number(span.positive), FrenchWords.number(span.negative)]
            })
    }

    func draw(_ svg: inout HTMLWriter) {
        let good = timeline.spans.map(\.positive).max() ?? 0
        let bad = timeline.spans.map(\.negative).max() ?? 0
        let unit = (bottom - top) / Double(max(1, good + bad))
        let zero = top + Double(good) * unit
        svg.hatching(name)
        let step = tick(good + bad)
        for value in stride(from: step, through: max(good, step - 1), by: step) where value <= good {
            line(value, at: zero - Double(value) * unit, &svg)
        }
        for value in stride(from: step, through: max(bad, step - 1), by: step) where value <= bad {
            line(value, at: zero + Double(value) * unit, &svg)
        }
        let room = (right - left) / Double(timeline.spans.count)
        let width = min(24, max(1, room * 0.72))
        for (index, span) in timeline.spans.enumerated() {
            let x = left + (Double(index) + 0.5) * room - width / 2
            let up = Double(span.positive) * unit
            svg.bar("good", x: x, y: zero - up, width: width, height: up)
            svg.hatchedBar(name, x: x, y: zero, width: width, height: Double(span.negative) * unit)
        }
        svg.rule("axis", from: (left, zero), to: (right, zero))
        svg.letters("en bien ↑", x: left, y: top - 5)
        svg.letters("en mal ↓", x: left, y: bottom + 12)
        writeDates(room, &svg)
    }

    private func line(_ value: Int, at y: Double, _ svg: inout HTMLWriter) {
        svg.rule("grid", from: (left, y), to: (right, y))
        svg.letters(FrenchWords.number(value), x: left - 4, y: y + 3, "end")
    }

    /// The first, the last and as many between as stand apart.
    private func writeDates(_ room: Double, _ svg: inout HTMLWriter) {
        let count = timeline.spans.count
        let places = min(count, 5)
        for place in 0..<places {
            let index = places == 1 ? 0 : (count - 1) * place / (places - 1)
            let x = left + (Double(index) + 0.5) * room
            let anchor = index == 0 && count > 2 ? "" : index == count - 1 && count > 2 ? "end" : "middle"
            let edge = anchor.isEmpty ? left : anchor == "end" ? right : x
            svg.letters(shortDate(timeline.spans[index].firstDay), x: edge, y: Double(height) - 6, anchor)
        }
    }

    private func shortDate(_ day: CivilDate) -> String {
        let month = Self.shortMonths[day.month - 1]
        return timeline.step == .week ? "\(FrenchWords.dayOfMonth(day)) \(month)" : "\(month) \(day.year)"
    }

    private static let shortMonths = [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ]

    /// A round step, so that about four lines stand in the whole height.
    private func tick(_ height: Int) -> Int {
        var step = 1
        while true {
            for factor in [1, 2, 5] where step * factor * 5 >= height { return step * factor }
            step *= 10
        }
    }
}
