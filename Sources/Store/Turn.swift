import Delivery
import TestimonyModel

/// Everything that one turn of one conversation changes: the unit of commit.
///
/// Erasures come first, so that a turn may erase what stood before and still say so; then what is saved, except what is
/// named among the erased.
package struct TurnCommit: Sendable, Hashable {
    package var site: String
    package var transport: String
    package var conversation: String
    /// A keyed pseudonym, never the network's own name.
    package var speaker: String
    /// A keyed pseudonym of the network's id of the message and its conversation, which tells neither: it outlasts an
    /// erasure, so that a message that comes twice is known. `nil` for a turn that no message caused (silence, expiry).
    package var messageID: String?
    /// The dialog engine's session as JSON; `nil` when the conversation is over.
    package var session: String?
    /// The revision of the session that the turn was decided on, 0 where there was none; `nil` overwrites whatever
    /// stands there.
    package var basedOn: Int?
    /// What a coordinator has open beside the dialog, as JSON; `nil` where that is nothing.
    package var desk: String?
    /// What they decided. Where it can no longer be taken, nothing of the turn is written.
    package var decision: DeskDecision?
    /// What they say of somebody else's testimony.
    package var stance: StanceTaken?
    /// When silence becomes an event of its own; `nil` when nothing is waited for.
    package var deadline: Int?
    /// New testimonies, and new states of known ones. An id that was erased stays erased.
    package var saved: [TestimonyRecord]
    /// What their witness agreed to, in words; `nil` where nothing was read.
    package var consentText: ConsentText?
    /// Ids of testimonies whose consent is taken back: they are erased. Those that are not stored are nothing.
    package var withdrawn: [String]
    /// The draft that the session held is not kept: its bytes go too, as after any erasure.
    package var dropsDraft: Bool
    /// Everything that is this speaker's is erased, in every conversation.
    package var forgetsSpeaker: Bool
    package var letters: [DeliveryRecord]
    /// What the conversation is told next, one message each.
    package var replies: [String]
    /// Whether these hold words of other people, which go with what is erased.
    package var quotesOthers: Bool
    package var now: Int

    package init(
        site: String, transport: String, conversation: String, speaker: String, messageID: String? = nil,
        session: String?, basedOn: Int? = nil, desk: String? = nil, decision: DeskDecision? = nil,
        deadline: Int? = nil, stance: StanceTaken? = nil, saved: [TestimonyRecord] = [],
        consentText: ConsentText? = nil, withdrawn: [String] = [], dropsDraft: Bool = false,
        forgetsSpeaker: Bool = false,
        letters: [DeliveryRecord] = [], replies: [String] = [], quotesOthers: Bool = false, now: Int
    ) {
        self.site = site
        self.transport = transport
        self.conversation = conversation
        self.speaker = speaker
        self.messageID = messageID
        self.session = session
        self.basedOn = basedOn
        self.desk = desk
        self.decision = decision
        self.stance = stance
        self.deadline = deadline
        self.saved = saved
        self.consentText = consentText
        self.withdrawn = withdrawn
        self.dropsDraft = dropsDraft
        self.forgetsSpeaker = forgetsSpeaker
        self.letters = letters
        self.replies = replies
        self.quotesOthers = quotesOthers
        self.now = now
    }
}

package enum CommitOutcome: Sendable, Hashable {
    case committed
    /// The message had been committed before: nothing was written.
    case duplicate
    /// Another process moved this session on meanwhile: nothing was written, and the event is to be decided again on
    /// the session that stands now.
    case outdated
    /// The decision of a coordinator could not be taken: nothing was written.
    case refused(ReviewOutcome)
}

/// What a coordinator decides in a conversation.
package enum DeskDecision: Sendable, Hashable {
    case review(ReviewChange)
    case undo(ReviewUndoing)
    case page(PageNoteEdit)
}

/// An open conversation.
package struct StoredSession: Sendable, Hashable {
    package var conversation: String
    package var site: String
    package var transport: String
    package var speaker: String
    package var json: String
    /// What a coordinator has open beside the dialog, as JSON.
    package var desk: String?
    /// Counts the turns of this session from 1.
    package var revision: Int
    package var deadline: Int?
    package var updatedAt: Int
}

/// A reply that was committed and not yet said.
package struct StoredReply: Sendable, Hashable {
    /// Grows with every reply, also across conversations.
    package var id: Int
    package var site: String
    package var transport: String
    package var conversation: String
    package var text: String
    package var createdAt: Int
}
