/// What a text shows to a model: counted features in blocks that are weighed apart.
package struct FeatureBag: Sendable {
    /// Words and pairs of words.
    package var words: [UInt32: Float] = [:]
    /// Three to five letters of a word, its edges marked.
    package var characters: [UInt32: Float] = [:]
    /// What the lexicons found, and marks of the whole text.
    package var lexicon: [UInt32: Float] = [:]

    package init() {}

    package mutating func add(lexicon name: some StringProtocol, _ value: Float = 1) {
        lexicon[FeatureHash.of(name.utf8, seed: 3), default: 0] += value
    }
}

/// FNV-1a over 32 bits: the same on every machine and in every run.
enum FeatureHash {
    static func of(_ bytes: some Sequence<UInt8>, seed: UInt32) -> UInt32 {
        var hash = start(seed)
        for byte in bytes { hash = next(hash, byte) }
        return hash
    }

    static func start(_ seed: UInt32) -> UInt32 { (0x811c_9dc5 ^ seed) &* 0x0100_0193 }
    static func next(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }
}

extension FeatureBag {
    /// Adds the words and letters of a range of tokens.
    mutating func add(_ text: FoldedText, tokens: Range<Int>) {
        var previous: UInt32?
        for index in tokens {
            let token = text.tokens[index]
            guard token.kind == .word || token.kind == .number else {
                previous = nil
                continue
            }
            let word = text.bytes[token.range]
            // Any number is the same word.
            let hash = token.kind == .number ? FeatureHash.start(9) : FeatureHash.of(word, seed: 1)
            words[hash, default: 0] += 1
            if let previous { words[previous &* 0x9E37_79B1 ^ hash, default: 0] += 1 }
            previous = hash
            if token.kind == .word { addCharacters(word) }
        }
    }

    private mutating func addCharacters(_ word: ArraySlice<UInt8>) {
        let padded = [32] + word + [32]
        for start in padded.indices {
            var hash = FeatureHash.start(2)
            for end in start..<min(start + 5, padded.count) {
                hash = FeatureHash.next(hash, padded[end])
                if end - start >= 2 { characters[hash, default: 0] += 1 }
            }
        }
    }
}
