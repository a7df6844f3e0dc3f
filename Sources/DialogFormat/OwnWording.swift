import DialogEngine
import Extraction
import TestimonyModel

extension Slot {
    /// Whether something is said of it.
    var isSpoken: Bool {
        if case .calculation = kind { false } else { true }
    }
}

/// What the bot says for a question of the author's own, a note or a repeat.
func readOwnWording(
    _ value: YAMLValue, _ slot: Slot, _ dialog: Dialog, _ normaliser: Normaliser, _ findings: inout Findings
) -> Wording.SlotWording? {
    let isNote = slot.kind == .note
    let required = isNote ? ["ask"] : ["ask", "name"]
    guard let parts = value.fields(ownKeys(of: slot), required: required, &findings) else { return nil }
    let names = dialog.allSlots.map(\.id) + siteNames
    func texts(_ key: String) -> [String] {
        guard let value = parts[key] else { return [] }
        let items = value.isSequence ? value.sequence(&findings) ?? [] : [value]
        return items.compactMap { $0.longText(filling: names, &findings) }
    }
    var wording = Wording.SlotWording(
        ask: texts("ask").map { Wording.Question(say: $0) }, again: texts("again"), why: texts("why").first,
        name: parts["name"]?.string(&findings) ?? slot.id)
    if let place = parts["ask"], wording.ask.isEmpty {
        findings.report(place, .noPlainQuestion, "'\(slot.id)' says nothing", hint: "write one text here")
    }
    for again in wording.again where wording.ask.contains(where: { $0.say == again }) {
        findings.report(parts["again"] ?? value, .sameAgain, "'\(again)' is asked twice in the same words")
    }
    (wording.hint, wording.constraint) = (texts("hint").first, texts("constraint").first)
    (wording.required, wording.more) = (texts("required").first, texts("more"))
    if case .question(let question) = slot.kind, !question.type.ids.isEmpty {
        wording.choices = parts["choices"].map { readLabels($0, question.type.ids, &findings) } ?? [:]
        if let choices = parts["choices"] { checkLabels(choices, normaliser, &findings) }
        if question.type.needsLabels, parts["choices"] == nil {
            findings.report(value, .missingKey, "the key 'choices' is missing here")
        }
    }
    return wording
}

private func ownKeys(of slot: Slot) -> [String] {
    switch slot.kind {
    case .note: ["ask"]
    case .repeats: ["name", "ask", "again", "why", "hint", "more"]
    case .question(let question):
        ["name", "ask", "again", "why", "hint", "constraint", "required"]
            + (question.type.ids.isEmpty ? [] : ["choices"])
    default: ["name", "ask", "again", "why", "hint"]
    }
}

extension AnswerType {
    fileprivate var needsLabels: Bool {
        switch self {
        case .choice, .choices: true
        case .text, .person, .integer, .decimal, .date, .yesNo, .rating: false
        }
    }
}

/// What answers are called, by their ids; each has at least one label where there are any.
private func readLabels(_ value: YAMLValue, _ ids: [String], _ findings: inout Findings) -> [String: [String]] {
    var labels: [String: [String]] = [:]
    for (key, value) in value.entries(&findings) ?? [] {
        guard let id = key.string(&findings), let texts = value.strings(&findings) else { continue }
        if !ids.contains(id) {
            findings.report(
                key, .unknownOption, "'\(id)' is no answer to this question",
                hint: Findings.suggestion(for: id, among: ids))
        }
        if texts.isEmpty || texts.contains(where: { $0.isEmpty || $0.contains(where: \.isNewline) }) {
            findings.report(value, .badText, "a label is one line and not empty")
        }
        labels[id] = texts
    }
    for id in ids where labels[id] == nil {
        findings.report(value, .missingKey, "the label of '\(id)' is missing here")
    }
    return labels
}

/// Answers are told apart by their labels: the same one for two of them means neither. Two that are called the same, as
/// forms have them, are told apart by their numbers.
private func checkLabels(_ value: YAMLValue, _ normaliser: Normaliser, _ findings: inout Findings) {
    var owners: [String: (id: String, isName: Bool)] = [:]
    var unread = Findings()
    for (key, value) in value.entries(&unread) ?? [] {
        guard let id = key.rawText else { continue }
        let labels = value.isSequence ? value.sequence(&unread) ?? [] : [value]
        for (index, item) in labels.enumerated() {
            guard let text = item.rawText else { continue }
            let words = plainWords(text, normaliser)
            if let owner = owners[words], owner.id != id, !words.isEmpty, index > 0 || !owner.isName {
                findings.report(
                    item, .phraseOfTwo, "'\(text)' already stands for '\(owner.id)'",
                    hint: "keep it for one of the two answers")
            } else {
                owners[words] = (id, index == 0)
            }
        }
    }
}

extension YAMLValue {
    /// A text that may be said in several messages.
    fileprivate func longText(filling names: [String], _ findings: inout Findings) -> String? {
        guard let text = string(&findings) else { return nil }
        if text.isEmpty || text.contains(where: \.isNewline) {
            findings.report(self, .badText, "a text of the bot is one line and not empty")
        }
        checkNames(text, names, self, &findings)
        return text
    }
}
