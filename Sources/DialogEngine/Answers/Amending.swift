import TestimonyModel

/// Answers that are given anew: by the number of their line, or by their name.
extension Reduction {
    /// "3", "3 : le mardi". Answers whether it names the line of an answer.
    mutating func amendByNumber(_ reading: Reading) -> Bool {
        guard let number = reading.leadingNumber, let place = recapLine(number)?.slots.first,
            let slot = dialog.slot(place), slot.isOwn
        else { return false }
        let words = reading.typed.split { $0.isWhitespace || $0 == ":" || $0 == "," }
        let rest = words.drop { Int($0.filter(\.isNumber)) != number }.dropFirst().joined(separator: " ")
        guard !rest.isEmpty else {
            askChange(place)
            return true
        }
        hearAmended(Reading(rest, context), slot, at: place, attempt: 0)
        return true
    }

    /// "non, mon âge c'est 45": an answer that is called by its name. While another question waits, only where something
    /// is taken back.
    mutating func amendByName(_ reading: Reading, besides place: String?) -> Bool {
        guard place == nil || reading.means(.correction), let (named, rest) = named(in: reading, besides: place),
            let slot = dialog.slot(named), case .question(let question) = slot.kind
        else { return false }
        let rested = Reading(rest, context)
        guard case .values(let values) = answer(to: question, of: slot.id, in: rested), !rest.isEmpty else {
            if place != nil { return false }
            askChange(named)
            return true
        }
        if place == nil {
            hearAmended(rested, slot, at: named, attempt: 0)
            return true
        }
        guard accepts(question, values, at: named) else { return false }
        take(values, question, at: named, from: rested)
        acknowledge(.corrected, ["new": answerWords(values, of: slot)])
        return true
    }

    /// "enlève la 3", "enlève ma note": leaves a question open again. Answers whether its line or its name was said.
    mutating func removeAnswer(_ reading: Reading) -> Bool {
        let numbered = reading.numbers.first.flatMap(recapLine)?.slots.first
        let place = numbered ?? named(in: reading, besides: nil)?.place
        guard let place, dialog.slot(place)?.isOwn == true else { return false }
        keep(SlotValue(state: .refused), at: place)
        goOn()
        return true
    }

    /// The answered place whose name stands in the utterance, and the words behind it; while a question waits, else the one
    /// that was answered and is not relevant now: it may come back.
    private func named(in reading: Reading, besides asked: String?) -> (place: String, rest: String)? {
        let answered = answerLines().compactMap(\.slots.first)
        if let named = named(answered, in: reading, besides: asked) { return named }
        return asked == nil ? nil : named(parkedAnswers, in: reading, besides: asked)
    }

    private func named(
        _ places: [String], in reading: Reading, besides asked: String?
    ) -> (place: String, rest: String)? {
        let padded = " \(reading.words) "
        let found = places.compactMap { place -> (place: String, rest: String)? in
            guard place != asked, let slot = dialog.slot(place), let name = wording.slots[slot.id]?.name else {
                return nil
            }
            let words = plainWords(name, context.normaliser).split(separator: " ")
            let telling = words.first.map { namingWords.contains($0) } == true ? words.dropFirst() : words[...]
            let wanted = " \(telling.joined(separator: " ")) "
            guard wanted.utf8.count > 4, let range = firstRange(of: wanted, in: padded) else { return nil }
            let behind = padded[range.upperBound...].split(separator: " ").drop(while: copulas.contains).count
            let count = reading.wordCount
            return (place, reading.asSaid(count - behind..<count))
        }
        return found.count == 1 ? found[0] : nil
    }

    /// Places outside of repeats whose answers are set aside.
    private var parkedAnswers: [String] {
        dialog.slots.filter { slot in
            guard case .question = slot.kind else { return false }
            return session.draft.slots[slot.id]?.isParked == true
        }
        .map(\.id)
    }

    /// A question is answered anew from the recap; what does not fit leaves the old answer.
    mutating func hearAmended(_ reading: Reading, _ slot: Slot, at place: String, attempt: Int) {
        guard case .question(let question) = slot.kind else { return recap() }
        let found = answer(to: question, of: slot.id, in: reading)
        if let state = leavesOpen(reading, question, found) {
            if state != .skipped { keep(SlotValue(state: state), at: place) }
            return goOn()
        }
        let old = answerWords(session.draft.values(of: place), of: slot)
        if case .values(let values) = found {
            if accepts(question, values, at: place) {
                let count = answerLines().count
                take(values, question, at: place, from: reading)
                // Others may be relevant now, or no longer.
                return goOn(behind: place, lines: count)
            }
            acknowledge(refusal(of: slot, at: place))
        } else {
            acknowledge(.notUnderstood)
        }
        guard attempt == 0 else {
            acknowledge(.answerKept, ["old": old])
            return goOn()
        }
        askChange(place, attempt: 1)
    }

    /// Back to the recap, or to a question that a new answer has opened.
    private mutating func goOn(behind place: String? = nil, lines: Int = 0) {
        let next = dialog.isQuestionnaire ? nextPlace() : nextOwnPlace()
        if let next { return askOwn(next) }
        // Where lines came or went with the answer, the rest does not stay.
        guard let place, answerLines().count == lines else { return recap() }
        sayChanged([place])
    }
}

let namingWords: Set<Substring> = [
    "le", "la", "les", "l", "un", "une", "des", "mon", "ma", "mes", "ton", "ta", "tes", "votre", "vos", "your", "the",
    "a",
    "my",
]
