import DialogEngine
import Store
import TestimonyModel
import Transport

/// People who say of a posted summary that they saw the same, or do not agree.
extension Conversations {
    /// `nil` for what is no reaction, and at a kiosk, where nobody is known from one message to the next.
    func stanceAnswer(
        _ event: Event, _ stored: StoredSession?, _ before: Session, _ input: Input, _ site: SiteData
    ) async throws -> (TurnCommit, Outcome, Turn?)? {
        guard !isKiosk, case .utterance(let text) = event else { return nil }
        guard let reaction = input.reaction ?? InboundReaction(said: text) else { return nil }
        return try await answer(to: reaction, stored, before, input, site)
    }

    /// What follows from a reaction that a network carries, or from the words that stand for one; `nil` where no summary
    /// bears its reference.
    func answer(
        to reaction: InboundReaction, _ stored: StoredSession?, _ before: Session, _ input: Input, _ site: SiteData
    ) async throws -> (TurnCommit, Outcome, Turn?)? {
        let id = site.configuration.site.id
        let referred = try await store.referred(reaction.reference.lowercased(), site: id)
        // Words that only look like a reference may be a story.
        guard referred != nil || input.reaction != nil || reaction.reference.contains(where: \.isNumber) else {
            return nil
        }
        let phrase: Phrase?
        var taken: StanceTaken?
        switch referred {
        case .testimony(_, speaker: input.speaker): phrase = .stanceOwn
        case .testimony(let testimony, _):
            phrase = reaction.stance == .agree ? .stanceAgree : .stanceDisagree
            taken = StanceTaken(reaction.stance, on: testimony)
        case .gone: phrase = .stanceGone
        // Signs stand under other posts too, and nobody asked.
        case nil: phrase = input.reaction == nil ? .stanceUnknown : nil
        }
        let said = [phrase].compactMap(\.self)
            .map { site.said($0, ["reference": reaction.reference], in: before.language) }
        let commit = TurnCommit(
            site: id, transport: input.transport, conversation: input.conversation, speaker: input.speaker,
            messageID: input.messageID, session: stored?.json, basedOn: stored?.revision ?? 0, desk: stored?.desk,
            deadline: stored?.deadline, stance: taken, replies: said, now: input.now.epochSeconds)
        var outcome = Outcome(conversation: input.conversation)
        outcome.says = said.map { Say(text: $0) }
        (outcome.deadline, outcome.language) = (stored?.deadline, before.language)
        return (commit, outcome, nil)
    }
}

extension InboundReaction {
    private static let phrases: [(words: [String], stance: Stance)] = [
        (["moi", "aussi"], .agree), (["me", "too"], .agree), (["pas", "d", "accord"], .disagree),
        (["je", "ne", "suis", "pas", "d", "accord"], .disagree), (["disagree"], .disagree),
        (["i", "disagree"], .disagree),
    ]

    /// The reaction that a message says in words: « moi aussi 3f9a », « pas d’accord 3f9a », and nothing else.
    init?(said text: String) {
        // Signs may stand around the words, or alone: « moi aussi 3f9a » !
        let parts = text.split(whereSeparator: \.isWhitespace)
            .map { $0.trimming { !$0.isLetter && !$0.isNumber } }.filter { !$0.isEmpty }
        guard let reference = parts.last else { return nil }
        let words = parts.dropLast().flatMap { PlainWords.words(of: $0) }
        guard reference.count >= 4, let phrase = Self.phrases.first(where: { $0.words == words }) else { return nil }
        self.init(phrase.stance, reference: reference)
    }
}
