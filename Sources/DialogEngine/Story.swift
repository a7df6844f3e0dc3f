import Extraction
import TestimonyModel

extension Reduction {
    mutating func askStory() {
        guard let slot = dialog.slots.first(where: { $0.kind == .story }), let words = wording.slots[slot.id],
            let question = words.ask.first
        else { return }
        askStory([question.say] + words.again)
    }

    private mutating func askStory(_ questions: [String]) {
        ask(fresh(questions.map { substitute($0, ["site": context.site.name]) }), expects: "story")
    }

    mutating func hearStory(_ reading: Reading, attempt: Int) {
        if reading.means(.greeting) || reading.means(.thanks) {
            acknowledge(.greeting)
            return askStory()
        }
        guard isStory(reading, attempt: attempt) else { return askForStory(attempt: attempt) }
        remember()
        take(reading)
        advance()
    }

    /// What nobody could code is asked about once; what comes next is taken as told.
    private func isStory(_ reading: Reading, attempt: Int) -> Bool {
        if reading.extraction.frame.isTestimony { return true }
        let isQuestion = reading.text.contains("?")
        if attempt > 0 { return reading.wordCount >= 3 }
        return !reading.extraction.ungated.observations.isEmpty && reading.wordCount >= 5 && !isQuestion
    }

    private mutating func askForStory(attempt: Int) {
        session.phase = .story(attempt: attempt + 1)
        let again = dialog.slots.first { $0.kind == .story }.flatMap { wording.slots[$0.id]?.again } ?? []
        guard attempt < again.count else { return giveUp() }
        askStory(again[attempt...] + again)
    }

    /// Adds what an utterance tells to the draft: its words, what was understood, whom it names.
    mutating func take(_ reading: Reading, observations: [Observation]? = nil) {
        let extraction = reading.extraction
        let frame = extraction.ungated
        if !extraction.frame.personal.isEmpty { acknowledge(.personalRemoved) }
        let shift = session.draft.text.isEmpty ? 0 : session.draft.text.unicodeScalars.count + 1
        session.draft.text += (shift == 0 ? "" : "\n") + extraction.text
        if session.draft.sentAt == nil { session.draft.sentAt = context.now }
        for var observation in observations ?? frame.distinctObservations
        where !session.draft.observations.contains(where: { $0.effect == observation.effect }) {
            observation.start += shift
            observation.end += shift
            session.draft.observations.append(observation)
        }
        session.draft.counts += frame.counts.map { count in
            var count = count
            count.start += shift
            count.end += shift
            return count
        }
        session.draft.named += extraction.entities.compactMap { mention($0, in: extraction.text, shift: shift) }
        session.draft.named += frame.observations.filter { $0.status == .wished }.map {
            Mention(kind: "wish", words: $0.evidence, start: $0.start + shift)
        }
        session.draft.named += things(in: extraction, normaliser: context.normaliser, shift: shift)
        propose(frame, reading.facts)
    }

    private func mention(_ entity: Entity, in text: String, shift: Int) -> Mention? {
        guard case .id(let value) = entity.value else { return nil }
        let words = String(scalars: entity.start..<entity.end, of: text)
        let kind: String
        switch entity.kind {
        case .mention: kind = value
        case .cue where value == "modality.wished" && saysWish(words): kind = "wish"
        default: return nil
        }
        return Mention(kind: kind, words: words, start: entity.start + shift)
    }

    /// Whether the words themselves want something: "un jour" and "on va" may stand beside what has happened.
    private func saysWish(_ words: String) -> Bool {
        plainWords(words, context.normaliser).split(separator: " ").contains { word in
            wishEndings.contains { word.hasSuffix($0) } || wishStarts.contains { word.hasPrefix($0) }
        }
    }

    /// Fills the slots that the story answers. The frame decides; the facts tell in which words.
    private mutating func propose(_ frame: Frame, _ facts: [Fact]) {
        var values = frame.facets
        values["when"] = frame.when.map(\.description)
        values["where"] = frame.places
        for (slot, options) in values where !options.isEmpty {
            var known = session.draft.slots[slot] ?? SlotValue(state: .proposed)
            for option in options where !known.values.contains(option) {
                let fact = facts.first { $0.slot == slot && $0.value == option && !$0.isDenied }
                known.items.append(
                    SlotValue.Item(value: option, words: fact?.words, answered: false, isGuess: fact?.isGuess ?? false))
            }
            session.draft.slots[slot] = known
        }
    }
}

private let wishEndings = ["rais", "rait", "raient", "rions", "riez"]
private let wishStarts = ["envie", "souhait", "esper", "reve", "besoin", "vivement"]

extension String {
    /// The scalars `range` of `text`, clamped to it.
    init(scalars range: Range<Int>, of text: String) {
        let scalars = text.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex)
        let end = scalars.index(scalars.startIndex, offsetBy: range.upperBound, limitedBy: scalars.endIndex)
        self = String(scalars[(start ?? scalars.endIndex)..<(end ?? scalars.endIndex)])
    }
}
