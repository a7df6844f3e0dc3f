import TestimonyModel
import Testing

@Suite struct ReviewTests {
    /// The table of `Review.after`, written out.
    @Test(arguments: [
        (Review.proposed, "accepted corrected rejected rejected proposed proposed -"),
        (.confirmed, "accepted corrected rejected rejected confirmed confirmed -"),
        (.accepted, "- corrected rejected rejected accepted accepted -"),
        (.corrected, "- corrected rejected rejected corrected corrected -"),
        (.rejected, "- - - - - rejected -"),
    ])
    func aDecisionLeadsWhereTheTableSays(from: Review, row: String) {
        let next = ReviewDecision.allCases.map { from.after($0)?.rawValue ?? "-" }
        #expect(next.joined(separator: " ") == row)
    }

    private static func entry(_ id: Int, _ decision: ReviewDecision, undoes: Int? = nil) -> ReviewEntry {
        ReviewEntry(id: id, testimony: "t", decidedAt: id, actor: "nadia", decision: decision, undoes: undoes)
    }

    @Test(arguments: [
        ([], [], 0),
        ([entry(1, .note)], [], 0),
        ([entry(1, .accept), entry(2, .note)], [1], 1),
        ([entry(1, .accept), entry(2, .correct), entry(3, .undo, undoes: 2)], [1], 3),
        ([entry(1, .accept), entry(2, .undo, undoes: 1), entry(3, .reject)], [3], 3),
    ])
    func whatHoldsIsWhatNobodyTookBack(entries: [ReviewEntry], standing: [Int], revision: Int) {
        #expect(entries.standing.map(\.id) == standing)
        #expect(entries.revision == revision)
    }

    @Test(arguments: [
        ("Échelle", 15..<22), ("PRÊTÉ une", 5..<14), ("ECHELLE", 15..<22), ("l'échelle", nil), ("", nil),
        ("prêté  une", nil),
        ("voisin, prêté une échelle, et plus", nil),
    ])
    func wordsAreFoundWhateverTheirAccents(words: String, range: Range<Int>?) {
        #expect(PlainWords.range(of: words, in: "Il a prêté une échelle") == range)
    }
}
