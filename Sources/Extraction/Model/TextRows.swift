/// The rows of a model that a text touches: each once, with a place, and by place every occurrence.
struct TextRows: Sendable {
    /// By place.
    private(set) var rows: [Int32] = []
    private(set) var scales: [Float] = []
    /// By occurrence its place, -1 for features that the model does not know.
    private(set) var lexicon: [Int32] = []
    private(set) var words: [Int32] = []
    private(set) var stems: [Int32] = []
    private(set) var links: [Int32] = []
    /// By slot of an open table the place of a row, -1 for none.
    private var slots: [Int32]
    private let mask: Int

    init(_ stream: FeatureStream, _ vocabulary: Vocabulary) {
        let count = stream.lexicon.count + stream.words.count + stream.stems.count + stream.links.count
        var capacity = 64
        while capacity < count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: -1, count: capacity)
        rows.reserveCapacity(count)
        scales.reserveCapacity(count)
        lexicon = places(of: stream.lexicon, vocabulary, vocabulary.lexicon)
        words = places(of: stream.words, vocabulary, vocabulary.words)
        stems = places(of: stream.stems, vocabulary, vocabulary.stems)
        links = places(of: stream.links, vocabulary, vocabulary.links)
    }

    /// Places in the order of the first occurrence, so that sums come out the same in every run.
    private mutating func places(of features: [UInt32], _ vocabulary: Vocabulary, _ block: Range<Int>) -> [Int32] {
        var places = vocabulary.rows(of: features)
        for index in places.indices {
            let row = places[index]
            places[index] = block.contains(Int(row)) ? place(row, vocabulary) : -1
        }
        return places
    }

    @inline(__always)
    private mutating func place(_ row: Int32, _ vocabulary: Vocabulary) -> Int32 {
        var slot = Int(row) & mask
        while slots[slot] >= 0 {
            let place = slots[slot]
            if rows[Int(place)] == row { return place }
            slot = (slot + 1) & mask
        }
        let place = Int32(truncatingIfNeeded: rows.count)
        slots[slot] = place
        rows.append(row)
        scales.append(vocabulary.scales[Int(row)])
        return place
    }
}
