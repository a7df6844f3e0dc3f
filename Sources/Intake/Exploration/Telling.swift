import DialogFormat
import TestimonyModel

/// A story and facts beyond it, told in two ways that must come to the same record.
struct Telling: Sendable, Hashable {
    enum Detour: Sendable, Hashable {
        /// The facts in this order, by their indices.
        case order([Int])
        /// One fact told wrong first; `isLate` lets all others be told before it is put right.
        case corrected(Int, wrong: String, right: String, isLate: Bool)
    }

    var story: String
    var facts: [String]
    var detour: Detour
    /// What the story leaves open for the facts.
    var open: Set<String>

    init(_ story: String, _ facts: [String], _ detour: Detour, open: Set<String> = []) {
        self.story = story
        self.facts = facts
        self.detour = detour
        self.open = open
    }

    var invariant: Invariant {
        switch detour {
        case .order: .sameInAnyOrder
        case .corrected: .sameWhenCorrected
        }
    }

    /// Whether the violation is one of two ways and not of a turn.
    func isOwn(_ violation: Violation) -> Bool { violation.invariant == invariant }

    /// What is typed straight away.
    var direct: [String] { [story] + facts }

    /// What is typed in the other way.
    var indirect: [String] {
        switch detour {
        case .order(let order): return [story] + order.map { facts[$0] }
        case .corrected(let index, let wrong, let right, let isLate):
            var told = facts
            told[index] = wrong
            told.insert(right, at: isLate ? told.endIndex : index + 1)
            return [story] + told
        }
    }
}

extension Telling {
    /// Words of a message from which on the bot takes an answer for more of the story.
    private static let telling = 12
    private static let mostFacts = 6

    /// A story that leaves some slots open, and a fact for some of them; `nil` where there is none.
    init?(_ repertoire: Repertoire, isCorrected: Bool, _ dice: inout Dice) {
        guard let story = dice.pick(repertoire.openStories) else { return nil }
        var facts: [Repertoire.Fact] = []
        for slot in dice.shuffled(story.open.sorted()).prefix(Self.mostFacts) {
            if let fact = dice.pick(repertoire.facts.filter { $0.slot == slot }) { facts.append(fact) }
        }
        guard !facts.isEmpty, isCorrected || facts.count > 1 else { return nil }
        let (texts, open) = (facts.map(\.text), Set(facts.map(\.slot)))
        guard isCorrected else {
            var order = Array(texts.indices)
            while order == Array(texts.indices) { order = dice.shuffled(order) }
            self.init(story.text, texts, .order(order), open: open)
            return
        }
        let index = dice.roll(facts.count)
        let others = repertoire.facts.filter { $0.slot == facts[index].slot && $0.value != facts[index].value }
        guard let wrong = dice.pick(others), let opening = dice.pick(repertoire.corrections) else { return nil }
        let right = "\(opening), \(texts[index])"
        guard right.split(separator: " ").count < Self.telling else { return nil }
        self.init(
            story.text, texts, .corrected(index, wrong: wrong.text, right: right, isLate: dice.happens(50)), open: open)
    }
}

/// Two ways of a telling, as they went.
struct PlayedTelling {
    var direct: Played
    var indirect: Played
    /// Whether the story was taken for one.
    var isTold: Bool
    var violation: Violation?
}

extension ExploredSite {
    func play(_ telling: Telling, looksTwice: Bool = true) -> PlayedTelling {
        let (direct, isTold) = tell(telling.direct, looksTwice)
        let (indirect, _) = tell(telling.indirect, looksTwice)
        var played = PlayedTelling(direct: direct, indirect: indirect, isTold: isTold)
        played.violation = direct.violation ?? indirect.violation
        if played.violation == nil, isTold, direct.lines != indirect.lines {
            let differing = direct.lines.difference(from: indirect.lines).map { change in
                switch change {
                case .insert(_, let line, _): "straight: \(line.line)"
                case .remove(_, let line, _): "otherwise: \(line.line)"
                }
            }
            let detail = differing.isEmpty ? "one way ends in no record" : differing.joined(separator: "; ")
            played.violation = Violation(telling.invariant, detail)
        }
        return played
    }

    /// Tells one text after another, and then lets count what was understood.
    private func tell(_ texts: [String], _ looksTwice: Bool) -> (Played, isTold: Bool) {
        var waiting = texts[...]
        var isTold = false
        let played = play(Script.Setting(), looksTwice: looksTwice, tellsStory: false) { stage in
            if waiting.count == texts.count - 1 {
                isTold = context.dialog.isQuestionnaire || !stage.session.draft.isEmpty
            }
            return stage.closed == nil ? waiting.popFirst().map { .types($0) } : nil
        }
        return (played, isTold)
    }
}

extension Played {
    /// What is recorded, as in a transcript.
    var lines: [Transcript.Answer] { records.flatMap(Transcript.Answer.lines(of:)) }
}
