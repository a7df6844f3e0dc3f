import TestimonyModel

/// Asks the author's own questions.
extension Reduction {
    mutating func askOwn(_ place: String, attempt: Int = 0) {
        session.phase = .asking(slot: place, attempt: attempt)
        askAt(place, attempt: attempt)
    }

    /// The question of a place, or, where it was just asked or is asked again, other words for it.
    mutating func askAt(_ place: String, attempt: Int, isBrief: Bool = false) {
        guard let slot = dialog.slot(place) else { return }
        let own = (wording.slots[slot.id]?.again ?? []).map { withAnswers($0, at: place) }
        let again = (own + genericAgain(slot)).map { isRequired(slot, at: place) ? $0 : "\($0) \(text(.answerOrSkip))" }
        let question = fullQuestion(slot, at: place)
        let isNew = attempt == 0 && !isBrief && typeset(question) != session.prompt
        askInPieces(isNew ? question : fresh(again + [question]), expects: place, choices: choices(of: slot))
    }

    /// A question that one message cannot hold, in several: the last one waits.
    private mutating func askInPieces(_ text: String, expects place: String, choices: [String]) {
        guard typeset(text).utf8.count > Reduction.shortMessage else {
            return ask(text, expects: place, choices: choices)
        }
        let messages = messages(of: text, upTo: Reduction.shortMessage)
        for message in messages.dropLast() { say(message) }
        ask(messages.last ?? text, expects: place, choices: choices)
    }

    /// A text in messages of so many bytes, cut between its words.
    private func messages(of text: String, upTo bytes: Int) -> [String] {
        var messages: [String] = []
        var message = ""
        for word in text.split(separator: " ") {
            let longer = message.isEmpty ? String(word) : "\(message) \(word)"
            if typeset(longer).utf8.count > bytes, !message.isEmpty {
                messages.append(message)
                message = String(word)
            } else {
                message = longer
            }
        }
        return message.isEmpty ? messages : messages + [message]
    }

    /// The question, its hint and its answers by number.
    func fullQuestion(_ slot: Slot, at place: String) -> String {
        let wording = wording.slots[slot.id]
        var parts = [(wording?.ask.first?.say ?? slot.id), wording?.hint].compactMap(\.self)
        switch slot.kind {
        case .question(let question):
            switch question.type {
            case .choice(let ids), .choices(let ids): parts.append(numberedLabels(of: slot.id, ids) + ".")
            case .rating(let best):
                let isSaid = parts.contains { $0.contains(where: \.isNumber) }
                if !isSaid { parts.append(text(.answerRating, ["best": String(best)])) }
            case .text, .person, .integer, .decimal, .date, .yesNo: break
            }
        case .repeats:
            if instances(of: place) > 0 { return withAnswers(wording?.more.first ?? text(.repeatMore), at: place) }
        default: break
        }
        let question = withAnswers(parts.joined(separator: " "), at: place)
        let name = instanceName(of: place)
        return name.isEmpty ? question : name + uncapitalised(question)
    }

    /// "Enfant n° 2 : " before what is asked of one of several.
    private func instanceName(of place: String) -> String {
        let prefix = SlotPlace.prefix(of: place)
        guard let number = SlotPlace.position(in: prefix), number > 1 else { return "" }
        let repeated = String(SlotPlace.id(of: String(prefix.dropLast())))
        return "\(capitalised(wording.slots[repeated]?.name ?? repeated)) n° \(number) : "
    }

    private func numberedLabels(of slot: String, _ ids: [String]) -> String {
        zip(shownNumbers(of: ids), ids).map { "\($0). \(label(of: $1, in: slot))" }.joined(separator: " ; ")
    }

    /// What an answer is called.
    func label(of id: String, in slot: String) -> String { wording.slots[slot]?.choices[id]?.first ?? id }

    private func genericAgain(_ slot: Slot) -> [String] {
        guard case .question(let question) = slot.kind else { return [text(.answerYesNoAgain)] }
        return switch question.type {
        case .text, .person: [text(.answerTextAgain)]
        case .integer: [text(.answerWholeAgain)]
        case .decimal: [text(.answerNumberAgain)]
        case .date: [text(.answerDateAgain)]
        case .yesNo: [text(.answerYesNoAgain)]
        case .rating(let best): [text(.answerRatingAgain, ["best": String(best)])]
        case .choice: [text(.answerChoiceAgain)]
        case .choices: [text(.answerChoicesAgain)]
        }
    }

    /// A text of the author's with the answers that it names.
    func withAnswers(_ template: String, at place: String) -> String {
        guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
        let facts = facts(at: SlotPlace.prefix(of: place))
        var values = ["site": context.site.name]
        for name in placeholders(template) where values[name] == nil {
            guard let slot = dialog.slot(name) else { continue }
            values[name] = answerWords(facts.values(of: name), of: slot)
        }
        return substitute(template, values)
    }

    /// Once more what waits, shorter.
    mutating func askOwnAgain(_ place: String) {
        var attempt = 0
        if case .asking(_, let count) = session.phase { attempt = count }
        askAt(place, attempt: attempt, isBrief: true)
    }
}
