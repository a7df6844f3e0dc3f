import Extraction
import TestimonyModel

/// What an utterance answers to a question of the author's own.
enum AnswerFound: Sendable, Hashable {
    /// As a slot holds them.
    case values([String])
    case nothing
}

extension Reduction {
    /// Reads an utterance as an answer; `nothing` where none is in it, or several are where one is wanted.
    func answer(to question: Question, of slot: String, in reading: Reading) -> AnswerFound {
        let values: [String]
        switch question.type {
        case .text: values = [collapsed(reading.text)]
        case .person: values = [nameless(collapsed(reading.text))]
        case .integer: values = reading.howMany.flatMap { Int(exactly: $0) }.map { [String($0)] } ?? []
        case .decimal: values = reading.howMany.map { [plainNumber($0)] } ?? []
        case .date:
            let dates = reading.extraction.entities.compactMap { entity -> String? in
                if case .time(let date) = entity.value, entity.kind == .time { date.description } else { nil }
            }
            values = Set(dates).count == 1 ? [dates[0]] : []
        case .yesNo:
            let named = chosen(of: slot, in: reading)
            values = named.count == 1 ? named : reading.saysYes.map { [$0 ? "yes" : "no"] } ?? []
        case .rating(let best):
            let named = chosen(of: slot, in: reading)
            values = named.count == 1 ? named : rating(upTo: best, in: reading).map { [String($0)] } ?? []
        case .choice(let ids):
            let named = chosen(of: slot, in: reading)
            let all = named.isEmpty ? numbered(ids, in: reading) : named
            // "pas le bus, le vélo" leaves one; "le bus ou le vélo" leaves two, and neither is said.
            values = all.count == 1 ? all : all.isEmpty ? paraphrased(of: slot, in: reading) : []
        case .choices(let ids):
            if let all = allBut(ids, of: slot, in: reading) { return all.isEmpty ? .nothing : .values(all) }
            let named = chosen(of: slot, in: reading)
            let all = named.isEmpty ? numbered(ids, in: reading) : named
            values = all.isEmpty ? paraphrased(of: slot, in: reading) : ids.filter(all.contains)
        }
        return values.isEmpty || values == [""] ? .nothing : .values(values)
    }

    private func collapsed(_ text: String) -> String {
        text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    }

    /// Who is named by a word of its own stays unnamed: few first names stand in a list.
    private func nameless(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count <= 3 else { return text }
        let isName = words.last?.first?.isUppercase ?? false
        return isName && !holdsPlaceholder(text) ? Placeholder.firstName.rawValue : text
    }

    private func rating(upTo best: Int, in reading: Reading) -> Int? {
        var numbers = reading.saidNumbers
        // "4 sur 5", "4/5"
        if numbers.count == 2, numbers[1] == best { numbers.removeLast() }
        guard Set(numbers).count == 1, let number = numbers.first, (1...best).contains(number) else { return nil }
        return number
    }

    /// Whether the whole message is what an answer to the question that waits is called: there "autre chose" begins nothing
    /// anew.
    func isLabel(_ reading: Reading) -> Bool {
        let place: String
        switch session.phase {
        case .asking(let id, _), .changing(let id, _): place = id
        default: return false
        }
        guard !reading.isMarkedCommand, let slot = dialog.slot(place), slot.isOwn else { return false }
        let words = reading.pieces
        return context.saidPhrases.labels(of: slot.id).answers.contains { $0.labels.contains(words) }
    }

    // MARK: - Among few

    /// The ids whose labels stand in the utterance and are not denied.
    func chosen(of slot: String, in reading: Reading) -> [String] {
        context.saidPhrases.labels(of: slot).found(in: reading.pieces).ids
    }

    /// "1 et 3": by the numbers before the labels.
    private func numbered(_ ids: [String], in reading: Reading) -> [String] {
        let shown = shownNumbers(of: ids)
        let said = reading.saidNumbers
        return said.allSatisfy(shown.contains) ? zip(ids, shown).filter { said.contains($1) }.map(\.0) : []
    }

    /// "tout sauf le lundi", "tous"; `nil` where nothing is said of all.
    private func allBut(_ ids: [String], of slot: String, in reading: Reading) -> [String]? {
        let words = reading.pieces
        guard let first = words.first(where: { !["euh", "ben", "bah"].contains($0) }), allWords.contains(first) else {
            return nil
        }
        let labels = context.saidPhrases.labels(of: slot)
        // "tous les jours" may be a label.
        let whole = labels.found(in: words)
        if let at = words.firstIndex(where: exceptWords.contains) {
            let left = labels.found(in: Array(words[(at + 1)...])).ids
            let numbers = words[(at + 1)...].compactMap { Int($0) }
            let out = left + zip(ids, shownNumbers(of: ids)).filter { numbers.contains($1) }.map(\.0)
            return out.isEmpty ? nil : ids.filter { !out.contains($0) }
        }
        return whole.ids.isEmpty && words.count <= 4 ? ids : nil
    }

    /// The one answer that shares most words with the utterance, where it shares more than every other.
    private func paraphrased(of slot: String, in reading: Reading) -> [String] {
        context.saidPhrases.labels(of: slot).nearest(to: reading.pieces).map { [$0] } ?? []
    }
}

extension Reading {
    /// Yes or no, said in any form; `nil` for neither.
    var saysYes: Bool? {
        if rest(after: .yes) == "" { return true }
        if means(.no) { return false }
        if agrees { return true }
        if denies { return wordCount <= 8 ? false : nil }
        return means(.yes) ? true : nil
    }
}

/// The numbers that stand before the answers of a question: their own where their ids are numbers, as on paper.
func shownNumbers(of ids: [String]) -> [Int] {
    let own = ids.compactMap { Int($0) }
    return own.count == ids.count ? own : Array(1...max(1, ids.count))
}

private let allWords: Set<Substring> = ["tout", "tous", "toutes", "tt", "all", "everything"]
private let exceptWords: Set<Substring> = ["sauf", "hormis", "moins", "except", "but"]
