import Extraction
import TestimonyModel

/// The state of one conversation: all that is known between two turns.
///
/// Sessions are stored; a change of shape raises `currentVersion`, and what cannot be read any more starts anew.
package struct Session: Codable, Sendable, Hashable {
    package static let currentVersion = 2

    package var version = Session.currentVersion
    package var dialog: String
    /// The version of the dialog in which it stands.
    var dialogVersion: Int?
    /// Whether this person has been told that a program speaks, for whom, and the rights.
    package var openingSaid = false
    package var phase = Phase.resting
    package var draft = Draft()
    /// Episodes of the same story: those that were read back already, and those that still wait.
    var told: [Draft]?
    var waiting: [Draft]?
    /// Whether the person for whom the story is told agrees; `nil` where nobody asked.
    var othersAgree: Bool?
    /// What was agreed for each episode, while the name or the sentence to print is still to come.
    var agreed: [Consent]?
    /// What `retour` goes back to, the latest last.
    package var past: [Step] = []
    /// Whether the witness knows that details are masked.
    var knowsOfDetails: Bool?
    /// The questions of this testimony as they were said, the one that waits last.
    private(set) var asked: [String]?
    /// Marks of the names that were told: one that comes again alone is known by them.
    var names: NameMarks?
    /// Whether the last thing heard was a call for help, answered with the list of words.
    package var hasHelp = false
    /// What this conversation confirmed, the oldest first: `stop` takes it back.
    package private(set) var confirmed: [Confirmed] = []
    /// Whether somebody sat down again behind what it confirmed, and has said nothing but commands.
    var isReopened: Bool?
    /// Messages that came one after another and are heard together once nothing more comes.
    var fragments: [String]?
    /// When the first of them came: "hier" is counted from it.
    var gatheredAt: Moment?
    /// When the witness last wrote, in epoch seconds.
    var heardAt: Int?
    /// How often the draft was called to mind.
    var reminded: Int?
    /// When the form stepped aside for somebody in distress; forgotten once it asks again.
    package var asideSince: Moment?
    /// For which alert.
    var asideFor: String?
    /// When each alert was last heard, in epoch seconds.
    var alerted: [String: Int]?
    /// Sessions of a time when a site had one language hold nothing of it.
    var spoken: Spoken?

    package init(dialog: Dialog) {
        self.dialog = dialog.id
        dialogVersion = dialog.version
    }

    /// Episodes that were read back and confirmed before the one under way.
    package var toldCount: Int { told?.count ?? 0 }

    /// The episodes of the story in their order, the one under way among them.
    package var episodes: [Draft] { (told ?? []) + [draft] + (waiting ?? []) }

    /// The question that waits.
    package var prompt: String? { asked?.last }

    /// The language that it is held in; `nil` is the site's own.
    package var language: String? { spoken?.language }

    /// Whether words of somebody are in it that may have to go.
    package var holdsWords: Bool { !draft.isEmpty || !past.isEmpty || fragments != nil }

    /// Questions that are remembered so as not to be said in the same words again.
    private static let mostAsked = 12

    package mutating func note(asked question: String) {
        asked = ((asked ?? []).filter { $0 != question } + [question]).suffix(Session.mostAsked)
    }

    /// Remembers what was said in the place of the question that waits, which `répéter` still repeats.
    mutating func note(hinted sentence: String) {
        let before = asked ?? []
        asked = before.dropLast() + [sentence] + before.suffix(1)
    }

    mutating func rewriteAsked(_ change: (String) -> String) { asked = asked?.map(change) }

    func wasAsked(_ question: String) -> Bool { asked?.contains(question) ?? false }

    mutating func forgetAsked() { asked = nil }

    /// Seconds after which a confirmation belongs to an earlier conversation. Chat networks know no end of one.
    private static let conversation = 86_400

    /// A testimony that was kept.
    package struct Confirmed: Codable, Sendable, Hashable {
        package var id: String
        /// Epoch seconds.
        package var at: Int
    }

    mutating func confirm(_ id: String, at now: Moment) {
        confirmed.append(Confirmed(id: id, at: now.epochSeconds))
    }

    /// Leaves to earlier conversations what they confirmed; all of it where a new one begins for certain.
    mutating func forgetConfirmed(at now: Moment, all: Bool = false) {
        confirmed.removeAll { all || $0.at <= now.epochSeconds - Session.conversation }
    }

    /// Where the conversation stands, as `retour` restores it.
    var step: Step { Step(phase: phase, draft: draft, told: told, waiting: waiting) }

    mutating func restore(_ step: Step) {
        agreed = nil
        guard let before = step.before else {
            (phase, draft, told, waiting) = (step.phase, step.draft, step.told, step.waiting)
            return
        }
        phase = step.phase
        for (place, old) in before { draft.slots[place] = old.value }
        draft.passed = 0
    }

    /// Whether going back to the latest step would change nothing.
    var isAtLastStep: Bool {
        guard let last = past.last else { return false }
        return last.before.map { $0.isEmpty && last.phase == phase } ?? (last == step)
    }

    /// Remembers what stood at a place before this step changed it.
    mutating func note(changed place: String, from value: SlotValue?) {
        guard let last = past.indices.last, past[last].before?[place] == nil else { return }
        past[last].before?[place] = Step.Before(value: value)
    }

    /// One step that can be taken back.
    package struct Step: Codable, Sendable, Hashable {
        var phase: Phase
        var draft: Draft
        var told: [Draft]?
        var waiting: [Draft]?
        /// In a questionnaire, only what changed since, as it was: hundreds of answers need not be kept eight times.
        var before: [String: Before]?

        struct Before: Codable, Sendable, Hashable {
            /// `nil` where nothing was known.
            var value: SlotValue?
        }
    }
}

/// What the conversation waits for.
package indirect enum Phase: Codable, Sendable, Hashable {
    /// Nothing: the next message starts a testimony.
    case resting
    case story(attempt: Int)
    case asking(slot: String, attempt: Int)
    /// "C’est bien ça ?"
    case recap(attempt: Int)
    /// A line was named and holds several things: which one?
    case choosingPart(slots: [String], attempt: Int)
    /// A slot is given again from the recap.
    case changing(slot: String, attempt: Int)
    case consent(attempt: Int)
    case attribution(attempt: Int)
    /// Whether somebody else, for whom the story is told, agrees to it.
    case othersConsent(attempt: Int)
    /// The witness gives the sentence that is quoted in words of their own choice.
    case rewording(attempt: Int)
    /// "J’efface ? « oui » ou « non »": what waited before waits again after a "non".
    case erasing(before: Phase)
    /// Somebody came back with a story of its own while a draft waited: its words, names and numbers out, and what
    /// waited.
    case returning(story: String, before: Phase, attempt: Int)
    /// `pause`: the next message goes on where this stood.
    case paused(before: Phase)
}

/// A testimony under way.
package struct Draft: Codable, Sendable, Hashable {
    /// The story as it would be kept: names and numbers are already out.
    package var text = ""
    package var sentAt: Moment?
    package var observations: [Observation] = []
    /// By slot or facet id.
    @PackedSlots package var slots: [String: SlotValue] = [:]
    package var named: [Mention] = []
    package var counts: [Count] = []
    /// Questions asked beyond the story.
    package var questions = 0
    /// The slot that the waiting question asks for beside its own.
    var askedBeside: String?
    /// Told for somebody else.
    var isReported: Bool?
    /// Told together with a danger: nothing more is asked about it.
    package var tellsDanger: Bool?
    /// Slots of a questionnaire, from the first on, that need not be looked at again.
    package var passed: Int?

    package init() {}

    package var isEmpty: Bool { text.isEmpty && slots.isEmpty }

    /// Whether names or numbers were taken out of what was told.
    var hasPlaceholder: Bool {
        holdsPlaceholder(text) || slots.values.contains { $0.values.contains(where: holdsPlaceholder) }
    }
}

/// People whom a story names without telling who they are: "quelqu’un", "tout le monde", "on".
package struct Mention: Codable, Sendable, Hashable {
    /// The classes of people that word lists know, and what else a question may be about.
    package static let people = [
        "someone", "everyone", "we", "they", "people", "ladies", "gentlemen", "young", "no_one",
    ]
    package static let kinds = people + ["wish", "thing"]

    package var kind: String
    package var words: String
    package var start: Int
}

extension Draft: Facts {
    /// What a story is coded by, beside its facets.
    package static let codedNames = ["when", "where", "effect", "polarity", "status"]

    package var mentions: Set<String> { Set(named.map(\.kind)) }

    package func values(of slot: String) -> [String] {
        switch slot {
        case "effect": observations.map(\.effect)
        case "polarity": observations.map(\.polarity.rawValue)
        case "status": observations.map(\.status.rawValue)
        default:
            if let value = slots[slot], value.isParked != true {
                value.items.filter { !$0.isGuess }.map(\.value)
            } else {
                []
            }
        }
    }
}

/// Whether names or numbers were taken out of a text.
func holdsPlaceholder(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "["))
        && Placeholder.allCases.contains { firstRange(of: $0.rawValue, in: text) != nil }
}
