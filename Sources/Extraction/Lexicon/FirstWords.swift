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
    /// A bitmap of the pairs of words that forms begin with, two bits a pair: it stays in the cache, and most words are
    /// followed by something else.
    private var pairs: [UInt64]

    /// The slots of words, without their tags, and the pairs by the hashes of their words.
    init(_ words: [(word: Word, slot: Slot)], pairs: [(UInt64, UInt64)]) {
        var capacity = 64
        while capacity < words.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: Slot(), count: capacity)
        self.pairs = []
        for (word, slot) in words {
            let hash = Self.hash(word)
            var at = home(hash)
            while !slots[at].isEmpty { at = (at + 1) & mask }
            slots[at] = slot
            slots[at].tag = UInt32(truncatingIfNeeded: hash)
        }
        var bits = 64
        while bits < pairs.count * 8 { bits *= 2 }
        self.pairs = Array(repeating: 0, count: bits / 64)
        for (first, second) in pairs {
            for bit in self.bits(first, second) { self.pairs[bit >> 6] |= 1 << UInt64(bit & 63) }
        }
    }

    /// Whether some form begins with two words; wrongly yes for one pair in twenty.
    func mayFollow(_ first: UInt64, _ second: UInt64) -> Bool {
        pairs.withUnsafeBufferPointer { pairs in
            let (one, other) = places(first, second)
            return pairs[one >> 6] >> UInt64(one & 63) & pairs[other >> 6] >> UInt64(other & 63) & 1 == 1
        }
    }

    private func bits(_ first: UInt64, _ second: UInt64) -> [Int] {
        let (one, other) = places(first, second)
        return [one, other]
    }

    @inline(__always)
    private func places(_ first: UInt64, _ second: UInt64) -> (Int, Int) {
        let mixed = (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xD6E8_FEB8_6659_FD93
        let last = pairs.count * 64 - 1
        return (Int(truncatingIfNeeded: mixed >> 16) & last, Int(truncatingIfNeeded: mixed >> 40) & last)
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

/// Forms as they are gathered by their first words.
struct FirstWordForms {
    private struct Known {
        var word: Word
        var outputs: [Trie.Output] = []
        /// The node of the trie behind the word, -1 for none.
        var root = -1
        var following: FirstWords.Following = []
    }

    /// What follows first words; those that are too long to be packed stand in it from its root.
    private(set) var trie = Trie()
    private var known: [Known] = []
    private var places: [Word: Int] = [:]
    /// By the hashes of their words; a pair stands as often as forms begin with it.
    private var pairs: [(UInt64, UInt64)] = []

    mutating func insert(_ form: [UInt8], _ output: Trie.Output) {
        let (length, second) = form.withUnsafeBufferPointer { bytes in
            let length = FirstWords.length(of: bytes, from: 0)
            return (length, FirstWords.length(of: bytes, from: min(length + 1, bytes.count)))
        }
        let word = Word(form[..<length])
        guard word != .long, word != .empty else {
            trie.insert(form[...], output)
            return
        }
        let place = place(of: word)
        if length == form.count {
            if !known[place].outputs.contains(output) { known[place].outputs.append(output) }
            return
        }
        if known[place].root < 0 { known[place].root = trie.addRoot() }
        trie.insert(form[length...], output, under: known[place].root)
        let next = Word(form[min(length + 1, form.count)..<min(length + 1 + second, form.count)])
        if !isSeparator(form[length]) {
            known[place].following.insert(.glued)
        } else if next == .long || output.isOpen && form.count == length + 1 + second {
            known[place].following.insert(.anyWord)
        } else {
            pairs.append((FirstWords.hash(word), FirstWords.hash(next)))
        }
    }

    private mutating func place(of word: Word) -> Int {
        if let place = places[word] { return place }
        places[word] = known.count
        known.append(Known(word: word))
        return known.count - 1
    }

    /// Packs the trie, and gives the first words their places in it.
    func packed(_ traits: [Automaton.Trait]) -> (FirstWords, Automaton) {
        var automaton = Automaton(trie, traits)
        let words = known.map { known in
            (
                known.word,
                FirstWords.Slot(
                    output: automaton.append(known.outputs, traits),
                    state: known.root < 0 ? -1 : automaton.roots[known.root] ?? -1, following: known.following)
            )
        }
        return (FirstWords(words, pairs: pairs), automaton)
    }
}
