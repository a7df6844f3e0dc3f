import DialogEngine
import Extraction
import TestimonyModel

@testable import Intake

/// A conversation about a story whose effects are given here and not by the model; all else is the shipped data.
struct StubbedTalk {
    private(set) var session = Session(dialog: shipped.dialog)
    private(set) var said: [String] = []
    private(set) var saved: TestimonyRecord?
    private(set) var closed: CloseReason?
    private let data: SiteData
    private let codes: [String: [Code]]

    /// An effect of a text, quoted by some of its words.
    struct Code {
        var effect: String
        var polarity = Polarity.positive
        var status = Status.observed
        var evidence: String
    }

    /// Tells `story`; `codes` gives the effects of the texts that it names.
    init(_ story: String, _ codes: [String: [Code]], data: SiteData = shipped) {
        self.data = data
        self.codes = codes
        session = Session(dialog: data.dialog)
        say(story)
    }

    var observations: [Observation] { session.draft.observations }
    var last: String { said.last ?? "" }

    @discardableResult mutating func say(_ text: String) -> [String] {
        var context = data.context(
            now: Moment("2026-11-19T18:40:00+01:00")!, newID: "n", conversation: "c", speaker: "s", held: Held())
        let understand = context.understand
        context.understand = { [codes] text, sentAt in
            var extraction = understand(text, sentAt)
            let observations = (codes[text] ?? []).map { $0.observation(in: text) }
            extraction.ungated.observations = observations
            extraction.frame = extraction.ungated
            extraction.frame.isTestimony = codes[text] != nil
            return extraction
        }
        let turn = reduce(session, .utterance(text), context)
        session = turn.session
        said = []
        for effect in turn.effects {
            switch effect {
            case .say(let say):
                said.append(say.text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " "))
            case .save(let record): saved = record
            case .close(let reason): closed = reason
            case .eraseSpeaker, .withdraw, .flag: break
            }
        }
        return said
    }
}

extension StubbedTalk.Code {
    fileprivate func observation(in text: String) -> Observation {
        let range = text.range(of: evidence)!
        let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        return Observation(
            effect: effect, level: shipped.codebook.effect(effect)!.level, polarity: polarity, status: status,
            evidence: evidence, start: start, end: start + evidence.unicodeScalars.count, confidence: 0.9)
    }
}
