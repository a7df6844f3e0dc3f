/// Trains the classifiers of one bank and calibrates them on texts that they did not see.
struct BankTrainer: Sendable {
    /// One text, or one observation of a text.
    struct Example: Sendable {
        var bag: FeatureBag
        /// Labels whose answer is yes.
        var labels: Set<String>
        /// Texts of one group are never split between training and calibration.
        var group: Int
    }

    var blocks: Vocabulary.Blocks
    var head = HeadTrainer()
    var folds = 4
    /// Labels with fewer examples get no classifier.
    var minimum = 8

    /// `applies` tells whether an example says anything about a label: a facet only where its effect is told.
    func train(
        _ examples: [Example], labels: [String], applies: (Example, String) -> Bool = { _, _ in true }
    ) -> Bank {
        let vocabulary = Vocabulary(blocks: blocks, bags: examples.map(\.bag))
        let vectors = examples.map { vocabulary.vector(of: $0.bag) }
        let rows = vocabulary.features.count
        var heads: [Bank.Head] = []
        for label in labels {
            let chosen = examples.indices.filter { applies(examples[$0], label) }
            let answers = chosen.map { examples[$0].labels.contains(label) }
            let yes = answers.count { $0 }
            guard yes >= minimum, chosen.count - yes >= minimum else { continue }
            let (weights, bias) = head.train(vectors, chosen: chosen, answers: answers, rows: rows)
            let margins = crossFitted(chosen, answers, vectors, examples, rows: rows)
            let calibration = Calibration(margins: margins, answers: answers)
            let threshold = bestThreshold(margins.map(calibration.probability), answers)
            heads.append(
                Bank.Head(
                    label: label, bias: bias, calibration: calibration, threshold: threshold, weights: weights))
        }
        return Bank(vocabulary: vocabulary, heads: heads)
    }

    /// For each example the margin of a classifier trained without its group.
    private func crossFitted(
        _ chosen: [Int], _ answers: [Bool], _ vectors: [SparseVector], _ examples: [Example], rows: Int
    ) -> [Double] {
        var margins = [Double](repeating: 0, count: chosen.count)
        for fold in 0..<folds {
            let held = chosen.indices.filter { examples[chosen[$0]].group % folds == fold }
            if held.isEmpty { continue }
            let kept = chosen.indices.filter { examples[chosen[$0]].group % folds != fold }
            let (weights, bias) = head.train(
                vectors, chosen: kept.map { chosen[$0] }, answers: kept.map { answers[$0] }, rows: rows)
            for index in held { margins[index] = Double(vectors[chosen[index]].dot(weights) + bias) }
        }
        return margins
    }

    /// Where F1 is best, drawn towards 0.4 since few examples promise too much.
    private func bestThreshold(_ probabilities: [Double], _ answers: [Bool]) -> Double {
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
