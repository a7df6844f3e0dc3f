/// How a witness goes about answering: what is typed, and how often.
enum Behaviour: String, Sendable, CaseIterable {
    case cooperative, forgetful, correcting, commanding, adversarial, silent, mixed

    /// One thing to do next.
    enum Move: CaseIterable {
        /// What the question asks for.
        case answer
        /// "je ne sais pas", "passer"
        case silence
        case command
        case yesOrNo
        case number
        /// "non, c'était mardi", "enlève la cantine"
        case correction
        /// A fact that nobody asked for.
        case fact
        /// Another story, whatever waits.
        case story
        /// A story with names and numbers in it.
        case named
        /// Something from a transcript.
        case line
        /// The last message once more.
        case again
        case hostile
        /// Something torn, doubled or glued together.
        case torn
        case wait
    }

    var moves: [(Move, weight: Int)] {
        switch self {
        case .cooperative: [(.answer, 100), (.fact, 8), (.named, 4)]
        case .forgetful: [(.answer, 45), (.silence, 35), (.command, 12), (.yesOrNo, 4), (.wait, 4), (.again, 4)]
        case .correcting: [(.answer, 45), (.correction, 30), (.number, 12), (.fact, 8), (.yesOrNo, 5), (.again, 4)]
        case .commanding: [(.answer, 35), (.command, 50), (.yesOrNo, 5), (.number, 5), (.again, 10)]
        case .adversarial:
            [
                (.answer, 25), (.hostile, 35), (.torn, 8), (.number, 10), (.yesOrNo, 8), (.line, 8), (.named, 6),
                (.again, 8),
            ]
        case .silent: [(.answer, 60), (.wait, 30), (.command, 10)]
        case .mixed: Move.allCases.map { ($0, $0 == .answer ? 24 : $0 == .torn ? 2 : 6) }
        }
    }
}
