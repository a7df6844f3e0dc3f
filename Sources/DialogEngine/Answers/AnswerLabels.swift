/// The labels of a question's answers as the plain words that utterances are compared with.
struct AnswerLabels: Sendable {
    /// In the author's order; each label that means an id, as its words.
    let answers: [(id: String, labels: [[Substring]])]

    static let none = AnswerLabels(answers: [])

    /// Letters from which on a word tells labels apart.
    private static let tellingWord = 4

    /// The ids whose labels stand in the words, in the author's order; the longest label wins where two overlap. What is
    /// denied is left out.
    func found(in words: [Substring]) -> (ids: [String], covered: Set<Int>) {
        var hits: [(range: Range<Int>, id: String)] = []
        for (id, labels) in answers {
            for label in labels {
                for start in starts(of: label, in: words) { hits.append((start..<start + label.count, id)) }
            }
        }
        var covered: Set<Int> = []
        var kept: [(range: Range<Int>, id: String)] = []
        for hit in hits.sorted(by: { $0.range.count > $1.range.count }) where covered.isDisjoint(with: hit.range) {
            covered.formUnion(hit.range)
            kept.append(hit)
        }
        var ids: Set<String> = []
        var end = 0
        for hit in kept.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            // "pas le bus, le vélo": what is denied is the bus.
            if !isDenied(words[end..<hit.range.lowerBound]) { ids.insert(hit.id) }
            end = hit.range.upperBound
        }
        return (answers.map(\.id).filter(ids.contains), covered)
    }

    /// The id of the label that shares at least half of its telling words with these, and more than any other does.
    func nearest(to words: [Substring]) -> String? {
        let said = words.filter { $0.utf8.count >= AnswerLabels.tellingWord }
        guard !said.isEmpty, words.count <= 8 else { return nil }
        let scores = answers.map { answer in
            answer.labels.map { label -> Double in
                let telling = label.filter { $0.utf8.count >= AnswerLabels.tellingWord }
                guard !telling.isEmpty else { return 0 }
                let shared = telling.count { word in said.contains { isAkin($0, word) } }
                return Double(shared) / Double(telling.count)
            }.max() ?? 0
        }
        guard let best = scores.max(), best >= 0.5, scores.count(where: { $0 == best }) == 1 else { return nil }
        return scores.firstIndex(of: best).map { answers[$0].id }
    }

    /// "satisfaite" and "satisfait", "habitants" and "habitante": the same but for an ending of up to three letters.
    private func isAkin(_ left: Substring, _ right: Substring) -> Bool {
        let shared = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
        return shared >= AnswerLabels.tellingWord && shared + 3 >= Swift.max(left.utf8.count, right.utf8.count)
    }

    private func starts(of label: [Substring], in words: [Substring]) -> [Int] {
        guard !label.isEmpty, words.count >= label.count else { return [] }
        return (0...words.count - label.count).filter { words[$0..<$0 + label.count].elementsEqual(label) }
    }

    /// "pas le lundi", within three words before and in the same breath.
    private func isDenied(_ before: ArraySlice<Substring>) -> Bool {
        before.suffix(3).reversed().prefix { !["mais", "et", "plutot", "but"].contains($0) }
            .contains { ["pas", "ni", "sans", "sauf", "not", "except"].contains($0) }
    }
}
