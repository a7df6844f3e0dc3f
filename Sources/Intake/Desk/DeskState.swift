import Store
import TestimonyModel

/// What a coordinator has open in a private conversation, from one message to the next; it is stored, and so holds no word
/// of a testimony.
struct DeskState: Codable, Sendable, Hashable {
    /// A testimony as it was on some sight: its id, and a keyed mark of all that was shown.
    struct Sight: Codable, Sendable, Hashable {
        var id: String
        var mark: String
    }

    /// What an answer in free words is.
    enum Awaited: Codable, Sendable, Hashable {
        case reason
        /// The words of the text that tell of an effect.
        case words(effect: String, Polarity)
    }

    /// Silence after which a message is no longer meant for the desk, in seconds.
    static let patience = 2 * 3_600

    /// What decisions are about; `nil` once all was seen.
    var shown: Sight?
    /// What was decided upon last.
    var decided: Sight?
    var awaits: Awaited?
    /// Epoch seconds of the last message to the desk.
    var heardAt: Int

    func isOpen(at now: Int) -> Bool { now - heardAt <= Self.patience }
}

/// What the store shows to the desk for one message.
struct DeskView: Sendable {
    /// What waits for a review, in the order in which it was told.
    var waiting: [TestimonyRecord]
    /// The testimony that is shown, as it is by now; `nil` once it was erased.
    var shown: SeenTestimony?
    var decided: SeenTestimony?
    /// Why the decision that this message asked for could not be written a moment ago.
    var refusal: ReviewOutcome?
}

/// What follows from a message to the desk.
struct DeskTurn: Sendable, Hashable {
    /// `nil` once the desk is left.
    var state: DeskState?
    var lines: [String]
    /// Whether these hold words of witnesses.
    var quotesOthers = false
    var decision: DeskDecision?
    /// What the dialog does with the same message.
    var passesOn = Passing.no

    enum Passing: Sendable, Hashable {
        case no
        /// It carries it out where it is one of its commands, and the desk is silent then.
        case commands
        /// It answers first.
        case all
    }

    /// The desk does not hear it.
    static func silent(_ state: DeskState?) -> DeskTurn { DeskTurn(state: state, lines: [], passesOn: .all) }
}
