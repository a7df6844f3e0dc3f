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
        /// What may follow: a bit for each of `following`.
        var mask: UInt32 = 0

        var isEmpty: Bool { output < 0 && state < 0 }
    }

    private(set) var slots: [Slot]
    private let mask: Int

    /// The slots of words, without their tags.
    init(_ words: [(word: Word, slot: Slot)]) {
        var capacity = 64
        while capacity < words.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: Slot(), count: capacity)
        for (word, slot) in words {
            let hash = Self.hash(word)
            var at = home(hash)
            while !slots[at].isEmpty { at = (at + 1) & mask }
            slots[at] = slot
            slots[at].tag = UInt32(truncatingIfNeeded: hash)
        }
    }

    /// How many letters, or digits, stand together from `start` on.
    @inline(__always)
    static func length(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        if end == start { while end < bytes.count, isDigit(bytes[end]) { end += 1 } }
        return end - start
    }

    /// A bit for the two letters that follow a word and a separator; one for all else that may follow.
    @inline(__always)
    static func following(_ bytes: UnsafeBufferPointer<UInt8>, from end: Int) -> UInt32 {
        guard end < bytes.count, isSeparator(bytes[end]) else { return 1 << 31 }
        var next = end + 1
        if bytes[end] == UInt8(ascii: "'"), next < bytes.count, bytes[next] == 32 { next += 1 }
        let first = next < bytes.count ? bytes[next] : 0
        let second = next + 1 < bytes.count && isLetter(bytes[next + 1]) ? bytes[next + 1] : 0
        return 1 << ((UInt32(first) &* 7 &+ UInt32(second) &* 3) % 31)
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
        var mask: UInt32 = 0
    }

    /// What follows first words; those that are too long to be packed stand in it from its root.
    private(set) var trie = Trie()
    private var known: [Known] = []
    private var places: [Word: Int] = [:]

    mutating func insert(_ form: [UInt8], _ output: Trie.Output) {
        let (length, following) = form.withUnsafeBufferPointer { bytes in
            let length = FirstWords.length(of: bytes, from: 0)
            return (length, FirstWords.following(bytes, from: length))
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
        // An open form may end before the second letter.
        known[place].mask |= output.isOpen && form.count < length + 3 ? .max : following
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
                    state: known.root < 0 ? -1 : automaton.roots[known.root] ?? -1, mask: known.mask)
            )
        }
        return (FirstWords(words), automaton)
    }
}
