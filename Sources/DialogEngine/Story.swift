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
        takeStory(reading)
        advance()
    }

    /// How sure it must be that a message is a testimony, once the story was asked for again.
    private static let leastPromise = 0.2

    private static let sureEffect = 0.9

    /// What nobody could code is asked about again; what comes then is taken as told, unless nothing speaks for it.
    private func isStory(_ reading: Reading, attempt: Int) -> Bool {
        if reading.extraction.frame.isTestimony { return true }
        if let language = reading.otherLanguage {
            // Nobody can code it; the witness says what it is about.
            return context.localisations.all.contains { $0.language == language } && !reading.text.contains("?")
        }
        let isQuestion = reading.text.contains("?")
        if attempt > 0, reading.wordCount >= 3, reading.extraction.testimonyConfidence >= Reduction.leastPromise {
            return true
        }
        // "on mange ensemble" says little and is sure.
        let isSure = reading.extraction.ungated.observations.contains { $0.confidence >= Reduction.sureEffect }
        let least = isSure ? 3 : 5
        return !reading.extraction.ungated.observations.isEmpty && reading.wordCount >= least && !isQuestion
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
        if holdsPlaceholder(extraction.text) { acknowledge(.personalRemoved) }
        noteReporter(reading.words)
        let shift = session.draft.text.isEmpty ? 0 : session.draft.text.unicodeScalars.count + 1
        session.draft.text += (shift == 0 ? "" : "\n") + extraction.text
        if session.draft.sentAt == nil { session.draft.sentAt = context.now }
        // Words that call for help tell of nothing that does good.
        let heard = (observations ?? frame.distinctObservations).filter { observation in
            reading.alert == nil || observation.polarity == .negative
                || context.utterance(observation.evidence).alert == nil
        }
        for var observation in told(heard, in: extraction.text)
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

    /// Without what tells nothing itself. To who expects to be contradicted, the harm is named as one.
    private mutating func told(_ observations: [Observation], in story: String) -> [Observation] {
        let quotes = observations.map { plainWords($0.evidence, context.normaliser) }
        let told = observations.indices.filter { !tellsNothing(quotes[$0]) }.map { observations[$0] }
        guard !told.isEmpty else {
            // What joins a story that is told already need not be read at any price.
            return session.draft.observations.isEmpty ? observations.map { quotedElsewhere($0, in: story) } : []
        }
        // In a sentence of its own it is no effect's quotation.
        let sentences = story.split { ".!?\n".contains($0) }.map { plainWords(String($0), context.normaliser) }
        let expectsDenial = (quotes + sentences).contains { context.patterns.stands(.expectsDenial, in: $0) }
        if expectsDenial, told.contains(where: { $0.polarity == .negative }) { acknowledge(.expectedDenial) }
        return told
    }

    /// Whether words only stand in the bot's mouth ("vous allez me dire que c'est la vie du quartier"), call a thing to
    /// mind ("tu sais le café du jeudi") or say for whom it is told.
    private func tellsNothing(_ words: String) -> Bool {
        context.patterns.matches(words, .setsScene)
            || [Intent.expectsDenial, .reports].contains { context.patterns.stands($0, in: words) }
    }

    /// Quoted by the longest clause that tells something, where there is one.
    private func quotedElsewhere(_ observation: Observation, in story: String) -> Observation {
        guard tellsNothing(plainWords(observation.evidence, context.normaliser)) else { return observation }
        let text = context.normaliser.fold(story)
        let others = ClauseSplitter.clauses(of: text).map { text.scalarRange(ofTokens: $0.tokens) }.filter { range in
            let words = plainWords(String(scalars: range, of: story), context.normaliser)
            return !tellsNothing(words) && !context.patterns.stands(.othersAgree, in: words)
        }
        guard let longest = others.max(by: { $0.count < $1.count }) else { return observation }
        var observation = observation
        observation.evidence = String(scalars: longest, of: story)
        (observation.start, observation.end) = (longest.lowerBound, longest.upperBound)
        return observation
    }

    private func mention(_ entity: Entity, in text: String, shift: Int) -> Mention? {
        guard case .id(let value) = entity.value else { return nil }
        let words = String(scalars: entity.start..<entity.end, of: text)
        let kind: String
        switch entity.kind {
        case .mention: kind = value
        case .cue where value == "modality.wished" && saysWish(words, context.normaliser): kind = "wish"
        default: return nil
        }
        return Mention(kind: kind, words: words, start: entity.start + shift)
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

/// Whether the words themselves want something: "un jour" and "on va" may stand beside what has happened.
func saysWish(_ words: String, _ normaliser: Normaliser) -> Bool {
    plainWords(words, normaliser).split(separator: " ").contains { word in
        wishEndings.contains { word.hasSuffix($0) } || wishStarts.contains { word.hasPrefix($0) }
    }
}

private let wishEndings = ["rais", "rait", "raient", "rions", "riez"]
private let wishStarts = ["envie", "souhait", "esper", "reve", "besoin", "vivement", "voul", "veu", "manqu", "faud"]

extension String {
    /// The scalars `range` of `text`, clamped to it.
    init(scalars range: Range<Int>, of text: String) {
        let scalars = text.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex)
        let end = scalars.index(scalars.startIndex, offsetBy: range.upperBound, limitedBy: scalars.endIndex)
        self = String(scalars[(start ?? scalars.endIndex)..<(end ?? scalars.endIndex)])
    }
}
