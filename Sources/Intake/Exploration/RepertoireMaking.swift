import DialogEngine
import DialogFormat
import Extraction
import TestimonyModel

extension Repertoire {
    /// Seed of the stories that are put together: the same for every exploration of a dialog.
    private static let seed: UInt64 = 1
    private static let composed = 400

    /// `stories` are further texts that somebody told; only what is understood as a testimony is one.
    init(_ site: SiteData, _ context: Context, _ transcripts: [Transcript], stories: [String] = []) {
        meanings = Meanings(site)
        for story in NamedStories.all { meanings.secrets[story.text] = story.secrets }
        named = NamedStories.all.map(\.text)
        lines = transcripts.flatMap(\.typed).uniqued()
        takeWords(site)
        if site.dialog.isQuestionnaire {
            takeQuestionnaire(site, context)
        } else {
            takeStories(site, context, stories)
        }
    }

    private mutating func takeStories(_ site: SiteData, _ context: Context, _ stories: [String]) {
        let examples = WordingExamples(site)
        let sorter = TextSorter(site: site, context: context)
        facts = (examples.short + lines).compactMap(sorter.fact).uniqued()
        facts += sorter.effects()
        takeAnswers(site)
        var dice = Dice(seed: Self.seed)
        let composed = (0..<Self.composed).map { _ in compose(examples, &dice) }
        self.stories = (lines + stories + examples.long + composed).uniqued().compactMap(sorter.story)
        openStories = self.stories.filter { !$0.open.isEmpty && sorter.isOneEpisode($0) }
        plain.story = self.stories.first?.text ?? ""
    }

    private mutating func takeWords(_ site: SiteData) {
        let patterns = site.patterns
        commands = Intent.commands.map(patterns.examples)
        words = Intent.allCases.map(patterns.examples)
        silences = (Intent.unanswering + [.nothing, .no]).flatMap(patterns.examples)
        yesAndNo = [Intent.yes, .no, .greeting, .thanks].flatMap(patterns.examples)
        corrections = patterns.examples(of: .correction).filter { !site.takes($0, for: Intent.commands) }
        openings = [Intent.no, .addition, .continues, .completes, .remove].flatMap(patterns.examples)
        openings += ["pas", "c'était pas"]
        consents = meanings.consents.keys.sorted()
        names = meanings.names.sorted()
        plain.yes = patterns.example(of: .yes) ?? plain.yes
        plain.doesNotKnow = patterns.example(of: .doesNotKnow) ?? plain.doesNotKnow
        plain.name = names.first ?? ""
    }

    private mutating func takeAnswers(_ site: SiteData) {
        for slot in site.dialog.slots where slot.kind != .story {
            let told = facts.filter { $0.slot == slot.id }.map(\.text)
            let words = site.wording.slots[slot.id].map { [$0.said, $0.saidNegative] } ?? []
            var labels = site.codebook.labels(of: slot.kind).map(\.label)
            if slot.kind == .places { labels += site.wording.places.values.sorted() }
            let said = words.flatMap { $0.values.flatMap(\.self) }.sorted()
            answers[slot.id] = (told + site.codebook.answers(to: slot.kind) + labels + said).uniqued()
        }
        allAnswers = answers.values.flatMap(\.self).sorted()
    }

    /// A few words on when, where, who and what, each of them there or not.
    private func compose(_ examples: WordingExamples, _ dice: inout Dice) -> String {
        var parts: [String] = []
        for slot in ["when", "where", "publics"] where dice.happens(60) {
            if let fact = dice.pick(facts.filter { $0.slot == slot }) { parts.append(fact.text) }
        }
        if let what = dice.pick(examples.happenings) { parts.append(what) }
        if dice.happens(50), let what = dice.pick(examples.happenings) { parts.append(what) }
        return dice.shuffled(parts).joined(separator: dice.happens(50) ? ", " : " ")
    }
}

/// Tells what a text is by what is understood of it.
private struct TextSorter {
    let site: SiteData
    let context: Context

    func story(_ text: String) -> Repertoire.Story? {
        let extraction = context.understand(text, context.now)
        guard extraction.frame.isTestimony else { return nil }
        return Repertoire.Story(text: text, open: context.dialog.openSlots(extraction.ungated))
    }

    /// Whether one testimony is made of a story, in the language of the facts.
    func isOneEpisode(_ story: Repertoire.Story) -> Bool {
        let session = reduce(Session(dialog: site.dialog), .utterance(story.text), context).session
        return session.episodes.count == 1 && session.language == nil
    }

    /// The fact that a text says in a few words, where it says one that the dialog asks for, and nothing that the bot
    /// would take for a word of its own.
    func fact(_ text: String) -> Repertoire.Fact? {
        let facts = said(text, context)
        guard facts.count == 1, let fact = facts.first, site.dialog.slot(fact.slot) != nil,
            !context.understand(text, context.now).entities.contains(where: { $0.kind == .mention }),
            !isAmbiguous(text, fact.slot),
            plainWords(text, site.normaliser).split(separator: " ").count <= Self.mostWords,
            !site.takes(text, for: Intent.allCases.filter { !Self.harmless.contains($0) })
        else { return nil }
        return Repertoire.Fact(slot: fact.slot, value: fact.value, text: text)
    }

    /// What answers the question for effects in words that name one, and nothing of another slot.
    func effects() -> [Repertoire.Fact] {
        guard let slot = site.dialog.slots.first(where: { $0.kind == .effects }) else { return [] }
        let own = site.wording.slots[slot.id]
        return site.codebook.effects.flatMap { effect -> [Repertoire.Fact] in
            let names = site.wording.effects[effect.id]
            let texts = [own?.said, own?.saidNegative].flatMap { $0?[effect.id] ?? [] }
            return (texts + [names?.positive, names?.negative].compactMap(\.self))
                .filter { said($0, context).isEmpty && !isAmbiguous($0, slot.id) }
                .map { Repertoire.Fact(slot: slot.id, value: effect.id, text: $0) }
        }
    }

    /// Whether a text means something else elsewhere: "le quartier" is a place and an effect, "le 2" a day and a line.
    private func isAmbiguous(_ text: String, _ slot: String) -> Bool {
        let words = " \(plainWords(text, site.normaliser)) "
        if words.split(separator: " ").prefix(2).contains(where: { Int($0).map { $0 < 10 } ?? false }) { return true }
        return site.wording.slots.filter { $0.key != slot }.values.contains { wording in
            [wording.said, wording.saidNegative].flatMap { $0.values.flatMap(\.self) }.contains { phrase in
                firstRange(of: " \(plainWords(phrase, site.normaliser)) ", in: words) != nil
            }
        }
    }

    /// Words of a message that answers; one with more may tell.
    private static let mostWords = 5
    /// What stands in facts anyway, and means something at one line of the recap only.
    private static let harmless: Set<Intent> = [.partWhen, .partWhere, .partPeople, .partEffect]
}

extension Dialog {
    /// What a story leaves open that its witness can be asked for.
    func openSlots(_ frame: Frame) -> Set<String> {
        let open = slots.filter { slot in
            switch slot.kind {
            case .options(let facet): frame.facets[facet]?.isEmpty ?? true
            case .places: frame.places.isEmpty
            case .dates: frame.when.isEmpty && frame.facets["frequency"]?.isEmpty ?? true
            case .effects: frame.observations.isEmpty
            case .story, .question, .note, .calculation, .repeats: false
            }
        }
        return Set(open.map(\.id))
    }
}

extension Transcript {
    /// What its witness types.
    fileprivate var typed: [String] {
        exchanges.compactMap { if case .witness(let text) = $0.event { text } else { nil } }
    }
}
