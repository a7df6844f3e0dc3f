/// All lexicons as one automaton: every word of a text is a possible start, every word end a possible end.
package struct Lexicon: Sendable {
    package let entries: [LexiconEntry]
    /// The names of the domains, in the order of their first entry.
    package let domains: [String]
    let guards: [[WordGuard]]
    let firstWords: FirstWords
    /// What follows first words, and forms whose first word is very long.
    let automaton: Automaton
    /// Beginnings of one word ("déménag*"): few enough to stay in the cache.
    let beginnings: Automaton

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
