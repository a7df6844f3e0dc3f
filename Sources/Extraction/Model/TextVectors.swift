/// A text as the model sees it, whole, by sentence and by clause: the rows of the model that each touches, with their
/// values, all in one run.
struct TextVectors: Sendable {
    /// Where a stretch of text stands in the run: its lexicon's rows, its words, its stems.
    struct Stretch: Sendable {
        var start: Int
        var words: Int
        var stems: Int
        var end: Int

        static let none = Stretch(start: 0, words: 0, stems: 0, end: 0)
    }

    let rows: [Int32]
    let values: [Float]
    let whole: Stretch
    let sentences: [Stretch]
    let clauses: [Stretch]

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
        whole = weigher.append(from: FeatureStream.Reach(), to: weigher.end)
        let clauses = ends.indices.map { index in
            let (from, to) = reach(index..<index + 1)
            return weigher.append(from: from, to: to)
        }
        sentences = clausesOfSentence.map { range in
            if range.count == 1 { return clauses[range.lowerBound] }
            let (from, to) = reach(range)
            return weigher.append(from: from, to: to)
        }
        self.clauses = clauses
        rows = weigher.rows
        values = weigher.values
    }

    /// Features of the lexicon that stand for themselves, each as often as it counts.
    init(lexicon features: [UInt32], _ vocabulary: Vocabulary) {
        var rows: [Int32] = []
        var counts: [Int] = []
        for feature in features {
            guard let row = vocabulary.row(ofLexicon: feature).map(Int32.init) else { continue }
            if let known = rows.firstIndex(of: row) {
                counts[known] += 1
            } else {
                rows.append(row)
                counts.append(1)
            }
        }
        self.rows = rows
        values = counts.map(Damping.ofLexicon)
        whole = Stretch(start: 0, words: rows.count, stems: rows.count, end: rows.count)
        sentences = []
        clauses = []
    }

    /// A stretch by itself.
    func vector(_ stretch: Stretch) -> SparseVector {
        SparseVector(
            rows: Array(rows[stretch.start..<stretch.end]), values: Array(values[stretch.start..<stretch.end]))
    }

    /// What an observation stands in: its clause, the sentence around it, and features of its own.
    func observation(
        _ sentence: Int, _ clause: Int, _ features: [UInt32], _ vocabulary: Vocabulary
    ) -> SparseVector {
        let own = TextVectors(lexicon: features, vocabulary)
        return vector(sentences[sentence]).mixed(with: vector(clauses[clause])).joined(own.vector(own.whole))
    }
}

/// Weighs the occurrences of stretches: damped, scaled by how rare they are, each kind brought to one length, so that
/// a short text says what it says as loudly as a long one.
private struct Weigher {
    private let vocabulary: Vocabulary
    private let lexicon: [Int32]
    private let words: [Int32]
    private let stems: [Int32]
    private var counts: RowCounts
    private(set) var rows: [Int32] = []
    private(set) var values: [Float] = []

    init(_ stream: FeatureStream, _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        counts = RowCounts(limit: stream.lexicon.count + stream.words.count + stream.stems.count)
        lexicon = counts.places(of: stream.lexicon, in: vocabulary, vocabulary.lexicon)
        words = counts.places(of: stream.words, in: vocabulary, vocabulary.words)
        stems = counts.places(of: stream.stems, in: vocabulary, vocabulary.stems)
        rows.reserveCapacity(3 * counts.rows.count)
        values.reserveCapacity(3 * counts.rows.count)
    }

    var end: FeatureStream.Reach {
        FeatureStream.Reach(words: words.count, stems: stems.count, lexicon: lexicon.count)
    }

    mutating func append(from: FeatureStream.Reach, to: FeatureStream.Reach) -> TextVectors.Stretch {
        let start = rows.count
        append(lexicon, from.lexicon..<to.lexicon, length: Damping.lexiconLength, Damping.lexicon)
        let wordStart = rows.count
        append(words, from.words..<to.words, length: 1, Damping.words)
        let stemStart = rows.count
        append(stems, from.stems..<to.stems, length: 1, Damping.words)
        return TextVectors.Stretch(start: start, words: wordStart, stems: stemStart, end: rows.count)
    }

    private mutating func append(
        _ places: [Int32], _ range: Range<Int>, length: Float, _ damping: Damping
    ) {
        let start = values.count
        var squares: Float = 0
        counts.count(places, range) { row, count in
            let value = damping[count] * vocabulary.scales[Int(row)]
            squares += value * value
            rows.append(row)
            values.append(value)
        }
        guard squares > 0 else { return }
        let factor = length / squares.squareRoot()
        for index in start..<values.count { values[index] *= factor }
    }
}

/// What the second and the hundredth occurrence of something add.
struct Damping: Sendable {
    /// How much the classes of a lexicon weigh beside words and stems, in a text of any length: the square root of
    /// the number of classes in a sentence or two.
    static let lexiconLength: Float = 3.2

    static let words = Damping { 1 + logarithm(Float($0)) }
    static let lexicon = Damping { logarithm(Float(1 + $0)) }

    private let first: [Float]
    private let formula: @Sendable (Int) -> Float

    private init(_ formula: @escaping @Sendable (Int) -> Float) {
        self.formula = formula
        first = (0...64).map { formula(max(1, $0)) }
    }

    subscript(count: Int) -> Float { count < first.count ? first[count] : formula(count) }

    static func ofLexicon(_ count: Int) -> Float { lexicon[count] }
}
