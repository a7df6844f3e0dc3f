/// A feature of a text with the words that people know it by.
struct NamedFeature {
    enum Block { case words, stems, lexicon, links }

    var block: Block
    var hash: UInt32
    /// A quoted word or pair, the rule of a lexicon, or what a clause or the text is like.
    var name: String
    /// Where it stands; none for what is of a whole clause or text.
    var tokens: [Range<Int>] = []
    /// `nil` for the shape of the whole text.
    var sentence: Int?
}

extension TextReader {
    /// The same features as `stream(of:)`, each with a name; many times slower.
    func namedFeatures(of reading: TextReading) -> [NamedFeature] {
        var features: [NamedFeature] = []
        for (index, clause) in reading.clauses.enumerated() {
            for token in clause.tokens {
                features += named(token..<token + 1, clause, reading)
                if token + 1 < clause.tokens.upperBound { features += named(token..<token + 2, clause, reading) }
            }
            let scope = reading.scopes[index]
            for match in reading.matches(in: index) {
                let (hash, rule) = (className(match.entry), lexicon.entries[match.entry].rule)
                let turned = Turn.allCases.filter { scope.does($0, to: match.tokens) }
                features += ([(hash, rule)] + turned.map { ($0.turned(hash), "\($0), \(rule)") }).map {
                    NamedFeature(
                        block: .lexicon, hash: $0, name: $1, tokens: [match.tokens], sentence: clause.sentence)
                }
            }
            features += Turn.inText.marks(scope).map {
                NamedFeature(block: .lexicon, hash: $0, name: $1, sentence: clause.sentence)
            }
            links(of: reading, clause: index) { features.append(named($0, clause, reading)) }
        }
        return features
            + shape(of: reading).map {
                NamedFeature(block: .lexicon, hash: $0.hash, name: "text: \($0.name)")
            }
    }

    private func named(_ link: Link, _ clause: Clause, _ reading: TextReading) -> NamedFeature {
        // The same words may be of two classes.
        let tokens = link.first == link.second ? [link.first] : [link.first, link.second]
        let words = tokens.map {
            "«\u{A0}\(reading.text.sourceString(reading.text.sourceRange(ofTokens: $0)))\u{A0}»"
        }
        return NamedFeature(
            block: .links, hash: link.hash, name: words.joined(separator: " + "), tokens: tokens,
            sentence: clause.sentence)
    }

    /// Of one token its word and stems, of two tokens their pair.
    private func named(_ tokens: Range<Int>, _ clause: Clause, _ reading: TextReading) -> [NamedFeature] {
        var stream = FeatureStream()
        stream.add(reading.text, tokens: tokens)
        let words = reading.text.sourceString(reading.text.sourceRange(ofTokens: tokens))
        func feature(_ block: NamedFeature.Block, _ hash: UInt32) -> NamedFeature {
            NamedFeature(
                block: block, hash: hash, name: "«\u{A0}\(words)\u{A0}»", tokens: [tokens], sentence: clause.sentence)
        }
        if tokens.count == 2 { return stream.words.dropFirst(2).map { feature(.words, $0) } }
        return stream.words.map { feature(.words, $0) } + stream.stems.map { feature(.stems, $0) }
    }
}
