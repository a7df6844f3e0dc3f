/// A text as the model sees it, whole, by sentence and by clause: the rows of the model that each touches, with their
/// values, all in one run.
struct TextVectors: Sendable {
    struct Entry: Sendable {
        var row: Int32
        var value: Float
    }

    /// Where a stretch of text stands in the run: its lexicon's rows, its words, its stems, its links.
    struct Stretch: Sendable {
        var start = 0
        var words = 0
        var stems = 0
        var links = 0
        var end = 0
    }

    let entries: [Entry]
    let whole: Stretch
    let sentences: [Stretch]
    let clauses: [Stretch]
    /// By sentence its clause, where it has but one: the same stretch.
    let onlyClauses: [Int?]

    /// `clausesOfSentence` are half-open ranges of clauses.
    init(_ stream: FeatureStream, _ clausesOfSentence: [Range<Int>], _ vocabulary: Vocabulary) {
        let rows = TextRows(stream, vocabulary)
        let ends = stream.ends
        func reach(before clause: Int) -> FeatureStream.Reach {
            clause == 0 ? FeatureStream.Reach() : ends[clause - 1]
        }
        var whole = Stretch()
        var (sentences, clauses): ([Stretch], [Stretch]) = ([], [])
        // Each occurrence stands in the whole, a sentence and a clause.
        let limit = 3 * (rows.lexicon.count + rows.words.count + rows.stems.count + rows.links.count)
        entries = Array(unsafeUninitializedCapacity: limit) { entries, count in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * rows.rows.count) { counts in
                var weigher = Weigher(rows, entries, counts)
                whole = weigher.append(from: FeatureStream.Reach(), to: weigher.end)
                clauses = ends.indices.map { weigher.append(from: reach(before: $0), to: ends[$0]) }
                sentences = clausesOfSentence.map { range in
                    if range.count == 1 { return clauses[range.lowerBound] }
                    return weigher.append(from: reach(before: range.lowerBound), to: ends[range.upperBound - 1])
                }
                count = weigher.count
            }
        }
        self.whole = whole
        self.sentences = sentences
        self.clauses = clauses
        onlyClauses = clausesOfSentence.map { $0.count == 1 ? $0.lowerBound : nil }
    }

    /// Features of the lexicon that stand for themselves, each as often as it counts.
    init(lexicon features: [UInt32], _ vocabulary: Vocabulary) {
        let rows = vocabulary.rows(of: features).sorted()
        var entries: [Entry] = []
        entries.reserveCapacity(rows.count)
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count, rows[end] == rows[start] { end += 1 }
            if vocabulary.lexicon.contains(Int(rows[start])) {
                entries.append(Entry(row: rows[start], value: Damping.ofLexicon(end - start)))
            }
            start = end
        }
        self.entries = entries
        whole = Stretch(start: 0, words: entries.count, stems: entries.count, links: entries.count, end: entries.count)
        sentences = []
        clauses = []
        onlyClauses = []
    }

    /// A stretch by itself.
    func vector(_ stretch: Stretch) -> SparseVector {
        let entries = entries[stretch.start..<stretch.end]
        return SparseVector(rows: entries.map(\.row), values: entries.map(\.value))
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
    private let rows: TextRows
    private let entries: UnsafeMutableBufferPointer<TextVectors.Entry>
    /// By place how often it was met in the stretch under way.
    private let counts: UnsafeMutableBufferPointer<Int32>
    /// The places that were met.
    private let met: UnsafeMutableBufferPointer<Int32>
    private let ofLexicon = Damping.lexicon
    private let ofWords = Damping.words
    private(set) var count = 0

    init(
        _ rows: TextRows, _ entries: UnsafeMutableBufferPointer<TextVectors.Entry>,
        _ room: UnsafeMutableBufferPointer<Int32>
    ) {
        self.rows = rows
        self.entries = entries
        let places = rows.rows.count
        counts = UnsafeMutableBufferPointer(rebasing: room[..<places])
        met = UnsafeMutableBufferPointer(rebasing: room[places...])
        counts.initialize(repeating: 0)
        met.initialize(repeating: 0)
    }

    var end: FeatureStream.Reach {
        FeatureStream.Reach(
            words: rows.words.count, stems: rows.stems.count, lexicon: rows.lexicon.count, links: rows.links.count)
    }

    mutating func append(from: FeatureStream.Reach, to: FeatureStream.Reach) -> TextVectors.Stretch {
        var stretch = TextVectors.Stretch()
        stretch.start = count
        append(rows.lexicon, from.lexicon..<to.lexicon, length: Damping.lexiconLength, ofLexicon)
        stretch.words = count
        append(rows.words, from.words..<to.words, length: 1, ofWords)
        stretch.stems = count
        append(rows.stems, from.stems..<to.stems, length: 1, ofWords)
        stretch.links = count
        append(rows.links, from.links..<to.links, length: 1, ofWords)
        stretch.end = count
        return stretch
    }

    private mutating func append(_ places: [Int32], _ range: Range<Int>, length: Float, _ damping: Damping) {
        var kinds = 0
        for index in range {
            let place = Int(places[index])
            guard place >= 0 else { continue }
            if counts[place] == 0 {
                met[kinds] = Int32(truncatingIfNeeded: place)
                kinds += 1
            }
            counts[place] += 1
        }
        let start = count
        var squares: Float = 0
        for index in 0..<kinds {
            let place = Int(met[index])
            let value = damping[Int(counts[place])] * rows.scales[place]
            counts[place] = 0
            squares += value * value
            entries.initializeElement(at: count, to: TextVectors.Entry(row: rows.rows[place], value: value))
            count += 1
        }
        guard squares > 0 else { return }
        let factor = length / squares.squareRoot()
        for index in start..<count { entries[index].value *= factor }
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
