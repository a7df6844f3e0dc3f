/// A map from words, built once and then only read: open addressing, a few comparisons a look-up.
struct WordMap<Value: Sendable>: Sendable {
    /// By slot; the empty word stands for nothing.
    private var keys: [Word]
    private var values: [Value?]
    private let mask: Int
    /// By other bits of the hash than those that choose a slot: most words are in no map, and stop here.
    private var filter: BitSet

    /// Of entries with the same word the last wins.
    init(_ entries: [(Word, Value)]) {
        var capacity = 16
        while capacity < entries.count * 3 { capacity *= 2 }
        mask = capacity - 1
        keys = Array(repeating: .empty, count: capacity)
        values = Array(repeating: nil, count: capacity)
        filter = BitSet(capacity: capacity)
        for (word, value) in entries where word != .empty {
            let slot = keys.withUnsafeBufferPointer { find(word, in: $0) }
            keys[slot] = word
            values[slot] = value
            filter.insert(word.hash >> 20)
        }
    }

    subscript(word: Word) -> Value? {
        mayHold(word) ? values[keys.withUnsafeBufferPointer { find(word, in: $0) }] : nil
    }

    func contains(_ word: Word) -> Bool {
        mayHold(word) && keys.withUnsafeBufferPointer { $0[find(word, in: $0)] == word } && word != .empty
    }

    @inline(__always) private func mayHold(_ word: Word) -> Bool { filter.contains(word.hash >> 20) }

    @inline(__always) private func find(_ word: Word, in keys: UnsafeBufferPointer<Word>) -> Int {
        var slot = Int(truncatingIfNeeded: word.hash >> 40) & mask
        while keys[slot] != .empty, keys[slot] != word { slot = (slot + 1) & mask }
        return slot
    }
}

/// A set of words, written in code as one string with spaces.
struct WordSet: Sendable {
    private let map: WordMap<Void>

    init(_ words: String) { self.init(words.split(separator: " ").map { Word(String($0)) }) }
    init(_ words: [Word]) { map = WordMap(words.map { ($0, ()) }) }

    func contains(_ word: Word) -> Bool { map.contains(word) }
}
