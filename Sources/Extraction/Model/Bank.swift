/// Classifiers over one vocabulary: each tells yes from no by a margin that `Calibration` turns into a probability.
package struct Bank: Sendable {
    /// What separates yes from no for one label.
    package struct Head: Sendable {
        package var label: String
        var bias: Float
        var calibration: Calibration
        /// The probability from which on the answer is yes.
        package var threshold: Double
        var weights: [Float]
    }

    let vocabulary: Vocabulary
    private(set) package var heads: [Head]
    private let indexOf: [String: Int]

    init(vocabulary: Vocabulary, heads: [Head]) {
        self.vocabulary = vocabulary
        self.heads = heads
        indexOf = Dictionary(uniqueKeysWithValues: heads.enumerated().map { ($1.label, $0) })
    }

    package func head(_ label: String) -> Head? { indexOf[label].map { heads[$0] } }

    func margin(_ head: Head, _ vector: SparseVector) -> Float { vector.dot(head.weights) + head.bias }

    /// What one hit of a lexicon class adds to the margin.
    func weight(_ head: Head, lexicon feature: UInt32) -> Float {
        vocabulary.row(of: feature).map { head.weights[$0] * vocabulary.blocks.lexicon } ?? 0
    }

    func probability(_ head: Head, _ vector: SparseVector) -> Double {
        head.calibration.probability(Double(margin(head, vector)))
    }
}

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

private func logitOf(_ p: Double) -> Double { Double(logarithm(Float(p / (1 - p)))) }
