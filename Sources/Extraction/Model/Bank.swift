/// Classifiers over one vocabulary. Each looks at the whole of a text and at its parts: its margin, yes above 0 and no
/// below, is that of the whole and that of the part that says most.
package struct Bank: Sendable {
    /// What one label's margin means.
    package struct Head: Sendable {
        package var label: String
        var calibration: Calibration
        /// The probability from which on the answer is yes.
        package var threshold: Double
    }

    package let heads: [Head]
    let whole: WeightTable
    let part: WeightTable
    private let indexOf: [String: Int]

    init(heads: [Head], whole: WeightTable, part: WeightTable) {
        self.heads = heads
        self.whole = whole
        self.part = part
        indexOf = Dictionary(heads.enumerated().map { ($1.label, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func index(_ label: String) -> Int? { indexOf[label] }

    /// By head; only those at `wanted` are worked out.
    func margins(whole vector: SparseVector, parts: [SparseVector], of wanted: Range<Int>) -> [Float] {
        var margins = whole.margins(of: vector, wanted)
        guard var best = parts.first.map({ part.margins(of: $0, wanted) }) else { return margins }
        for vector in parts.dropFirst() {
            let others = part.margins(of: vector, wanted)
            for index in wanted { best[index] = max(best[index], others[index]) }
        }
        for index in wanted { margins[index] += best[index] }
        return margins
    }

    func probability(_ head: Int, _ margins: [Float]) -> Double {
        heads[head].calibration.probability(Double(margins[head]))
    }

    /// What one row adds to a head's margin when a text and its best part have it once.
    func weight(_ head: Int, row: Int) -> Float {
        (whole.weight(head, row: row) + part.weight(head, row: row)) * Damping.ofLexicon(1)
    }
}

/// The weights of all heads of a bank in steps of 8 bits, those of one row side by side: a text walks through memory
/// once, and a model on disk is the one that was measured.
struct WeightTable: Sendable {
    let biases: [Float]
    /// By block and head the size of a step, blocks in the order of `Vocabulary.features`.
    let steps: [Float]
    /// At `row * biases.count + head`.
    let weights: [Int8]
    /// The rows at which words and stems start.
    let starts: (words: Int, stems: Int)

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
        Float(weights[row * biases.count + head]) * steps[block(of: row) * biases.count + head]
    }

    func margin(_ head: Int, _ vector: SparseVector) -> Float {
        vector.rows.indices.reduce(biases[head]) { sum, index in
            sum + vector.values[index] * weight(head, row: Int(vector.rows[index]))
        }
    }

    /// By head; only those at `wanted` are worked out.
    func margins(of vector: SparseVector, _ wanted: Range<Int>) -> [Float] {
        let width = biases.count
        var sums = [Float](repeating: 0, count: 3 * width)
        sums.withUnsafeMutableBufferPointer { sums in
            weights.withUnsafeBufferPointer { weights in
                guard let sums = sums.baseAddress, let weights = weights.baseAddress else { return }
                for index in vector.rows.indices {
                    let row = Int(vector.rows[index])
                    // Plain pointers: the loop over the heads is vectorised.
                    let (from, to) = (weights + row * width, sums + block(of: row) * width)
                    let value = vector.values[index]
                    for head in wanted { to[head] += value * Float(from[head]) }
                }
            }
        }
        var margins = biases
        for head in wanted {
            for place in stride(from: head, to: 3 * width, by: width) { margins[head] += sums[place] * steps[place] }
        }
        return margins
    }

    private func block(of row: Int) -> Int { row < starts.words ? 0 : row < starts.stems ? 1 : 2 }
}
