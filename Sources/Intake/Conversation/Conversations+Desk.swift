import DialogEngine
import DialogFormat
import Store
import TestimonyModel
import Transport

/// Coordinators, who have a desk beside the dialog.
extension Conversations {
    /// Who of those that may review speaks; `nil` for a witness, at a kiosk, and where others read along.
    func reviewer(speaking message: InboundMessage) -> Roles.Identity? {
        guard message.isPrivate, !isKiosk else { return nil }
        let speaker = message.comparison.folded(message.speaker)
        return site.value.configuration.roles.reviewer(on: message.transport) {
            message.comparison.folded($0) == speaker
        }
    }

    /// `nil` where nobody sits at one.
    func hear(
        _ event: Event, atTheDeskOf reviewer: Roles.Identity?, _ stored: StoredSession?, _ refusal: ReviewOutcome?,
        _ input: Input, _ site: SiteData
    ) async throws -> DeskTurn? {
        guard let reviewer, case .utterance(let text) = event else { return nil }
        let desk = Desk(store: store, site: site, actor: reviewer, clock: clock, key: key)
        return try await desk.turn(text, stored?.desk, at: input.now, refusal)
    }

    /// What the desk answers alone; the dialog stays where it is.
    func deskAnswer(
        _ turn: DeskTurn, _ stored: StoredSession?, _ before: Session, _ input: Input, _ site: SiteData
    ) throws -> (TurnCommit, Outcome, Turn?) {
        let open = try turn.stored
        let session = try stored?.json ?? (open == nil ? nil : json(before))
        let commit = TurnCommit(
            site: site.configuration.site.id, transport: input.transport, conversation: input.conversation,
            speaker: input.speaker, messageID: input.messageID, session: session, basedOn: stored?.revision ?? 0,
            desk: open, decision: turn.decision, deadline: stored?.deadline, replies: turn.replies,
            quotesOthers: turn.quotesOthers, now: input.now.epochSeconds)
        return (commit, Outcome(turn, conversation: input.conversation, deadline: stored?.deadline), nil)
    }
}
