import TestimonyModel

/// Answers to the author's own questions in words, for the recap and for texts that name them.
extension Reduction {
    /// One line an answer, in the order of the dialog; what was left open is not mentioned.
    func answerLines() -> [RecapLine] {
        dialog.slots.filter(\.isOwn).flatMap { answerLines(of: $0, at: "", under: []) }
    }

    private func answerLines(of slot: Slot, at prefix: String, under names: [String]) -> [RecapLine] {
        let place = prefix + slot.id
        guard let value = session.draft.slots[place], value.isParked != true else { return [] }
        let name = wording.slots[slot.id]?.name ?? slot.id
        switch slot.kind {
        case .question:
            let values = session.draft.values(of: place)
            guard !values.isEmpty else { return [] }
            let head = capitalised((names + [name]).joined(separator: ", "))
            return [RecapLine(text: "\(head) : \(answerWords(values, of: slot))", slots: [place])]
        case .repeats(let repeated):
            return (1..<instances(of: place) + 1).flatMap { number in
                repeated.slots.flatMap {
                    answerLines(
                        of: $0, at: SlotPlace.prefix(of: place, instance: number), under: names + ["\(name) \(number)"])
                }
            }
        case .story, .effects, .options, .places, .dates, .note, .calculation: return []
        }
    }

    /// The values of a slot as people say them.
    func answerWords(_ values: [String], of slot: Slot) -> String {
        guard case .question(let question) = slot.kind else { return listed(values) }
        let words = values.map { value -> String in
            switch question.type {
            case .text, .person: "« \(shortened(value)) »"
            case .integer, .decimal: decimal(value).map(numeral) ?? value
            case .date: EDTF(value).map { wording.dates.words($0, today: context.now.date) } ?? value
            case .yesNo: wording.slots[slot.id]?.choices[value]?.first ?? text(value == "yes" ? .wordYes : .wordNo)
            case .rating(let best): text(.answerRated, ["rating": value, "best": String(best)])
            case .choice, .choices: label(of: value, in: slot.id)
            }
        }
        return listed(words)
    }

    /// What was answered, for the record: only what is relevant.
    func recordedAnswers(_ draft: Draft) -> [Answer] {
        dialog.slots.filter(\.isOwn).compactMap { recorded($0, at: "", draft) }
    }

    private func recorded(_ slot: Slot, at prefix: String, _ draft: Draft) -> Answer? {
        let place = prefix + slot.id
        let values = draft.values(of: place)
        guard !values.isEmpty else { return nil }
        switch slot.kind {
        case .question(let question): return Answer(slot: slot.id, value: recorded(values, question.type))
        case .calculation:
            return Answer(slot: slot.id, value: decimal(values[0]).map(AnswerValue.number) ?? .text(values[0]))
        case .repeats(let repeated):
            let instances = values.indices.map { index in
                repeated.slots.compactMap {
                    recorded($0, at: SlotPlace.prefix(of: place, instance: index + 1), draft)
                }
            }
            return Answer(slot: slot.id, value: .instances(instances))
        case .story, .effects, .options, .places, .dates, .note: return nil
        }
    }

    private func recorded(_ values: [String], _ type: AnswerType) -> AnswerValue {
        switch type {
        case .integer, .decimal, .rating: decimal(values[0]).map(AnswerValue.number) ?? .text(values[0])
        case .yesNo: .flag(values[0] == "yes")
        case .choices: .list(values)
        case .text, .person, .date, .choice: .text(values[0])
        }
    }
}
