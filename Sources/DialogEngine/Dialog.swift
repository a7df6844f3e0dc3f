import TestimonyModel

/// What a dialog wants to know, in the author's order; immutable, read from `Dialogs/`.
package struct Dialog: Sendable, Hashable {
    package var id: String
    package var version: Int
    package var limits: Limits
    package var slots: [Slot]

    package init(id: String, version: Int, limits: Limits = Limits(), slots: [Slot]) {
        self.id = id
        self.version = version
        self.limits = limits
        self.slots = slots
    }

    /// Years from which on words are kept: the opening says so.
    package static let leastAge = 15

    package func slot(_ id: String) -> Slot? { slots.first { $0.id == id } }

    /// Bounds that keep a conversation short and a session small.
    package struct Limits: Sendable, Hashable {
        /// Questions beyond the story, the recap and the consent.
        package var questions = 3
        /// Times that one slot is asked before it is left empty.
        package var attempts = 2
        /// Unicode scalars of one message; what is longer is cut with a word about it.
        package var characters = 20_000
        /// Steps that `retour` can go back.
        package var undo = 8
        /// Seconds of silence after which a draft is called to mind, ascending; two at most.
        package var reminders: [Int] = []
        /// Seconds that a draft waits for its witness.
        package var expires = 30 * 86_400

        package init() {}
    }
}

extension Codebook {
    /// The ids that answer a slot of this kind; none where answers are no choice among few.
    package func answers(to kind: Slot.Kind) -> [String] { labels(of: kind).map(\.id) }

    /// The same with what people call them.
    package func labels(of kind: Slot.Kind) -> [(id: String, label: String)] {
        switch kind {
        case .effects: effects.map { ($0.id, $0.label) }
        case .options(let facet): self.facet(facet)?.options.map { ($0.id, $0.label) } ?? []
        case .places: places.map { ($0.id, $0.label) }
        case .story, .dates: []
        }
    }
}

/// One thing to know.
package struct Slot: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The testimony in free words.
        case story
        /// Effects of the codebook.
        case effects
        /// Options of a facet.
        case options(facet: String)
        /// Places of the site.
        case places
        /// Dates in EDTF.
        case dates
    }

    package var id: String
    package var kind: Kind
    /// Asked only when this holds; unknown counts as no.
    package var relevant: Expression?
    /// With this the slot is settled although more could be said; without it, one value is enough.
    package var enough: Expression?

    package init(
        id: String, kind: Kind, relevant: Expression? = nil, enough: Expression? = nil
    ) {
        self.id = id
        self.kind = kind
        self.relevant = relevant
        self.enough = enough
    }
}
