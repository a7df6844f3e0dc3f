/// Weights of the heads of a bank in steps of 8 bits, as files keep them: a model on disk is the one that was measured.
struct WeightTable: Sendable {
    let biases: [Float]
    /// By block and head the size of a step, blocks in the order of `Vocabulary.features`.
    let steps: [Float]
    /// At `row * biases.count + head`; rows of links are left out where no head looks at them.
    let weights: [Int8]
    /// The rows at which each block starts.
    private let starts: [Int]

    init(biases: [Float], steps: [Float], weights: [Int8], _ vocabulary: Vocabulary) {
        self.biases = biases
        self.steps = steps
        self.weights = weights
        starts = vocabulary.blocks.map(\.lowerBound)
    }

    /// `weight` gives the exact weight at a row of a head.
    init(biases: [Float], withLinks: Bool, _ vocabulary: Vocabulary, weight: (_ row: Int, _ head: Int) -> Float) {
        let blocks = withLinks ? vocabulary.blocks : vocabulary.blocks.dropLast()
        let steps = blocks.flatMap { block in
            biases.indices.map { head in block.reduce(Float(1e-9)) { max($0, abs(weight($1, head))) } / 127 }
        }
        var weights: [Int8] = []
        weights.reserveCapacity(vocabulary.features.count * biases.count)
        for (index, block) in blocks.enumerated() {
            for row in block {
                for head in biases.indices {
                    weights.append(Int8((weight(row, head) / steps[index * biases.count + head]).rounded()))
                }
            }
        }
        self.init(biases: biases, steps: steps, weights: weights, vocabulary)
    }

    var hasLinks: Bool { steps.count == starts.count * biases.count }

    func step(_ block: Int, _ head: Int) -> Float {
        let place = block * biases.count + head
        return place < steps.count ? steps[place] : 0
    }

    func weight(_ head: Int, row: Int) -> Float {
        let place = row * biases.count + head
        guard place < weights.count else { return 0 }
        return Float(weights[place]) * step((starts.lastIndex { $0 <= row }) ?? 0, head)
    }
}
