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
