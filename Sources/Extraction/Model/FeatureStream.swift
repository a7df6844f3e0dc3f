/// What a text shows to a model: hashes of what occurs in it, clause after clause, in blocks that are weighed apart.
struct FeatureStream: Sendable {
    /// How far each block reaches.
    struct Reach: Sendable {
        var words = 0
        var stems = 0
        var lexicon = 0
        var links = 0
    }

    /// Words, and pairs of words that stand side by side in a clause.
    private(set) var words: [UInt32] = []
    /// How words begin, by four and by six letters: their family, whatever their endings and most slips of the keyboard.
    private(set) var stems: [UInt32] = []
    /// What the lexicons found, what the clauses do to it, and behind the last clause the shape of the whole text.
    private(set) var lexicon: [UInt32] = []
    /// What stands together in a clause.
    private(set) var links: [UInt32] = []
    /// By clause, how far the blocks reach at its end.
    private(set) var ends: [Reach] = []

    init() {}

    /// Makes room for a text of so many tokens and matches.
    init(tokens: Int, matches: Int) {
        words.reserveCapacity(2 * tokens)
        stems.reserveCapacity(2 * tokens)
        lexicon.reserveCapacity(2 * matches + 16)
        links.reserveCapacity(2 * tokens)
    }

    mutating func endClause() {
        ends.append(Reach(words: words.count, stems: stems.count, lexicon: lexicon.count, links: links.count))
    }

    mutating func add(lexicon feature: UInt32) { lexicon.append(feature) }

    mutating func add(link feature: UInt32) { links.append(feature) }

    /// Adds the words and stems of a range of tokens.
    mutating func add(_ text: FoldedText, tokens: Range<Int>) {
        var previous: UInt32?
        for index in tokens {
            let token = text.tokens[index]
            switch token.kind {
            case .word:
                add(FeatureHash.word(elided(text.words[index]), text, token.range), &previous)
                if token.end - token.start >= 4 { addStems(of: text, token, text.words[index]) }
            // Any number is the same word, and those of a telephone are one.
            case .number where previous == FeatureHash.anyNumber: break
            case .number: add(FeatureHash.anyNumber, &previous)
            case .mark, .newline: previous = nil
            }
        }
    }

    /// "m a prêté": an elision typed with a space is the same word.
    private func elided(_ word: Word) -> Word {
        word.head < 256 && elidable.contains(word) ? word.followed(by: UInt8(ascii: "'")) : word
    }

    private mutating func add(_ word: UInt32, _ previous: inout UInt32?) {
        words.append(word)
        if let previous { words.append(previous &* 0x9E37_79B1 ^ word) }
        previous = word
    }

    private mutating func addStems(of text: FoldedText, _ token: Token, _ word: Word) {
        let letters = FeatureHash.letters(of: word, text, token)
        stems.append(FeatureHash.mixed(letters >> 32, seed: 2))
        if token.end - token.start >= 6 { stems.append(FeatureHash.mixed(letters >> 16, seed: 2)) }
    }
}

private let elidable = WordSet("c d j l m n s t")

/// Hashes over 32 bits: the same on every machine and in every run.
enum FeatureHash {
    static let anyNumber = name("#", seed: 9)

    /// FNV-1a.
    static func name(_ text: String, seed: UInt32) -> UInt32 { bytes(text.utf8, seed: seed) }

    static func word(_ word: Word, _ text: FoldedText, _ range: Range<Int>) -> UInt32 {
        word == .long
            ? bytes(text.bytes[range], seed: 1) : mixed(word.head ^ word.tail &* 0xD6E8_FEB8_6659_FD93, seed: 1)
    }

    /// The first five letters of a word.
    static func beginning(of word: Word, _ text: FoldedText, _ token: Token) -> UInt32 {
        mixed(letters(of: word, text, token) >> 24, seed: 4)
    }

    /// Two features as one, in their order.
    static func link(_ first: UInt32, _ second: UInt32, seed: UInt64) -> UInt32 {
        mixed(UInt64(first) << 32 | UInt64(second), seed: seed)
    }

    /// The first eight letters, the first one in the highest byte.
    fileprivate static func letters(of word: Word, _ text: FoldedText, _ token: Token) -> UInt64 {
        let length = token.end - token.start
        return word == .long
            ? Word(text.bytes[token.start..<token.start + 8]).head
            : length >= 8 ? word.head : word.head << UInt64(8 * (8 - length))
    }

    static func mixed(_ value: UInt64, seed: UInt64) -> UInt32 {
        let product = (value ^ seed << 48) &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: (product ^ product >> 29) >> 16)
    }

    private static func bytes(_ bytes: some Sequence<UInt8>, seed: UInt32) -> UInt32 {
        bytes.reduce((0x811c_9dc5 ^ seed) &* 0x0100_0193) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
