import DialogEngine
import Extraction
import TestimonyModel

/// Only drafts that were read back and confirmed are saved, once their witness has answered about consent.
struct ConfirmedOnly: Rule {
    /// The drafts as they were when their witness said yes to them.
    private var confirmed: Set<Draft> = []

    mutating func check(_ step: Step) -> Violation? {
        defer { follow(step) }
        guard !step.saved.isEmpty else { return nil }
        switch step.waited {
        case .consent, .attribution, .rewording: break
        default: return Violation(.savesConfirmed, "saved while it waited for '\(step.waited.wait)'")
        }
        return step.before.standing.allSatisfy(confirmed.contains)
            ? nil : Violation(.savesConfirmed, "saved without a yes to what was read back")
    }

    private mutating func follow(_ step: Step) {
        if step.endsTestimony { confirmed = [] }
        followNames(step)
        let isOver = step.after.phase.unpaused.isBehindRecap
        let isNext = step.after.toldCount > step.before.toldCount
        if case .recap = step.waited, isNext || isOver, let text = step.typed, saysYes(text, step.context) {
            confirmed.insert(step.after.standing[step.before.toldCount])
        }
        // The sentence that the witness sent in the place of a quotation.
        if case .rewording = step.waited, isOver { confirmed.formUnion(step.after.standing) }
    }

    /// A name that is known only now goes out of what was confirmed as well.
    private mutating func followNames(_ step: Step) {
        guard !confirmed.isEmpty, let text = step.typed else { return }
        let names = step.context.understand(text, step.context.now).nameParts(step.context.normaliser)
        guard !names.isEmpty else { return }
        for (before, after) in zip(step.before.standing, step.before.without(names, step.context).standing)
        where confirmed.contains(before) { confirmed.insert(after) }
    }

    /// With words, in one part of the message at least, or without any.
    private func saysYes(_ text: String, _ context: Context) -> Bool {
        // An apostrophe parts nothing: "aussi. C'est juste."
        let parts = [text] + text.split { $0.isPunctuation && $0 != "'" && $0 != "’" }.map(String.init)
        return emojiAnswer(text) == .yes
            || parts.contains { part in
                let words = plainWords(part, context.normaliser)
                // A yes in another language of the site is one.
                return ([context.localisations.own] + context.localisations.others).contains {
                    $0.patterns.matches(words, .yes)
                }
            }
    }
}

extension Phase {
    /// Whether what was told stands, and how it may be used is still to be said.
    fileprivate var isBehindRecap: Bool {
        switch self {
        case .consent, .attribution, .rewording, .othersConsent: true
        default: false
        }
    }
}

extension Session {
    /// The episodes, without what no witness can take back: that a danger was told.
    var standing: [Draft] {
        episodes.map { draft in
            var draft = draft
            draft.tellsDanger = nil
            // When a questionnaire was begun, and how far it was looked through, is no answer.
            if draft.text.isEmpty { (draft.sentAt, draft.passed) = (nil, nil) }
            return draft
        }
    }
}
