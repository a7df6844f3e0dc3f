import DialogEngine
import TestimonyModel

/// Somebody who talks with the bot, as a seed and a behaviour have it.
struct Witness {
    private let repertoire: Repertoire
    private let moves: [(Behaviour.Move, weight: Int)]
    private var dice: Dice
    /// Acts that are left.
    private var patience: Int
    /// Silences that are left: each makes a time of its own, in which everything is understood anew.
    private var naps = 2
    private var last = ""

    let setting: Script.Setting

    init(_ repertoire: Repertoire, _ dice: Dice) {
        self.repertoire = repertoire
        self.dice = dice
        let behaviour = self.dice.pick(Behaviour.allCases) ?? .mixed
        moves = behaviour.moves
        patience = 2 + self.dice.roll(behaviour == .cooperative ? 12 : 10)
        var setting = Script.Setting()
        setting.botSpeaksFirst = self.dice.happens(30)
        setting.isKnown = self.dice.happens(80)
        self.setting = setting
    }

    /// What happens next; `nil` once the witness has had enough.
    mutating func act(_ stage: Stage) -> Script.Act? {
        // Whoever got to an end may tell something else, or go.
        if stage.closed != nil, stage.closed != .paused, dice.happens(60) { return nil }
        guard patience > 0 else { return nil }
        patience -= 1
        return act(dice.pick(weighted: moves) ?? .answer, stage)
    }

    private mutating func act(_ move: Behaviour.Move, _ stage: Stage) -> Script.Act {
        if move == .wait, naps > 0 {
            naps -= 1
            return .waits(dice.pick([7_200, 2 * 86_400, 31 * 86_400]) ?? 7_200)
        }
        let text = move == .again ? last : text(move, stage.expects)
        last = text
        return .types(text)
    }

    private mutating func text(_ move: Behaviour.Move, _ question: String?) -> String {
        switch move {
        case .answer, .wait, .again: answer(to: question)
        case .silence: pick(repertoire.silences)
        case .command: pick(dice.pick(dice.happens(65) ? repertoire.commands : repertoire.words) ?? [])
        case .yesOrNo: pick(repertoire.yesAndNo)
        case .number: String(1 + dice.roll(4))
        case .correction: correction()
        case .fact: fact()
        case .story: story()
        case .named: pick(repertoire.named)
        case .line: pick(repertoire.lines)
        case .hostile: dice.roll(400) == 0 ? pick(repertoire.long) : pick(repertoire.hostile)
        case .torn: torn()
        }
    }

    private mutating func answer(to question: String?) -> String {
        switch question {
        case nil, "story": dice.happens(12) ? pick(repertoire.named) : story()
        case "confirm", "others_consent": dice.happens(80) ? repertoire.plain.yes : pick(repertoire.yesAndNo)
        case "consent": pick(repertoire.consents)
        case "quote": dice.happens(70) ? story() : pick(repertoire.silences)
        case "attribution": dice.happens(80) ? pick(repertoire.names) : pick(repertoire.silences)
        case .some(let place):
            pick(repertoire.answers[place] ?? repertoire.answers[slotID(of: place)] ?? [repertoire.plain.doesNotKnow])
        }
    }

    private mutating func story() -> String { dice.pick(repertoire.stories)?.text ?? "" }

    private mutating func fact() -> String {
        let fact = dice.pick(repertoire.facts)?.text ?? ""
        return dice.happens(20) ? fact + ", " + (dice.pick(repertoire.facts)?.text ?? "") : fact
    }

    private mutating func pick(_ texts: [String]) -> String { dice.pick(texts) ?? "" }

    private mutating func correction() -> String {
        let number = dice.happens(20) ? "\(1 + dice.roll(3)) " : ""
        let opening = pick(dice.happens(60) ? repertoire.corrections : repertoire.openings)
        let what = dice.happens(85) ? fact() : pick(repertoire.allAnswers)
        return number + opening + (dice.happens(50) ? ", " : " ") + what
    }

    /// A text cut somewhere, one glued to another, or two words in one message.
    private mutating func torn() -> String {
        let text = dice.happens(60) ? story() : pick(repertoire.lines)
        let scalars = Array(text.unicodeScalars)
        let start = dice.roll(scalars.count)
        var piece = String.UnicodeScalarView()
        piece.append(contentsOf: scalars[start..<min(scalars.count, start + 1 + dice.roll(60))])
        switch dice.roll(4) {
        case 0: return String(piece)
        case 1: return String(piece) + String(piece)
        case 2: return pick(dice.pick(repertoire.commands) ?? []) + pick(repertoire.yesAndNo)
        default: return pick(dice.pick(repertoire.commands) ?? []) + " " + pick(dice.pick(repertoire.commands) ?? [])
        }
    }
}

/// The id of what is asked at a place: `age` at `children[2].age`.
private func slotID(of place: String) -> String {
    String(place.split(separator: ".").last?.prefix { $0 != "[" } ?? "")
}
