/// What the words of a clause do to the cues inside it.
package struct ClauseScope: Sendable, Hashable {
    /// Tokens that a negation reaches, half-open; empty where the clause denies nothing.
    package var denied: Range<Int> = 0..<0
    /// Wanted, planned or imagined.
    package var isWished = false
    /// Tells how things were before ("avant je mangeais seule").
    package var isBefore = false
    /// Tells that something ended, was mended or grew less ("fini le froid", "moins de bruit").
    package var isEnded = false
    /// Says that something is missing ("pas un seul", "il manque").
    package var isAbsent = false

    package var isNegated: Bool { !denied.isEmpty }

    package func denies(_ tokens: Range<Int>) -> Bool { denied.overlaps(tokens) }
}

/// Reads the scope of a clause from the matches of the negation and modality lexicons and from verb endings.
struct ScopeReader: Sendable {
    /// What an entry of those lexicons does, by its id.
    private enum Role: String { case particle, closing, without, absent, wished, before, ended }

    private let roles: [Role?]

    init(lexicon: Lexicon) {
        roles = lexicon.entries.map { entry in
            entry.domain == "negation" || entry.domain == "modality" ? Role(rawValue: entry.id) : nil
        }
    }

    /// `matches` are those that start inside the clause.
    func scope(of clause: Clause, in text: FoldedText, matches: some Sequence<LexiconMatch>) -> ClauseScope {
        var scope = ClauseScope()
        var particle: Int?
        for match in matches {
            switch roles[match.entry] {
            case .particle: particle = match.tokens.lowerBound
            case .closing: deny(match, particle, clause, text, &scope)
            case .without: scope.denied = match.tokens.lowerBound..<clause.tokens.upperBound
            case .absent:
                scope.isAbsent = true
                scope.denied = clause.tokens
            case .wished: scope.isWished = true
            case .before: scope.isBefore = true
            case .ended: scope.isEnded = true
            case nil: break
            }
        }
        if !scope.isWished { scope.isWished = hasConditional(clause, text) }
        return scope
    }

    /// "ne … que" restricts, it denies nothing; a bare "plus" denies only in front of "de" or behind a verb at the
    /// end of its clause; "personne" and "rien" as subjects deny all that follows.
    private func deny(
        _ match: LexiconMatch, _ particle: Int?, _ clause: Clause, _ text: FoldedText, _ scope: inout ClauseScope
    ) {
        let at = match.tokens.lowerBound
        let word = text.words[at]
        if word == "plus", particle == nil, !isBarePlus(at, clause, text) { return }
        let start = particle.map { min($0, at) } ?? max(clause.tokens.lowerBound, at - 3)
        scope.denied = start..<clause.tokens.upperBound
    }

    private func isBarePlus(_ at: Int, _ clause: Clause, _ text: FoldedText) -> Bool {
        guard at + 1 < clause.tokens.upperBound else { return at > clause.tokens.lowerBound }
        let next = text.words[at + 1]
        if next == "personne" || next == "rien" { return true }
        return at == clause.tokens.lowerBound && barePlus.contains(next)
    }

    /// Conditional endings ("-rais", "-rait", "-raient") of words that are verbs by their pronoun.
    private func hasConditional(_ clause: Clause, _ text: FoldedText) -> Bool {
        clause.tokens.contains { index in
            let token = text.tokens[index]
            guard token.kind == .word, token.end - token.start >= 6 else { return false }
            return endings.contains(text.suffix(ofToken: index)) && !notConditional.contains(text.words[index])
        }
    }
}

/// What a bare "plus" denies when it opens a clause: "plus de café".
private let barePlus = WordSet("de d' un une")
private let endings = WordEndings("erais erait eraient irais irait iraient drais drait draient erions")
/// Imperfects of verbs whose stem ends in r.
private let notConditional = WordSet(
    "retirait tirait attirait admirait respirait aspirait operait preferait preferais esperait esperais considerait "
        + "tolerait differait esperaient preferaient expirait desirait desirais virait inspirait gerait gerais "
        + "digerait generait transpirait recuperait cooperait moderait")
