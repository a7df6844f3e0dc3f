/// A logistic curve over margins (Platt's scaling).
struct Calibration: Sendable, Hashable {
    var slope: Double
    var offset: Double

    static let plain = Calibration(slope: 1, offset: 0)

    func probability(_ margin: Double) -> Double { logistic(slope * margin + offset) }

    /// Fits the curve to margins of texts that the classifier did not see, by Newton steps.
    ///
    /// Targets are drawn in a little, so that few examples do not make it sure of itself.
    init(margins: [Double], answers: [Bool]) {
        let yes = Double(answers.count { $0 })
        let no = Double(answers.count) - yes
        let targets = answers.map { $0 ? (yes + 1) / (yes + 2) : 1 / (no + 2) }
        var (slope, offset) = (1.0, logitOf((yes + 1) / (yes + no + 2)))
        for _ in 0..<30 {
            var (g0, g1, h00, h01, h11) = (1e-3 * (slope - 1), 0.0, 1e-3 + 1e-9, 0.0, 1e-9)
            for (margin, target) in zip(margins, targets) {
                let p = logistic(slope * margin + offset)
                let curvature = p * (1 - p)
                g0 += (p - target) * margin
                g1 += p - target
                h00 += curvature * margin * margin
                h01 += curvature * margin
                h11 += curvature
            }
            let determinant = h00 * h11 - h01 * h01
            guard determinant > 1e-12 else { break }
            slope -= max(-1, min(1, (h11 * g0 - h01 * g1) / determinant))
            offset -= max(-1, min(1, (h00 * g1 - h01 * g0) / determinant))
        }
        self.init(slope: max(slope, 0.05), offset: offset)
    }

    init(slope: Double, offset: Double) {
        self.slope = slope
        self.offset = offset
    }
}

extension Calibration {
    /// The probability from which on F1 is best, drawn towards 0.4 since few examples promise too much.
    func bestThreshold(margins: [Double], answers: [Bool]) -> Double {
        let probabilities = margins.map(probability)
        var best = (score: -1.0, threshold: 0.4)
        for step in 3...14 {
            let threshold = Double(step) * 0.05
            var (hits, said, told) = (0.0, 0.0, 0.0)
            for (p, answer) in zip(probabilities, answers) {
                if answer { told += 1 }
                if p >= threshold { said += 1 }
                if answer, p >= threshold { hits += 1 }
            }
            let score = 2 * hits / max(1, said + told) - abs(threshold - 0.4) * 0.05
            if score > best.score { best = (score, threshold) }
        }
        return (best.threshold + 0.4) / 2
    }
}

private func logitOf(_ p: Double) -> Double { Double(logarithm(Float(p / (1 - p)))) }
