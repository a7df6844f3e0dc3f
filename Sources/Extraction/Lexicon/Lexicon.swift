/// All lexicons as one automaton: every word of a text is a possible start, every word end a possible end.
package struct Lexicon: Sendable {
    package let entries: [LexiconEntry]
    /// The names of the domains, in the order of their first entry.
    package let domains: [String]
    fileprivate let guards: [[WordGuard]]
    fileprivate let firstWords: FirstWords
    /// What follows first words, and forms whose first word is very long.
    fileprivate let automaton: Automaton
    /// Beginnings of one word ("déménag*"): few enough to stay in the cache.
    fileprivate let beginnings: Automaton

    package static let empty = Lexicon([])

    /// The id of entries that match only to keep others of their domain, inside or begun before, from matching.
    package static let nothing = "-"

    package init(_ groups: [LexiconGroup]) {
        var (forms, beginnings) = (FirstWordForms(), Trie())
        var domains: [String] = []
        var traits: [Automaton.Trait] = []
        var guards: [[WordGuard]] = []
        for (index, group) in groups.enumerated() {
            for form in group.pattern.forms {
                let output = Trie.Output(entry: index, isOpen: group.pattern.isOpen)
                if output.isOpen, form.allSatisfy(isLetter) {
                    beginnings.insert(form[...], output)
                } else {
                    forms.insert(form, output)
                }
            }
            let entry = group.entry
            if !domains.contains(entry.domain) { domains.append(entry.domain) }
            let domain = domains.firstIndex(of: entry.domain) ?? 0
            if !entry.guards.isEmpty { guards.append(entry.guards) }
            traits.append(
                Automaton.Trait(
                    guards: entry.guards.isEmpty ? -1 : Int32(guards.count - 1), domain: Int16(domain),
                    isNothing: entry.id == Self.nothing))
        }
        entries = groups.map(\.entry)
        self.domains = domains
        self.guards = guards
        (firstWords, automaton) = forms.packed(traits)
        self.beginnings = Automaton(beginnings, traits)
    }

    package func domain(_ name: String) -> Int? { domains.firstIndex(of: name) }

    /// Every entry in the text, by start. Of one domain, the longest at each start, and none inside a longer one;
    /// entries that stand for the same words all match.
    package func matches(in text: FoldedText) -> [LexiconMatch] {
        text.bytes.withUnsafeBufferPointer { bytes in
            text.tokens.withUnsafeBufferPointer { tokens in
                text.words.withUnsafeBufferPointer { words in
                    var walk = LexiconWalk(lexicon: self, bytes: bytes, tokens: tokens)
                    walk.run(words)
                    return walk.found
                }
            }
        }
    }
}

/// The search over one text.
private struct LexiconWalk {
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
        let firsts = firsts(words)
        for index in tokens.indices where tokens[index].kind == .word || tokens[index].kind == .number {
            let token = tokens[index]
            start(at: token.start, firsts[index], token: index)
            if candidates.isEmpty, let glued = gluedStart(token) {
                let letters = letters(from: glued)
                start(at: glued, letters == .long ? nil : lexicon.firstWords.slot(letters), token: index)
            }
            if !candidates.isEmpty { keepLongest() }
        }
    }

    /// By token what is known of its letters; `nil` where they must be walked.
    ///
    /// Each step is taken for all tokens before the next one: the memory answers several look-ups at a time, but not
    /// when each waits for the one before.
    private func firsts(_ words: UnsafeBufferPointer<Word>) -> [FirstWords.Slot?] {
        let first = lexicon.firstWords
        return first.slots.withUnsafeBufferPointer { slots in
            var hashes: [UInt64] = []
            hashes.reserveCapacity(tokens.count)
            for index in tokens.indices { hashes.append(FirstWords.hash(letters(of: index, words))) }
            var homes: [FirstWords.Slot] = []
            homes.reserveCapacity(tokens.count)
            for hash in hashes { homes.append(slots[first.home(hash)]) }
            return tokens.indices.map { index in
                letters(of: index, words) == .long ? nil : first.slot(hashes[index], homes[index], in: slots)
            }
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

    /// `first` is what is known of the letters at `start`; without it they are walked.
    private mutating func start(at start: Int, _ first: FirstWords.Slot?, token: Int) {
        walk(lexicon.beginnings, from: start, state: 0, start, token)
        guard let first else { return walk(lexicon.automaton, from: start, state: 0, start, token) }
        if first.isEmpty { return }
        let end = start + FirstWords.length(of: bytes, from: start)
        if first.output >= 0 { accept(lexicon.automaton, Int(first.output), start, end, token) }
        if first.state >= 0, first.mask & FirstWords.following(bytes, from: end) != 0 {
            walk(lexicon.automaton, from: end, state: Int(first.state), start, token)
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
                    if slots[state].output >= 0 { accept(automaton, Int(slots[state].output), start, at, token) }
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

    private mutating func accept(_ automaton: Automaton, _ first: Int, _ start: Int, _ at: Int, _ token: Int) {
        var end = at
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        let isWordEnd = end == at && (at == bytes.count || !isDigit(bytes[at]) || !isDigit(bytes[at - 1]))
        if end < bytes.count, bytes[end] == UInt8(ascii: "'") { end += 1 }
        var index = first
        while true {
            let output = automaton.outputs[index]
            if isWordEnd || output.isOpen { propose(output, start..<end, token) }
            if output.isLast { return }
            index += 1
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
