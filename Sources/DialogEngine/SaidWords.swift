import TestimonyModel

/// Words of the wording that name an answer to one question and are read as such there alone: "entraide", "le lieu".
extension Reduction {
    /// Long words, beside those of the slot and of days, places and people, of an answer that only names something; one with more
    /// of them tells.
    private static let mostOthers = 1
    /// Letters from which on a word is long: articles, pronouns and "est" are shorter.
    private static let longWord = 5

    /// The ids that an answer names by the slot's own words, in the order of the dialog; with `isNegative`, by those
    /// that say that it got worse.
    func said(_ slot: Slot, in reading: Reading, isNegative: Bool = false) -> [String] {
        guard let words = wording.slots[slot.id] else { return [] }
        let answer = reading.words.split(separator: " ")
        let all = phrases(of: words)
        let setting = reading.facts.filter { ["when", "where", "publics"].contains($0.slot) }
        var covered = setting.compactMap(\.words).flatMap(plainPieces)
        covered += all.filter { !answer.starts(of: $0).isEmpty }.flatMap(\.self)
        let others = answer.filter { $0.utf8.count >= Reduction.longWord && !covered.contains($0) }
        guard others.count <= Reduction.mostOthers else { return [] }
        let lists = isNegative ? words.saidNegative : words.said
        return choices(of: slot).filter { id in
            (lists[id] ?? []).contains { phrase in
                answer.starts(of: plainPieces(phrase)).contains { !isDenied(answer[..<$0]) }
            }
        }
    }

    /// The utterance without facts that its own words for the slot name as well: "le quartier" is an effect here.
    func withoutSaid(_ reading: Reading, _ slot: Slot) -> Reading {
        let all = wording.slots[slot.id].map(phrases) ?? []
        return reading.leavingOut { fact in
            let pieces = fact.words.map(plainPieces) ?? []
            return all.contains { !$0.isEmpty && pieces.suffix($0.count).elementsEqual($0) }
        }
    }

    private func phrases(of words: Wording.SlotWording) -> [[Substring]] {
        [words.said, words.saidNegative].flatMap { $0.values.flatMap { $0.map(plainPieces) } }
    }

    private func plainPieces(_ phrase: String) -> [Substring] {
        plainWords(phrase, context.normaliser).split(separator: " ")
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
        return breath.contains { ["pas", "ni", "sans", "aucun", "aucune", "manque", "not", "no"].contains($0) }
    }
}

extension [Substring] {
    /// Where `wanted` stands in these words.
    fileprivate func starts(of wanted: [Substring]) -> [Int] {
        guard !wanted.isEmpty, count >= wanted.count else { return [] }
        return (0...count - wanted.count).filter { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
