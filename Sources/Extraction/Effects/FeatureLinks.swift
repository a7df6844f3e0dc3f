/// Two things that stand together in a clause: what neither says alone ("voisin" and "prêter", "jamais" and "bonjour").
struct Link: Sendable {
    let hash: UInt32
    /// Tokens of the one and of the other.
    let first: Range<Int>
    let second: Range<Int>
}

extension TextReader {
    /// Domains that say what a clause does to its words, or where it is: they stand beside anything.
    static let unlinked: Set<String> = ["places", "negation", "modality"]
    /// Classes of one clause that are linked with each other: a clause without an end has as many pairs as one of a page.
    private static let mostClasses = 24
    /// How many longer words further on a word is linked with, and how long these are, in letters.
    private static let reach = 4
    private static let longWord = 4

    /// Links between classes of the lexicons, then between the beginnings of longer words.
    func links(of reading: TextReading, clause: Int, _ found: (Link) -> Void) {
        linkClasses(reading, clause, found)
        linkWords(reading, clause, found)
    }

    private func linkClasses(_ reading: TextReading, _ clause: Int, _ found: (Link) -> Void) {
        let scope = reading.scopes[clause]
        var classes: [(hash: UInt32, tokens: Range<Int>)] = []
        for match in reading.matches(in: clause) where isLinked[match.entry] && classes.count < Self.mostClasses {
            let name = className(match.entry)
            let hash = scope.denies(match.tokens) ? Turn.denied.turned(name) : name
            if classes.contains(where: { $0.hash == hash }) { continue }
            for other in classes {
                // The same pair in either order.
                let pair = FeatureHash.link(min(hash, other.hash), max(hash, other.hash), seed: 6)
                found(Link(hash: pair, first: other.tokens, second: match.tokens))
            }
            classes.append((hash, match.tokens))
        }
    }

    private func linkWords(_ reading: TextReading, _ clause: Int, _ found: (Link) -> Void) {
        let text = reading.text
        withUnsafeTemporaryAllocation(of: (beginning: UInt32, token: Int).self, capacity: Self.reach) { recent in
            var count = 0
            for index in reading.clauses[clause].tokens {
                let token = text.tokens[index]
                guard token.kind == .word, token.end - token.start >= Self.longWord else { continue }
                let beginning = FeatureHash.beginning(of: text.words[index], text, token)
                for place in max(0, count - Self.reach)..<count {
                    let (other, at) = recent[place % Self.reach]
                    found(
                        Link(
                            hash: FeatureHash.link(other, beginning, seed: 7), first: at..<at + 1,
                            second: index..<index + 1))
                }
                recent.initializeElement(at: count % Self.reach, to: (beginning, index))
                count += 1
            }
        }
    }
}
