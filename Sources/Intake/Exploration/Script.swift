import TestimonyModel

/// What one witness does from beginning to end: enough to play the conversation again.
struct Script: Sendable, Hashable {
    enum Act: Sendable, Hashable {
        case types(String)
        /// Silence, in seconds; a deadline that comes meanwhile is kept then.
        case waits(Int)
    }

    /// How the conversation begins.
    struct Setting: Sendable, Hashable {
        var now = Moment("2026-11-19T18:40:00+01:00")!
        var botSpeaksFirst = false
        /// The opening was said on another day.
        var isKnown = true
    }

    var setting: Setting
    var acts: [Act]

    init(_ acts: [Act], _ setting: Setting = Setting()) {
        self.setting = setting
        self.acts = acts
    }
}

extension Script.Act {
    var text: String? { if case .types(let text) = self { text } else { nil } }
}
