/// A question of the author's own: its answer is kept as it was given, and coded as nothing.
package struct Question: Sendable, Hashable {
    package var type: AnswerType
    /// Where this holds, the question is not left open but on purpose.
    package var required: Expression?
    /// What an answer must fulfil, written `.`; where that is unknown, it does.
    package var constraint: Expression?

    package init(type: AnswerType, required: Expression? = nil, constraint: Expression? = nil) {
        self.type = type
        self.required = required
        self.constraint = constraint
    }
}

/// What answers to a question look like.
package enum AnswerType: Sendable, Hashable {
    /// Free words, names and numbers of people taken out.
    case text
    /// Who: as free words, a name of its own taken out too.
    case person
    case integer
    case decimal
    /// A date, as far as it is known.
    case date
    /// `yes` or `no`.
    case yesNo
    /// From 1 to this number.
    case rating(Int)
    /// One of these ids.
    case choice([String])
    /// Some of these ids.
    case choices([String])

    /// The ids of the answers, where these are few.
    package var ids: [String] {
        switch self {
        case .yesNo: ["yes", "no"]
        case .rating(let best): (1...best).map(String.init)
        case .choice(let ids), .choices(let ids): ids
        case .text, .person, .integer, .decimal, .date: []
        }
    }
}

/// Slots that are asked again for each of several things: children, rooms, meals.
package struct Repeat: Sendable, Hashable {
    package var slots: [Slot]
    /// How many there are; without it each further one is offered.
    package var count: Term?

    /// Instances that one answer may open: more are a slip of the keyboard.
    package static let most = 50

    package init(slots: [Slot], count: Term? = nil) {
        self.slots = slots
        self.count = count
    }
}
