import Extraction
import TestimonyModel

/// "Diallo, couturière" names nobody for certain; once "Fatou Diallo" is told, it does, and goes out of what was told
/// before, and of what comes later.
extension Reduction {
    mutating func takeOutNames(told reading: Reading) {
        guard !session.asksForName else { return }
        let names = reading.extraction.nameParts(context.normaliser)
        guard !names.isEmpty else { return }
        session = session.without(names, context)
        var heard = session.names ?? NameMarks()
        heard.learn(names, context.normaliser)
        session.names = heard
    }

    /// What was typed with a placeholder for every name that only an earlier message makes sure of; `nil` where there is
    /// none. Those that are known to be names stay for now: beside a first name the family name is known by it.
    func text(of reading: Reading, withoutNamesHeardBefore names: NameMarks) -> String? {
        guard !session.asksForName else { return nil }
        let folded = context.normaliser.fold(reading.typed)
        let unknown = names.names(in: folded).subtracting(reading.extraction.nameParts(context.normaliser))
        return Redaction(folded, names: unknown)?.text
    }
}

/// Names that go out of texts.
private struct Cleaning {
    let names: Set<String>
    let normaliser: Normaliser
    let dialog: Dialog

    func redaction(of text: String) -> Redaction? { Redaction(normaliser.fold(text), names: names) }

    func cleaned(_ text: String) -> String { redaction(of: text)?.text ?? text }

    /// Ids of choices, places and dates name nobody.
    func cleaned(_ value: SlotValue, of place: String) -> SlotValue {
        var isText = false
        if case .question(let question)? = dialog.slot(place)?.kind { isText = question.type.ids.isEmpty }
        var value = value
        for index in value.items.indices {
            if isText { value.items[index].value = cleaned(value.items[index].value) }
            value.items[index].words = value.items[index].words.map(cleaned)
        }
        return value
    }
}

extension Session {
    /// Whether what is typed is the name that somebody wants to be cited by.
    fileprivate var asksForName: Bool {
        if case .attribution = phase { true } else { false }
    }

    /// The same without names that are known only now.
    package func without(_ names: Set<String>, _ context: Context) -> Session {
        guard holdsWords else { return self }
        var session = self
        session.takeOut(Cleaning(names: names, normaliser: context.normaliser, dialog: context.dialog))
        return session
    }

    /// Out of every draft that is remembered, the one under way, other episodes and what `retour` goes back to, and out of
    /// the questions that may be repeated.
    fileprivate mutating func takeOut(_ cleaning: Cleaning) {
        draft = draft.without(cleaning)
        (told, waiting) = (told?.map { $0.without(cleaning) }, waiting?.map { $0.without(cleaning) })
        past = past.map { $0.without(cleaning) }
        fragments = fragments?.map(cleaning.cleaned)
        rewriteAsked(cleaning.cleaned)
        if case .returning(let story, let before, let attempt) = phase {
            phase = .returning(story: cleaning.cleaned(story), before: before, attempt: attempt)
        }
    }
}

extension Session.Step {
    fileprivate func without(_ cleaning: Cleaning) -> Session.Step {
        var step = self
        step.draft = draft.without(cleaning)
        (step.told, step.waiting) = (told?.map { $0.without(cleaning) }, waiting?.map { $0.without(cleaning) })
        for (place, old) in before ?? [:] {
            step.before?[place]?.value = old.value.map { cleaning.cleaned($0, of: place) }
        }
        return step
    }
}

extension Draft {
    fileprivate func without(_ cleaning: Cleaning) -> Draft {
        var draft = self
        for (place, value) in slots { draft.slots[place] = cleaning.cleaned(value, of: place) }
        guard let redaction = cleaning.redaction(of: text) else { return draft }
        let scalars = Array(redaction.text.unicodeScalars)
        let frame = Frame(observations: observations, counts: counts).moved(by: redaction, in: scalars)
        (draft.text, draft.observations, draft.counts) = (redaction.text, frame.observations, frame.counts)
        for index in counts.indices { draft.counts[index].unit = counts[index].unit.map(cleaning.cleaned) }
        draft.named = named.map { mention in
            let length = mention.words.unicodeScalars.count
            let range = redaction.range(mention.start..<mention.start + length)
            return Mention(
                kind: mention.kind, words: String(scalars: range, of: redaction.text), start: range.lowerBound)
        }
        return draft
    }
}
