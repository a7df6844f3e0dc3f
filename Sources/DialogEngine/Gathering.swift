/// Messages sent one after another are one story: "tu sais le café du jeudi", "ben jeudi dernier", "un monsieur a servi
/// avec nous". An answer to the first would cut the witness short, so the bot waits until nothing more comes.
extension Reduction {
    /// Words of a fragment that may be the whole story: less silence behind them is enough.
    private static let wholeStory = 8

    mutating func gather(_ reading: Reading) {
        // Names and numbers are out before it is stored.
        session.fragments = (session.fragments ?? []) + [reading.text]
        session.gatheredAt = session.gatheredAt ?? context.now
        let length = session.fragments?.reduce(0) { $0 + $1.unicodeScalars.count } ?? 0
        guard length < dialog.limits.characters else { return hearGathered() }
        let isWhole = reading.wordCount >= Reduction.wholeStory && reading.extraction.frame.isTestimony
        silence = isWhole ? (context.patience + 1) / 2 : context.patience
    }

    /// Nothing more came.
    mutating func hearGathered() {
        let story = (session.fragments ?? []).joined(separator: "\n")
        let told = session.gatheredAt
        (session.fragments, session.gatheredAt) = (nil, nil)
        if session.phase == .resting, isWordless(story) { session.phase = .story(attempt: 0) }
        hear(story, isWhole: true, toldAt: told)
    }
}

extension Session {
    /// Whether the silence that is waited for is that behind a message of a story.
    var gathers: Bool { fragments?.isEmpty == false && phase.takesStory }
}

extension Phase {
    /// Whether the next message begins a story or goes on with one that has no question yet.
    var takesStory: Bool {
        switch self {
        case .resting, .story: true
        default: false
        }
    }
}
