import TestimonyModel

/// A text with everything that was found in it before anything is concluded.
struct TextReading: Sendable {
    let text: FoldedText
    let matches: [LexiconMatch]
    let clauses: [Clause]
    /// By sentence its clauses, half-open, never empty.
    let clausesOfSentence: [Range<Int>]
    let scopes: [ClauseScope]
    /// For each clause the range of the matches that start in it.
    let matchesOfClause: [Range<Int>]
    let findings: [FacetFinding]

    func matches(in clause: Int) -> ArraySlice<LexiconMatch> { matches[matchesOfClause[clause]] }

    func clause(at token: Int) -> Int? { clauses.lastIndex { $0.tokens.lowerBound <= token } }

    /// Tokens of the whole sentence around a clause.
    func sentence(of clause: Int) -> Range<Int> {
        let all = clausesOfSentence[clauses[clause].sentence]
        return clauses[all.lowerBound].tokens.lowerBound..<clauses[all.upperBound - 1].tokens.upperBound
    }

}

/// Reads texts with the lexicons; shared by extraction and training.
struct TextReader: Sendable {
    let lexicon: Lexicon
    private let normaliser: Normaliser
    private let scopes: ScopeReader
    let facets: FacetReader
    /// For each entry the hash of its domain and id.
    private let classes: [UInt32]
    /// By entry whether its class says something beside another.
    let isLinked: [Bool]

    init(codebook: Codebook, lexicon: Lexicon, normaliser: Normaliser = Normaliser()) {
        self.lexicon = lexicon
        self.normaliser = normaliser
        scopes = ScopeReader(lexicon: lexicon)
        facets = FacetReader(lexicon: lexicon, codebook: codebook)
        classes = lexicon.entries.map { FeatureHash.name("\($0.domain).\($0.id)", seed: 3) }
        isLinked = lexicon.entries.map { !Self.unlinked.contains($0.domain) }
    }

    func read(_ source: String) -> TextReading { read([source])[0] }

    /// Several texts, step by step: each step finds what it looks things up in still in the cache.
    func read(_ sources: [String]) -> [TextReading] {
        let texts = sources.map(normaliser.fold)
        let matches = texts.map(lexicon.matches)
        return zip(texts, matches).map(reading)
    }

    private func reading(_ text: FoldedText, _ matches: [LexiconMatch]) -> TextReading {
        let clauses = ClauseSplitter.clauses(of: text)
        let grouped = grouped(matches, clauses)
        return TextReading(
            text: text, matches: matches, clauses: clauses, clausesOfSentence: ClauseSplitter.bySentence(clauses),
            scopes: clauses.indices.map { scopes.scope(of: clauses[$0], in: text, matches: matches[grouped[$0]]) },
            matchesOfClause: grouped, findings: facets.findings(in: text, matches: matches))
    }
}

extension TextReader {
    /// For each clause the range of matches that start in it; matches stand in the order of their tokens.
    private func grouped(_ matches: [LexiconMatch], _ clauses: [Clause]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(clauses.count)
        var at = 0
        for index in clauses.indices {
            let start = at
            let isLast = index + 1 == clauses.count
            while at < matches.count, isLast || matches[at].tokens.lowerBound < clauses[index + 1].tokens.lowerBound {
                at += 1
            }
            ranges.append(start..<at)
        }
        return ranges
    }
}

// MARK: - Features

extension TextReader {
    /// The features of the text, clause after clause.
    func stream(of reading: TextReading) -> FeatureStream {
        var stream = FeatureStream(tokens: reading.text.tokens.count, matches: reading.matches.count)
        for index in reading.clauses.indices {
            stream.add(reading.text, tokens: reading.clauses[index].tokens)
            let scope = reading.scopes[index]
            let turns = Turn.ofClause(scope)
            for match in reading.matches(in: index) {
                let feature = classes[match.entry]
                stream.add(lexicon: feature)
                if scope.denies(match.tokens) { stream.add(lexicon: Turn.denied.turned(feature)) }
                for turn in turns { stream.add(lexicon: turn.turned(feature)) }
            }
            for hash in Turn.inText.hashes(scope) { stream.add(lexicon: hash) }
            links(of: reading, clause: index) { stream.add(link: $0.hash) }
            stream.endClause()
        }
        for mark in shape(of: reading) { stream.add(lexicon: mark.hash) }
        return stream
    }

    /// The hash under which streams know an entry's domain and id.
    func className(_ entry: Int) -> UInt32 { classes[entry] }

    /// Features of one observation beside those of its sentence: which effect it is about, and what the lexicons
    /// found for it, in its own clause twice.
    func features(of reading: TextReading, clause: Int, effect: String) -> [UInt32] {
        let about = FeatureHash.name(effect, seed: 5)
        var features = [about]
        for index in reading.clausesOfSentence[reading.clauses[clause].sentence] {
            let (scope, start) = (reading.scopes[index], features.count)
            let turns = Turn.ofClause(scope)
            for match in reading.matches(in: index) {
                let feature = classes[match.entry] &* 31 ^ about
                features.append(feature)
                if scope.denies(match.tokens) { features.append(Turn.denied.turned(feature)) }
                for turn in turns { features.append(turn.turned(feature)) }
            }
            if index == clause { features += features[start...] }
        }
        return features + Turn.inClause.hashes(reading.scopes[clause])
    }

    /// What the whole text is like, each mark as often as it counts.
    func shape(of reading: TextReading) -> [ShapeMark] {
        let count = reading.text.tokens.count
        let length = ShapeMark.lengths[min(8, count.bitWidth - count.leadingZeroBitCount)]
        let sentences = ShapeMark.sentences[min(4, reading.clausesOfSentence.count)]
        var marks = [length, length, sentences, sentences]
        if reading.clauses.contains(where: \.isQuestion) { marks += [.question, .question] }
        if reading.clauses.last?.isQuestion == true { marks += [.lastQuestion, .lastQuestion] }
        if let first = reading.text.bytes.first, [33, 47, 64].contains(first) {
            marks += [.command, .command, .command]
        }
        return marks
    }
}

/// A feature of a whole text.
struct ShapeMark: Sendable {
    let name: String
    let hash: UInt32

    static let lengths = (0...8).map { ShapeMark("length.\($0)") }
    static let sentences = (0...4).map { ShapeMark("sentences.\($0)") }
    static let question = ShapeMark("question")
    static let lastQuestion = ShapeMark("ends with a question")
    static let command = ShapeMark("command")

    private init(_ name: String) {
        self.name = name
        hash = FeatureHash.name(name, seed: 3)
    }
}
