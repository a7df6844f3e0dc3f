/// What separates yes from no: a weight by row.
struct LinearRule: Sendable {
    var weights: [Float]
    var bias: Float = 0

    /// Says nothing.
    init(rows: Int) { weights = [Float](repeating: 0, count: rows) }

    func margin(_ vector: SparseVector) -> Float { vector.dot(weights) + bias }
}

/// Trains one classifier: a support vector machine with squared hinge loss, by coordinate descent on its dual
/// (Hsieh et al. 2008). The order of the examples is fixed, so the same data give the same weights.
struct HeadTrainer: Sendable {
    /// Cost of an error; classes are balanced against each other.
    var cost: Float = 0.5
    var rounds = 12

    /// One answer for each vector.
    func train(_ vectors: [SparseVector], answers: [Bool], rows: Int) -> LinearRule {
        var rule = LinearRule(rows: rows)
        let costs = costs(answers)
        var duals = [Float](repeating: 0, count: vectors.count)
        let lengths = vectors.map { $0.squaredLength + 1 }
        for round in 0..<rounds {
            var largest: Float = 0
            for position in vectors.indices {
                let index = shuffled(position, round, vectors.count)
                let sign: Float = answers[index] ? 1 : -1
                let diagonal = 1 / (2 * (answers[index] ? costs.yes : costs.no))
                let gradient = sign * rule.margin(vectors[index]) - 1 + diagonal * duals[index]
                let updated = max(0, duals[index] - gradient / (lengths[index] + diagonal))
                let step = (updated - duals[index]) * sign
                if step == 0 { continue }
                duals[index] = updated
                largest = max(largest, abs(step))
                rule.weights.withUnsafeMutableBufferPointer { vectors[index].add(step, to: $0) }
                rule.bias += step
            }
            if largest < 0.01 { break }
        }
        return rule
    }

    private func costs(_ answers: [Bool]) -> (yes: Float, no: Float) {
        let yes = Float(max(1, answers.count { $0 }))
        let no = Float(max(1, answers.count { !$0 }))
        return (cost * (yes + no) / (2 * yes), cost * (yes + no) / (2 * no))
    }

    /// A walk through all positions in strides that share no factor with the count.
    private func shuffled(_ position: Int, _ round: Int, _ count: Int) -> Int {
        let strides = [7919, 104_729, 1_299_709, 15_485_863]
        let stride = strides[round % strides.count] % count
        return count % strides[round % strides.count] == 0 ? position : (position * stride + round) % count
    }
}
