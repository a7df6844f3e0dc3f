/// From the first word of a form to what the lexicons know of it: one look in place of a walk letter by letter, most of
/// which would leave the cache, and for most words of a text the end of the search.
struct FirstWords: Sendable {
    /// A slot keeps 32 bits of a word's hash; with those that chose the slot, two words in some 10¹⁴ are taken for one
    /// another.
    struct Slot: Sendable {
        var tag: UInt32 = 0
        /// Where the outputs of the word alone start, -1 for none.
        var output: Int32 = -1
        /// The state that goes on behind the word, -1 where no form does.
        var state: Int32 = -1
        var following = Following()

        var isEmpty: Bool { output < 0 && state < 0 }
    }

    /// What may follow a word beside the second words that `mayFollow` knows.
    struct Following: OptionSet, Sendable {
        let rawValue: UInt32

        /// A separator and any word: that of some form is open or long.
        static let anyWord = Following(rawValue: 1)
        /// Something without a separator between.
        static let glued = Following(rawValue: 2)
    }

    private(set) var slots: [Slot]
    private let mask: Int
    /// The pairs of words that forms begin with: most words are followed by something else.
    private var pairs: BitSet

    /// The slots of words, without their tags, and the pairs by the hashes of their words.
    init(_ words: [(word: Word, slot: Slot)], pairs: [(UInt64, UInt64)]) {
        var capacity = 64
        while capacity < words.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: Slot(), count: capacity)
        var bits = 64
        while bits < pairs.count * 8 { bits *= 2 }
        self.pairs = BitSet(capacity: bits)
        for (first, second) in pairs {
            let mixed = Self.pair(first, second)
            self.pairs.insert(mixed >> 16)
            self.pairs.insert(mixed >> 40)
        }
        for (word, slot) in words {
            let hash = Self.hash(word)
            var at = home(hash)
            while !slots[at].isEmpty { at = (at + 1) & mask }
            slots[at] = slot
            slots[at].tag = UInt32(truncatingIfNeeded: hash)
        }
    }

    /// Whether some form begins with the words of these two hashes; now and then yes where none does.
    @inline(__always)
    func mayFollow(_ first: UInt64, _ second: UInt64) -> Bool {
        let mixed = Self.pair(first, second)
        return pairs.contains(mixed >> 16) && pairs.contains(mixed >> 40)
    }

    private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xD6E8_FEB8_6659_FD93
    }

    /// How many letters, or digits, stand together from `start` on.
    @inline(__always)
    static func length(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        if end == start { while end < bytes.count, isDigit(bytes[end]) { end += 1 } }
        return end - start
    }

    static func hash(_ word: Word) -> UInt64 {
        let hash = word.hash
        return (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Where the search for a word begins.
    @inline(__always)
    func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 40) & mask }

    /// The slot of a word, an empty one where no form begins with it.
    func slot(_ word: Word) -> Slot {
        let hash = Self.hash(word)
        return slots.withUnsafeBufferPointer { slot(hash, $0[home(hash)], in: $0) }
    }

    /// The same with the slot at its home.
    @inline(__always)
    func slot(_ hash: UInt64, _ atHome: Slot, in slots: UnsafeBufferPointer<Slot>) -> Slot {
        let tag = UInt32(truncatingIfNeeded: hash)
        var (slot, at) = (atHome, home(hash))
        while !slot.isEmpty, slot.tag != tag {
            at = (at + 1) & mask
            slot = slots[at]
        }
        return slot
    }
}
