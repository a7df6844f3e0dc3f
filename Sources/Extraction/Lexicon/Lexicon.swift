/// All lexicons as one automaton: every word of a text is a possible start, every word end a possible end.
package struct Lexicon: Sendable {
    package let entries: [LexiconEntry]
    /// The names of the domains, in the order of their first entry.
    package let domains: [String]
    private let traits: [Trait]
    private let guards: [[WordGuard]]
    private let automaton: Automaton

    /// What the search asks of an entry, without its words.
    private struct Trait: Sendable {
        var domain: Int32
        /// Index of its guards, -1 for none.
        var guards: Int32
        var isNothing: Bool
    }

    package static let empty = Lexicon([])

    /// The id of entries that match only to keep others of their domain, inside or begun before, from matching.
    package static let nothing = "-"

    package init(_ groups: [LexiconGroup]) {
        var trie = Trie()
        var domains: [String] = []
        var traits: [Trait] = []
        var guards: [[WordGuard]] = []
        for (index, group) in groups.enumerated() {
            for form in group.pattern.forms {
                trie.insert(form, Trie.Output(entry: index, isOpen: group.pattern.isOpen))
            }
            let entry = group.entry
            if !domains.contains(entry.domain) { domains.append(entry.domain) }
            let domain = domains.firstIndex(of: entry.domain) ?? 0
            if !entry.guards.isEmpty { guards.append(entry.guards) }
            traits.append(
                Trait(
                    domain: Int32(domain), guards: entry.guards.isEmpty ? -1 : Int32(guards.count - 1),
                    isNothing: entry.id == Self.nothing))
        }
        entries = groups.map(\.entry)
        self.domains = domains
        self.traits = traits
        self.guards = guards
        automaton = Automaton(trie)
    }

    package func domain(_ name: String) -> Int? { domains.firstIndex(of: name) }

    /// Every entry in the text, by start. Of one domain, the longest at each start, and none inside a longer one;
    /// entries that stand for the same words all match.
    package func matches(in text: FoldedText) -> [LexiconMatch] {
        text.bytes.withUnsafeBufferPointer { bytes in
            text.tokens.withUnsafeBufferPointer { tokens in
                automaton.slots.withUnsafeBufferPointer { slots in
                    ByteClasses.table.withUnsafeBufferPointer { classes in
                        var walk = Walk(lexicon: self, bytes: bytes, tokens: tokens, slots: slots, classes: classes)
                        for index in tokens.indices { walk.start(at: index) }
                        return walk.found
                    }
                }
            }
        }
    }

    /// The search over one text.
    private struct Walk {
        let lexicon: Lexicon
        let bytes: UnsafeBufferPointer<UInt8>
        let tokens: UnsafeBufferPointer<Token>
        let slots: UnsafeBufferPointer<Automaton.Slot>
        let classes: UnsafeBufferPointer<UInt8>
        var found: [LexiconMatch] = []
        /// By domain, how far its matches reach so far.
        private var reach: [Int]
        /// Matches from the current start.
        private var candidates: [LexiconMatch] = []

        init(
            lexicon: Lexicon, bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>,
            slots: UnsafeBufferPointer<Automaton.Slot>, classes: UnsafeBufferPointer<UInt8>
        ) {
            self.lexicon = lexicon
            self.bytes = bytes
            self.tokens = tokens
            self.slots = slots
            self.classes = classes
            reach = Array(repeating: 0, count: lexicon.domains.count)
            found.reserveCapacity(tokens.count)
            candidates.reserveCapacity(16)
        }

        mutating func start(at index: Int) {
            let token = tokens[index]
            guard token.kind == .word || token.kind == .number else { return }
            walk(from: token.start, token: index)
            if candidates.isEmpty, let glued = gluedStart(token) { walk(from: glued, token: index) }
            if !candidates.isEmpty { keepLongest() }
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

        private mutating func walk(from start: Int, token: Int) {
            var state = 0
            var at = start
            while at < bytes.count {
                let label = Int(classes[Int(bytes[at])])
                let next = Int(slots[state].base) + label
                guard label != 0, Int(slots[next].parent) == state, next != 0 else { return }
                state = next
                at += 1
                if slots[state].output >= 0 { accept(Int(slots[state].output), start, at, token) }
                // "l' atelier": the space behind an apostrophe counts with it.
                if label == Int(ByteClasses.separator), at < bytes.count, bytes[at] == 32,
                    bytes[at - 1] == UInt8(ascii: "'")
                {
                    at += 1
                }
            }
        }

        private mutating func accept(_ first: Int, _ start: Int, _ at: Int, _ token: Int) {
            var end = at
            while end < bytes.count, isLetter(bytes[end]) { end += 1 }
            let isWordEnd = end == at && (at == bytes.count || !isDigit(bytes[at]) || !isDigit(bytes[at - 1]))
            if end < bytes.count, bytes[end] == UInt8(ascii: "'") { end += 1 }
            var index = first
            while true {
                let output = lexicon.automaton.outputs[index]
                if isWordEnd || output.isOpen { propose(Int(output.entry), start..<end, token) }
                if output.isLast { return }
                index += 1
            }
        }

        private mutating func propose(_ entry: Int, _ range: Range<Int>, _ token: Int) {
            let trait = lexicon.traits[entry]
            if trait.guards >= 0 {
                for condition in lexicon.guards[Int(trait.guards)] where !condition.allows(range, in: bytes) { return }
            }
            var last = token
            while last + 1 < tokens.count, tokens[last + 1].start < range.upperBound { last += 1 }
            candidates.append(
                LexiconMatch(range: range, tokens: token..<last + 1, domain: Int(trait.domain), entry: entry))
        }

        private mutating func keepLongest() {
            for match in candidates where match.range.upperBound > reach[match.domain] && isLongest(match) {
                if lexicon.traits[match.entry].isNothing {
                    dropOverlapped(by: match)
                } else {
                    found.append(match)
                }
            }
            for match in candidates { reach[match.domain] = max(reach[match.domain], match.range.upperBound) }
            candidates.removeAll(keepingCapacity: true)
        }

        /// Among those of its domain that start with it.
        private func isLongest(_ match: LexiconMatch) -> Bool {
            for other in candidates
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
}
