/// A stretch of text with one verb or so: what negation reaches, and what a coordinator would quote.
package struct Clause: Sendable, Hashable {
    /// Half-open, never empty; marks at the ends are left out.
    package var tokens: Range<Int>
    /// Counts the sentences of the text.
    package var sentence: Int
    /// The sentence ends in a question mark.
    package var isQuestion: Bool
}

/// Cuts a folded text into sentences and clauses.
///
/// Sentences end at `.` `!` `?` `;`, at newlines and bullets, but not inside "12.50", "M. Diop" or an address of the
/// web. Clauses end at commas, colons and conjunctions behind which something new starts.
package enum ClauseSplitter {
    package static func clauses(of text: FoldedText) -> [Clause] {
        var cutter = Cutter(text: text)
        for index in text.tokens.indices { cutter.read(index) }
        cutter.endSentence(at: text.tokens.count)
        return cutter.clauses
    }

    /// By sentence the half-open range of its clauses.
    static func bySentence(_ clauses: [Clause]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        for (index, clause) in clauses.enumerated() {
            if clause.sentence < sentences.count {
                sentences[clause.sentence] = sentences[clause.sentence].lowerBound..<index + 1
            } else {
                sentences.append(index..<index + 1)
            }
        }
        return sentences
    }
}

private struct Cutter {
    let text: FoldedText
    var clauses: [Clause] = []
    private var start = 0
    private var sentence = 0
    /// Index in `clauses` of the sentence's first.
    private var first = 0

    init(text: FoldedText) { self.text = text }

    mutating func read(_ index: Int) {
        let token = text.tokens[index]
        switch token.kind {
        case .newline: endSentence(at: index)
        case .mark:
            let byte = text.bytes[token.start]
            if endsSentence(byte, index) {
                if byte == UInt8(ascii: "?") { markQuestion(at: index) } else { endSentence(at: index) }
            } else if endsClause(index) {
                endClause(at: index)
            }
        case .word: if index > start + 2, opensClause(index) { endClause(at: index, keepsToken: true) }
        case .number: break
        }
    }

    private mutating func markQuestion(at index: Int) {
        endClause(at: index)
        for at in first..<clauses.count { clauses[at].isQuestion = true }
        endSentence(at: index)
    }

    mutating func endSentence(at index: Int) {
        endClause(at: index)
        if clauses.count > first { sentence += 1 }
        first = clauses.count
    }

    private mutating func endClause(at index: Int, keepsToken: Bool = false) {
        var (from, to) = (start, index)
        while from < to, isEdge(from) { from += 1 }
        while to > from, isEdge(to - 1) { to -= 1 }
        if from < to { clauses.append(Clause(tokens: from..<to, sentence: sentence, isQuestion: false)) }
        start = keepsToken ? index : index + 1
    }

    private func isEdge(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.kind == .newline || token.kind == .mark && text.bytes[token.start] != UInt8(ascii: "\"")
    }

    /// A full stop inside a number, behind an initial or a title, or glued to what follows ends nothing.
    private func endsSentence(_ byte: UInt8, _ index: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): return true
        case symbolByte, middotByte: return startsLine(index)
        // "un CDI depuis lundi // le camion poubelle", not "https://"
        case UInt8(ascii: "/"):
            return index > 0 && index + 1 < text.tokens.count && text.words[index - 1] == "/"
                && text.tokens[index - 1].flags.contains(.spaceBefore)
        case UInt8(ascii: "."):
            guard index + 1 < text.tokens.count else { return true }
            let next = text.tokens[index + 1]
            if next.kind == .newline || next.kind == .mark { return true }
            let isGlued = next.start == text.tokens[index].end
            return !isGlued && !(index > 0 && isTitle(index - 1))
        default: return false
        }
    }

    private func startsLine(_ index: Int) -> Bool { index == 0 || text.tokens[index - 1].kind == .newline }

    private func isTitle(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.flags.contains(.capital) else { return false }
        return token.end - token.start == 1 || titles.contains(text.words[index])
    }

    private func endsClause(_ index: Int) -> Bool {
        guard clauseMarks.contains(text.words[index]) else { return false }
        let between = index > 0 && index + 1 < text.tokens.count
        return
            !(between && text.tokens[index - 1].kind == .number && text.tokens[index + 1].kind == .number
            && text.tokens[index + 1].start == text.tokens[index].end)
    }

    /// A conjunction, and where it also joins nouns ("et", "ou"), a subject behind it.
    private func opensClause(_ index: Int) -> Bool {
        let word = text.words[index]
        if strongConjunctions.contains(word) { return true }
        guard weakConjunctions.contains(word), index + 1 < text.tokens.count else { return false }
        return subjects.contains(text.words[index + 1])
    }
}

private let titles = WordSet("mr st")
private let clauseMarks = WordSet(", : ( ) =")
private let strongConjunctions = WordSet(
    "mais donc car puis alors sauf parce pourtant depuis maintenant desormais")
private let weakConjunctions = WordSet("et ou quand lorsque que qu' si")
private let subjects = WordSet(
    "je j' tu il elle on nous vous ils elles ca c' personne rien tout l' m' y depuis maintenant la le les un une mon ma "
        + "mes")
