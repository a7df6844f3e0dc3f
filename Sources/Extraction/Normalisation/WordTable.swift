/// A map from folded words to folded words: abbreviations and what they stand for.
package struct WordTable: Sendable {
    private let values: WordMap<[UInt8]>
    /// Words that are too long to be packed; there are few.
    private let long: [[UInt8]: [UInt8]]
    /// Bit n is set when some key has n bytes (n above 63 counts as 63): most words stop here.
    private let lengths: UInt64

    /// Later entries of the same key win.
    package init(_ entries: some Collection<(key: String, value: String)>) {
        var short: [(Word, [UInt8])] = []
        var long: [[UInt8]: [UInt8]] = [:]
        var lengths: UInt64 = 0
        for (key, value) in entries {
            lengths |= 1 << UInt64(min(key.utf8.count, 63))
            let word = Word(key)
            if word == .long {
                long[Array(key.utf8)] = Array(value.utf8)
            } else {
                short.append((word, Array(value.utf8)))
            }
        }
        values = WordMap(short)
        self.long = long
        self.lengths = lengths
    }

    package static let empty = WordTable([(key: String, value: String)]())

    /// What `word`, which is made of `bytes`, stands for.
    @inline(__always) func value(of word: Word, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard lengths & (1 << UInt64(min(bytes.count, 63))) != 0 else { return nil }
        return word == .long ? long[Array(bytes)] : values[word]
    }
}
