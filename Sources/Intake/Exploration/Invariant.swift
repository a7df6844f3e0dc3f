import DialogEngine
import TestimonyModel

/// What holds in every conversation, whatever a witness types.
package enum Invariant: String, Sendable, CaseIterable {
    case ends
    case asksOtherwise = "asks-otherwise"
    case asksOnlyMissing = "asks-only-missing"
    case leavesRefused = "leaves-refused"
    case settlesRequired = "settles-required"
    case savesConfirmed = "saves-confirmed"
    case keepsConsent = "keeps-consent"
    case dropsUnkept = "drops-unkept"
    case withdraws
    case erases
    case goesBack = "goes-back"
    case sameInAnyOrder = "same-in-any-order"
    case sameWhenCorrected = "same-when-corrected"
    case sameWhenStored = "same-when-stored"
    case sameWhenRepeated = "same-when-repeated"
    case fitsALine = "fits-a-line"
    case isWellSet = "is-well-set"
    case namesStayOut = "names-stay-out"

    /// The promise, for people.
    package var promise: String {
        switch self {
        case .ends: "a witness who answers plainly comes to an end"
        case .asksOtherwise: "no question comes twice in the same words, but to 'répéter'"
        case .asksOnlyMissing: "only what is missing and relevant is asked"
        case .leavesRefused: "what was refused is not asked again in the testimony"
        case .settlesRequired: "what must be answered is answered, refused or not known when it is saved"
        case .savesConfirmed: "only what was read back and confirmed is saved, after an answer about consent"
        case .keepsConsent: "the saved consent is the one that was given"
        case .dropsUnkept: "after 'nothing', 'annuler' and 'stop' nothing is saved and nothing stays in the draft"
        case .withdraws: "'stop' takes back what the conversation confirmed, and nothing else does"
        case .erases: "'effacer' and a plain yes erase everything of the witness"
        case .goesBack: "'retour' restores what stood before"
        case .sameInAnyOrder: "facts told in any order give the same record"
        case .sameWhenCorrected: "a fact told wrong and corrected gives the record of the right one"
        case .sameWhenStored: "a session that was stored and read goes on as if it had not been"
        case .sameWhenRepeated: "the same turn is decided in the same way"
        case .fitsALine: "the bot's own words of a message have at most 350 bytes"
        case .isWellSet: "a message has no empty name, no double space and no straight apostrophe of the bot's own"
        case .namesStayOut: "names and numbers that were typed come back nowhere"
        }
    }
}

/// A turn, or a conversation, in which an invariant does not hold.
package struct Violation: Sendable, Hashable {
    package var invariant: Invariant
    /// What happened instead; the words of a witness of the exploration are nobody's.
    package var detail: String

    package init(_ invariant: Invariant, _ detail: String) {
        self.invariant = invariant
        self.detail = detail
    }
}

/// One turn and all that it was decided from.
struct Step: Sendable {
    var before: Session
    var event: Event
    var turn: Turn
    var context: Context
    let said: [Say]
    let saved: [TestimonyRecord]
    let closed: CloseReason?

    init(before: Session, event: Event, turn: Turn, context: Context) {
        self.before = before
        self.event = event
        self.turn = turn
        self.context = context
        said = turn.effects.compactMap { if case .say(let say) = $0 { say } else { nil } }
        saved = turn.effects.compactMap { if case .save(let record) = $0 { record } else { nil } }
        closed = turn.effects.lazy.compactMap { if case .close(let reason) = $0 { reason } else { nil } }.first
    }
}

extension Step {
    var after: Session { turn.session }

    /// What waited when the event came.
    var waited: Phase { before.phase.unpaused }

    var typed: String? { if case .utterance(let text) = event { text } else { nil } }

    /// The question that waits for an answer after this turn.
    var question: Say? { said.last { $0.expects != nil } }

    /// Whether the testimony under way is over, one way or another.
    var endsTestimony: Bool { closed.map { $0 != .paused } ?? false }
}

extension Phase {
    /// What waits on during a pause.
    var unpaused: Phase { if case .paused(let before) = self { before.unpaused } else { self } }
}
