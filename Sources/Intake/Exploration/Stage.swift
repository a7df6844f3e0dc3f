import DialogEngine
import Extraction
import Foundation
import TestimonyModel

/// A conversation in memory: what the intake loop and the store do between two turns, without a store.
///
/// Goes on up to the first violation; after that it stands still.
struct Stage {
    private let site: ExploredSite
    private let looksTwice: Bool
    private var context: Context
    private var inspection: Inspection
    private var deadline: Int?
    /// What is held of the witness, the oldest first.
    private var kept: [TestimonyRecord] = [] {
        didSet {
            context.held = Held(
                testimonies: kept.map { Held.Testimony(day: $0.sentAt.date, consent: $0.consent, review: $0.review) })
        }
    }
    private var count = 0
    private(set) var session: Session
    private(set) var violation: Violation?
    private(set) var turns = 0
    /// What the last question waits for.
    private(set) var expects: String?
    /// Of the last turn.
    private(set) var closed: CloseReason?
    private(set) var saved: [TestimonyRecord] = []
    /// How the last testimony ended.
    private(set) var ending: CloseReason?

    /// With `looksTwice` the session is encoded and decoded before every turn, and the turn is decided twice.
    init(_ site: ExploredSite, _ setting: Script.Setting, looksTwice: Bool) {
        self.site = site
        self.looksTwice = looksTwice
        context = site.context
        context.isReachable = true
        context.now = setting.now
        inspection = Inspection(site.repertoire.meanings)
        session = setting.isKnown ? site.knownSession : Session(dialog: site.context.dialog)
    }

    var now: Moment { context.now }

    /// Nothing waits for an answer, or what waits may wait for days.
    var isOver: Bool { session.phase == .resting || session.phase.unpaused != session.phase }

    mutating func open() -> [Effect] { take(.opened) }

    mutating func perform(_ act: Script.Act) -> [Effect] {
        switch act {
        case .types(let text): return take(.utterance(text))
        case .waits(let seconds):
            let until = context.now.adding(seconds: seconds)
            (closed, saved) = (nil, [])
            var effects: [Effect] = []
            while violation == nil, let deadline, deadline <= until.epochSeconds {
                context.now = Moment(
                    epochSeconds: max(deadline, context.now.epochSeconds), utcOffset: until.utcOffset)
                effects += take(.deadline)
            }
            context.now = until
            return effects
        }
    }

    private mutating func take(_ event: Event) -> [Effect] {
        guard violation == nil else { return [] }
        if case .utterance(let text) = event { site.onMessage(text) }
        count += 1
        turns += 1
        context.newID = "t\(count)"
        let before = session
        let turn = reduce(before, event, context)
        if looksTwice { violation = difference(from: turn, before, event) }
        let step = Step(before: before, event: event, turn: turn, context: context.speaking(as: turn.session))
        violation = inspection.check(step) ?? violation
        commit(turn, step)
        return turn.effects
    }

    /// What the store does with a turn.
    private mutating func commit(_ turn: Turn, _ step: Step) {
        expects = step.question?.expects ?? (step.closed == nil ? expects : nil)
        closed = step.closed
        saved = step.saved
        ending = closed ?? ending
        for case .withdraw(let ids) in turn.effects { kept.removeAll { ids.contains($0.id) } }
        if !saved.isEmpty { kept += saved }
        let forgets = turn.effects.contains(.eraseSpeaker)
        if forgets { kept = [] }
        let isGone = forgets || closed == .tooYoung
        session = isGone ? Session(dialog: context.dialog) : turn.session
        deadline = isGone ? nil : turn.deadline
    }

    /// Decided a second time with nothing that was remembered.
    private func difference(from turn: Turn, _ before: Session, _ event: Event) -> Violation? {
        var context = context
        context.memory = nil
        guard let json = try? JSONEncoder().encode(before),
            let stored = try? JSONDecoder().decode(Session.self, from: json)
        else { return Violation(.sameWhenStored, "the session cannot be written or read") }
        if stored != before { return Violation(.sameWhenStored, "what was read is not what was written") }
        if reduce(stored, event, context) == turn { return nil }
        let isSame = reduce(before, event, context) == turn
        return Violation(
            isSame ? .sameWhenStored : .sameWhenRepeated, "the turn is decided otherwise the second time")
    }
}
