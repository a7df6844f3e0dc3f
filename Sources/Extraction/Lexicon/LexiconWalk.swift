/// The search for all lexicons over one text.
struct LexiconWalk {
    let lexicon: Lexicon
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    private(set) var found: [LexiconMatch] = []
    /// By domain, how far its matches reach so far.
    private var reach: [Int]
    /// Matches from the current start, and what is known of their entries.
    private var candidates: [(match: LexiconMatch, isNothing: Bool)] = []

    init(lexicon: Lexicon, bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>) {
        self.lexicon = lexicon
        self.bytes = bytes
        self.tokens = tokens
        reach = Array(repeating: 0, count: lexicon.domains.count)
        found.reserveCapacity(tokens.count)
        candidates.reserveCapacity(16)
    }

    mutating func run(_ words: UnsafeBufferPointer<Word>) {
        let starts = starts(words)
        for index in tokens.indices where tokens[index].kind == .word || tokens[index].kind == .number {
            let token = tokens[index]
            walk(lexicon.beginnings, from: token.start, state: 0, token.start, index)
            take(starts[index], at: token.start, token: index)
            if candidates.isEmpty, let glued = gluedStart(token) {
                walk(lexicon.beginnings, from: glued, state: 0, glued, index)
                take(start(at: glued), at: glued, token: index)
            }
            if !candidates.isEmpty { keepLongest() }
        }
    }

    /// What is known of the letters that stand at some place.
    private struct Start {
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
    private func starts(_ words: UnsafeBufferPointer<Word>) -> [Start] {
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

    private func start(at place: Int) -> Start {
        let letters = letters(from: place)
        if letters == .long { return Start(isLong: true) }
        var start = Start(
            end: place + FirstWords.length(of: bytes, from: place), first: lexicon.firstWords.slot(letters))
        if start.first.output >= 0 { start.output = lexicon.automaton.outputs[Int(start.first.output)] }
        start.goesOn = start.first.state >= 0
        return start
    }

    private mutating func take(_ start: Start, at place: Int, token: Int) {
        if start.isLong { return walk(lexicon.automaton, from: place, state: 0, place, token) }
        if let output = start.output {
            accept(lexicon.automaton, output, Int(start.first.output), place, start.end, token)
        }
        if start.goesOn {
            walk(lexicon.automaton, from: start.end, state: Int(start.first.state), place, token)
        }
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
    private func gluedStart(_ token: Token) -> Int? {
        guard token.end - token.start >= 6, token.kind == .word else { return nil }
        guard bytes[token.start] == UInt8(ascii: "l") || bytes[token.start] == UInt8(ascii: "d") else { return nil }
        switch bytes[token.start + 1] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "h"):
            return token.start + 1
        default: return nil
        }
    }

    /// Goes on from a state as far as the text does, and takes what it finds.
    private mutating func walk(_ automaton: Automaton, from place: Int, state: Int, _ start: Int, _ token: Int) {
        automaton.slots.withUnsafeBufferPointer { slots in
            ByteClasses.table.withUnsafeBufferPointer { classes in
                var (state, at) = (state, place)
                while at < bytes.count {
                    let label = Int(classes[Int(bytes[at])])
                    let next = Int(slots[state].base) + label
                    guard label != 0, Int(slots[next].parent) == state, next != 0 else { return }
                    state = next
                    at += 1
                    if slots[state].output >= 0 {
                        let first = Int(slots[state].output)
                        accept(automaton, automaton.outputs[first], first, start, at, token)
                    }
                    // "l' atelier": the space behind an apostrophe counts with it.
                    if label == Int(ByteClasses.separator), at < bytes.count, bytes[at] == 32,
                        bytes[at - 1] == UInt8(ascii: "'")
                    {
                        at += 1
                    }
                }
            }
        }
    }

    /// Takes the output at `index`, and those of its state that follow it.
    private mutating func accept(
        _ automaton: Automaton, _ first: Automaton.Output, _ index: Int, _ start: Int, _ at: Int, _ token: Int
    ) {
        var end = at
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        let isWordEnd = end == at && (at == bytes.count || !isDigit(bytes[at]) || !isDigit(bytes[at - 1]))
        if end < bytes.count, bytes[end] == UInt8(ascii: "'") { end += 1 }
        var (output, index) = (first, index)
        while true {
            if isWordEnd || output.isOpen { propose(output, start..<end, token) }
            if output.isLast { return }
            index += 1
            output = automaton.outputs[index]
        }
    }

    private mutating func propose(_ output: Automaton.Output, _ range: Range<Int>, _ token: Int) {
        if output.trait.guards >= 0 {
            for condition in lexicon.guards[Int(output.trait.guards)] where !condition.allows(range, in: bytes) {
                return
            }
        }
        var last = token
        while last + 1 < tokens.count, tokens[last + 1].start < range.upperBound { last += 1 }
        let match = LexiconMatch(
            range: range, tokens: token..<last + 1, domain: Int(output.trait.domain), entry: Int(output.entry))
        candidates.append((match, output.trait.isNothing))
    }

    private mutating func keepLongest() {
        for (match, isNothing) in candidates where match.range.upperBound > reach[match.domain] && isLongest(match) {
            if isNothing { dropOverlapped(by: match) } else { found.append(match) }
        }
        for (match, _) in candidates { reach[match.domain] = max(reach[match.domain], match.range.upperBound) }
        candidates.removeAll(keepingCapacity: true)
    }

    /// Among those of its domain that start with it.
    private func isLongest(_ match: LexiconMatch) -> Bool {
        for (other, _) in candidates
        where other.domain == match.domain && other.range.upperBound > match.range.upperBound {
            return false
        }
        return true
    }

    /// "la cour" falls when "cour d'école" begins inside it.
    private mutating func dropOverlapped(by match: LexiconMatch) {
        // Ends grow within a domain: the first that stays clear ends the search.
        var index = found.count - 1
        while index >= 0 {
            if found[index].domain == match.domain {
                guard found[index].range.upperBound > match.range.lowerBound else { return }
                found.remove(at: index)
            }
            index -= 1
        }
    }
}
