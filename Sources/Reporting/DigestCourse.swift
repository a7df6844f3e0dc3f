/// How figures went over the weeks, in signs that a phone shows.
extension Digest {
    /// "En bien ▂▃▅▇, 4,5 par semaine en moyenne. En mal ▁▁▂▁, 0,4."; `nil` where three weeks and more say nothing that
    /// the figures do not. Both curves have one scale, so that they may be compared.
    func course(_ signs: Signs) -> String? {
        let weeks = [signs.positive, signs.negative].map { $0.past + [$0.now] }
        guard weeks[0].count > 3, weeks.contains(where: { Set($0).count > 1 }) else { return nil }
        let top = weeks.joined().max() ?? 0
        let means = [signs.positive, signs.negative].map { FrenchWords.number($0.mean ?? 0) }
        return "En bien \(Digest.curve(weeks[0], top: top)), \(means[0]) par semaine en moyenne. "
            + "En mal \(Digest.curve(weeks[1], top: top)), \(means[1])."
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
