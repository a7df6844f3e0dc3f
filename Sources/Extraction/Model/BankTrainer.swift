/// Trains the classifiers of one bank and calibrates them on texts that they did not see.
struct BankTrainer: Sendable {
    /// A text, or an observation of it.
    struct Example: Sendable {
        var whole: SparseVector
        var parts: [Part]
        /// Labels whose answer is yes.
        var labels: Set<String>
        /// Texts of one group are never split between training and calibration.
        var group: Int
    }

    struct Part: Sendable {
        var vector: SparseVector
        /// Those of the example's labels that this part is known to tell; whether it tells the others is unknown.
        var told: Set<String>
    }

    var vocabulary: Vocabulary
    var blocks: Vocabulary.Blocks
    /// Whether the answer turns where F1 is best, rather than at a margin of 0.
    var seeksThreshold: Bool
    var head = HeadTrainer()
    var folds = 4
    /// Labels with fewer examples get no classifier.
    var minimum = 8

    /// `applies` tells whether an example says anything about a label: a facet only where its effect is told.
    func train(
        _ examples: [Example], labels: [String], applies: (Example, String) -> Bool = { _, _ in true }
    ) -> Bank {
        let examples = examples.map(weighed)
        var heads: [Bank.Head] = []
        var wholes: [LinearRule] = []
        var parts: [LinearRule] = []
        for label in labels {
            let chosen = examples.filter { applies($0, label) }
            let answers = chosen.map { $0.labels.contains(label) }
            guard let rule = rule(label, chosen, answers) else { continue }
            let margins = crossFitted(label, chosen, answers)
            let calibration = Calibration(margins: margins, answers: answers)
            let threshold =
                seeksThreshold
                ? calibration.bestThreshold(margins: margins, answers: answers) : calibration.probability(0)
            heads.append(Bank.Head(label: label, calibration: calibration, threshold: threshold))
            wholes.append(rule.whole)
            parts.append(rule.part)
        }
        return Bank(heads: heads, whole: table(wholes), part: table(parts))
    }

    /// How one label is told: by the whole, and by a part.
    private struct Rule {
        var whole: LinearRule
        var part: LinearRule

        func margin(_ example: Example) -> Float {
            whole.margin(example.whole) + (example.parts.map { part.margin($0.vector) }.max() ?? 0)
        }
    }

    private func rule(_ label: String, _ examples: [Example], _ answers: [Bool]) -> Rule? {
        guard let whole = fitted(examples.map(\.whole), answers) else { return nil }
        var vectors: [SparseVector] = []
        var told: [Bool] = []
        for (example, answer) in zip(examples, answers) {
            for part in example.parts where !answer || part.told.contains(label) {
                vectors.append(part.vector)
                told.append(answer)
            }
        }
        return Rule(whole: whole, part: fitted(vectors, told) ?? LinearRule(rows: vocabulary.features.count))
    }

    private func fitted(_ vectors: [SparseVector], _ answers: [Bool]) -> LinearRule? {
        let yes = answers.count { $0 }
        guard yes >= minimum, answers.count - yes >= minimum else { return nil }
        return head.train(vectors, answers: answers, rows: vocabulary.features.count)
    }

    /// For each example the margin of classifiers trained without its group.
    private func crossFitted(_ label: String, _ examples: [Example], _ answers: [Bool]) -> [Double] {
        var margins = [Double](repeating: 0, count: examples.count)
        for fold in 0..<folds {
            let held = examples.indices.filter { examples[$0].group % folds == fold }
            let kept = examples.indices.filter { examples[$0].group % folds != fold }
            guard !held.isEmpty, let rule = rule(label, kept.map { examples[$0] }, kept.map { answers[$0] }) else {
                continue
            }
            for index in held { margins[index] = Double(rule.margin(examples[index])) }
        }
        return margins
    }

    private func weighed(_ example: Example) -> Example {
        var example = example
        example.whole = weighed(example.whole)
        for index in example.parts.indices { example.parts[index].vector = weighed(example.parts[index].vector) }
        return example
    }

    private func weighed(_ vector: SparseVector) -> SparseVector {
        var weighed = SparseVector()
        weighed.reserveCapacity(vector.rows.count)
        for (row, value) in zip(vector.rows, vector.values) {
            let weight = vocabulary.weight(Int(row), blocks)
            if weight > 0 { weighed.append(row, value * weight) }
        }
        return weighed
    }

    /// The rules side by side; the blocks' weights go into them.
    private func table(_ rules: [LinearRule]) -> WeightTable {
        WeightTable(biases: rules.map(\.bias), withLinks: blocks.links > 0, vocabulary) { row, head in
            rules[head].weights[row] * vocabulary.weight(row, blocks)
        }
    }
}
