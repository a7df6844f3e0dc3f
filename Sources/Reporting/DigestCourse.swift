/// How figures went over the weeks, in signs that a phone shows.
extension Digest {
    /// "En bien ▂▃▅▇, 4,5 par semaine en moyenne. En mal ▁▁▂▁, 0,4."; `nil` where three weeks and more say nothing that
    /// the figures do not. Both curves have one scale, so that they may be compared; a sign that nobody told of in the
    /// weeks before has no curve, which would be flat.
    func course(_ signs: Signs) -> String? {
        let sides = [("En bien", signs.positive), ("En mal", signs.negative)]
        let weeks = sides.map { $0.1.past + [$0.1.now] }
        let isDrawn = sides.map { $0.1.past.contains { $0 > 0 } }
        guard weeks[0].count > 3, zip(weeks, isDrawn).contains(where: { $1 && Set($0).count > 1 }) else { return nil }
        let top = zip(weeks, isDrawn).filter(\.1).flatMap(\.0).max() ?? 0
        var unit = " par semaine en moyenne"
        let sentences = sides.indices.map { at in
            let (name, tally) = sides[at]
            guard isDrawn[at] else {
                return "\(name), rien les \(FrenchWords.number(tally.past.count)) semaines d’avant."
            }
            defer { unit = "" }
            return "\(name) \(Digest.curve(weeks[at], top: top)), \(FrenchWords.number(tally.mean ?? 0))\(unit)."
        }
        return sentences.joined(separator: " ")
    }

    /// One sign a figure; the lowest is nothing at all, the highest `top`.
    static func curve(_ figures: [Int], top: Int) -> String {
        let signs = Array("▁▂▃▅▇")
        return String(
            figures.map { figure in
                // Whatever is there at all shows.
                figure == 0 || top == 0 ? signs[0] : signs[max(1, (figure * (signs.count - 1) + top / 2) / top)]
            })
    }
}
