import Extraction
import TestimonyModel

/// "oui, plutôt quinze", "on était douze, pas vingt": a number of the story was another.
extension Reduction {
    private struct Number {
        var value: Double
        var unit: String?
        var words: String
        var isDenied: Bool
    }

    /// Replaces the count of the story that an utterance corrects; answers the new words and the old ones.
    mutating func correctCount(_ reading: Reading) -> (new: String, old: String)? {
        guard reading.facts.isEmpty, !session.draft.counts.isEmpty else { return nil }
        let numbers = numbers(in: reading)
        let asserted = numbers.filter { !$0.isDenied }
        guard reading.means(.correction) || asserted.count < numbers.count, asserted.count == 1,
            let new = asserted.first,
            let index = count(that: numbers.first(where: \.isDenied)?.value, new.unit, isFor: new)
        else { return nil }
        let old = session.draft.counts[index]
        guard old.value != new.value else { return nil }
        session.draft.counts[index].value = new.value
        session.draft.counts[index].to = nil
        session.draft.counts[index].bound = .exactly
        let said = String(scalars: old.start..<old.end, of: session.draft.text)
        return (curly(new.words), curly(said.split(separator: " ").first.map(String.init) ?? said))
    }

    /// The count that an answer speaks of: the one of the number that it denies, of the same unit, or the only one.
    private func count(that denied: Double?, _ unit: String?, isFor new: Number) -> Int? {
        let counts = session.draft.counts
        func only(_ isWanted: (Count) -> Bool) -> Int? {
            let found = counts.indices.filter { isWanted(counts[$0]) }
            return found.count == 1 ? found[0] : nil
        }
        if let denied, let index = only({ $0.value == denied }) { return index }
        if let unit = unit.map({ plainWords($0, context.normaliser) }),
            let index = only({ $0.unit.map { plainWords($0, context.normaliser) } == unit })
        {
            return index
        }
        // "plutôt 2" names a line of the recap.
        let isLine = new.unit == nil && new.words.allSatisfy(\.isNumber) && new.value <= Double(recapLines().count)
        return isLine ? nil : only { _ in true }
    }

    private func numbers(in reading: Reading) -> [Number] {
        let answer = FoldedAnswer(reading.text, context.normaliser)
        return reading.extraction.entities.compactMap { entity in
            guard case .count(let count) = entity.value else { return nil }
            return Number(
                value: count.value, unit: count.unit,
                words: String(scalars: entity.start..<entity.end, of: reading.text),
                isDenied: answer.isDenied(at: entity.start))
        }
    }
}

/// A number as digits; 1.5 as "1,5".
func numeral(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15
        ? String(Int(value)) : String(value).split(separator: ".").joined(separator: ",")
}
