import TestimonyModel

/// Words of the wording that name an answer to one question and are read as such there alone: "entraide", "le lieu".
extension Reduction {
    /// Words of an answer that only names something; what is longer tells.
    private static let longestAnswer = 10

    /// The ids that an answer names by the slot's own words, in the order of the dialog; with `isNegative`, by those
    /// that say that it got worse.
    func said(_ slot: Slot, in reading: Reading, isNegative: Bool = false) -> [String] {
        guard reading.wordCount <= Reduction.longestAnswer, let words = wording.slots[slot.id] else { return [] }
        let lists = isNegative ? words.saidNegative : words.said
        let answer = reading.words.split(separator: " ")
        return choices(of: slot).filter { id in
            (lists[id] ?? []).contains { phrase in
                let wanted = plainWords(phrase, context.normaliser).split(separator: " ")
                return answer.starts(of: wanted).contains { !isDenied(answer[..<$0]) }
            }
        }
    }

    /// Whether the whole message is such a word, at its own question: there "aide" is no call for help.
    func isSaidWord(_ reading: Reading) -> Bool {
        let slotID: String
        switch session.phase {
        case .asking(let id, _), .changing(let id, _): slotID = id
        default: return false
        }
        guard let words = wording.slots[slotID] else { return false }
        return !reading.isMarkedCommand
            && [words.said, words.saidNegative].contains { lists in
                lists.values.contains { $0.contains { plainWords($0, context.normaliser) == reading.words } }
            }
    }

    /// "pas de l'entraide", within three words before.
    private func isDenied(_ before: ArraySlice<Substring>) -> Bool {
        let breath = before.suffix(3).reversed().prefix { !["c", "mais", "et", "plutot", "ou"].contains($0) }
        return breath.contains { ["pas", "ni", "sans", "aucun", "aucune", "not", "no"].contains($0) }
    }
}

extension [Substring] {
    /// Where `wanted` stands in these words.
    fileprivate func starts(of wanted: [Substring]) -> [Int] {
        guard !wanted.isEmpty, count >= wanted.count else { return [] }
        return (0...count - wanted.count).filter { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
