/// What the words of a clause do to the cues inside it.
package struct ClauseScope: Sendable, Hashable {
    /// Tokens that a negation reaches, half-open; empty where the clause denies nothing.
    package var denied: Range<Int> = 0..<0
    /// What is denied is harm alone ("sans problème", "pas de souci"): the rest of the clause stands.
    package var deniesHarm = false
    /// Wanted, planned or imagined.
    package var isWished = false
    /// Told as a condition or a supposition ("à condition que", "si les voisins viennent").
    package var isSupposed = false
    /// Tells how things were before ("avant je mangeais seule").
    package var isBefore = false
    /// Tells that something ended, was mended or grew less ("fini le froid", "moins de bruit").
    package var isEnded = false
    /// Says that something is missing ("pas un seul", "il manque").
    package var isAbsent = false

    package var isNegated: Bool { !denied.isEmpty && !deniesHarm }

    package func denies(_ tokens: Range<Int>) -> Bool { denied.overlaps(tokens) }
}

/// Reads the scope of a clause from the matches of the negation and modality lexicons and from verb endings.
struct ScopeReader: Sendable {
    /// What an entry of those lexicons does, by its id.
    private enum Role: String {
        case particle, closing, without, absent, wished, supposed, before, ended, harm, excluding
    }

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
        var excluding: Int?
        scope.isSupposed = opensCondition(clause, text)
        for match in matches {
            switch roles[match.entry] {
            case .particle: particle = match.tokens.lowerBound
            case .closing: deny(match, particle, clause, text, &scope)
            case .without: deny(from: match.tokens.lowerBound, clause, &scope)
            case .harm: denyHarm(match, clause, text, &scope)
            case .excluding: excluding = match.tokens.lowerBound
            case .absent:
                scope.isAbsent = true
                deny(from: clause.tokens.lowerBound, clause, &scope)
            case .wished: scope.isWished = true
            case .supposed: scope.isSupposed = true
            case .before: scope.isBefore = true
            case .ended: scope.isEnded = true
            case nil: break
            }
        }
        // Who cannot rule something out leaves it possible.
        if let excluding, scope.denied.contains(excluding) { scope.denied = 0..<0 }
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
        if particle == nil, at > clause.tokens.lowerBound, text.isStep(ofToken: at) { return }
        let start = particle.map { min($0, at) } ?? max(clause.tokens.lowerBound, at - 3)
        deny(from: start, clause, &scope)
    }

    private func deny(from start: Int, _ clause: Clause, _ scope: inout ClauseScope) {
        scope.denied = start..<clause.tokens.upperBound
        scope.deniesHarm = false
    }

    /// "pas de souci", "sans aucun problème": harm right behind the denial takes it all.
    private func denyHarm(_ match: LexiconMatch, _ clause: Clause, _ text: FoldedText, _ scope: inout ClauseScope) {
        var before = match.tokens.lowerBound - 1
        while before > clause.tokens.lowerBound, beforeHarm.contains(text.words[before]) { before -= 1 }
        guard scope.denied.contains(match.tokens.lowerBound), before >= clause.tokens.lowerBound,
            denials.contains(text.words[before])
        else { return }
        scope.denied = scope.denied.lowerBound..<match.tokens.upperBound
        scope.deniesHarm = true
    }

    /// "si les voisins viennent"; not "si bien", "si oui", "même si".
    private func opensCondition(_ clause: Clause, _ text: FoldedText) -> Bool {
        var at = clause.tokens.lowerBound
        while at < clause.tokens.upperBound, conditionLinks.contains(text.words[at]) { at += 1 }
        guard at + 1 < clause.tokens.upperBound else { return false }
        return text.words[at] == "s'"
            ? text.words[at + 1] == "il" || text.words[at + 1] == "ils"
            : text.words[at] == "si" && conditionSubjects.contains(text.words[at + 1])
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

extension FoldedText {
    /// Whether a token is "pas" as in "un pas vers le travail", which denies nothing.
    package func isStep(ofToken at: Int) -> Bool { at > 0 && words[at] == "pas" && beforeStep.contains(words[at - 1]) }
}

private let beforeStep = WordSet("un premier petit grand chaque")
private let beforeHarm = WordSet("de d' le un une moindre grand gros grands petit")
private let denials = WordSet("pas plus jamais sans aucun aucune ni point zero rien")
private let conditionLinks = WordSet("et mais ou donc alors")
private let conditionSubjects = WordSet(
    "je j' tu il elle on nous vous ils elles ca c' le la les l' un une des mon ma mes ton ta tes son sa ses notre nos "
        + "votre vos leur leurs ce cet cette ces quelqu'un personne tout chacun")
/// What a bare "plus" denies when it opens a clause: "plus de café".
private let barePlus = WordSet("de d' un une")
private let endings = WordEndings("erais erait eraient irais irait iraient drais drait draient erions")
/// Imperfects of verbs whose stem ends in r.
private let notConditional = WordSet(
    "retirait tirait attirait admirait respirait aspirait operait preferait preferais esperait esperais considerait "
        + "tolerait differait esperaient preferaient expirait desirait desirais virait inspirait gerait gerais "
        + "digerait generait transpirait recuperait cooperait moderait")
