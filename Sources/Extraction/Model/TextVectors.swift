/// A text as the model sees it: whole, by sentence and by clause.
struct TextVectors: Sendable {
    let whole: SparseVector
    let sentences: [SparseVector]
    let clauses: [SparseVector]

    /// `clausesOfSentence` are half-open ranges of clauses.
    init(_ stream: FeatureStream, _ clausesOfSentence: [Range<Int>], _ vocabulary: Vocabulary) {
        var weigher = Weigher(stream, vocabulary)
        let ends = stream.ends
        func reach(_ clauses: Range<Int>) -> (from: FeatureStream.Reach, to: FeatureStream.Reach) {
            (
                clauses.lowerBound == 0 ? FeatureStream.Reach() : ends[clauses.lowerBound - 1],
                ends[clauses.upperBound - 1]
            )
        }
        whole = weigher.vector(from: FeatureStream.Reach(), to: weigher.end)
        let clauses = ends.indices.map { index in
            let (from, to) = reach(index..<index + 1)
            return weigher.vector(from: from, to: to)
        }
        sentences = clausesOfSentence.map { range in
            if range.count == 1 { return clauses[range.lowerBound] }
            let (from, to) = reach(range)
            return weigher.vector(from: from, to: to)
        }
        self.clauses = clauses
    }

    /// What an observation stands in: its clause, the sentence around it, and features of its own.
    func observation(
        _ sentence: Int, _ clause: Int, _ features: [UInt32], _ vocabulary: Vocabulary
    ) -> SparseVector {
        sentences[sentence].mixed(with: clauses[clause]).adding(features, vocabulary)
    }
}

/// Weighs the occurrences of a stretch: damped, scaled by how rare they are, each kind brought to one length, so that
/// a short text says what it says as loudly as a long one.
private struct Weigher {
    private let vocabulary: Vocabulary
    private let words: [Int32]
    private let stems: [Int32]
    private let lexicon: [Int32]
    private var counts: FeatureCounts

    init(_ stream: FeatureStream, _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        words = vocabulary.rows(of: stream.words, in: vocabulary.words)
        stems = vocabulary.rows(of: stream.stems, in: vocabulary.stems)
        lexicon = vocabulary.rows(of: stream.lexicon, in: vocabulary.lexicon)
        counts = FeatureCounts(limit: max(words.count, stems.count, lexicon.count))
    }

    var end: FeatureStream.Reach {
        FeatureStream.Reach(words: words.count, stems: stems.count, lexicon: lexicon.count)
    }

    mutating func vector(from: FeatureStream.Reach, to: FeatureStream.Reach) -> SparseVector {
        var vector = SparseVector()
        append(lexicon[from.lexicon..<to.lexicon], length: Damping.lexiconLength, Damping.ofLexicon, &vector)
        append(words[from.words..<to.words], length: 1, Damping.ofWords, &vector)
        append(stems[from.stems..<to.stems], length: 1, Damping.ofWords, &vector)
        return vector
    }

    private mutating func append(
        _ rows: ArraySlice<Int32>, length: Float, _ damped: (Int) -> Float, _ vector: inout SparseVector
    ) {
        for row in rows where row >= 0 { counts.add(row) }
        let start = vector.values.count
        var squares: Float = 0
        counts.drain { row, count in
            let value = damped(count) * vocabulary.scales[Int(row)]
            squares += value * value
            vector.append(row, value)
        }
        guard squares > 0 else { return }
        let factor = length / squares.squareRoot()
        for index in start..<vector.values.count { vector.values[index] *= factor }
    }
}

/// What the second and the hundredth occurrence add.
enum Damping {
    /// How much the classes of a lexicon weigh beside words and stems, in a text of any length: the square root of
    /// the number of classes in a sentence or two.
    static let lexiconLength: Float = 3.2

    private static let logarithms: [Float] = (0...64).map { logarithm(Float(max(1, $0))) }

    private static func damped(_ count: Int) -> Float {
        count < logarithms.count ? logarithms[count] : logarithm(Float(count))
    }

    static func ofWords(_ count: Int) -> Float { 1 + damped(count) }
    static func ofLexicon(_ count: Int) -> Float { damped(1 + count) }
}
