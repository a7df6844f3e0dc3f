import DialogEngine
import TestimonyModel

/// The boxes of a dialog's drawing.
struct GraphDraft {
    typealias Node = DialogGraph.Node
    typealias Paragraph = DialogGraph.Paragraph

    let dialog: Dialog
    let wording: Wording
    let codebook: Codebook
    let patterns: Patterns
    let site: [String: String]
    let words: GraphWords

    init(dialog: Dialog, wording: Wording, codebook: Codebook, patterns: Patterns, site: [String: String]) {
        self.dialog = dialog
        self.wording = wording
        self.codebook = codebook
        self.patterns = patterns
        self.site = site
        words = GraphWords(language: wording.language)
    }

    // MARK: - What is asked

    var story: Node {
        let slot = dialog.slots.first { $0.kind == .story }
        return Node(
            "story", .story, title: name(of: slot?.id, or: words.story.title),
            asking(slot?.id) + [Paragraph(.note, words.story.note), Paragraph(.note, words.opening)])
    }

    var questions: [Node] {
        let slots = dialog.allSlots.filter { $0.kind != .story && $0.isSpoken }
        return slots.enumerated().map { index, slot in
            Node(
                "question\(index + 1)", .question, title: name(of: slot.id, or: slot.id),
                asking(slot.id) + conditions(of: slot))
        }
    }

    private func name(of slot: String?, or other: String) -> String {
        capitalised(slot.flatMap { wording.slots[$0]?.name } ?? other)
    }

    /// The question where nothing in the story calls for another, and how many others there are.
    private func asking(_ slot: String?) -> [Paragraph] {
        guard let wording = slot.flatMap({ self.wording.slots[$0] }) else { return [] }
        let plain = wording.ask.first { $0.about.isEmpty && $0.effects.isEmpty } ?? wording.ask.last
        let counts = [(wording.ask.count, words.variants), (wording.again.count, words.repeats)]
            .filter { $0.0 > 0 }.map { substitute($0.1, ["count": String($0.0)]) }
        return [Paragraph(.said, filled(plain?.say ?? "")), Paragraph(.note, counts.joined(separator: ", ") + ".")]
    }

    private func conditions(of slot: Slot) -> [Paragraph] {
        let conditions = ConditionWords(dialog: dialog, wording: wording, codebook: codebook)
        let asked = slot.relevant.map { (words.askedIf, conditions.text($0)) }
        let always = (words.alwaysAsked.title, slot.isOwn ? words.always : words.alwaysAsked.note)
        let (label, text) = asked ?? always
        let enough = slot.enough.map {
            Paragraph(.rule, conditions.text($0, assuming: slot.relevant) + ".", label: words.enoughIf)
        }
        return [Paragraph(.rule, text + ".", label: label)] + (enough.map { [$0] } ?? [])
    }

    // MARK: - What is chosen

    var recap: Node {
        Node(
            "recap", .recap, title: words.recap.title,
            [Paragraph(.note, words.recap.note), said(.confirm), Paragraph(.note, words.recapAgain)])
    }

    var consent: Node {
        Node(
            "consent", .consent, title: words.consent.title,
            [said(dialog.isQuestionnaire ? .questionnaireConsent : .consent), Paragraph(.note, words.consent.note)])
    }

    var outcomes: [Node] {
        let said: [[Paragraph]] = [
            [self.said(.consentNone)], [self.said(.consentCount)], [self.said(.consentQuote)],
            [
                self.said(.attribution), self.said(.consentAttributed, ["name": "…"]),
                Paragraph(.note, words.nameless),
            ],
        ]
        return zip(words.outcomes, said).enumerated().map { index, outcome in
            Node(
                "outcome\(index + 1)", .outcome, title: "\(index + 1). \(outcome.0.title)",
                [Paragraph(.note, outcome.0.note)] + outcome.1)
        }
    }

    /// What becomes of the answers to a questionnaire after a yes and after a no.
    var agreement: [Node] {
        let kept = [(words.outcomes[1], Phrase.questionnaireSaved), (words.outcomes[0], .consentNone)]
        return kept.enumerated().map { index, outcome in
            Node("outcome\(index + 1)", .outcome, title: outcome.0.title, [said(outcome.1)])
        }
    }

    // MARK: - What may come from everywhere

    var young: Node {
        Node(
            "young", .danger, title: substitute(words.young.title, ["years": String(Dialog.leastAge)]),
            [said(.tooYoung), Paragraph(.rule, words.young.note, label: words.form)])
    }

    func dangers(_ alerts: [Alert]) -> [Node] {
        alerts.enumerated().map { index, alert in
            let heard = alert.heard.examples
            let note = substitute(
                words.heard, ["count": String(heard.count), "example": curly(heard.first ?? "")])
            return Node(
                "danger\(index + 1)", .danger, title: capitalised(firstSentence(alert.notice)),
                [Paragraph(.note, note)] + alert.say.map { Paragraph(.said, $0) }
                    + [Paragraph(.rule, words.forms[alert.form] ?? alert.form.rawValue, label: words.form)])
        }
    }

    var obeyed: Node {
        let days = ["days": String(dialog.limits.expires / 86_400)]
        let rules = Intent.commands.compactMap { intent in
            written([intent]).map {
                Paragraph(.rule, substitute(words.meanings[intent] ?? "", days) + ".", label: $0)
            }
        }
        let unanswering = written(Intent.unanswering).map { Paragraph(.rule, words.unanswering + ".", label: $0) }
        return Node(
            "words", .words, title: words.obeyed.title,
            rules + [unanswering].compactMap(\.self) + [Paragraph(.note, words.obeyed.note)])
    }

    /// The first phrase of each intent; `nil` where none has one.
    private func written(_ intents: [Intent]) -> String? {
        let phrases = intents.compactMap { patterns.written(for: $0) }.map { words.conditions.quoted(curly($0)) }
        return phrases.isEmpty ? nil : phrases.joined(separator: ", ")
    }

    var silence: Node {
        let days = ["days": String(dialog.limits.expires / 86_400)]
        return Node(
            "silence", .words, title: words.silence.title,
            [Paragraph(.note, substitute(words.silence.note, days)), said(.expired)])
    }

    // MARK: - What the bot says

    private func said(_ phrase: Phrase, _ values: [String: String] = [:]) -> Paragraph {
        Paragraph(.said, wording.phrase(phrase, site.merging(values) { $1 }))
    }

    private func filled(_ text: String) -> String { substitute(text, site) }
}

/// What coordinators read of a danger begins with what it is: "quelqu’un va mal. Le programme a donné …"
private func firstSentence(_ text: String) -> String {
    guard let end = text.range(of: ". ") else { return text.hasSuffix(".") ? String(text.dropLast()) : text }
    return String(text[..<end.lowerBound])
}
