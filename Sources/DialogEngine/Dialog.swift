import TestimonyModel

/// What a dialog wants to know, in the author's order; immutable, read from `Dialogs/`.
package struct Dialog: Sendable, Hashable {
    package var id: String
    package var version: Int
    package var limits: Limits
    /// What became of slots since earlier versions, in the order of these.
    package var migrations: [Migration]
    package var slots: [Slot] {
        didSet { self = Dialog(id: id, version: version, limits: limits, slots: slots, migrations: migrations) }
    }
    /// All slots by id, those inside repeats among them.
    private var byID: [String: Slot]
    /// Where each slot stands among `slots`.
    private var order: [String: Int]
    /// Whether nothing is told freely: its questions are asked in order.
    package private(set) var isQuestionnaire: Bool
    /// Whether a slot depends on one that is asked after it.
    private(set) var looksAhead: Bool
    /// The question that asks for a date, where only one does, outside of repeats.
    private(set) var onlyDate: Slot?

    package init(
        id: String, version: Int, limits: Limits = Limits(), slots: [Slot], migrations: [Migration] = []
    ) {
        self.id = id
        self.migrations = migrations
        self.version = version
        self.limits = limits
        self.slots = slots
        let all = slots.flatMap(\.withInner)
        byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        order = Dictionary(slots.enumerated().map { ($1.id, $0) }) { first, _ in first }
        isQuestionnaire = !slots.contains { $0.kind == .story }
        var seen: Set<String> = []
        looksAhead = all.contains { slot in
            seen.insert(slot.id)
            return !slot.dependencies.isSubset(of: seen)
        }
        let dates = all.filter { if case .question(let question) = $0.kind { question.type == .date } else { false } }
        if dates.count == 1, order[dates[0].id] != nil { onlyDate = dates[0] }
    }

    /// Years from which on words are kept: the opening says so.
    package static let leastAge = 15

    /// The slot of this id, or the one that is asked at this place: `children[2].age`.
    package func slot(_ id: String) -> Slot? { byID[id] ?? byID[String(SlotPlace.id(of: id))] }

    /// Where the slot of this id stands among `slots`; `nil` for one inside of a repeat.
    func index(of id: String) -> Int? { order[id] }

    /// Every slot in the author's order, a repeat before what is in it.
    package var allSlots: [Slot] { slots.flatMap(\.withInner) }

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
        case .question(let question): question.type.ids.map { ($0, $0) }
        case .story, .dates, .note, .calculation, .repeats: []
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
        /// What the author wants to know beside.
        case question(Question)
        /// Said when it is reached; nothing is asked.
        case note
        /// Computed, never asked.
        case calculation(Term)
        case repeats(Repeat)
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

    /// Whether it belongs to the author's own questions, and not to what a story is coded by.
    package var isOwn: Bool {
        switch kind {
        case .question, .note, .calculation, .repeats: true
        case .story, .effects, .options, .places, .dates: false
        }
    }

    /// The slot, and those that are asked again with each instance of it.
    var withInner: [Slot] {
        guard case .repeats(let inner) = kind else { return [self] }
        return [self] + inner.slots.flatMap(\.withInner)
    }

    /// Slots that must be known before this one is asked, judged or computed.
    package var dependencies: Set<String> {
        var slots = (relevant?.slots ?? []).union(enough?.slots ?? [])
        switch kind {
        case .question(let question):
            slots.formUnion(question.required?.slots ?? [])
            slots.formUnion(question.constraint?.slots ?? [])
        case .calculation(let term): slots.formUnion(term.slots)
        case .repeats(let inner): slots.formUnion(inner.count?.slots ?? [])
        case .story, .effects, .options, .places, .dates, .note: break
        }
        return slots
    }
}
