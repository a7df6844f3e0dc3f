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

    private mutating func take(_ start: Start, at place: Int, token: Int) {
        if start.isLong { return walk(lexicon.automaton, from: place, state: 0, place, token) }
        if let output = start.output {
            accept(lexicon.automaton, output, Int(start.first.output), place, start.end, token)
        }
        if start.goesOn {
            walk(lexicon.automaton, from: start.end, state: Int(start.first.state), place, token)
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
