import TestimonyModel

/// Who meets whom: a matrix, its columns numbered as its rows. The more witnesses, the larger the square.
struct MeetingsChart: Chart {
    let meetings: Meetings
    let limit: Int

    let name = "rencontres"
    let title = "Qui rencontre qui"
    private let names = 158.0
    private let cell = 22.0
    private let top = 20.0

    var height: Int { Int(top + cell * Double(meetings.publics.count)) + 4 }

    var sentence: String {
        guard let (first, second, count) = closest else {
            return meetings.isPartlyWithheld
                ? "Des rencontres entre publics sont racontées, mais chacune par moins de \(limit) personnes "
                    + "que l’on peut citer\(FrenchWords.space): les montrer pourrait les désigner."
                : "Personne n’a encore raconté de rencontre entre deux publics."
        }
        return
            "Nombre de personnes qui racontent que deux publics se lient, s’entraident ou font réseau. "
            + "Le plus souvent\(FrenchWords.space): \(first.inSentence) et \(second.inSentence) "
            + "(\(FrenchWords.count(count, .person))). Moins de \(limit) personnes\(FrenchWords.space): case vide."
    }

    private var closest: (String, String, Int)? {
        var best: (String, String, Int)?
        for (row, line) in meetings.witnesses.enumerated() {
            for (column, count) in line.enumerated() where column > row {
                guard let count, count > best?.2 ?? 0 else { continue }
                best = (meetings.publics[row], meetings.publics[column], count)
            }
        }
        return best
    }

    var table: ChartTable {
        ChartTable(
            head: ["Public"] + meetings.publics,
            rows: zip(meetings.publics, meetings.witnesses).map { name, line in
                [name.atLineStart] + line.map { $0.map(FrenchWords.number) ?? "–" }
            })
    }

    func draw(_ svg: inout HTMLWriter) {
        let cell = min(self.cell, (Double(ChartSize.width) - names - 2) / Double(max(1, meetings.publics.count)))
        let most = Double(meetings.witnesses.joined().compactMap { $0 }.max() ?? 1)
        for (row, line) in meetings.witnesses.enumerated() {
            let y = top + Double(row) * self.cell
            svg.letters("\(row + 1)", x: names + (Double(row) + 0.5) * cell, y: top - 6, "middle")
            writeName("\(row + 1). \(meetings.publics[row])", y: y, &svg)
            for (column, count) in line.enumerated() {
                let x = names + Double(column) * cell
                svg.shape(
                    "rect",
                    [
                        "class": row == column ? "same" : "cell", "x": short(x), "y": short(y), "width": short(cell),
                        "height": short(self.cell),
                    ])
                guard let count else { continue }
                let side = (min(cell, self.cell) - 3) * (0.45 + 0.55 * (Double(count) / most).squareRoot())
                svg.bar(
                    "tint", x: x + (cell - side) / 2, y: y + (self.cell - side) / 2, width: side, height: side)
                svg.letters(FrenchWords.number(count), x: x + cell / 2, y: y + self.cell / 2 + 3.5, "middle")
            }
        }
    }

    /// On two lines at most.
    private func writeName(_ name: String, y: Double, _ svg: inout HTMLWriter) {
        let limit = Int((names - 6) / ChartSize.letter)
        guard name.count > limit else { return svg.letters(name, x: 0, y: y + 14.5) }
        let first = String(name.shortened(to: limit + 1).dropLast())
        let rest = String(name.dropFirst(first.count)).drop { $0 == " " }
        svg.letters(first, x: 0, y: y + 9.5)
        svg.letters(String(rest).shortened(to: limit), x: 0, y: y + 19.5)
    }
}
