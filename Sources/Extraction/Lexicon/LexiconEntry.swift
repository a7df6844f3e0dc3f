/// Words that stand for one id of a domain: "menuisier" for `occupants` of `publics`.
package struct LexiconEntry: Sendable, Hashable {
    /// A facet of the codebook, `places`, or a domain of the program's own: `mentions`, `negation` …
    package var domain: String
    /// An option, a place or a class of the domain.
    package var id: String
    /// How much the words say, `0 ... 1`.
    package var weight: Float
    /// What `explain` prints: the domain, the id and the pattern.
    package var rule: String
    package var guards: [WordGuard]
    /// The data file and the line that it stands in; empty and 0 for entries of no file.
    package var file = ""
    package var line = 0

    package init(domain: String, id: String, weight: Float = 1, rule: String = "", guards: [WordGuard] = []) {
        self.domain = domain
        self.id = id
        self.weight = weight
        self.rule = rule.isEmpty ? "\(domain).\(id)" : rule
        self.guards = guards
    }
}

/// Where an entry was found.
package struct LexiconMatch: Sendable, Hashable {
    /// Half-open range of folded bytes.
    package var range: Range<Int>
    /// Half-open range of tokens, never empty.
    package var tokens: Range<Int>
    /// Index into `Lexicon.domains`.
    package var domain: Int
    /// Index into `Lexicon.entries`.
    package var entry: Int
}

/// The patterns of one entry as data files give them.
package struct LexiconGroup: Sendable {
    package var entry: LexiconEntry
    package var pattern: LexiconPattern

    package init(_ entry: LexiconEntry, _ pattern: LexiconPattern) {
        self.entry = entry
        self.pattern = pattern
    }
}
