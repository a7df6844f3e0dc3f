/// The features that a bank of classifiers knows, and how much each block of them weighs.
package struct Vocabulary: Sendable {
    /// Weights of the blocks; a block of weight 0 is left out.
    package struct Blocks: Sendable, Hashable {
        var words: Float
        var characters: Float
        var lexicon: Float
    }

    let blocks: Blocks
    /// Feature hashes by row, ascending.
    let features: [UInt32]
    /// By row: inverse document frequency, or 1 for the lexicon's features.
    let scales: [Float]
    private let rowOf: [UInt32: Int32]

    init(blocks: Blocks, features: [UInt32], scales: [Float]) {
        self.blocks = blocks
        self.features = features
        self.scales = scales
        rowOf = Dictionary(
            zip(features, features.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
    }

    func row(of feature: UInt32) -> Int? { rowOf[feature].map(Int.init) }

    /// Features of `bags` that are frequent enough: in two texts, letters in three.
    init(blocks: Blocks, bags: [FeatureBag]) {
        var scales: [UInt32: Float] = [:]
        let total = Float(bags.count)
        func learn(_ block: KeyPath<FeatureBag, [UInt32: Float]>, atLeast minimum: Float, usesFrequency: Bool) {
            var frequency: [UInt32: Float] = [:]
            for bag in bags { for feature in bag[keyPath: block].keys { frequency[feature, default: 0] += 1 } }
            for (feature, count) in frequency where count >= minimum {
                scales[feature] = usesFrequency ? 1 + logarithm((1 + total) / (1 + count)) : 1
            }
        }
        if blocks.words > 0 { learn(\.words, atLeast: 2, usesFrequency: true) }
        if blocks.characters > 0 { learn(\.characters, atLeast: 3, usesFrequency: true) }
        if blocks.lexicon > 0 { learn(\.lexicon, atLeast: 2, usesFrequency: false) }
        let features = scales.keys.sorted()
        self.init(blocks: blocks, features: features, scales: features.map { scales[$0]! })
    }

    /// Each block of words or letters has length 1 times its weight; the lexicon's counts are damped.
    func vector(of bag: FeatureBag) -> SparseVector {
        var vector = SparseVector()
        append(bag.words, blocks.words, &vector)
        append(bag.characters, blocks.characters, &vector)
        if blocks.lexicon > 0 {
            for (feature, value) in bag.lexicon.sorted(by: { $0.key < $1.key }) {
                guard let row = rowOf[feature] else { continue }
                vector.append(row, blocks.lexicon * (value < 0 ? value : logarithm(1 + value)))
            }
        }
        return vector
    }

    private func append(_ counts: [UInt32: Float], _ weight: Float, _ vector: inout SparseVector) {
        guard weight > 0 else { return }
        let start = vector.values.count
        var squares: Float = 0
        for (feature, count) in counts.sorted(by: { $0.key < $1.key }) {
            guard let row = rowOf[feature] else { continue }
            let value = (1 + logarithm(count)) * scales[Int(row)]
            squares += value * value
            vector.append(row, value)
        }
        guard squares > 0 else { return }
        let factor = weight / squares.squareRoot()
        for index in start..<vector.values.count { vector.values[index] *= factor }
    }
}
