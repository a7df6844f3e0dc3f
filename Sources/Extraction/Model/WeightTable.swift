/// Weights of the heads of a bank in steps of 8 bits, as files keep them: a model on disk is the one that was measured.
struct WeightTable: Sendable {
    let biases: [Float]
    /// By block and head the size of a step, blocks in the order of `Vocabulary.features`.
    let steps: [Float]
    /// At `row * biases.count + head`.
    let weights: [Int8]
    /// The rows at which words and stems start.
    private let starts: (words: Int, stems: Int)

    init(biases: [Float], steps: [Float], weights: [Int8], _ vocabulary: Vocabulary) {
        self.biases = biases
        self.steps = steps
        self.weights = weights
        starts = (vocabulary.words.lowerBound, vocabulary.stems.lowerBound)
    }

    /// `weight` gives the exact weight at a row of a head.
    init(biases: [Float], _ vocabulary: Vocabulary, weight: (_ row: Int, _ head: Int) -> Float) {
        let blocks = [vocabulary.lexicon, vocabulary.words, vocabulary.stems]
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

    func weight(_ head: Int, row: Int) -> Float {
        let block = row < starts.words ? 0 : row < starts.stems ? 1 : 2
        return Float(weights[row * biases.count + head]) * steps[block * biases.count + head]
    }
}
