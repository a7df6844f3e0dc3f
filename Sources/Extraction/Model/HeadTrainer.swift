/// Trains one classifier: a support vector machine with squared hinge loss, by coordinate descent on its dual
/// (Hsieh et al. 2008). The order of the examples is fixed, so the same data give the same weights.
struct HeadTrainer: Sendable {
    /// Cost of an error; classes are balanced against each other.
    var cost: Float = 0.5
    var rounds = 12

    /// `chosen` are indices into `vectors`, with an answer each.
    func train(
        _ vectors: [SparseVector], chosen: [Int], answers: [Bool], rows: Int
    ) -> (weights: [Float], bias: Float) {
        var weights = [Float](repeating: 0, count: rows)
        var bias: Float = 0
        let costs = costs(answers)
        var duals = [Float](repeating: 0, count: chosen.count)
        let lengths = chosen.map { vectors[$0].squaredLength + 1 }
        weights.withUnsafeMutableBufferPointer { weights in
            for round in 0..<rounds {
                var largest: Float = 0
                for position in chosen.indices {
                    let index = shuffled(position, round, chosen.count)
                    let vector = vectors[chosen[index]]
                    let sign: Float = answers[index] ? 1 : -1
                    let diagonal = 1 / (2 * (answers[index] ? costs.yes : costs.no))
                    let margin = vector.dot(UnsafeBufferPointer(weights)) + bias
                    let gradient = sign * margin - 1 + diagonal * duals[index]
                    let updated = max(0, duals[index] - gradient / (lengths[index] + diagonal))
                    let step = (updated - duals[index]) * sign
                    if step == 0 { continue }
                    duals[index] = updated
                    largest = max(largest, abs(step))
                    vector.add(step, to: weights)
                    bias += step
                }
                if largest < 0.01 { break }
            }
        }
        return (weights, bias)
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
