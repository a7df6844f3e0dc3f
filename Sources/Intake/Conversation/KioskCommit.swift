import Store

/// A turn at a kiosk, taken apart: what the store may know of it, and what ends with the conversation.
extension TurnCommit {
    /// What was agreed or taken back, and whom it is told to; `nil` where that is nothing.
    var agreed: TurnCommit? {
        guard !saved.isEmpty || !withdrawn.isEmpty || forgetsSpeaker || !letters.isEmpty else { return nil }
        var commit = self
        (commit.session, commit.basedOn, commit.deadline, commit.messageID) = (nil, nil, nil, nil)
        (commit.dropsDraft, commit.replies) = (false, [])
        return commit
    }

    /// The conversation without what was agreed in it.
    var unfinished: TurnCommit {
        var commit = self
        (commit.saved, commit.withdrawn, commit.letters) = ([], [], [])
        return commit
    }
}
