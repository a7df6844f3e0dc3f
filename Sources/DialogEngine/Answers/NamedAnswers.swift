import TestimonyModel

/// What an utterance answers to questions that it calls by their names, before they are asked: "4, et ma note c'est 5".
struct NamedAnswers {
    /// The answers that were called by name, in the order in which they were said.
    var told: [(slot: Slot, values: [String], reading: Reading)] = []
    /// What is said beside them; `nil` where nothing is.
    var rest: Reading?
}

extension Reduction {
    /// `nil` where no question that is still open is called by its name and answered.
    func answersByName(in reading: Reading, besides asked: Slot) -> NamedAnswers? {
        guard case .question(let question) = asked.kind else { return nil }
        let words = reading.pieces
        let names = context.saidPhrases.slotNames(in: words).filter { name in
            name.slot == asked.id || session.draft.slots[name.slot] == nil
        }
        guard let first = names.first, Set(names.map(\.slot)).count == names.count else { return nil }
        let opening = openingEnd(before: first.range.lowerBound, in: words)
        // Free words may say anything, but for those that begin with a name.
        if [.text, .person].contains(question.type), opening > 0 { return nil }
        var named = NamedAnswers()
        var beside = [reading.asSaid(0..<opening)]
        for (index, name) in names.enumerated() {
            let end = index + 1 < names.count ? openingEnd(before: names[index + 1].range.lowerBound, in: words) : nil
            guard let slot = dialog.slot(name.slot),
                let (values, heard, left) = told(slot, from: name.range.upperBound, to: end ?? words.count, reading)
            else { return nil }
            if slot.id == asked.id {
                beside.append(heard.typed)
            } else {
                named.told.append((slot, values, heard))
            }
            if !left.isEmpty { beside.append(left) }
        }
        let rest = beside.filter { !$0.isEmpty }.joined(separator: ", ")
        guard rest != reading.typed else { return nil }
        named.rest = rest.isEmpty ? nil : Reading(rest, context)
        return named
    }

    /// What the words behind a name answer, and what is left behind the next comma, where that may be something else.
    private func told(
        _ slot: Slot, from name: Int, to end: Int, _ reading: Reading
    ) -> (values: [String], reading: Reading, left: String)? {
        guard case .question(let question) = slot.kind else { return nil }
        let words = reading.pieces
        let start = words[name..<end].firstIndex { !copulas.contains($0) } ?? end
        guard start < end else { return nil }
        let said = reading.asSaid(start..<end)
        var (heard, left) = (said, "")
        if question.type == .text || question.type == .person {
            // "je ne sais plus lequel choisir" tells nothing.
            guard start > name || reading.hasColon(behind: name) else { return nil }
        } else if let cut = said.indices.first(where: { ",;.!?".contains(said[$0]) && !isInNumber($0, said) }) {
            (heard, left) = (String(said[..<cut]), String(said[said.index(after: cut)...]))
        }
        let piece = Reading(heard, context)
        guard case .values(let values) = answer(to: question, of: slot.id, in: piece),
            accepts(question, values, at: slot.id)
        else { return nil }
        return (values, piece, left.trimmingSpaces)
    }

    /// "12,5" is one number.
    private func isInNumber(_ at: String.Index, _ text: String) -> Bool {
        guard ",.".contains(text[at]), at > text.startIndex else { return false }
        return text[text.index(before: at)].isNumber && text[text.index(after: at)...].first?.isNumber == true
    }

    /// Where what stands before a name ends: "4, et ma note".
    private func openingEnd(before name: Int, in words: [Substring]) -> Int {
        words[..<name].lastIndex { !joints.contains($0) && !namingWords.contains($0) }.map { $0 + 1 } ?? 0
    }
}

extension SaidPhrases {
    /// The questions outside of repeats whose names stand in the words, longest first where two overlap, and where.
    func slotNames(in words: [Substring]) -> [(slot: String, range: Range<Int>)] {
        guard !slotNames.isEmpty else { return [] }
        var found: [(slot: String, range: Range<Int>)] = []
        var start = 0
        while start < words.count {
            let fitting = (slotNames[words[start]] ?? []).filter { words[start...].starts(with: $0.words) }
            if let name = fitting.max(by: { $0.words.count < $1.words.count }) {
                found.append((name.slot, start..<start + name.words.count))
                start += name.words.count
            } else {
                start += 1
            }
        }
        return found
    }
}

extension Reading {
    /// Some of its words as they were typed.
    func asSaid(_ range: Range<Int>) -> String {
        let runs = typedRuns
        let plain = words.split(separator: " ")
        guard !range.isEmpty else { return "" }
        guard runs.count == plain.count else { return plain[range].joined(separator: " ") }
        return String(typed[runs[range.lowerBound].lowerBound..<runs[range.upperBound - 1].upperBound])
    }

    /// "ma note : 4"
    fileprivate func hasColon(behind word: Int) -> Bool {
        let runs = typedRuns
        guard runs.count == words.split(separator: " ").count, runs.indices.contains(word) else { return false }
        return typed[..<runs[word].lowerBound].last { !$0.isWhitespace } == ":"
    }

    /// Its words and numbers where they stand; a sign of its own between two of them is no part of either.
    private var typedRuns: [Range<String.Index>] {
        typed.split { !($0.isLetter || $0.isNumber) }.map { $0.startIndex..<$0.endIndex }
    }
}

extension String {
    fileprivate var trimmingSpaces: String { String(trimmed(self[...])) }
}

let copulas: Set<Substring> = [
    "c", "ce", "est", "etait", "etaient", "sont", "serait", "is", "it", "s", "was", "were", "are",
]
private let joints: Set<Substring> = ["et", "and", "puis", "mais", "but", "pour", "for", "aussi", "also"]
