/// Trains one classifier: a support vector machine with squared hinge loss, by coordinate descent on its dual
/// (Hsieh et al. 2008). The order of the examples is fixed, so the same data give the same weights.
struct HeadTrainer: Sendable {
    /// Cost of an error; classes are balanced against each other.
    var cost: Float = 0.5
    var rounds = 25

    func train(_ vectors: [SparseVector], answers: [Bool], rows: Int) -> (weights: [Float], bias: Float) {
        var weights = [Float](repeating: 0, count: rows)
        var bias: Float = 0
        let yes = Float(max(1, answers.count { $0 }))
        let no = Float(max(1, answers.count { !$0 }))
        let total = yes + no
        var duals = [Float](repeating: 0, count: vectors.count)
        let lengths = vectors.map { $0.squaredLength + 1 }
        for round in 0..<rounds {
            var largest: Float = 0
            for position in vectors.indices {
                let index = shuffled(position, round, vectors.count)
                let vector = vectors[index]
                let sign: Float = answers[index] ? 1 : -1
                let penalty = cost * total / (2 * (answers[index] ? yes : no))
                let diagonal = 1 / (2 * penalty)
                let gradient = sign * (vector.dot(weights) + bias) - 1 + diagonal * duals[index]
                let updated = max(0, duals[index] - gradient / (lengths[index] + diagonal))
                let step = (updated - duals[index]) * sign
                if step == 0 { continue }
                duals[index] = updated
                largest = max(largest, abs(step))
                for (row, value) in zip(vector.rows, vector.values) { weights[Int(row)] += step * value }
                bias += step
            }
            if largest < 0.002 { break }
        }
        return (weights, bias)
    }

    /// A walk through all positions in strides that share no factor with the count.
    private func shuffled(_ position: Int, _ round: Int, _ count: Int) -> Int {
        let strides = [7919, 104_729, 1_299_709, 15_485_863]
        let stride = strides[round % strides.count] % count
        return count % 7919 == 0 || stride == 0 ? position : (position * stride + round) % count
    }
}
