/// Where matches may start, and what is known there before anything is walked.
extension LexiconWalk {
    /// What is known of the letters that stand at some place.
    struct Start {
        /// Where they end.
        var end = 0
        /// Too long to be looked up: they are walked.
        var isLong = false
        var first = FirstWords.Slot()
        /// The first output of the word alone.
        var output: Automaton.Output?
        /// Whether a form may go on behind the word.
        var goesOn = false
    }

    /// By token. Each step is taken for all tokens before the next one: the memory answers several look-ups at a time,
    /// but not when each waits for the one before.
    func starts(_ words: UnsafeBufferPointer<Word>) -> [Start] {
        let (first, automaton) = (lexicon.firstWords, lexicon.automaton)
        var starts = [Start](repeating: Start(), count: tokens.count)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: tokens.count) { hashes in
            first.slots.withUnsafeBufferPointer { slots in
                for index in tokens.indices {
                    let letters = letters(of: index, words)
                    hashes.initializeElement(at: index, to: FirstWords.hash(letters))
                    starts[index].isLong = letters == .long
                }
                for index in tokens.indices { starts[index].first = slots[first.home(hashes[index])] }
                for index in tokens.indices {
                    starts[index].first = first.slot(hashes[index], starts[index].first, in: slots)
                    starts[index].end =
                        tokens[index].start + FirstWords.length(of: bytes, from: tokens[index].start)
                    starts[index].goesOn = mayGoOn(starts[index], index, hashes)
                }
            }
        }
        for index in tokens.indices where starts[index].first.output >= 0 {
            starts[index].output = automaton.outputs[Int(starts[index].first.output)]
        }
        return starts
    }

    /// Whether what follows a token may be what a form goes on with.
    private func mayGoOn(_ start: Start, _ index: Int, _ hashes: UnsafeMutableBufferPointer<UInt64>) -> Bool {
        let end = start.end
        guard start.first.state >= 0, end < bytes.count else { return false }
        guard isSeparator(bytes[end]) else { return start.first.following.contains(.glued) }
        // What was written out may have more words than one: "rendez-vous".
        let isWhole = tokens[index].end <= end + 1 && index + 1 < tokens.count
        return start.first.following.contains(.anyWord) || !isWhole
            || lexicon.firstWords.mayFollow(hashes[index], hashes[index + 1])
    }

    func start(at place: Int) -> Start {
        let letters = letters(from: place)
        if letters == .long { return Start(isLong: true) }
        var start = Start(
            end: place + FirstWords.length(of: bytes, from: place), first: lexicon.firstWords.slot(letters))
        if start.first.output >= 0 { start.output = lexicon.automaton.outputs[Int(start.first.output)] }
        start.goesOn = start.first.state >= 0
        return start
    }

    /// A token without its apostrophe and what stands behind it.
    @inline(__always)
    private func letters(of index: Int, _ words: UnsafeBufferPointer<Word>) -> Word {
        words[index].hasSeparator ? self.letters(from: tokens[index].start) : words[index]
    }

    private func letters(from start: Int) -> Word {
        let length = FirstWords.length(of: bytes, from: start)
        return Word(UnsafeBufferPointer(rebasing: bytes[start..<start + length]))
    }

    /// "lamphi", "datelier": an elision without its apostrophe.
    func gluedStart(_ token: Token) -> Int? {
        guard token.end - token.start >= 6, token.kind == .word else { return nil }
        guard bytes[token.start] == UInt8(ascii: "l") || bytes[token.start] == UInt8(ascii: "d") else { return nil }
        switch bytes[token.start + 1] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "h"):
            return token.start + 1
        default: return nil
        }
    }
}
