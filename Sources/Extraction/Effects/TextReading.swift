import TestimonyModel

/// A text with everything that was found in it before anything is concluded.
struct TextReading: Sendable {
    let text: FoldedText
    let matches: [LexiconMatch]
    let clauses: [Clause]
    let scopes: [ClauseScope]
    /// For each clause the matches that start in it.
    let matchesOfClause: [[LexiconMatch]]
    let findings: [FacetFinding]

    func clause(at token: Int) -> Int? { clauses.lastIndex { $0.tokens.lowerBound <= token } }

    /// Tokens of the whole sentence around a clause.
    func sentence(of clause: Int) -> Range<Int> {
        let number = clauses[clause].sentence
        let all = clauses.filter { $0.sentence == number }
        return all[0].tokens.lowerBound..<all[all.count - 1].tokens.upperBound
    }

    /// Tokens of the sentence in which a range of scalars starts.
    func sentence(around scalars: Range<Int>) -> Range<Int>? {
        let clause = clauses.indices.last {
            text.scalarRange(text.sourceRange(ofTokens: clauses[$0].tokens)).lowerBound <= scalars.lowerBound
        }
        return clause.map { sentence(of: $0) }
    }
}

/// Reads texts with the lexicons; shared by extraction and training.
struct TextReader: Sendable {
    let lexicon: Lexicon
    private let normaliser: Normaliser
    private let scopes: ScopeReader
    private let facets: FacetReader
    /// For each entry the hash of its domain and id.
    private let classes: [UInt32]

    init(codebook: Codebook, lexicon: Lexicon, normaliser: Normaliser = Normaliser()) {
        self.lexicon = lexicon
        self.normaliser = normaliser
        scopes = ScopeReader(lexicon: lexicon)
        facets = FacetReader(lexicon: lexicon, codebook: codebook)
        classes = lexicon.entries.map { FeatureHash.of("\($0.domain).\($0.id)".utf8, seed: 3) }
    }

    func read(_ source: String) -> TextReading {
        let text = normaliser.fold(source)
        let matches = lexicon.matches(in: text)
        let clauses = ClauseSplitter.clauses(of: text)
        var grouped = [[LexiconMatch]](repeating: [], count: clauses.count)
        var at = 0
        for match in matches.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
            while at + 1 < clauses.count, clauses[at + 1].tokens.lowerBound <= match.tokens.lowerBound { at += 1 }
            if at < clauses.count { grouped[at].append(match) }
        }
        return TextReading(
            text: text, matches: matches, clauses: clauses,
            scopes: clauses.indices.map { scopes.scope(of: clauses[$0], in: text, matches: grouped[$0]) },
            matchesOfClause: grouped, findings: facets.findings(in: text, matches: matches))
    }
}

// MARK: - Features

extension TextReader {
    /// The features of the whole text.
    func bag(of reading: TextReading) -> FeatureBag {
        var bag = FeatureBag()
        bag.add(reading.text, tokens: 0..<reading.text.tokens.count)
        var seen: Set<Int> = []
        for index in reading.clauses.indices { addClasses(of: index, reading, &seen, &bag) }
        addShape(reading, &bag)
        return bag
    }

    /// The features of one clause alone.
    func bag(of reading: TextReading, clause: Int) -> FeatureBag {
        var bag = FeatureBag()
        bag.add(reading.text, tokens: reading.clauses[clause].tokens)
        var seen: Set<Int> = []
        addClasses(of: clause, reading, &seen, &bag)
        return bag
    }

    /// The hash under which bags know an entry's domain and id.
    func className(_ entry: Int) -> UInt32 { classes[entry] }

    /// The features of what one observation says: its sentence, and which effect it is about.
    func bag(of reading: TextReading, clause: Int, effect: String) -> FeatureBag {
        var bag = FeatureBag()
        bag.add(reading.text, tokens: reading.sentence(of: clause))
        let number = reading.clauses[clause].sentence
        var seen: Set<Int> = []
        let about = FeatureHash.of(effect.utf8, seed: 5)
        bag.lexicon[about] = 1
        for index in reading.clauses.indices where reading.clauses[index].sentence == number {
            addClasses(of: index, reading, &seen, &bag)
            for match in reading.matchesOfClause[index] {
                bag.lexicon[classes[match.entry] &* 31 ^ about, default: 0] += index == clause ? 2 : 1
            }
        }
        addScope(reading.scopes[clause], "clause", &bag)
        return bag
    }

    /// Classes of the words found, each word once; denied ones apart; and pairs of classes in one clause.
    private func addClasses(of clause: Int, _ reading: TextReading, _ seen: inout Set<Int>, _ bag: inout FeatureBag) {
        let scope = reading.scopes[clause]
        var present: [UInt32] = []
        for match in reading.matchesOfClause[clause] {
            let name = classes[match.entry]
            if seen.insert(match.entry).inserted { bag.lexicon[name, default: 0] += 1 }
            if scope.denies(match.tokens) { bag.lexicon[name &* 17, default: 0] += 1 }
            if !present.contains(name) { present.append(name) }
        }
        if present.count <= 14 {
            for (index, first) in present.enumerated() {
                for second in present[(index + 1)...] {
                    bag.lexicon[(min(first, second) &* 0x85EB_CA6B) ^ max(first, second)] = 0.35
                }
            }
        }
        addScope(scope, "text", &bag)
    }

    private func addScope(_ scope: ClauseScope, _ place: String, _ bag: inout FeatureBag) {
        if scope.isNegated { bag.add(lexicon: "\(place).negated") }
        if scope.isWished { bag.add(lexicon: "\(place).wished") }
        if scope.isAbsent { bag.add(lexicon: "\(place).absent") }
        if scope.isBefore { bag.add(lexicon: "\(place).before") }
    }

    private func addShape(_ reading: TextReading, _ bag: inout FeatureBag) {
        let count = reading.text.tokens.count
        bag.add(lexicon: "length.\(min(8, count.bitWidth - count.leadingZeroBitCount))", 2)
        let sentences = Set(reading.clauses.map(\.sentence)).count
        bag.add(lexicon: "sentences.\(min(4, sentences))", 2)
        if reading.clauses.contains(where: \.isQuestion) { bag.add(lexicon: "question", 2) }
        if reading.clauses.last?.isQuestion == true { bag.add(lexicon: "ends with a question", 2) }
        if let first = reading.text.bytes.first, [33, 47, 64].contains(first) { bag.add(lexicon: "command", 3) }
    }
}
